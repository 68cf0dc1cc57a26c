/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-parser-private.h"

typedef struct {
  AnkyCursor *cursor;
  gboolean has_spans;
  AnkyPdfBudget *budget;
  gsize n_values;
} Parser;

static AnkyPdfObject *parse_value (Parser *self, guint depth, GError **error);

static gboolean
fail_at (gsize position, const char *what, GError **error)
{
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_MALFORMED,
               "%s at byte %" G_GSIZE_FORMAT,
               what,
               position);
  return FALSE;
}

static gboolean
spend_value (Parser *self, GError **error)
{
  if (self->budget->values_left == 0)
    return anky_pdf_budget_exceed (self->budget, "values", error);
  if (self->n_values == ANKY_PDF_MAX_VALUES_OBJECT)
    return anky_pdf_budget_exceed (self->budget, "object-size", error);
  self->budget->values_left--;
  self->n_values++;
  return TRUE;
}

/* A reference is three tokens; the first was an integer. */
static gboolean
take_reference (Parser *self, const AnkyPdfToken *first, AnkyPdfRef *ref_out)
{
  AnkyCursor ahead = *self->cursor;
  AnkyPdfToken second;

  if (!first->is_unsigned || first->integer > G_MAXUINT32 ||
      !anky_pdf_is_white (anky_cursor_peek (&ahead)))
    return FALSE;
  anky_pdf_skip_blank (&ahead);
  if (!g_ascii_isdigit (anky_cursor_peek (&ahead)) ||
      !anky_pdf_lex (&ahead, &second, NULL) ||
      second.kind != ANKY_PDF_TOKEN_INTEGER || second.integer > G_MAXUINT16)
    return FALSE;
  anky_pdf_skip_blank (&ahead);
  if (!anky_pdf_take_keyword (&ahead, "R"))
    return FALSE;

  ref_out->number = (guint32) first->integer;
  ref_out->generation = (guint16) second.integer;
  *self->cursor = ahead;
  return TRUE;
}

static AnkyPdfObject *
make_integer (Parser *self, const AnkyPdfToken *token)
{
  AnkyPdfRef ref;

  if (take_reference (self, token, &ref))
    return anky_pdf_reference_new (ref);
  return anky_pdf_integer_new (token->integer);
}

static AnkyPdfObject *
make_real (Parser *self, const AnkyPdfToken *token)
{
  const char *text = (const char *) self->cursor->data + token->start;

  return anky_pdf_real_new_take (token->real,
                                 g_strndup (text, token->end - token->start));
}

static AnkyPdfObject *
make_name (Parser *self, const AnkyPdfToken *token, GError **error)
{
  char *name = anky_pdf_token_dup_name (token, self->cursor, error);

  return name ? anky_pdf_name_new_take (name) : NULL;
}

static AnkyPdfObject *
make_string (Parser *self, const AnkyPdfToken *token)
{
  gsize size = 0;
  guint8 *data = anky_pdf_token_dup_string (token, self->cursor, &size);

  return anky_pdf_string_new_take (data,
                                   size,
                                   token->kind == ANKY_PDF_TOKEN_HEX);
}

static AnkyPdfObject *
make_keyword (Parser *self, const AnkyPdfToken *token, GError **error)
{
  if (anky_pdf_token_is_keyword (token, self->cursor, "null"))
    return anky_pdf_null_new ();
  if (anky_pdf_token_is_keyword (token, self->cursor, "true"))
    return anky_pdf_boolean_new (TRUE);
  if (anky_pdf_token_is_keyword (token, self->cursor, "false"))
    return anky_pdf_boolean_new (FALSE);
  fail_at (token->start, "unknown keyword", error);
  return NULL;
}

static gboolean
enter (Parser *self, guint depth, GError **error)
{
  if (depth >= ANKY_PDF_MAX_DEPTH)
    return anky_pdf_budget_exceed (self->budget, "depth", error);
  return TRUE;
}

static AnkyPdfObject *
parse_array (Parser *self, guint depth, GError **error)
{
  g_autoptr (AnkyPdfObject) array = NULL;

  if (!enter (self, depth, error))
    return NULL;
  array = anky_pdf_array_new ();
  while (TRUE) {
    AnkyPdfObject *item;

    anky_pdf_skip_blank (self->cursor);
    if (anky_cursor_take (self->cursor, "]"))
      return g_steal_pointer (&array);
    item = parse_value (self, depth + 1, error);
    if (!item)
      return NULL;
    anky_pdf_array_append (array, item);
  }
}

static gboolean
parse_entry (Parser *self, AnkyPdfObject *dict, guint depth, GError **error)
{
  g_autofree char *key = NULL;
  AnkyPdfObject *value;
  AnkyPdfToken token;

  if (!anky_pdf_lex (self->cursor, &token, error))
    return FALSE;
  if (token.kind != ANKY_PDF_TOKEN_NAME)
    return fail_at (token.start, "dictionary key is no name", error);
  if (!spend_value (self, error))
    return FALSE;
  key = anky_pdf_token_dup_name (&token, self->cursor, error);
  if (!key)
    return FALSE;
  value = parse_value (self, depth + 1, error);
  if (!value)
    return FALSE;
  anky_pdf_dict_append_take (dict, g_steal_pointer (&key), value);
  return TRUE;
}

