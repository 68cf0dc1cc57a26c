/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-text-line.h"

#include "anky-fold.h"

/* Of the smaller height: how far two centres may lie apart on one line. */
#define SAME_LINE 0.45
/* Of the letter's height: from here on a gap is a space ... */
#define SPACE_GAP 0.16
/* ... and from here on another column, sooner if the text came in two runs. */
#define COLUMN_GAP         1.8
#define COLUMN_GAP_OF_RUNS 0.4

/* Of the letter's height: how far apart text lies that is printed twice. */
#define TWICE 0.08

#define BASELINE 0.805

double
anky_glyph_get_baseline (const AnkyGlyph *self)
{
  return self->box.y + self->box.height * BASELINE;
}

static void
text_line_free (AnkyTextLine *self)
{
  g_array_unref (self->glyphs);
  g_free (self);
}

static void
segment_free (AnkySegment *self)
{
  g_free (self->text);
  g_free (self->folded);
  g_free (self);
}

void
anky_page_lines_free (AnkyPageLines *self)
{
  g_ptr_array_unref (self->segments);
  g_ptr_array_unref (self->lines);
  anky_page_text_unref (self->source);
  g_free (self);
}

/* Whether a mark stands where the letter before it ends: it may come in a run
 * of its own, from another font. */
static gboolean
is_at (const AnkyGlyph *letter, AnkyRectMm mark)
{
  double right = letter->box.x + letter->box.width;

  return mark.x >= letter->box.x - 0.1 * letter->box.height &&
         mark.x <= right + 0.2 * letter->box.height &&
         ABS (mark.y - letter->box.y) < 0.5 * letter->box.height;
}

/* A mark that follows its letter joins it, and the letter is as wide as both:
 * readers give a composed glyph's width to its parts. What cannot be one letter
 * keeps the base. */
static gboolean
join_mark (GArray *glyphs, gunichar c, AnkyRectMm box)
{
  AnkyGlyph *last;
  gunichar composed;
  double right;

  if (!g_unichar_ismark (c))
    return FALSE;
  if (glyphs->len == 0)
    return TRUE;
  last = &g_array_index (glyphs, AnkyGlyph, glyphs->len - 1);
  if (!is_at (last, box))
    return TRUE;
  if (g_unichar_compose (last->letter, c, &composed))
    last->letter = composed;
  right = MAX (last->box.x + last->box.width, box.x + box.width);
  last->box.width = right - last->box.x;
  return TRUE;
}

static void
append_run (GArray *glyphs, const AnkyTextRun *run, guint index)
{
  const char *p = run->text;
  gboolean space_before = FALSE;

  for (guint i = 0; i < run->n_chars && *p; i++, p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    AnkyGlyph glyph = { 0 };

    if (g_unichar_isspace (c) || c == 0x200B) {
      space_before = TRUE;
      continue;
    }
    if (join_mark (glyphs, c, run->char_boxes[i]))
      continue;
    glyph.letter = c;
    glyph.box = run->char_boxes[i];
    glyph.run = index;
    glyph.space_before = space_before;
    g_array_append_val (glyphs, glyph);
    space_before = FALSE;
  }
}

static double
get_middle (AnkyRectMm box)
{
  return box.y + box.height / 2;
}

static int
compare_middle (gconstpointer a, gconstpointer b)
{
  double middle_a = get_middle (((const AnkyGlyph *) a)->box);
  double middle_b = get_middle (((const AnkyGlyph *) b)->box);

  return (middle_a > middle_b) - (middle_a < middle_b);
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  double left_a = ((const AnkyGlyph *) a)->box.x;
  double left_b = ((const AnkyGlyph *) b)->box.x;

  return (left_a > left_b) - (left_a < left_b);
}

/* Printers without a bold font print the same text twice, a little apart. */
static gboolean
is_printed_again (const AnkyGlyph *before, const AnkyGlyph *glyph)
{
  return before->letter == glyph->letter &&
         ABS (before->box.x - glyph->box.x) < TWICE * glyph->box.height &&
         ABS (before->box.y - glyph->box.y) < TWICE * glyph->box.height;
}

static void
drop_second_print (GArray *glyphs)
{
  guint n_kept = 0;

  for (guint i = 0; i < glyphs->len; i++) {
    AnkyGlyph glyph = g_array_index (glyphs, AnkyGlyph, i);
    gboolean is_again = FALSE;

    for (guint j = n_kept; j > 0 && j + 2 > n_kept && !is_again; j--)
      is_again =
          is_printed_again (&g_array_index (glyphs, AnkyGlyph, j - 1), &glyph);
    if (!is_again)
      g_array_index (glyphs, AnkyGlyph, n_kept++) = glyph;
  }
  g_array_set_size (glyphs, n_kept);
}

static void
finish_line (AnkyPageLines *self, AnkyTextLine *line)
{
  g_array_sort (line->glyphs, compare_left);
  drop_second_print (line->glyphs);
  line->box = g_array_index (line->glyphs, AnkyGlyph, 0).box;
  for (guint i = 1; i < line->glyphs->len; i++)
    line->box =
        anky_rect_mm_union (line->box,
                            g_array_index (line->glyphs, AnkyGlyph, i).box);
  g_ptr_array_add (self->lines, line);
}

/* Glyphs sorted by their middle fall into lines where the middle jumps. A
 * line's middle is that of its first glyph, so that a drift does not glue
 * lines together. */
