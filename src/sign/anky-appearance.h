/* anky-appearance.h - what a signature looks like, drawn once for screen and
 * file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cairo.h"
#include "anky-geometry.h"
#include "anky-placement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyAppearance:
 *
 * A picture (fitted, never stretched) or one or more lines of text. Immutable.
 * Thread: any.
 */
#define ANKY_TYPE_APPEARANCE (anky_appearance_get_type ())
G_DECLARE_FINAL_TYPE (AnkyAppearance,
                      anky_appearance,
                      ANKY,
                      APPEARANCE,
                      GObject)

/* PNG bytes; refuses what is no PNG, larger than 64 MB decoded, or empty. */
AnkyAppearance *anky_appearance_new_picture (GBytes *png, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Black, @font_size_pt of the regulations' type (Times New Roman or its metric
 * twin), upright or italic, centred. */
AnkyAppearance *anky_appearance_new_text (const char *text,
                                          double font_size_pt,
                                          gboolean is_italic)
    G_GNUC_WARN_UNUSED_RESULT;
/* The text, or the pieces of text, of a number, date, copy or attachment with
 * their type and alignment; empty if the placement has none. */
AnkyAppearance *anky_appearance_new_for_placement (
    const AnkyPlacement *placement) G_GNUC_WARN_UNUSED_RESULT;
/* No picture and no text: a signature that is not seen. */
AnkyAppearance *anky_appearance_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean anky_appearance_is_empty (AnkyAppearance *self);
/* Width through height of the picture, or of the text on one line. */
double anky_appearance_get_aspect (AnkyAppearance *self);
/* The part of a picture that is not transparent, as fractions of its size. */
void anky_appearance_get_ink (AnkyAppearance *self,
                              double *x_out,
                              double *y_out,
                              double *width_out,
                              double *height_out);

/* Size of the text on its own lines and its first baseline from the top, in
 * points: what a box that fits it tightly must have. 0 for pictures. */
void anky_appearance_measure_text (AnkyAppearance *self,
                                   double *width_out,
                                   double *height_out,
                                   double *baseline_out);

/* Draws into @width_pt x @height_pt at the origin of @cr, y downwards, upright;
 * @baseline_pt from the top for text, 0 to centre it. The one drawing function
 * for the box on screen and the Form XObject in the file. */
void anky_appearance_draw (AnkyAppearance *self,
                           cairo_t *cr,
                           double width_pt,
                           double height_pt,
                           double baseline_pt);

/* The same as a one-page PDF, without transparency if PDF/A-1 asks. */
GBytes *anky_appearance_to_pdf (AnkyAppearance *self,
                                double width_pt,
                                double height_pt,
                                double baseline_pt,
                                gboolean without_transparency,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
