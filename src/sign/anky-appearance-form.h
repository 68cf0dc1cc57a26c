/* anky-appearance-form.h - an appearance as a Form XObject of another file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-appearance.h"
#include "anky-archive.h"
#include "anky-pdf-update.h"
#include "anky-sign-request.h"

G_BEGIN_DECLS

typedef struct {
  AnkyRectMm box;     /* of the widget */
  AnkyRectMm place;   /* of the appearance, within the box */
  double baseline_mm; /* from the top of the page; 0: centred */
  int page_rotate;
  AnkyArchive archive;
} AnkyAppearanceFormOptions;

/* An appearance that was drawn before it is needed. */
struct _AnkyDrawnAppearance {
  GBytes *pdf; /* NULL: nothing is seen */
  AnkyAppearanceFormOptions options;
};

AnkyDrawnAppearance *anky_drawn_appearance_new (
    AnkyAppearance *appearance,
    const AnkyAppearanceFormOptions *options,
    GError **error) G_GNUC_WARN_UNUSED_RESULT;

AnkyDrawnAppearance *anky_drawn_appearance_new_empty (void)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds the appearance to @update; the number of the form to name in /AP /N.
 * {0,0} with error. @drawn is used if it was drawn for the same place. */
AnkyPdfRef anky_appearance_form_add (AnkyAppearance *appearance,
                                     AnkyPdfUpdate *update,
                                     const AnkyAppearanceFormOptions *options,
                                     const AnkyDrawnAppearance *drawn,
                                     GError **error);

/* One that shows nothing, for a signature that is not seen: PDF/A-1 wants an
 * appearance of every widget (ISO 19005-1, 6.9). */
AnkyPdfRef anky_appearance_form_add_empty (AnkyPdfUpdate *update);

G_END_DECLS
