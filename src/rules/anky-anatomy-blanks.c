/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-anatomy-private.h"
#include "anky-fold.h"

#include <string.h>

/* Ô 3 and 4 stand in the upper part of page 1. */
#define HEAD_PART 0.45
/* Ô 3 under the left column, ô 4 under the right one. */
#define NUMBER_MAX_LEFT 0.45
#define DATE_MIN_RIGHT  0.45
/* A gap wider than this many heights ends what belongs together. */
#define END_GAP 1.2

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

gboolean
anky_anatomy_is_filler (gunichar c)
{
  return c == '.' || c == 0x2026 || c == '_' || c == 0x00B7 || c == '-' ||
         c == 0x2024 || c == 0x2025;
}

/* The space between two glyphs, and the digits that are printed in it. */
static void
read_blank (AnkyBlank *blank,
            const AnkyTextLine *line,
            guint first,
            guint end,
            double left,
            double right)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  AnkyRectMm printed = { 0 };

  for (guint i = first; i < end; i++) {
    const AnkyGlyph *glyph = get_glyph (line, i);

    if (anky_anatomy_is_filler (glyph->letter))
      continue;
    printed =
        digits->len > 0 ? anky_rect_mm_union (printed, glyph->box) : glyph->box;
    g_string_append_unichar (digits, glyph->letter);
  }
  blank->rect = (AnkyRectMm){ left,
                              line->box.y,
                              MAX (right - left, 0),
                              line->box.height };
  if (digits->len > 0) {
    blank->rect = printed;
    blank->printed = g_strdup (digits->str);
  }
}

/* What follows glyph @first up to a wide gap. */
static char *
read_to_gap (const AnkyTextLine *line, guint first)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < line->glyphs->len; i++) {
    const AnkyGlyph *glyph = get_glyph (line, i);

    if (i > first &&
        glyph->box.x - get_right (glyph - 1) > END_GAP * glyph->box.height)
      break;
    if (i > first && glyph->space_before &&
        (text->len == 0 || text->str[text->len - 1] != '-'))
      g_string_append_c (text, ' ');
    g_string_append_unichar (text, glyph->letter);
  }
  return anky_fold_clean (text->str);
}

/* "Số:" at the beginning of a column: never inside a sentence or a bracket. */
static int
find_number_word (const AnkyTextLine *line, double page_width)
{
  int at = anky_text_line_find (line, "số", 0);
  const AnkyGlyph *glyph;

  if (at < 0)
    return -1;
  glyph = get_glyph (line, (guint) at);
  if (glyph->box.x > page_width * NUMBER_MAX_LEFT)
    return -1;
  return at == 0 ? at : -1;
}

/* The "/" that ends the blank: in the left column, before any letter of a
 * word. @has_letters_out is for "Số 15-CV/TU", where the symbol begins with
 * the dash. */
static int
find_slash (const AnkyTextLine *line, guint from, double page_width)
{
  for (guint i = from; i < line->glyphs->len; i++) {
    const AnkyGlyph *glyph = get_glyph (line, i);

    if (glyph->box.x > page_width * 0.62)
      return -1;
    if (glyph->letter == '/')
      return (int) i;
    if (!g_unichar_isdigit (glyph->letter) &&
        !anky_anatomy_is_filler (glyph->letter))
      return -1;
  }
  return -1;
}

void
anky_anatomy_take_type (const AnkyPageLines *lines,
                        const AnkyGlyph *glyph,
                        double *font_size_out,
                        gboolean *is_italic_out,
                        double *baseline_out)
{
  const AnkyTextRun *run = &lines->source->runs[glyph->run];

  *font_size_out = run->font_size_pt;
  *is_italic_out = run->is_italic;
  *baseline_out = anky_glyph_get_baseline (glyph);
}

/* "Số 15-CV/TU": digits, a dash, letters (Hướng dẫn 36-HD/VPTW). */
static void
read_party_number (AnkyNumberLine *number,
                   const AnkyTextLine *line,
                   guint first)
{
  guint end = first;
  guint dash;

  while (end < line->glyphs->len &&
         (g_unichar_isdigit (get_glyph (line, end)->letter) ||
          (anky_anatomy_is_filler (get_glyph (line, end)->letter) &&
           get_glyph (line, end)->letter != '-')))
    end++;
  dash = end;
  if (dash >= line->glyphs->len || get_glyph (line, dash)->letter != '-')
    return;
  number->is_found = TRUE;
  read_blank (&number->number,
              line,
              first,
              end,
              first > 0 ? get_right (get_glyph (line, first - 1)) : line->box.x,
              get_glyph (line, dash)->box.x);
  number->symbol = read_to_gap (line, dash + 1);
}

static void
read_number_at (AnkyAnatomy *self,
                const AnkyPageLines *lines,
                const AnkyTextLine *line,
                guint at)
{
  AnkyNumberLine *number = &self->number;
  guint first = at + 2;
  int slash;

  if (first < line->glyphs->len && get_glyph (line, first)->letter == ':')
    first++;
  slash = find_slash (line, first, self->page_width_mm);
  if (slash < 0) {
    read_party_number (number, line, first);
  } else {
    number->is_found = TRUE;
    read_blank (&number->number,
                line,
                first,
                (guint) slash,
                get_right (get_glyph (line, first - 1)),
                get_glyph (line, (guint) slash)->box.x);
    number->symbol = read_to_gap (line, (guint) slash + 1);
  }
  if (!number->is_found)
    return;
  number->page = lines->page;
  number->line = line->box;
  anky_anatomy_take_type (lines,
                          get_glyph (line, at),
                          &number->font_size_pt,
                          &number->is_italic,
                          &number->baseline_mm);
}

