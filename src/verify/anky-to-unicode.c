/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-to-unicode-private.h"

#include "anky-content-lexer-private.h"

#include <string.h>

#define MAX_CODES      65536u
#define MAX_CODE_BYTES 4u

struct _AnkyToUnicode {
  gboolean is_wide;  /* codes of two bytes: a composite font (9.7) */
  GHashTable *texts; /* code to UTF-8; empty without a map */
};

/* --- reading the map -------------------------------------------------------
 */

static gboolean
read_code (const AnkyContentToken *token, guint *code_out)
{
  guint code = 0;

  if (token->kind != ANKY_CONTENT_STRING || token->bytes->len == 0 ||
      token->bytes->len > MAX_CODE_BYTES)
    return FALSE;
  for (guint i = 0; i < token->bytes->len; i++)
    code = code << 8 | token->bytes->data[i];
  *code_out = code;
  return TRUE;
}

static void
add_text (AnkyToUnicode *self, guint code, char *text)
{
  if (!text || g_hash_table_size (self->texts) >= MAX_CODES) {
    g_free (text);
    return;
  }
  g_hash_table_insert (self->texts, GUINT_TO_POINTER (code), text);
}

static char *
dup_utf8 (const guint8 *data, gsize size)
{
  return g_convert ((const char *) data,
                    (gssize) size,
                    "UTF-8",
                    "UTF-16BE",
                    NULL,
                    NULL,
                    NULL);
}

static void
read_chars (AnkyToUnicode *self, AnkyCursor *cursor, AnkyContentToken *token)
{
  guint code = 0;

  for (;;) {
    anky_content_lex (cursor, token);
    if (!read_code (token, &code))
      return;
    anky_content_lex (cursor, token);
    if (token->kind != ANKY_CONTENT_STRING)
      return;
    add_text (self, code, dup_utf8 (token->bytes->data, token->bytes->len));
  }
}

/* <first> <last> <text>: the last unit of the text counts on. */
static void
add_range (AnkyToUnicode *self,
           guint first,
           guint last,
           const AnkyContentToken *token)
{
  gsize size = token->bytes->len;
  g_autofree guint8 *text = g_memdup2 (token->bytes->data, MAX (size, 1));

  if (size < 2 || last < first || last - first >= MAX_CODES)
    return;
  for (guint code = first; code <= last; code++) {
    guint unit = (guint) (token->bytes->data[size - 2] << 8 |
                          token->bytes->data[size - 1]) +
                 (code - first);

    text[size - 2] = (guint8) (unit >> 8 & 0xff);
    text[size - 1] = (guint8) (unit & 0xff);
    add_text (self, code, dup_utf8 (text, size));
  }
}

static void
read_range_list (AnkyToUnicode *self,
                 AnkyCursor *cursor,
                 AnkyContentToken *token,
                 guint first)
{
  for (guint code = first;; code++) {
    anky_content_lex (cursor, token);
    if (token->kind != ANKY_CONTENT_STRING)
      return;
    add_text (self, code, dup_utf8 (token->bytes->data, token->bytes->len));
  }
}

static void
read_ranges (AnkyToUnicode *self, AnkyCursor *cursor, AnkyContentToken *token)
{
  guint first = 0;
  guint last = 0;

  for (;;) {
    anky_content_lex (cursor, token);
    if (!read_code (token, &first))
      return;
    anky_content_lex (cursor, token);
    if (!read_code (token, &last))
      return;
    anky_content_lex (cursor, token);
    if (token->kind == ANKY_CONTENT_STRING)
      add_range (self, first, last, token);
    else if (token->kind == ANKY_CONTENT_ARRAY_OPEN)
      read_range_list (self, cursor, token, first);
    else
      return;
  }
}

static void
read_map (AnkyToUnicode *self, GBytes *map)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (map, &size);
  AnkyContentToken token;
  AnkyCursor cursor;

  anky_cursor_init (&cursor, data, size);
  anky_content_token_init (&token);
  do {
    anky_content_lex (&cursor, &token);
    if (token.kind != ANKY_CONTENT_WORD)
      continue;
    if (strcmp (anky_content_token_get_text (&token), "beginbfchar") == 0)
      read_chars (self, &cursor, &token);
    else if (strcmp (anky_content_token_get_text (&token), "beginbfrange") == 0)
      read_ranges (self, &cursor, &token);
  } while (!anky_cursor_is_at_end (&cursor));
  anky_content_token_clear (&token);
}

AnkyToUnicode *
anky_to_unicode_new (AnkyPdfRevision *revision, const AnkyPdfObject *font)
{
  AnkyToUnicode *self = g_new0 (AnkyToUnicode, 1);
  const AnkyPdfObject *stream =
      anky_pdf_revision_lookup (revision, font, "ToUnicode", NULL);
  g_autoptr (GBytes) map = NULL;

  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->is_wide = anky_pdf_object_is_name (
      anky_pdf_revision_lookup (revision, font, "Subtype", NULL),
      "Type0");
  if (anky_pdf_object_get_type (stream) == ANKY_PDF_TYPE_STREAM)
    map = anky_pdf_revision_decode_stream (revision, stream, NULL);
  if (map)
    read_map (self, map);
  return self;
}

void
anky_to_unicode_free (AnkyToUnicode *self)
{
  if (!self)
    return;

  g_hash_table_unref (self->texts);
  g_free (self);
}

/* --- using it --------------------------------------------------------------
 */

static void
append_code (const AnkyToUnicode *self, guint code, GString *text)
{
  const char *known =
      g_hash_table_lookup (self->texts, GUINT_TO_POINTER (code));

  if (known)
    g_string_append (text, known);
  else if (!self->is_wide && code >= 0x20)
    g_string_append_unichar (text, code);
}

void
anky_to_unicode_append (const AnkyToUnicode *self,
                        const guint8 *codes,
                        gsize size,
                        GString *text)
{
  gsize width = self->is_wide ? 2 : 1;

  for (gsize i = 0; i + width <= size; i += width)
    append_code (self,
                 self->is_wide ? (guint) (codes[i] << 8 | codes[i + 1])
                               : codes[i],
                 text);
}