static void
make_lines (AnkyPageLines *self, GArray *glyphs)
{
  AnkyTextLine *line = NULL;
  AnkyRectMm anchor = { 0 };

  g_array_sort (glyphs, compare_middle);
  for (guint i = 0; i < glyphs->len; i++) {
    AnkyGlyph *glyph = &g_array_index (glyphs, AnkyGlyph, i);
    double height = MIN (anchor.height, glyph->box.height);

    if (!line ||
        get_middle (glyph->box) - get_middle (anchor) > SAME_LINE * height) {
      if (line)
        finish_line (self, line);
      line = g_new0 (AnkyTextLine, 1);
      line->glyphs = g_array_new (FALSE, FALSE, sizeof (AnkyGlyph));
      anchor = glyph->box;
    }
    g_array_append_val (line->glyphs, *glyph);
  }
  if (line)
    finish_line (self, line);
}

static gboolean
is_new_segment (const AnkyGlyph *before, const AnkyGlyph *glyph)
{
  double gap = glyph->box.x - (before->box.x + before->box.width);
  double em = MAX (before->box.height, glyph->box.height);

  return gap > COLUMN_GAP * em ||
         (glyph->run != before->run && gap > COLUMN_GAP_OF_RUNS * em);
}

gboolean
anky_glyph_has_space (const AnkyGlyph *before, const AnkyGlyph *glyph)
{
  double gap = glyph->box.x - (before->box.x + before->box.width);

  /* A space that stands at the end of one run and not at the start of the
   * next shows as a gap only. */
  return glyph->space_before || gap > SPACE_GAP * glyph->box.height;
}

static void
measure_type (AnkySegment *segment,
              const AnkyTextLine *line,
              const AnkyPageText *source)
{
  guint n_bold = 0;
  guint n_italic = 0;

  for (guint i = 0; i < segment->n_glyphs; i++) {
    const AnkyGlyph *glyph =
        &g_array_index (line->glyphs, AnkyGlyph, segment->first + i);
    const AnkyTextRun *run = &source->runs[glyph->run];

    n_bold += run->is_bold ? 1 : 0;
    n_italic += run->is_italic ? 1 : 0;
    segment->font_size_pt = MAX (segment->font_size_pt, run->font_size_pt);
  }
  segment->is_bold = n_bold * 2 > segment->n_glyphs;
  segment->is_italic = n_italic * 2 > segment->n_glyphs;
}

static void
add_segment (AnkyPageLines *self, guint line_index, guint first, guint end)
{
  AnkyTextLine *line = g_ptr_array_index (self->lines, line_index);
  AnkySegment *segment = g_new0 (AnkySegment, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  segment->line = line_index;
  segment->first = first;
  segment->n_glyphs = end - first;
  for (guint i = first; i < end; i++) {
    AnkyGlyph *glyph = &g_array_index (line->glyphs, AnkyGlyph, i);

    if (i == first) {
      segment->box = glyph->box;
    } else {
      segment->box = anky_rect_mm_union (segment->box, glyph->box);
      if (anky_glyph_has_space (glyph - 1, glyph))
        g_string_append_c (text, ' ');
    }
    g_string_append_unichar (text, glyph->letter);
  }
  segment->text = anky_fold_clean (text->str);
  segment->folded = anky_fold (text->str);
  segment->is_upper = anky_fold_is_upper (segment->text);
  measure_type (segment, line, self->source);
  g_ptr_array_add (self->segments, segment);
}

static void
make_segments (AnkyPageLines *self)
{
  for (guint i = 0; i < self->lines->len; i++) {
    AnkyTextLine *line = g_ptr_array_index (self->lines, i);
    guint first = 0;

    for (guint j = 1; j <= line->glyphs->len; j++) {
      AnkyGlyph *glyph = &g_array_index (line->glyphs, AnkyGlyph, j);

      if (j < line->glyphs->len && !is_new_segment (glyph - 1, glyph))
        continue;
      add_segment (self, i, first, j);
      first = j;
    }
  }
}

AnkyPageLines *
anky_page_lines_new (AnkyPageText *text, guint page)
{
  AnkyPageLines *self = g_new0 (AnkyPageLines, 1);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (AnkyGlyph));

  self->page = page;
  self->source = anky_page_text_ref (text);
  self->lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) text_line_free);
  self->segments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) segment_free);
  for (guint i = 0; i < text->n_runs; i++)
    append_run (glyphs, &text->runs[i], i);
  make_lines (self, glyphs);
  make_segments (self);
  return self;
}

double
anky_segment_get_axis (const AnkySegment *self)
{
  return self->box.x + self->box.width / 2;
}

double
anky_segment_get_bottom (const AnkySegment *self)
{
  return self->box.y + self->box.height;
}

static gboolean
matches_at (const AnkyTextLine *self, const char *word, guint at)
{
  for (const char *p = word; *p; p = g_utf8_next_char (p), at++) {
    if (at >= self->glyphs->len ||
        g_unichar_tolower (
            g_array_index (self->glyphs, AnkyGlyph, at).letter) !=
            g_utf8_get_char (p))
      return FALSE;
  }
  return TRUE;
}

int
anky_text_line_find (const AnkyTextLine *self, const char *word, guint from)
{
  for (guint i = from; i < self->glyphs->len; i++)
    if (matches_at (self, word, i))
      return (int) i;
  return -1;
}
