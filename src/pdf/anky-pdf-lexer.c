/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-lexer-private.h"

#include "anky-pdf-limits-private.h"

#include <string.h>

/* Longer numbers say nothing that a double could hold. */
#define MAX_NUMBER_TEXT 128

const char anky_pdf_byte_classes[256] = {
  [0] = 'w',    ['\t'] = 'w', ['\n'] = 'w', ['\f'] = 'w',
  ['\r'] = 'w', [' '] = 'w',  ['('] = 'd',  [')'] = 'd',
  ['<'] = 'd',  ['>'] = 'd',  ['['] = 'd',  [']'] = 'd',
  ['{'] = 'd',  ['}'] = 'd',  ['/'] = 'd',  ['%'] = 'd',
};

void
anky_pdf_skip_white (AnkyCursor *cursor)
{
  while (anky_pdf_is_white (anky_cursor_peek (cursor)))
    anky_cursor_next (cursor);
}

static void
skip_comment (AnkyCursor *cursor)
{
  int byte = anky_cursor_peek (cursor);

  while (byte >= 0 && byte != '\n' && byte != '\r') {
    anky_cursor_next (cursor);
    byte = anky_cursor_peek (cursor);
  }
}

void
anky_pdf_skip_blank (AnkyCursor *cursor)
{
  anky_pdf_skip_white (cursor);
  while (anky_cursor_peek (cursor) == '%') {
    skip_comment (cursor);
    anky_pdf_skip_white (cursor);
  }
}

gboolean
anky_pdf_take_keyword (AnkyCursor *cursor, const char *keyword)
{
  gsize length = strlen (keyword);

  if (!anky_cursor_looks_at (cursor, keyword) ||
      anky_pdf_is_regular (anky_cursor_peek_at (cursor, length)))
    return FALSE;
  return anky_cursor_skip (cursor, length);
}

static gboolean
fail_at (const AnkyCursor *cursor, const char *what, GError **error)
{
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_MALFORMED,
               "%s at byte %" G_GSIZE_FORMAT,
               what,
               cursor->position);
  return FALSE;
}

static gboolean
lex_name (AnkyCursor *cursor, AnkyPdfToken *token, GError **error)
{
  token->kind = ANKY_PDF_TOKEN_NAME;
  anky_cursor_next (cursor);
  while (anky_pdf_is_regular (anky_cursor_peek (cursor)))
    anky_cursor_next (cursor);
  if (cursor->position - token->start > ANKY_PDF_MAX_NAME)
    return fail_at (cursor, "name too long", error);
  return TRUE;
}

static gboolean
lex_literal (AnkyCursor *cursor, AnkyPdfToken *token, GError **error)
{
  gsize depth = 0;
  int byte;

  token->kind = ANKY_PDF_TOKEN_LITERAL;
  do {
    byte = anky_cursor_next (cursor);
    if (byte == '\\')
      anky_cursor_next (cursor);
    else if (byte == '(')
      depth++;
    else if (byte == ')')
      depth--;
    if (cursor->position - token->start > ANKY_PDF_MAX_STRING)
      return fail_at (cursor, "string too long", error);
  } while (depth > 0 && byte >= 0);
  if (byte < 0)
    return fail_at (cursor, "string has no end", error);
  return TRUE;
}

static gboolean
lex_hex (AnkyCursor *cursor, AnkyPdfToken *token, GError **error)
{
  int byte;

  token->kind = ANKY_PDF_TOKEN_HEX;
  anky_cursor_next (cursor);
  do {
    byte = anky_cursor_next (cursor);
    if (byte < 0 ||
        (byte != '>' && !g_ascii_isxdigit (byte) && !anky_pdf_is_white (byte)))
      return fail_at (cursor, "bad hexadecimal string", error);
    if (cursor->position - token->start > ANKY_PDF_MAX_STRING)
      return fail_at (cursor, "string too long", error);
  } while (byte != '>');
  return TRUE;
}

