/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-rule-pointed.h"

#include "anky-anatomy-private.h"
#include "anky-rule-place.h"

/* A hand is not steady, and a line is lower than its box. */
#define REACH_MM 2.0
/* A blank at the end of a line has no other side. */
#define OPEN_END_MM 25.0
/* Less than this is a space between words. */
#define MIN_BLANK_MM 3.0

static const AnkyGlyph *
get_glyph (const AnkyTextLine *line, guint i)
{
  return &g_array_index (line->glyphs, AnkyGlyph, i);
}

static double
get_right (const AnkyGlyph *glyph)
{
  return glyph->box.x + glyph->box.width;
}

/* The nearest line whose height holds the point, or almost. */
static const AnkyTextLine *
find_line (const AnkyPageLines *lines, double y_mm)
{
  const AnkyTextLine *found = NULL;
  double best = REACH_MM;

  for (guint i = 0; i < lines->lines->len; i++) {
    const AnkyTextLine *line = g_ptr_array_index (lines->lines, i);
    double middle = line->box.y + line->box.height / 2;
    double distance = ABS (y_mm - middle) - line->box.height / 2;

    if (distance <= best) {
      best = distance;
      found = line;
    }
  }

  return found;
}

/* The empty space of a line around a point, dots and underscores counting as
 * empty, and the glyphs on both its sides. */
static gboolean
find_blank (const AnkyTextLine *line,
            double x_mm,
            AnkyBlank *blank,
            const AnkyGlyph **beside_out)
{
  const AnkyGlyph *left = NULL;
  const AnkyGlyph *right = NULL;

  for (guint i = 0; i < line->glyphs->len; i++) {
    const AnkyGlyph *glyph = get_glyph (line, i);

    if (anky_anatomy_is_filler (glyph->letter))
      continue;
    if (glyph->box.x + glyph->box.width / 2 <= x_mm)
      left = glyph;
    else if (!right)
      right = glyph;
  }
  if (!left)
    return FALSE;

  *beside_out = left;
  blank->rect = line->box;
  blank->rect.x = get_right (left);
  blank->rect.width = (right ? right->box.x : get_right (left) + OPEN_END_MM) -
                      get_right (left);

  return blank->rect.width >= MIN_BLANK_MM;
}

static void
say_why (AnkyPlacement *placement)
{
  if (!placement)
    return;

  placement->confidence = 1;
  g_free (placement->reason);
  placement->reason = g_strdup (ANKY_REASON_POINTED);
}

AnkyPlacement *
anky_rule_place_number_at (const AnkyPageLines *lines,
                           double x_mm,
                           double y_mm,
                           const char *number)
{
  const AnkyTextLine *line = find_line (lines, y_mm);
  const AnkyGlyph *beside = NULL;
  AnkyAnatomy found = { 0 };
  AnkyPlacement *placement;

  if (!line || !find_blank (line, x_mm, &found.number.number, &beside))
    return NULL;

  found.number.is_found = TRUE;
  found.number.page = lines->page;
  found.number.line = line->box;
  anky_anatomy_take_type (lines,
                          beside,
                          &found.number.font_size_pt,
                          &found.number.is_italic,
                          &found.number.baseline_mm);
  placement = anky_rule_place_number (&found, number);
  say_why (placement);

  return placement;
}

AnkyPlacement *
anky_rule_place_date_at (const AnkyPageLines *lines,
                         double x_mm,
                         double y_mm,
                         GDateTime *date)
{
  const AnkyTextLine *line = find_line (lines, y_mm);
  AnkyAnatomy found = { 0 };
  AnkyPlacement *placement = NULL;

  if (!line || !anky_anatomy_read_date_line (&found.date, lines, line, x_mm))
    return NULL;

  placement = anky_rule_place_date (&found, date);
  say_why (placement);
  anky_date_line_clear (&found.date);

  return placement;
}