static AnkyPdfObject *
parse_dict (Parser *self, guint depth, GError **error)
{
  g_autoptr (AnkyPdfObject) dict = NULL;

  if (!enter (self, depth, error))
    return NULL;
  dict = anky_pdf_dict_new ();
  while (TRUE) {
    anky_pdf_skip_blank (self->cursor);
    if (anky_cursor_take (self->cursor, ">>"))
      return g_steal_pointer (&dict);
    if (!parse_entry (self, dict, depth, error))
      return NULL;
  }
}

static AnkyPdfObject *
make_object (Parser *self,
             const AnkyPdfToken *token,
             guint depth,
             GError **error)
{
  switch (token->kind) {
  case ANKY_PDF_TOKEN_INTEGER:
    return make_integer (self, token);
  case ANKY_PDF_TOKEN_REAL:
    return make_real (self, token);
  case ANKY_PDF_TOKEN_LITERAL:
  case ANKY_PDF_TOKEN_HEX:
    return make_string (self, token);
  case ANKY_PDF_TOKEN_NAME:
    return make_name (self, token, error);
  case ANKY_PDF_TOKEN_ARRAY_BEGIN:
    return parse_array (self, depth, error);
  case ANKY_PDF_TOKEN_DICT_BEGIN:
    return parse_dict (self, depth, error);
  case ANKY_PDF_TOKEN_KEYWORD:
    return make_keyword (self, token, error);
  case ANKY_PDF_TOKEN_END:
    g_set_error (error,
                 ANKY_PDF_ERROR,
                 ANKY_PDF_ERROR_TRUNCATED,
                 "object cut off at byte %" G_GSIZE_FORMAT,
                 token->start);
    return NULL;
  case ANKY_PDF_TOKEN_ARRAY_END:
  case ANKY_PDF_TOKEN_DICT_END:
  default:
    fail_at (token->start, "unexpected bracket", error);
    return NULL;
  }
}

static AnkyPdfObject *
parse_value (Parser *self, guint depth, GError **error)
{
  AnkyPdfObject *object;
  AnkyPdfToken token;

  if (!spend_value (self, error) || !anky_pdf_lex (self->cursor, &token, error))
    return NULL;
  object = make_object (self, &token, depth, error);
  if (!object)
    return NULL;
  if (self->has_spans)
    anky_pdf_object_set_span (object, token.start, self->cursor->position);
  anky_pdf_object_seal (object);
  return object;
}

AnkyPdfObject *
anky_pdf_parse_value (AnkyCursor *cursor,
                      gboolean has_spans,
                      AnkyPdfBudget *budget,
                      GError **error)
{
  Parser self = { .cursor = cursor, .has_spans = has_spans, .budget = budget };
  gsize start = cursor->position;
  g_autoptr (AnkyPdfObject) object = parse_value (&self, 0, error);

  if (!anky_pdf_budget_scan (budget,
                             cursor->position - start,
                             object ? error : NULL))
    return NULL;
  return g_steal_pointer (&object);
}

/* --- indirect objects ---------------------------------------------------- */

/* Few enough that reading a header costs nothing. */
static gboolean
skip_header_blank (AnkyCursor *cursor)
{
  guint n = 0;

  while (n <= ANKY_PDF_MAX_HEADER_BLANK &&
         anky_pdf_is_white (anky_cursor_peek (cursor))) {
    anky_cursor_next (cursor);
    n++;
  }
  return n > 0 && n <= ANKY_PDF_MAX_HEADER_BLANK;
}

gboolean
anky_pdf_parse_header (AnkyCursor *cursor, AnkyPdfRef *ref_out, GError **error)
{
  gsize start = cursor->position;
  gint64 number = 0;
  gint64 generation = 0;
  gboolean is_header;

  skip_header_blank (cursor);
  is_header = anky_cursor_read_decimal (cursor, 10, &number) &&
              skip_header_blank (cursor) &&
              anky_cursor_read_decimal (cursor, 5, &generation) &&
              skip_header_blank (cursor) &&
              anky_pdf_take_keyword (cursor, "obj");
  if (!is_header || number > G_MAXUINT32 || generation > G_MAXUINT16)
    return fail_at (start, "no object header", error);

  ref_out->number = (guint32) number;
  ref_out->generation = (guint16) generation;
  return TRUE;
}