/* ISO 32000-2, 7.3.3: a sign, digits, at most one point; no exponent. */
static gboolean
is_number_text (const guint8 *text, gsize length, gboolean *is_real_out)
{
  gsize i = text[0] == '+' || text[0] == '-' ? 1 : 0;
  gsize n_digits = 0;
  gsize n_points = 0;

  for (; i < length; i++) {
    if (g_ascii_isdigit (text[i]))
      n_digits++;
    else if (text[i] == '.')
      n_points++;
    else
      return FALSE;
  }
  *is_real_out = n_points == 1;
  return n_digits > 0 && n_points <= 1;
}

static gboolean
read_integer (const guint8 *text, gsize length, AnkyPdfToken *token)
{
  gboolean is_negative = text[0] == '-';
  gboolean is_signed = is_negative || text[0] == '+';
  gint64 value = 0;

  for (gsize i = is_signed ? 1 : 0; i < length; i++) {
    gint64 digit = text[i] - '0';

    if (value > (G_MAXINT64 - digit) / 10)
      return FALSE;
    value = value * 10 + digit;
  }
  token->kind = ANKY_PDF_TOKEN_INTEGER;
  token->integer = is_negative ? -value : value;
  token->is_unsigned = !is_signed;
  return TRUE;
}

static gboolean
lex_number (AnkyCursor *cursor,
            AnkyPdfToken *token,
            const guint8 *text,
            gsize length,
            gboolean is_real,
            GError **error)
{
  char copy[MAX_NUMBER_TEXT + 1];

  if (!is_real && read_integer (text, length, token))
    return TRUE;
  /* An integer that does not fit is taken for the real number it is. */
  if (length > MAX_NUMBER_TEXT)
    return fail_at (cursor, "number too long", error);
  memcpy (copy, text, length);
  copy[length] = '\0';
  token->kind = ANKY_PDF_TOKEN_REAL;
  token->real = g_ascii_strtod (copy, NULL);
  return TRUE;
}

static gboolean
lex_regular (AnkyCursor *cursor, AnkyPdfToken *token, GError **error)
{
  const guint8 *text = cursor->data + token->start;
  gboolean is_real = FALSE;
  gsize length;

  while (anky_pdf_is_regular (anky_cursor_peek (cursor)))
    anky_cursor_next (cursor);
  length = cursor->position - token->start;
  if (is_number_text (text, length, &is_real))
    return lex_number (cursor, token, text, length, is_real, error);
  token->kind = ANKY_PDF_TOKEN_KEYWORD;
  return TRUE;
}

static gboolean
lex_bracket (AnkyCursor *cursor,
             AnkyPdfToken *token,
             AnkyPdfTokenKind kind,
             gsize length)
{
  token->kind = kind;
  return anky_cursor_skip (cursor, length);
}

static gboolean
lex_token (AnkyCursor *cursor, AnkyPdfToken *token, GError **error)
{
  switch (anky_cursor_peek (cursor)) {
  case -1:
    token->kind = ANKY_PDF_TOKEN_END;
    return TRUE;
  case '/':
    return lex_name (cursor, token, error);
  case '(':
    return lex_literal (cursor, token, error);
  case '[':
    return lex_bracket (cursor, token, ANKY_PDF_TOKEN_ARRAY_BEGIN, 1);
  case ']':
    return lex_bracket (cursor, token, ANKY_PDF_TOKEN_ARRAY_END, 1);
  case '<':
    if (anky_cursor_peek_at (cursor, 1) == '<')
      return lex_bracket (cursor, token, ANKY_PDF_TOKEN_DICT_BEGIN, 2);
    return lex_hex (cursor, token, error);
  case '>':
    if (anky_cursor_peek_at (cursor, 1) == '>')
      return lex_bracket (cursor, token, ANKY_PDF_TOKEN_DICT_END, 2);
    return fail_at (cursor, "unexpected >", error);
  case ')':
  case '{':
  case '}':
    return fail_at (cursor, "unexpected delimiter", error);
  default:
    return lex_regular (cursor, token, error);
  }
}

gboolean
anky_pdf_lex (AnkyCursor *cursor, AnkyPdfToken *token_out, GError **error)
{
  AnkyPdfToken token = { 0 };

  anky_pdf_skip_blank (cursor);
  token.start = cursor->position;
  if (!lex_token (cursor, &token, error))
    return FALSE;
  token.end = cursor->position;
  *token_out = token;
  return TRUE;
}

