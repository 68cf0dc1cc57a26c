/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-text-flow-private.h"

/* Words longer than this are no words. */
#define MAX_NEEDLE 1000
/* More than a person looks through on one page. */
#define MAX_MATCHES 10000

/* --- what is looked for -------------------------------------------------- */

typedef struct {
  AnkyLetter letter;
  gboolean is_exact; /* its word has marks */
} Wanted;

static gboolean
has_mark (const AnkyLetter *letter)
{
  return letter->shape != 0 || letter->tone != 0;
}

/* Marks bind the whole word that they stand in. */
static void
bind_words (GArray *wanted)
{
  guint start = 0;

  for (guint i = 0; i <= wanted->len; i++) {
    gboolean is_end =
        i == wanted->len || g_array_index (wanted, Wanted, i).letter.base == 0;
    gboolean is_exact = FALSE;

    if (!is_end)
      continue;
    for (guint j = start; j < i; j++)
      is_exact |= has_mark (&g_array_index (wanted, Wanted, j).letter);
    for (guint j = start; j < i; j++)
      g_array_index (wanted, Wanted, j).is_exact = is_exact;
    start = i + 1;
  }
}

static GArray *
parse_words (const char *words)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));

  for (const char *p = words; *p != '\0' && wanted->len < MAX_NEEDLE;
       p = g_utf8_next_char (p)) {
    Wanted *last = wanted->len > 0
                       ? &g_array_index (wanted, Wanted, wanted->len - 1)
                       : NULL;
    gunichar c = g_utf8_get_char (p);
    Wanted next = { 0 };

    if (g_unichar_ismark (c)) {
      if (last)
        anky_letter_add (&last->letter, c);
      continue;
    }
    anky_letter_add (&next.letter, c);
    /* Spaces at the ends and side by side say nothing. */
    if (next.letter.base == 0 && (!last || last->letter.base == 0))
      continue;
    g_array_append_val (wanted, next);
  }
  if (wanted->len > 0 &&
      g_array_index (wanted, Wanted, wanted->len - 1).letter.base == 0)
    g_array_set_size (wanted, wanted->len - 1);
  bind_words (wanted);
  return wanted;
}

/* --- comparing ----------------------------------------------------------- */

/* Walks along the flow, a gap being a space. */
typedef struct {
  const GArray *letters; /* AnkyFlowLetter */
  guint index;
  gboolean is_past_gap;
} Cursor;

static const AnkyFlowLetter *
look (const Cursor *cursor)
{
  return cursor->index < cursor->letters->len
             ? &g_array_index (cursor->letters, AnkyFlowLetter, cursor->index)
             : NULL;
}

/* Over all white space that is here; FALSE if there is none. */
static gboolean
skip_space (Cursor *cursor)
{
  const AnkyFlowLetter *letter = look (cursor);
  gboolean found = FALSE;

  while (letter && ((letter->before != ANKY_GAP_NONE && !cursor->is_past_gap) ||
                    letter->letter.base == 0)) {
    found = TRUE;
    if (letter->letter.base == 0) {
      cursor->index++;
      cursor->is_past_gap = FALSE;
    } else {
      cursor->is_past_gap = TRUE;
    }
    letter = look (cursor);
  }
  return found;
}

/* The tone of a syllable may stand over either vowel (hoà, hòa): they are told
 * apart by their order, not by the letter. */
typedef struct {
  gunichar wanted;
  gunichar there;
} Tones;

static gboolean
match_letter (const Wanted *wanted, const AnkyLetter *there, Tones *tones)
{
  if (wanted->letter.base != there->base)
    return FALSE;
  if (!wanted->is_exact)
    return TRUE;
  if (wanted->letter.tone)
    tones->wanted = wanted->letter.tone;
  if (there->tone)
    tones->there = there->tone;
  return wanted->letter.shape == there->shape;
}

static gboolean
match_at (const AnkyTextFlow *flow,
          const GArray *wanted,
          guint start,
          guint *end_out)
{
  Cursor cursor = { flow->letters, start, TRUE };
  Tones tones = { 0 };

  for (guint i = 0; i < wanted->len; i++) {
    const Wanted *next = &g_array_index (wanted, Wanted, i);
    const AnkyFlowLetter *letter;

    if (next->letter.base == 0) {
      if (tones.wanted != tones.there || !skip_space (&cursor))
        return FALSE;
      tones = (Tones){ 0 };
      continue;
    }
    letter = look (&cursor);
    if (!letter || (letter->before != ANKY_GAP_NONE && !cursor.is_past_gap) ||
        !match_letter (next, &letter->letter, &tones))
      return FALSE;
    cursor.index++;
    cursor.is_past_gap = FALSE;
  }
  *end_out = cursor.index;
  return tones.wanted == tones.there;
}

GArray *
anky_text_flow_find (const AnkyTextFlow *self, const char *words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (AnkyTextRange));
  g_autoptr (GArray) wanted = parse_words (words);
  guint i = 0;

  while (wanted->len > 0 && i < self->letters->len &&
         matches->len < MAX_MATCHES) {
    AnkyTextRange match = { i, 0 };

    if (match_at (self, wanted, i, &match.last)) {
      g_array_append_val (matches, match);
      i = match.last;
    } else {
      i++;
    }
  }
  return matches;
}
