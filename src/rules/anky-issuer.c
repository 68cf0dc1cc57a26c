/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-issuer.h"

#include "anky-fold.h"

#include <string.h>

static const char *const public_names[] = {
  "vnpt",  "viettel",   "bkav",  "newtel",  "newca",  "safe-ca", "safecert",
  "fpt",   "smartsign", "efy",   "misa-ca", "ca2",    "fastca",  "fast-ca",
  "ck-ca", "trustca",   "nc-ca", "intrust", "easyca", "easy-ca",
};

/* First words of the names of state bodies, of units of theirs, and of the
 * organisations that follow the decree by their own rules. */
static const char *const state_words[] = {
  "ủy ban",    "hội đồng", "bộ",        "sở",        "cục",       "tổng cục",
  "chi cục",   "ban",      "văn phòng", "thanh tra", "chính phủ", "kho bạc",
  "công an",   "quân khu", "tòa án",    "viện",      "trường",    "bệnh viện",
  "trung tâm", "phòng",    "đài",       "học viện",  "quốc hội",
};

static gboolean
has_word (const char *folded, const char *word)
{
  const char *found = strstr (folded, word);
  gsize length = strlen (word);

  for (; found; found = strstr (found + 1, word)) {
    gboolean begins = found == folded || !g_ascii_isalnum (found[-1]);
    gboolean ends = !g_ascii_isalnum (found[length]);

    if (begins && ends)
      return TRUE;
  }
  return FALSE;
}

gboolean
anky_issuer_is_public (const char *issuer)
{
  g_autofree char *folded = issuer ? anky_fold (issuer) : NULL;

  for (gsize i = 0; folded && i < G_N_ELEMENTS (public_names); i++)
    if (has_word (folded, public_names[i]))
      return TRUE;
  return FALSE;
}

gboolean
anky_body_is_of_state (const char *body)
{
  g_autofree char *folded = body ? anky_fold (body) : NULL;

  for (gsize i = 0; folded && i < G_N_ELEMENTS (state_words); i++) {
    g_autofree char *word = anky_fold (state_words[i]);
    gsize length = strlen (word);

    if (g_str_has_prefix (folded, word) &&
        (folded[length] == ' ' || folded[length] == '\0'))
      return TRUE;
  }
  return FALSE;
}