void
anky_anatomy_read_number (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  for (guint i = 0; i < lines->lines->len && !self->number.is_found; i++) {
    const AnkyTextLine *line = g_ptr_array_index (lines->lines, i);
    int at;

    if (line->box.y > self->page_height_mm * HEAD_PART)
      return;
    at = find_number_word (line, self->page_width_mm);
    if (at >= 0)
      read_number_at (self, lines, line, (guint) at);
  }
}

/* Ngày, tháng and năm in this order on one line, from glyph @from on. */
static gboolean
find_date_words (const AnkyTextLine *line, guint from, int at[3])
{
  static const char *const words[] = { "ngày", "tháng", "năm" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    at[i] = anky_text_line_find (line, words[i], from);
    if (at[i] < 0)
      return FALSE;
    from = (guint) at[i] + (guint) g_utf8_strlen (words[i], -1);
  }
  return TRUE;
}

/* The words before "ngày" up to a wide gap: "Đồng Tháp". */
static char *
read_place (const AnkyTextLine *line, guint end)
{
  guint first = end;
  g_autofree char *text = NULL;
  char *comma;

  while (first > 0 && get_glyph (line, first)->box.x -
                              get_right (get_glyph (line, first - 1)) <=
                          END_GAP * line->box.height)
    first--;
  if (first == end)
    return NULL;
  text = read_to_gap (line, first);
  comma = strrchr (text, ',');
  if (comma)
    *comma = '\0';
  return g_strdup (text);
}

static void
read_year (AnkyBlank *year, const AnkyTextLine *line, guint first)
{
  guint end = first;

  while (end < line->glyphs->len &&
         (g_unichar_isdigit (get_glyph (line, end)->letter) ||
          anky_anatomy_is_filler (get_glyph (line, end)->letter)))
    end++;
  read_blank (year,
              line,
              first,
              end,
              get_right (get_glyph (line, first - 1)),
              end > first ? get_right (get_glyph (line, end - 1))
                          : get_right (get_glyph (line, first - 1)));
}

static void
read_date_at (AnkyDateLine *date,
              const AnkyPageLines *lines,
              const AnkyTextLine *line,
              const int at[3])
{
  guint day = (guint) at[0];
  guint month = (guint) at[1];
  guint year = (guint) at[2];
  guint after_day_word = day + 4;
  guint after_month_word = month + 5;
  guint after_year_word = year + 3;

  date->is_found = TRUE;
  date->page = lines->page;
  date->line = line->box;
  read_blank (&date->day,
              line,
              after_day_word,
              month,
              get_right (get_glyph (line, after_day_word - 1)),
              get_glyph (line, month)->box.x);
  read_blank (&date->month,
              line,
              after_month_word,
              year,
              get_right (get_glyph (line, after_month_word - 1)),
              get_glyph (line, year)->box.x);
  read_year (&date->year, line, after_year_word);
  date->place = read_place (line, day);
  anky_anatomy_take_type (lines,
                          get_glyph (line, day),
                          &date->font_size_pt,
                          &date->is_italic,
                          &date->baseline_mm);
}

void
anky_anatomy_read_date (AnkyAnatomy *self, const AnkyPageLines *lines)
{
  for (guint i = 0; i < lines->lines->len; i++) {
    const AnkyTextLine *line = g_ptr_array_index (lines->lines, i);
    const AnkyGlyph *first_glyph = get_glyph (line, 0);
    int at[3];

    if (line->box.y > self->page_height_mm * HEAD_PART)
      return;
    /* "(Ban hành kèm theo … ngày … tháng … năm …)" is no ô 4. */
    if (first_glyph->letter == '(' || !find_date_words (line, 0, at))
      continue;
    if (get_right (get_glyph (line, (guint) at[2])) <
        self->page_width_mm * DATE_MIN_RIGHT)
      continue;
    read_date_at (&self->date, lines, line, at);
    return;
  }
}

void
anky_date_line_clear (AnkyDateLine *self)
{
  g_clear_pointer (&self->day.printed, g_free);
  g_clear_pointer (&self->month.printed, g_free);
  g_clear_pointer (&self->year.printed, g_free);
  g_clear_pointer (&self->place, g_free);
}

/* A line may hold two dates: the last that begins before the point. */
gboolean
anky_anatomy_read_date_line (AnkyDateLine *date,
                             const AnkyPageLines *lines,
                             const AnkyTextLine *line,
                             double x_mm)
{
  int found[3] = { -1, -1, -1 };
  int at[3];
  guint from = 0;

  while (find_date_words (line, from, at) &&
         (found[0] < 0 || get_glyph (line, (guint) at[0])->box.x <= x_mm)) {
    memcpy (found, at, sizeof found);
    from = (guint) at[2] + 1;
  }
  if (found[0] < 0)
    return FALSE;

  read_date_at (date, lines, line, found);

  return TRUE;
}
