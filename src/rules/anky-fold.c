/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-fold.h"

#include <string.h>

#define MIN_NAME_WORDS 2
#define MAX_NAME_WORDS 6

/* NĐ 30/2020, Phụ lục I: no degree stands before the name, yet sectors whose
 * heads allow it (armed forces, education, health, science) write them. */
static const char *const degrees[] = {
  "gs.",       "pgs.",         "ts.",         "ths.",        "bs.",
  "cn.",       "ks.",          "kts.",        "ds.",         "ls.",
  "gs",        "pgs",          "ts",          "ths",         "bs",
  "bsckii",    "bscki",        "tskh.",       "ncs.",        "nsnd.",
  "nsưt.",     "ngnd.",        "ngưt.",       "ttnd.",       "ttưt.",
  "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "đại tá",
  "thượng tá", "trung tá",     "thiếu tá",    "đại úy",      "thượng úy",
  "trung úy",  "thiếu úy",     "bác sĩ",      "tiến sĩ",     "thạc sĩ",
  "giáo sư",   "phó giáo sư",  "kỹ sư",       "luật sư",
};

static gboolean
is_tone (gunichar c)
{
  /* Grave, acute, tilde, hook above, dot below. */
  return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 ||
         c == 0x0323;
}

static gunichar
replace_look_alike (gunichar c)
{
  switch (c) {
  case 0x00D0: /* Eth */
  case 0x0189: /* African D */
    return 0x0110;
  case 0x00F0: /* eth */
  case 0x0256: /* d with tail */
    return 0x0111;
  default:
    return c;
  }
}

char *
anky_fold_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed =
      g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *result = g_string_sized_new (strlen (composed));
  gboolean space_is_due = FALSE;

  for (const char *p = composed; *p; p = g_utf8_next_char (p)) {
    gunichar c = replace_look_alike (g_utf8_get_char (p));

    if (g_unichar_isspace (c) || c == 0x200B || c == 0xFEFF) {
      space_is_due = result->len > 0;
      continue;
    }
    if (space_is_due)
      g_string_append_c (result, ' ');
    space_is_due = FALSE;
    g_string_append_unichar (result, c);
  }
  return g_string_free (result, FALSE);
}

static void
append_syllable_end (GString *result, gunichar *tone)
{
  if (*tone != 0)
    g_string_append_unichar (result, *tone);
  *tone = 0;
}

char *
anky_fold (const char *text)
{
  g_autofree char *clean = anky_fold_clean (text);
  g_autofree char *lower = g_utf8_strdown (clean, -1);
  g_autofree char *decomposed =
      g_utf8_normalize (lower, -1, G_NORMALIZE_DEFAULT);
  GString *result = g_string_sized_new (strlen (decomposed));
  gunichar tone = 0;

  for (const char *p = decomposed; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_tone (c)) {
      tone = c;
      continue;
    }
    if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
      append_syllable_end (result, &tone);
    g_string_append_unichar (result, c);
  }
  append_syllable_end (result, &tone);
  return g_string_free (result, FALSE);
}

gunichar
anky_fold_letter (gunichar c)
{
  gunichar base, mark;

  c = g_unichar_tolower (replace_look_alike (c));
  while (g_unichar_decompose (c, &base, &mark) && is_tone (mark))
    c = base;
  return c;
}

gboolean
anky_fold_equal (const char *a, const char *b)
{
  g_autofree char *folded_a = anky_fold (a);
  g_autofree char *folded_b = anky_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}

gboolean
anky_fold_is_upper (const char *text)
{
  gboolean has_letter = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalpha (c))
      continue;
    if (g_unichar_islower (c))
      return FALSE;
    has_letter = TRUE;
  }
  return has_letter;
}

/* Where the name begins behind one degree; @folded itself if there is none. */
static const char *
skip_degree (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (degrees); i++) {
    g_autofree char *degree = anky_fold (degrees[i]);
    gsize length = strlen (degree);
    gboolean ends_in_dot = degree[length - 1] == '.';

    if (!g_str_has_prefix (folded, degree))
      continue;
    if (folded[length] == ' ')
      return folded + length + 1;
    if (ends_in_dot && folded[length] != '\0')
      return folded + length;
  }
  return folded;
}

char *
anky_fold_person (const char *name)
{
  g_autofree char *folded = anky_fold (name);
  const char *start = folded;
  const char *next;

  while ((next = skip_degree (start)) != start)
    start = next;
  return g_strdup (start);
}

static gboolean
is_name_word (const char *word)
{
  const char *p = word;

  if (!g_unichar_isupper (g_utf8_get_char (p)))
    return FALSE;
  for (p = g_utf8_next_char (p); *p; p = g_utf8_next_char (p))
    if (!g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Degrees are skipped on the folded text; as many words are left at the end of
 * the clean one. */
gboolean
anky_fold_is_person (const char *text)
{
  g_autofree char *clean = anky_fold_clean (text);
  g_autofree char *person = anky_fold_person (text);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  g_auto (GStrv) name_words = g_strsplit (person, " ", -1);
  guint n_words = g_strv_length (words);
  guint n_name_words = g_strv_length (name_words);

  if (n_name_words < MIN_NAME_WORDS || n_name_words > MAX_NAME_WORDS ||
      n_name_words > n_words)
    return FALSE;
  for (guint i = n_words - n_name_words; i < n_words; i++) {
    const char *word = words[i];
    const char *dot = strrchr (word, '.');

    /* "ThS.Nguyễn": the degree is glued to the first word of the name. */
    if (dot && dot[1] != '\0' && i == n_words - n_name_words)
      word = dot + 1;
    if (*word == '\0' || !is_name_word (word))
      return FALSE;
  }
  return TRUE;
}
