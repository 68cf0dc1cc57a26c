/* anky-document-guides.h - the lines by which the decree places a signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-kind.h"
#include "anky-snap.h"

G_BEGIN_DECLS

/* The lines of @page for a box of @kind (never ISSUE). A leader's signature:
 * the axis of title and name, the last title's foot, the name's head, and the
 * middle between them (NĐ 30/2020, Phụ lục I, II.7.c). A seal: the end of the
 * signature's first third and the signature's middle (II.8), if
 * @signature_ink, which stands on @page, is not NULL. Other kinds have none.
 * (element-type AnkyGuide), never NULL. */
GArray *anky_document_guides_new (const AnkyAnatomy *anatomy,
                                  AnkyKind kind,
                                  guint page,
                                  const AnkyRectMm *signature_ink)
    G_GNUC_WARN_UNUSED_RESULT;

/* The part of the width of @signature_ink, from its left, that @seal lies
 * over: 0 where they do not meet. The decree asks for a third. */
double anky_document_guides_get_overlap (AnkyRectMm seal,
                                         AnkyRectMm signature_ink);

G_END_DECLS
