/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-text-doubt.h"

/* Bullets of symbol fonts are a few characters of private use, a chart's
 * labels a few odd signs; one in ten is no accident, in text that is long
 * enough to tell. */
#define MIN_CHARS    20
#define DOUBTFUL_ONE 10 /* in so many */

#define FIRST_C1      0x80
#define FIRST_LATIN_1 0xa0
#define LAST_LATIN_1  0xff

/* Signs that a text seldom has, and what of Latin-1 no Vietnamese word is
 * written with: TCVN 3 and VNI fonts put their letters in these places. */
static gboolean
is_stray_sign (gunichar c)
{
  static const char ascii[] = "!\"#$'*<=>?@[\\]^`{|}~";
  static const char latin_1[] =
      "¡¢£¤¥¦¨©ª¬®¯²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ";

  if (c < FIRST_C1)
    return g_utf8_strchr (ascii, -1, c) != NULL;
  return c >= FIRST_LATIN_1 && c <= LAST_LATIN_1 &&
         g_utf8_strchr (latin_1, -1, c) != NULL;
}

static gboolean
is_doubtful (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == 0xfffd || type == G_UNICODE_PRIVATE_USE ||
         type == G_UNICODE_CONTROL || type == G_UNICODE_UNASSIGNED ||
         is_stray_sign (c);
}

gboolean
anky_text_is_doubtful (const char *text)
{
  gsize n_chars = 0;
  gsize n_doubtful = 0;

  while (*text != '\0') {
    gunichar c = g_utf8_get_char (text);

    text += g_unichar_to_utf8 (c, NULL);
    if (g_unichar_isspace (c))
      continue;
    n_chars++;
    n_doubtful += is_doubtful (c) ? 1 : 0;
  }
  return n_chars >= MIN_CHARS && n_doubtful > n_chars / DOUBTFUL_ONE;
}
