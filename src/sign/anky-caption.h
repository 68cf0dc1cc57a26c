/* anky-caption.h - the text of a signature in the regulations' type
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Plain data, borrowed. Several pieces, each centred on its own place in the
 * box, stand instead of the text (the day and the month over one date line).
 * All text in NFC. */
typedef struct {
  const char *text;
  double font_size_pt;
  gboolean is_italic;
  AnkyAlign align;
  guint n_pieces;
  const AnkyTextPiece *pieces;
} AnkyCaption;

/* Size of the text on as few lines as it has itself, and the distance of the
 * first baseline from its top, in points. */
void anky_caption_measure (const AnkyCaption *self,
                           double *width_out,
                           double *height_out,
                           double *baseline_out);

/* Into the box at the origin; with @baseline_pt on that line, else centred in
 * height and wrapped. Text that does not fit is made smaller. */
void anky_caption_draw (const AnkyCaption *self,
                        cairo_t *cr,
                        double width_pt,
                        double height_pt,
                        double baseline_pt);

G_END_DECLS