gboolean
anky_pdf_token_is_keyword (const AnkyPdfToken *token,
                           const AnkyCursor *cursor,
                           const char *keyword)
{
  gsize length = strlen (keyword);

  return token->kind == ANKY_PDF_TOKEN_KEYWORD &&
         token->end - token->start == length &&
         memcmp (cursor->data + token->start, keyword, length) == 0;
}

/* --- what tokens say ----------------------------------------------------- */

char *
anky_pdf_token_dup_name (const AnkyPdfToken *token,
                         const AnkyCursor *cursor,
                         GError **error)
{
  const guint8 *text = cursor->data + token->start + 1;
  gsize length = token->end - token->start - 1;
  g_autofree char *name = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++) {
    int byte = text[i];

    if (byte == '#') {
      int high =
          i + 1 < length ? g_ascii_xdigit_value ((char) text[i + 1]) : -1;
      int low = i + 2 < length ? g_ascii_xdigit_value ((char) text[i + 2]) : -1;

      byte = high < 0 || low < 0 ? 0 : high * 16 + low;
      i += 2;
    }
    /* ISO 32000-2, 7.3.5: any byte but NUL. */
    if (byte == 0) {
      fail_at (cursor, "bad escape in a name", error);
      return NULL;
    }
    name[n++] = (char) byte;
  }
  name[n] = '\0';
  return g_steal_pointer (&name);
}

static gsize
decode_hex (const guint8 *text, gsize length, guint8 *out)
{
  gsize n_digits = 0;

  for (gsize i = 0; i < length; i++) {
    int digit = g_ascii_xdigit_value ((char) text[i]);

    if (digit < 0)
      continue;
    if (n_digits % 2 == 0)
      out[n_digits / 2] = (guint8) (digit << 4);
    else
      out[n_digits / 2] |= (guint8) digit;
    n_digits++;
  }
  /* 7.3.4.3: a last digit that is missing is 0. */
  return (n_digits + 1) / 2;
}

static gboolean
is_octal (int byte)
{
  return byte >= '0' && byte <= '7';
}

/* After a backslash; FALSE if it stands for no byte at all. */
static gboolean
decode_escape (AnkyCursor *cursor, guint8 *byte_out)
{
  static const char letters[] = "nrtbf";
  static const char meanings[] = "\n\r\t\b\f";
  int byte = anky_cursor_next (cursor);
  const char *letter;

  if (byte == '\r') {
    anky_cursor_take (cursor, "\n");
    return FALSE;
  }
  if (byte == '\n' || byte < 0)
    return FALSE;
  if (is_octal (byte)) {
    int value = byte - '0';

    for (int i = 0; i < 2 && is_octal (anky_cursor_peek (cursor)); i++)
      value = value * 8 + anky_cursor_next (cursor) - '0';
    *byte_out = (guint8) (value & 0xff);
    return TRUE;
  }
  letter = byte == 0 ? NULL : strchr (letters, byte);
  *byte_out = letter ? (guint8) meanings[letter - letters] : (guint8) byte;
  return TRUE;
}

static gsize
decode_literal (const guint8 *text, gsize length, guint8 *out)
{
  AnkyCursor cursor;
  gsize n = 0;
  int byte;

  anky_cursor_init (&cursor, text, length);
  while ((byte = anky_cursor_next (&cursor)) >= 0) {
    if (byte == '\\') {
      if (decode_escape (&cursor, &out[n]))
        n++;
      continue;
    }
    /* 7.3.4.2: an end of line in a string is one line feed. */
    if (byte == '\r') {
      anky_cursor_take (&cursor, "\n");
      byte = '\n';
    }
    out[n++] = (guint8) byte;
  }
  return n;
}

guint8 *
anky_pdf_token_dup_string (const AnkyPdfToken *token,
                           const AnkyCursor *cursor,
                           gsize *size_out)
{
  const guint8 *text = cursor->data + token->start + 1;
  gsize length = token->end - token->start - 2;
  guint8 *bytes = g_malloc (length + 1);
  gsize size = token->kind == ANKY_PDF_TOKEN_HEX
                   ? decode_hex (text, length, bytes)
                   : decode_literal (text, length, bytes);

  bytes[size] = 0;
  *size_out = size;
  return g_realloc (bytes, size + 1);
}
