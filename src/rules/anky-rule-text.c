/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-rule-text.h"

#include "anky-geometry.h"

#include <string.h>

char *
anky_rule_text_number (const char *number)
{
  if (strlen (number) == 1 && g_ascii_isdigit (number[0]))
    return g_strconcat ("0", number, NULL);
  return g_strdup (number);
}

char *
anky_rule_text_day (GDateTime *date)
{
  return g_strdup_printf ("%02d", g_date_time_get_day_of_month (date));
}

char *
anky_rule_text_month (GDateTime *date)
{
  int month = g_date_time_get_month (date);

  return g_strdup_printf (month <= 2 ? "%02d" : "%d", month);
}

char *
anky_rule_text_cite (const char *number, const char *symbol)
{
  g_autofree char *text = anky_rule_text_number (number);

  return symbol ? g_strconcat (text, "/", symbol, NULL)
                : g_steal_pointer (&text);
}

static const char *const copy_words[] = { "sao-y", "sao-luc", "trich-sao" };
static const char *const copy_texts[] = { "SAO Y", "SAO LỤC", "TRÍCH SAO" };

const char *
anky_copy_form_to_string (AnkyCopyForm form)
{
  return copy_words[form];
}

gboolean
anky_copy_form_from_string (const char *word, AnkyCopyForm *form_out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (copy_words); i++) {
    if (strcmp (word, copy_words[i]) != 0)
      continue;
    *form_out = (AnkyCopyForm) i;
    return TRUE;
  }
  return FALSE;
}

static char *
format_time (GDateTime *time, gboolean iso)
{
  return g_date_time_format (time,
                             iso ? "%Y-%m-%dT%H:%M:%S%:z"
                                 : "%d/%m/%Y; %H:%M:%S %:z");
}

char *
anky_rule_text_copy (AnkyCopyForm form,
                     const char *organization,
                     GDateTime *time,
                     gboolean iso)
{
  g_autofree char *time_text = format_time (time, iso);

  return g_strdup_printf ("%s; %s; %s",
                          copy_texts[form],
                          organization,
                          time_text);
}

char *
anky_rule_text_attachment (const char *document_number,
                           GDateTime *time,
                           gboolean iso)
{
  g_autofree char *time_text = format_time (time, iso);

  return g_strdup_printf ("Số: %s; %s", document_number, time_text);
}

/* Times and its metric twin: parts of the size. */
#define DIGIT_WIDTH   0.5
#define CAPITAL_WIDTH 0.68
#define LETTER_WIDTH  0.47

double
anky_rule_text_estimate_width (const char *text, double font_size_pt)
{
  double width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    width += g_unichar_isdigit (c)   ? DIGIT_WIDTH
             : g_unichar_isupper (c) ? CAPITAL_WIDTH
                                     : LETTER_WIDTH;
  }
  return width * font_size_pt * ANKY_MM_PER_POINT;
}
