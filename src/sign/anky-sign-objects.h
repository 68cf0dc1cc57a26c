/* anky-sign-objects.h - the objects that one signature adds to a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-update.h"
#include "anky-sign-plan.h"

G_BEGIN_DECLS

/* Tags of the two places that are filled when the rest is fixed. */
typedef enum {
  ANKY_SIGN_TAG_BYTE_RANGE = 1,
  ANKY_SIGN_TAG_CONTENTS,
} AnkySignTag;

/* "[0 n n n]" with room for three numbers of 64 bits. */
#define ANKY_SIGN_BYTE_RANGE_SIZE 68

/* Signature dictionary, appearance, field with its widget, and what must name
 * them: the page, the form, the catalog. @contents_size: of the CMS, bytes. */
AnkyPdfUpdate *anky_sign_objects_add (const AnkySignPlan *plan,
                                      gsize contents_size,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
