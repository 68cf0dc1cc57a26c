/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-parse.h"

#include "anky-act.h"
#include "anky-clock.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* ISO 32000-2, annex C: 14 400 units of at most 75 000 / 72 inches. */
#define MAX_MM    400e6
#define N_NUMBERS 4

gboolean
anky_cli_set_usage_error (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error,
                     g_error_new_valist (ANKY_OFFICE_ERROR,
                                         ANKY_OFFICE_ERROR_USAGE,
                                         format,
                                         arguments));
  va_end (arguments);
  return FALSE;
}

/* The whole of @text, as scripts write numbers in any locale. */
static gboolean
read_number (const char *text, double *value_out)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value) ||
      strspn (text, "0123456789.") != strlen (text))
    return FALSE;
  *value_out = value;
  return TRUE;
}

gboolean
anky_cli_parse_length (const char *option,
                       const char *text,
                       double max,
                       double *value_out,
                       GError **error)
{
  double value;

  if (!read_number (text, &value) || value <= 0 || value > max)
    return anky_cli_set_usage_error (
        error,
        _ ("--%s: give millimetres over 0 and up to %g, such as 36.5"),
        option,
        max);
  *value_out = value;
  return TRUE;
}

gboolean
anky_cli_parse_uint (const char *option,
                     const char *text,
                     guint min,
                     guint max,
                     guint *value_out,
                     GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, min, max, &value, NULL))
    return anky_cli_set_usage_error (error,
                                     _ ("--%s: give a number from %u to %u"),
                                     option,
                                     min,
                                     max);
  *value_out = (guint) value;
  return TRUE;
}

GDateTime *
anky_cli_parse_date (const char *option, const char *text, GError **error)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();
  GDateTime *date = NULL;
  int year, month, day, length = 0;

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 &&
      length == 10 && text[length] == '\0')
    date = g_date_time_new (zone, year, month, day, 0, 0, 0);
  if (!date)
    anky_cli_set_usage_error (error,
                              _ ("--%s: give a date such as 2026-03-05"),
                              option);
  return date;
}

gboolean
anky_cli_parse_word (const char *option,
                     const char *text,
                     const char *const *words,
                     guint *index_out,
                     GError **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) words);

  for (guint i = 0; words[i]; i++) {
    if (g_str_equal (words[i], text)) {
      *index_out = i;
      return TRUE;
    }
  }
  return anky_cli_set_usage_error (error,
                                   /* Translators: an option, and its words. */
                                   _ ("--%s: give one of %s"),
                                   option,
                                   all);
}

static gboolean
may_have_rect (AnkyKind asked, AnkyKind kind)
{
  if (asked == ANKY_KIND_ISSUE)
    return kind == ANKY_KIND_NUMBER || kind == ANKY_KIND_DATE ||
           kind == ANKY_KIND_SEAL;
  return kind == asked;
}

static gboolean
read_rect (const char *text, AnkyRectMm *rect_out)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", N_NUMBERS + 1);
  double numbers[N_NUMBERS];

  if (g_strv_length (parts) != N_NUMBERS)
    return FALSE;
  for (gsize i = 0; i < N_NUMBERS; i++) {
    if (!read_number (parts[i], &numbers[i]) || numbers[i] > MAX_MM)
      return FALSE;
  }
  *rect_out = (AnkyRectMm){ numbers[0], numbers[1], numbers[2], numbers[3] };
  return rect_out->width > 0 && rect_out->height > 0;
}

AnkyPlacement *
anky_cli_parse_rect (const char *text,
                     AnkyKind kind,
                     guint page,
                     GError **error)
{
  const char *colon = strchr (text, ':');
  AnkyKind of = kind == ANKY_KIND_ISSUE ? ANKY_KIND_SEAL : kind;
  AnkyRectMm rect;

  if (colon) {
    g_autofree char *word = g_strndup (text, (gsize) (colon - text));

    of = anky_kind_from_string (word);
  }
  if (of == ANKY_KIND_NONE || !may_have_rect (kind, of) ||
      !read_rect (colon ? colon + 1 : text, &rect)) {
    anky_cli_set_usage_error (
        error,
        _ ("--rect: give X,Y,W,H in millimetres, such as 110,200,45,18, and "
           "before it KIND: for a part of “issue”"));
    return NULL;
  }
  return anky_placement_new (of, page, rect);
}
