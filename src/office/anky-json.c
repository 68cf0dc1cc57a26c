/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-json.h"

#include "anky-clock.h"

#include <string.h>

#define MAX_DECIMALS 9

struct _AnkyJson {
  GString *text;
  gboolean needs_comma;
};

AnkyJson *
anky_json_new (void)
{
  AnkyJson *self = g_new0 (AnkyJson, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
anky_json_free (AnkyJson *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* RFC 8259, 7 */
static void
append_character (GString *text, char c)
{
  switch (c) {
  case '"':
  case '\\':
    g_string_append_c (text, '\\');
    g_string_append_c (text, c);
    return;
  case '\n':
    g_string_append (text, "\\n");
    return;
  case '\t':
    g_string_append (text, "\\t");
    return;
  default:
    if ((guchar) c < 0x20 || c == 0x7f)
      g_string_append_printf (text, "\\u%04x", (guint) (guchar) c);
    else
      g_string_append_c (text, c);
  }
}

static void
append_quoted (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (text, '"');
  for (const char *p = valid; *p; p++)
    append_character (text, *p);
  g_string_append_c (text, '"');
}

static void
begin_value (AnkyJson *self, const char *key)
{
  if (self->needs_comma)
    g_string_append_c (self->text, ',');
  if (key) {
    append_quoted (self->text, key);
    g_string_append_c (self->text, ':');
  }
  self->needs_comma = TRUE;
}

static void
begin (AnkyJson *self, const char *key, char bracket)
{
  begin_value (self, key);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

static void
end (AnkyJson *self, char bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

void
anky_json_begin_object (AnkyJson *self, const char *key)
{
  begin (self, key, '{');
}

void
anky_json_end_object (AnkyJson *self)
{
  end (self, '}');
}

void
anky_json_begin_array (AnkyJson *self, const char *key)
{
  begin (self, key, '[');
}

void
anky_json_end_array (AnkyJson *self)
{
  end (self, ']');
}

void
anky_json_add_null (AnkyJson *self, const char *key)
{
  begin_value (self, key);
  g_string_append (self->text, "null");
}

void
anky_json_add_string (AnkyJson *self, const char *key, const char *value)
{
  if (!value) {
    anky_json_add_null (self, key);
    return;
  }
  begin_value (self, key);
  append_quoted (self->text, value);
}

void
anky_json_add_integer (AnkyJson *self, const char *key, gint64 value)
{
  begin_value (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
anky_json_add_number (AnkyJson *self,
                      const char *key,
                      double value,
                      guint decimals)
{
  char format[] = "%.0f";
  char text[G_ASCII_DTOSTR_BUF_SIZE * 8];

  format[2] = (char) ('0' + MIN (decimals, MAX_DECIMALS));
  g_ascii_formatd (text, sizeof text, format, value);
  /* One digit stays behind the point: the reader sees that it is no count. */
  if (strchr (text, '.'))
    for (char *last = text + strlen (text) - 1; *last == '0' && last[-1] != '.';
         last--)
      *last = '\0';
  begin_value (self, key);
  g_string_append (self->text, text);
}

void
anky_json_add_boolean (AnkyJson *self, const char *key, gboolean value)
{
  begin_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

void
anky_json_add_time (AnkyJson *self, const char *key, GDateTime *time)
{
  g_autofree char *text = time ? anky_clock_format (time) : NULL;

  anky_json_add_string (self, key, text);
}

char *
anky_json_steal_text (AnkyJson *self)
{
  char *text = g_string_free (self->text, FALSE);

  self->text = g_string_new (NULL);
  self->needs_comma = FALSE;
  return text;
}
