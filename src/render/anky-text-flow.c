/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-text-flow-private.h"

#include <math.h>

/* A gap wider than this part of the letters' height parts words. */
#define WORD_GAP 0.2
/* Lines that share less of their height than this stand below each other. */
#define SAME_LINE 0.5
/* Between lines the pointer means the nearer one, not the nearer letter. */
#define LINE_WEIGHT 4.0
/* A pointer so near is at a letter. */
#define NEAR_MM 1.5

#define MARK_GRAVE      0x0300
#define MARK_ACUTE      0x0301
#define MARK_TILDE      0x0303
#define MARK_HOOK_ABOVE 0x0309
#define MARK_DOT_BELOW  0x0323
/* No mark of Unicode's, but đ has no other name for it. */
#define MARK_STROKE     0x0335
#define LETTER_D_STROKE 0x0111

static gboolean
is_tone (gunichar mark)
{
  return mark == MARK_GRAVE || mark == MARK_ACUTE || mark == MARK_TILDE ||
         mark == MARK_HOOK_ABOVE || mark == MARK_DOT_BELOW;
}

static void
add_mark (AnkyLetter *letter, gunichar mark)
{
  if (is_tone (mark))
    letter->tone = mark;
  else
    letter->shape = mark;
}

gboolean
anky_letter_add (AnkyLetter *letter, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = 0;

  if (g_unichar_ismark (c)) {
    add_mark (letter, c);
    return FALSE;
  }

  letter->shape = 0;
  letter->tone = 0;
  n_parts = g_unichar_fully_decompose (g_unichar_tolower (c),
                                       FALSE,
                                       parts,
                                       G_N_ELEMENTS (parts));
  letter->base = n_parts > 0 ? parts[0] : c;
  for (gsize i = 1; i < n_parts; i++)
    add_mark (letter, parts[i]);
  if (letter->base == LETTER_D_STROKE) {
    letter->base = 'd';
    letter->shape = MARK_STROKE;
  }
  if (g_unichar_isspace (c))
    letter->base = 0;
  return TRUE;
}

/* --- from runs to letters ------------------------------------------------ */

static AnkyGap
judge_gap (const AnkyTextRun *before, const AnkyTextRun *after)
{
  double top = MAX (before->box.y, after->box.y);
  double bottom = MIN (before->box.y + before->box.height,
                       after->box.y + after->box.height);
  double height = MIN (before->box.height, after->box.height);
  double gap = after->box.x - (before->box.x + before->box.width);

  if (bottom - top < SAME_LINE * height)
    return ANKY_GAP_LINE;
  return gap > WORD_GAP * height || gap < -height ? ANKY_GAP_SPACE
                                                  : ANKY_GAP_NONE;
}

static void
append_run (AnkyTextFlow *self, guint number, AnkyGap gap)
{
  const AnkyTextRun *run = &self->text->runs[number];
  const char *position = run->text;

  for (guint i = 0; i < run->n_chars && *position != '\0';
       i++, position = g_utf8_next_char (position)) {
    AnkyFlowLetter letter = { .run = number,
                              .first = i,
                              .last = i + 1,
                              .before = i == 0 ? gap : ANKY_GAP_NONE };
    gunichar c = g_utf8_get_char (position);

    if (g_unichar_ismark (c) && i > 0 && self->letters->len > 0) {
      AnkyFlowLetter *last = &g_array_index (self->letters,
                                             AnkyFlowLetter,
                                             self->letters->len - 1);

      anky_letter_add (&last->letter, c);
      last->last = i + 1;
      continue;
    }
    anky_letter_add (&letter.letter, c);
    g_array_append_val (self->letters, letter);
  }
}

AnkyTextFlow *
anky_text_flow_new (AnkyPageText *text)
{
  AnkyTextFlow *self = g_new0 (AnkyTextFlow, 1);

  self->text = anky_page_text_ref (text);
  self->letters = g_array_new (FALSE, FALSE, sizeof (AnkyFlowLetter));
  for (guint i = 0; i < text->n_runs; i++)
    append_run (self,
                i,
                i == 0 ? ANKY_GAP_NONE
                       : judge_gap (&text->runs[i - 1], &text->runs[i]));
  return self;
}

