/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-content-lexer-private.h"

#include <string.h>

#define MAX_TOKEN (1u << 20)

void
anky_content_token_init (AnkyContentToken *self)
{
  self->kind = ANKY_CONTENT_END;
  self->number = 0;
  self->bytes = g_byte_array_new ();
}

void
anky_content_token_clear (AnkyContentToken *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

const char *
anky_content_token_get_text (const AnkyContentToken *self)
{
  return self->bytes->len > 0 ? (const char *) self->bytes->data : "";
}

/* ISO 32000-2, 7.2.3 */
static gboolean
is_white (int byte)
{
  return byte == 0x00 || byte == 0x09 || byte == 0x0a || byte == 0x0c ||
         byte == 0x0d || byte == 0x20;
}

static gboolean
is_regular (int byte)
{
  return byte > 0 && !is_white (byte) && !strchr ("()<>[]{}/%", byte);
}

static void
skip_blank (AnkyCursor *cursor)
{
  for (;;) {
    int byte = anky_cursor_peek (cursor);

    if (byte == '%') {
      while (byte >= 0 && byte != '\n' && byte != '\r')
        byte = anky_cursor_next (cursor);
      continue;
    }
    if (!is_white (byte))
      return;
    anky_cursor_next (cursor);
  }
}

static void
append_byte (AnkyContentToken *token, int byte)
{
  guint8 value = (guint8) byte;

  if (token->bytes->len < MAX_TOKEN)
    g_byte_array_append (token->bytes, &value, 1);
}

/* The NUL behind what was read is not counted. */
static void
close_bytes (AnkyContentToken *token)
{
  guint8 nul = 0;

  g_byte_array_append (token->bytes, &nul, 1);
  g_byte_array_set_size (token->bytes, token->bytes->len - 1);
}

/* 7.3.4.2: up to three octal digits */
static int
read_octal (AnkyCursor *cursor, int first)
{
  int value = first - '0';

  for (guint i = 0; i < 2; i++) {
    int byte = anky_cursor_peek (cursor);

    if (byte < '0' || byte > '7')
      break;
    value = value * 8 + (anky_cursor_next (cursor) - '0');
  }
  return value & 0xff;
}

static void
read_escape (AnkyCursor *cursor, AnkyContentToken *token)
{
  static const char from[] = "nrtbf";
  static const char to[] = "\n\r\t\b\f";
  int byte = anky_cursor_next (cursor);
  const char *found = byte > 0 ? strchr (from, byte) : NULL;

  if (found)
    append_byte (token, to[found - from]);
  else if (byte >= '0' && byte <= '7')
    append_byte (token, read_octal (cursor, byte));
  else if (byte == '\r')
    anky_cursor_take (cursor, "\n");
  else if (byte >= 0 && byte != '\n')
    append_byte (token, byte);
}

static void
read_literal (AnkyCursor *cursor, AnkyContentToken *token)
{
  guint depth = 1;

  token->kind = ANKY_CONTENT_STRING;
  for (;;) {
    int byte = anky_cursor_next (cursor);

    if (byte < 0)
      return;
    if (byte == '\\') {
      read_escape (cursor, token);
      continue;
    }
    if (byte == '(')
      depth++;
    if (byte == ')' && --depth == 0)
      return;
    append_byte (token, byte);
  }
}

static void
read_hexadecimal (AnkyCursor *cursor, AnkyContentToken *token)
{
  int high = -1;
  int byte = anky_cursor_next (cursor);

  token->kind = ANKY_CONTENT_STRING;
  for (; byte >= 0 && byte != '>'; byte = anky_cursor_next (cursor)) {
    int digit = g_ascii_xdigit_value ((char) byte);

    if (digit < 0)
      continue;
    if (high >= 0)
      append_byte (token, high << 4 | digit);
    high = high >= 0 ? -1 : digit;
  }
  if (high >= 0)
    append_byte (token, high << 4);
}

static void
read_name (AnkyCursor *cursor, AnkyContentToken *token)
{
  token->kind = ANKY_CONTENT_NAME;
  while (is_regular (anky_cursor_peek (cursor))) {
    int byte = anky_cursor_next (cursor);
    int high = g_ascii_xdigit_value ((char) anky_cursor_peek (cursor));
    int low = g_ascii_xdigit_value ((char) anky_cursor_peek_at (cursor, 1));

    if (byte == '#' && high >= 0 && low >= 0 && anky_cursor_skip (cursor, 2))
      byte = high << 4 | low;
    append_byte (token, byte);
  }
}

static void
read_word (AnkyCursor *cursor, AnkyContentToken *token)
{
  char *end = NULL;

  while (is_regular (anky_cursor_peek (cursor)))
    append_byte (token, anky_cursor_next (cursor));
  close_bytes (token);
  token->number = g_ascii_strtod (anky_content_token_get_text (token), &end);
  token->kind = token->bytes->len > 0 && end && *end == '\0'
                    ? ANKY_CONTENT_NUMBER
                    : ANKY_CONTENT_WORD;
}

static void
read_bracket (AnkyCursor *cursor, AnkyContentToken *token, int byte)
{
  switch (byte) {
  case '(':
    read_literal (cursor, token);
    break;
  case '<':
    if (anky_cursor_take (cursor, "<"))
      token->kind = ANKY_CONTENT_OTHER;
    else
      read_hexadecimal (cursor, token);
    break;
  case '/':
    read_name (cursor, token);
    break;
  case '[':
    token->kind = ANKY_CONTENT_ARRAY_OPEN;
    break;
  case ']':
    token->kind = ANKY_CONTENT_ARRAY_CLOSE;
    break;
  default:
    token->kind = ANKY_CONTENT_OTHER;
    break;
  }
}

void
anky_content_lex (AnkyCursor *cursor, AnkyContentToken *token)
{
  int byte = -1;

  g_byte_array_set_size (token->bytes, 0);
  token->kind = ANKY_CONTENT_END;
  skip_blank (cursor);
  byte = anky_cursor_peek (cursor);
  if (byte < 0)
    return;

  if (is_regular (byte)) {
    read_word (cursor, token);
    return;
  }
  anky_cursor_next (cursor);
  read_bracket (cursor, token, byte);
  close_bytes (token);
}
