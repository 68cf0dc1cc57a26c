/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-rule-place.h"

#include "anky-rule-text.h"

#include <math.h>

/* Ô 14 (measured on Phụ lục I): from 7 to 18 mm below the edge, ending between
 * the right text margin and 8 mm from the edge. Ô 1 begins at 20 mm. */
#define MIDDLE_MM     12.5
#define MIN_TOP_MM    3.0
#define MAX_BOTTOM_MM 19.5
#define RIGHT_MM      15.0
#define CLEARANCE_MM  0.3

#define FONT_SIZE_PT   10.0
#define LINE_HEIGHT_MM 4.1
/* Of a line's width, what words that do not fit leave empty. */
#define FULL_PART 0.9

static double
measure_height (double text_width, double width)
{
  double n = text_width <= width ? 1 : ceil (text_width / (FULL_PART * width));

  return n * LINE_HEIGHT_MM + CLEARANCE_MM;
}

static gboolean
is_clear (const AnkyAnatomy *anatomy, AnkyRectMm rect)
{
  for (guint i = 0; i < anatomy->first_page_boxes->len; i++) {
    const AnkyRectMm *box = g_ptr_array_index (anatomy->first_page_boxes, i);

    if (anky_rect_mm_intersect (rect, *box, NULL))
      return FALSE;
  }
  return TRUE;
}

/* The clear place in the margin that is nearest to where the line belongs. */
static gboolean
find_clear (const AnkyAnatomy *anatomy, AnkyRectMm *rect)
{
  double wanted = CLAMP (MIDDLE_MM - rect->height / 2,
                         MIN_TOP_MM,
                         MAX (MAX_BOTTOM_MM - rect->height, MIN_TOP_MM));
  const double step = 0.25;

  for (double shift = 0; shift < MAX_BOTTOM_MM; shift += step)
    for (int side = -1; side <= 1; side += 2) {
      rect->y = wanted + side * shift;
      if (rect->y >= MIN_TOP_MM &&
          rect->y + rect->height <= MAX_BOTTOM_MM + 0.01 &&
          is_clear (anatomy, *rect))
        return TRUE;
    }
  rect->y = wanted;
  return FALSE;
}

/* As wide as the sample of the decree, wider for what would fill more than two
 * lines, narrower beside what stands in the margin (ô 11, a page number, a line
 * that came before). */
static AnkyRectMm
choose_box (const AnkyAnatomy *anatomy, const char *text)
{
  static const double widths[] = { 70, 95, 120, 55, 45, 35 };
  double text_width = anky_rule_text_estimate_width (text, FONT_SIZE_PT);
  double right = anatomy->page_width_mm - RIGHT_MM;
  AnkyRectMm rect = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    rect.width = MIN (widths[i], right);
    rect.height = measure_height (text_width, rect.width);
    rect.x = right - rect.width;
    if (i == 0 && text_width > 2 * FULL_PART * rect.width)
      continue;
    if (rect.height <= MAX_BOTTOM_MM - MIN_TOP_MM &&
        find_clear (anatomy, &rect))
      return rect;
  }
  rect.width = MIN (widths[0], right);
  rect.height = measure_height (text_width, rect.width);
  rect.x = right - rect.width;
  (void) find_clear (anatomy, &rect);
  return rect;
}

AnkyPlacement *
anky_rule_place_line (const AnkyAnatomy *anatomy,
                      AnkyKind kind,
                      const char *text)
{
  AnkyPlacement *placement =
      anky_placement_new (kind, 0, choose_box (anatomy, text));

  placement->text = g_strdup (text);
  placement->align = ANKY_ALIGN_RIGHT;
  placement->font_size_pt = FONT_SIZE_PT;
  placement->confidence = 0.97;
  placement->reason = g_strdup ("top right of the first page");
  return placement;
}
