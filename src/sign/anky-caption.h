/* anky-caption.h - the text of a signature in the regulations' type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Plain data, borrowed. @text: NFC; a tab spreads what stands around it to the
 * two ends of the box (the day and the month over one date line). */
typedef struct {
  const char *text;
  double font_size_pt;
  gboolean is_italic;
} AnkyCaption;

/* Size of the text on as few lines as it has itself, and the distance of the
 * first baseline from its top, in points. */
void anky_caption_measure (const AnkyCaption *self,
                           double *width_out,
                           double *height_out,
                           double *baseline_out);

/* Right-aligned in the box at the origin; with @baseline_pt on that line, else
 * centred in height and wrapped. Text that does not fit is made smaller. */
void anky_caption_draw (const AnkyCaption *self,
                        cairo_t *cr,
                        double width_pt,
                        double height_pt,
                        double baseline_pt);

G_END_DECLS
