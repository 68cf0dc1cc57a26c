/* anky-to-unicode-private.h - from the codes of a font to text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/**
 * AnkyToUnicode:
 *
 * The ToUnicode map of a font (ISO 32000-2, 9.10.3); without one, codes are
 * taken for Latin letters.
 */
typedef struct _AnkyToUnicode AnkyToUnicode;

AnkyToUnicode *anky_to_unicode_new (AnkyPdfRevision *revision,
                                    const AnkyPdfObject *font)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_to_unicode_free (AnkyToUnicode *self);

void anky_to_unicode_append (const AnkyToUnicode *self,
                             const guint8 *codes,
                             gsize size,
                             GString *text);

G_END_DECLS
