/* anky-ink-effect-private.h - what ink does to a page, told from its pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"

G_BEGIN_DECLS

/* One area of a page, drawn without and with the ink. */
typedef struct {
  const AnkyPixels *before;
  const AnkyPixels *after;
  AnkyRectMm area; /* of the page, that both show */
  double pixels_per_mm;
} AnkyInkPair;

typedef struct {
  AnkyRectMm box;  /* around every pixel that changed; empty: none did */
  guint n_pixels;  /* that changed */
  guint n_lighter; /* dark ones that became light: something hides them */
  guint n_flooded; /* patches with a drawing in them that are one colour now */
  guint n_covered; /* letters of the page that lost a part of their shape */
  guint n_drowned; /* letters that can no longer be told from what is around */
  guint n_drowned_together; /* of those, the most that stand side by side */
  gboolean has_drowned_digit;
} AnkyInkEffect;

/* @text is the page's own, without what annotations show. Pixels within the
 * @spared rectangles (element-type AnkyRectMm) count for letters only: there
 * stood something that may be drawn over in part. */
AnkyInkEffect anky_ink_effect_measure (const AnkyInkPair *pair,
                                       const AnkyPageText *text,
                                       GArray *spared);

/* How much of what was coloured or dark within @rect, letters apart, is now
 * something else: 0 to 1. */
double anky_ink_effect_measure_loss (const AnkyInkPair *pair, AnkyRectMm rect);

/* How many pixels differ by more than drawing the same thing twice does. */
guint anky_pixels_count_differences (const AnkyPixels *a, const AnkyPixels *b);

G_END_DECLS