static gboolean
find_length (const AnkyPdfObject *dict,
             gsize position,
             AnkyPdfLengthFunc length,
             gpointer length_data,
             gsize *length_out,
             GError **error)
{
  const AnkyPdfObject *object = anky_pdf_dict_get (dict, "Length");
  AnkyPdfRef ref;
  gint64 value = 0;

  if (length && anky_pdf_object_get_ref (object, &ref))
    return length (ref, length_out, length_data, error);
  if (!anky_pdf_object_get_integer (object, &value) || value < 0 ||
      (guint64) value > G_MAXSIZE)
    return fail_at (position, "stream without a usable /Length", error);
  *length_out = (gsize) value;
  return TRUE;
}

/* 7.3.8.1: "stream" ends in CRLF or LF, not in CR alone. */
static gboolean
take_stream_keyword (AnkyCursor *cursor)
{
  return anky_cursor_take (cursor, "stream\r\n") ||
         anky_cursor_take (cursor, "stream\n");
}

static AnkyPdfObject *
parse_stream (const AnkyPdfSource *source,
              AnkyCursor *cursor,
              AnkyPdfObject *dict,
              AnkyPdfLengthFunc length,
              gpointer length_data,
              GError **error)
{
  AnkyPdfObject *stream;
  guint64 start = 0;
  guint64 dict_end = 0;
  gsize begin = cursor->position;
  gsize size = 0;
  GBytes *data;

  if (!find_length (dict, begin, length, length_data, &size, error))
    return NULL;
  if (!anky_cursor_skip (cursor, size)) {
    g_set_error (error,
                 ANKY_PDF_ERROR,
                 ANKY_PDF_ERROR_TRUNCATED,
                 "stream at byte %" G_GSIZE_FORMAT
                 " runs past the end (%" G_GSIZE_FORMAT " bytes)",
                 begin,
                 size);
    return NULL;
  }
  anky_pdf_skip_white (cursor);
  if (!anky_pdf_take_keyword (cursor, "endstream")) {
    fail_at (cursor->position, "no endstream where /Length says", error);
    return NULL;
  }
  data = anky_file_dup_bytes (source->file, begin, size);
  stream = anky_pdf_stream_new_take (anky_pdf_object_ref (dict), data);
  if (anky_pdf_object_get_span (dict, &start, &dict_end))
    anky_pdf_object_set_span (stream, start, cursor->position);
  anky_pdf_object_seal (stream);
  return stream;
}

/* An object without a value is null: some writers clear one like that. */
static AnkyPdfObject *
parse_content (const AnkyPdfSource *source, AnkyCursor *cursor, GError **error)
{
  AnkyCursor ahead = *cursor;

  anky_pdf_skip_blank (&ahead);
  if (!anky_pdf_budget_scan (source->budget,
                             ahead.position - cursor->position,
                             error))
    return NULL;
  if (anky_pdf_take_keyword (&ahead, "endobj")) {
    AnkyPdfObject *null = anky_pdf_null_new ();

    anky_pdf_object_set_span (null, cursor->position, cursor->position);
    anky_pdf_object_seal (null);
    return null;
  }
  return anky_pdf_parse_value (cursor, TRUE, source->budget, error);
}

static AnkyPdfObject *
parse_body (const AnkyPdfSource *source,
            AnkyCursor *cursor,
            AnkyPdfLengthFunc length,
            gpointer length_data,
            GError **error)
{
  g_autoptr (AnkyPdfObject) object = parse_content (source, cursor, error);

  if (!object)
    return NULL;
  anky_pdf_skip_blank (cursor);
  if (anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_DICT &&
      take_stream_keyword (cursor)) {
    AnkyPdfObject *stream =
        parse_stream (source, cursor, object, length, length_data, error);

    if (!stream)
      return NULL;
    anky_pdf_skip_blank (cursor);
    anky_pdf_object_unref (object);
    object = stream;
  }
  if (!anky_pdf_take_keyword (cursor, "endobj")) {
    fail_at (cursor->position, "no endobj", error);
    return NULL;
  }
  return g_steal_pointer (&object);
}

AnkyPdfObject *
anky_pdf_parse_indirect (const AnkyPdfSource *source,
                         guint64 offset,
                         guint64 limit,
                         AnkyPdfLengthFunc length,
                         gpointer length_data,
                         AnkyPdfRef *ref_out,
                         guint64 *end_out,
                         GError **error)
{
  AnkyPdfObject *object;
  AnkyPdfRef ref;
  AnkyCursor cursor;

  if (limit > source->whole.size || offset >= limit) {
    g_set_error (error,
                 ANKY_PDF_ERROR,
                 ANKY_PDF_ERROR_MALFORMED,
                 "object at byte %" G_GUINT64_FORMAT
                 " is past the end (%" G_GUINT64_FORMAT ")",
                 offset,
                 limit);
    return NULL;
  }
  anky_cursor_init (&cursor, source->whole.data, (gsize) limit);
  if (!anky_cursor_seek (&cursor, (gsize) offset) ||
      !anky_pdf_parse_header (&cursor, &ref, error))
    return NULL;
  object = parse_body (source, &cursor, length, length_data, error);
  if (!object)
    return NULL;
  *ref_out = ref;
  if (end_out)
    *end_out = cursor.position;
  return object;
}