void
anky_text_flow_free (AnkyTextFlow *self)
{
  if (!self)
    return;
  anky_page_text_unref (self->text);
  g_array_unref (self->letters);
  g_free (self);
}

guint
anky_text_flow_get_length (const AnkyTextFlow *self)
{
  return self->letters->len;
}

/* --- places -------------------------------------------------------------- */

static const AnkyFlowLetter *
get_letter (const AnkyTextFlow *self, guint index)
{
  return &g_array_index (self->letters, AnkyFlowLetter, index);
}

static AnkyRectMm
unite (AnkyRectMm a, AnkyRectMm b)
{
  double right = MAX (a.x + a.width, b.x + b.width);
  double bottom = MAX (a.y + a.height, b.y + b.height);
  AnkyRectMm both = { MIN (a.x, b.x), MIN (a.y, b.y), 0, 0 };

  both.width = right - both.x;
  both.height = bottom - both.y;
  return both;
}

static AnkyRectMm
get_box (const AnkyTextFlow *self, guint index)
{
  const AnkyFlowLetter *letter = get_letter (self, index);
  const AnkyTextRun *run = &self->text->runs[letter->run];
  AnkyRectMm box = run->char_boxes[letter->first];

  for (guint i = letter->first + 1; i < letter->last; i++)
    box = unite (box, run->char_boxes[i]);
  return box;
}

static double
get_excess (double value, double start, double size)
{
  return MAX (0, MAX (start - value, value - (start + size)));
}

static double
find_nearest (const AnkyTextFlow *self,
              double x_mm,
              double y_mm,
              double line_weight,
              guint *letter_out)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->letters->len; i++) {
    AnkyRectMm box = get_box (self, i);
    double distance =
        hypot (get_excess (x_mm, box.x, box.width),
               line_weight * get_excess (y_mm, box.y, box.height));

    if (distance < least) {
      least = distance;
      *letter_out = i;
    }
  }
  return least;
}

gboolean
anky_text_flow_find_letter (const AnkyTextFlow *self,
                            double x_mm,
                            double y_mm,
                            guint *letter_out)
{
  if (self->letters->len == 0)
    return FALSE;
  find_nearest (self, x_mm, y_mm, LINE_WEIGHT, letter_out);
  return TRUE;
}

gboolean
anky_text_flow_has_letter_at (const AnkyTextFlow *self,
                              double x_mm,
                              double y_mm)
{
  guint letter = 0;

  return find_nearest (self, x_mm, y_mm, 1, &letter) <= NEAR_MM;
}

/* --- ranges -------------------------------------------------------------- */

static guint
get_end (const AnkyTextFlow *self, AnkyTextRange range)
{
  return MIN (range.last, self->letters->len);
}

char *
anky_text_flow_dup_text (const AnkyTextFlow *self, AnkyTextRange range)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = range.first; i < get_end (self, range); i++) {
    const AnkyFlowLetter *letter = get_letter (self, i);
    const AnkyTextRun *run = &self->text->runs[letter->run];
    const char *start = g_utf8_offset_to_pointer (run->text, letter->first);
    const char *end = g_utf8_offset_to_pointer (run->text, letter->last);

    if (i > range.first && letter->before == ANKY_GAP_LINE)
      g_string_append_c (text, '\n');
    else if (i > range.first && letter->before == ANKY_GAP_SPACE)
      g_string_append_c (text, ' ');
    g_string_append_len (text, start, end - start);
  }
  return g_strdup (text->str);
}

GArray *
anky_text_flow_list_boxes (const AnkyTextFlow *self, AnkyTextRange range)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));

  for (guint i = range.first; i < get_end (self, range); i++) {
    AnkyRectMm box = get_box (self, i);
    AnkyRectMm *last = boxes->len > 0
                           ? &g_array_index (boxes, AnkyRectMm, boxes->len - 1)
                           : NULL;

    if (last && get_letter (self, i)->before != ANKY_GAP_LINE)
      *last = unite (*last, box);
    else
      g_array_append_val (boxes, box);
  }
  return boxes;
}
