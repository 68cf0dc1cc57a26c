/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-covered-words.h"

/* Of a letter's box, which is higher than the letter. */
#define COVERED_PART 0.25

static gboolean
holds_middle (AnkyRectMm rect, AnkyRectMm box)
{
  double x = box.x + box.width / 2;
  double y = box.y + box.height / 2;

  return x > rect.x && x < rect.x + rect.width && y > rect.y &&
         y < rect.y + rect.height;
}

/* A stroke through the upper part of a letter hides it as well. */
static gboolean
reaches_into (AnkyRectMm ink, AnkyRectMm box)
{
  double width =
      MIN (ink.x + ink.width, box.x + box.width) - MAX (ink.x, box.x);
  double height =
      MIN (ink.y + ink.height, box.y + box.height) - MAX (ink.y, box.y);

  return width > 0 && height > 0 &&
         width * height > COVERED_PART * box.width * box.height;
}

static gboolean
is_covered (const AnkyGlyph *glyph,
            AnkyRectMm ink,
            const AnkyRectMm *spared,
            guint n_spared)
{
  if (!reaches_into (ink, glyph->box))
    return FALSE;
  for (guint i = 0; i < n_spared; i++)
    if (holds_middle (spared[i], glyph->box))
      return FALSE;

  return TRUE;
}

static gboolean
begins_word (const AnkySegment *segment, GArray *glyphs, guint index)
{
  return index == segment->first ||
         anky_glyph_has_space (&g_array_index (glyphs, AnkyGlyph, index - 1),
                               &g_array_index (glyphs, AnkyGlyph, index));
}

static char *
spell (GArray *glyphs, guint first, guint end)
{
  GString *word = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_unichar (word, g_array_index (glyphs, AnkyGlyph, i).letter);

  return g_string_free (word, FALSE);
}

static void
collect (GPtrArray *words,
         const AnkySegment *segment,
         GArray *glyphs,
         AnkyRectMm ink,
         const AnkyRectMm *spared,
         guint n_spared)
{
  guint end = segment->first + segment->n_glyphs;
  guint first = segment->first;
  gboolean is_hit = FALSE;

  for (guint i = segment->first; i < end; i++) {
    if (begins_word (segment, glyphs, i)) {
      if (is_hit)
        g_ptr_array_add (words, spell (glyphs, first, i));
      first = i;
      is_hit = FALSE;
    }
    is_hit = is_hit || is_covered (&g_array_index (glyphs, AnkyGlyph, i),
                                   ink,
                                   spared,
                                   n_spared);
  }
  if (is_hit)
    g_ptr_array_add (words, spell (glyphs, first, end));
}

GPtrArray *
anky_covered_words_find (const AnkyPageLines *lines,
                         AnkyRectMm ink,
                         const AnkyRectMm *spared,
                         guint n_spared)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->segments->len; i++) {
    const AnkySegment *segment = g_ptr_array_index (lines->segments, i);
    const AnkyTextLine *line = g_ptr_array_index (lines->lines, segment->line);

    collect (words, segment, line->glyphs, ink, spared, n_spared);
  }

  return words;
}
