/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cli-say.h"

#include "anky-act.h"
#include "anky-cli-error-text.h"

#include <stdio.h>
#include <string.h>

#define REPLACEMENT 0xfffd

static gboolean
is_harmful (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

char *
anky_cli_dup_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (result, is_harmful (c) ? REPLACEMENT : c);
  }
  return g_string_free (result, FALSE);
}

void
anky_cli_print_raw (const char *text)
{
  fputs (text, stdout);
  fputc ('\n', stdout);
}

void
anky_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  harmless = anky_cli_dup_harmless (text);
  anky_cli_print_raw (harmless);
}

/* A message of another layer often begins with the path already. */
static gboolean
names_subject (const char *subject, const char *sentence)
{
  gsize length = strlen (subject);

  return strncmp (sentence, subject, length) == 0 && sentence[length] == ':';
}

void
anky_cli_say (const char *subject, const char *sentence)
{
  g_autofree char *text = !subject || names_subject (subject, sentence)
                              ? g_strdup (sentence)
                              : g_strconcat (subject, ": ", sentence, NULL);
  g_autofree char *harmless = anky_cli_dup_harmless (text);

  /* What was printed so far comes first where both go to one place. */
  fflush (stdout);
  fprintf (stderr, "anky-cli: %s\n", harmless);
}

int
anky_cli_fail (const char *subject, const GError *error)
{
  g_autofree char *sentence = anky_cli_error_text (error);

  anky_cli_say (subject, sentence);
  return anky_office_exit_status (error);
}
