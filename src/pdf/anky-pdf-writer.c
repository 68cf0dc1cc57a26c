/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-writer-private.h"

#include "anky-pdf-lexer-private.h"

#include <math.h>
#include <string.h>

void
anky_pdf_writer_init (AnkyPdfWriter *self, guint64 base, gsize ceiling)
{
  self->out = anky_buffer_new (ceiling);
  self->base = base;
  self->entries = g_array_new (FALSE, FALSE, sizeof (AnkyPdfWrittenEntry));
  self->placeholders = g_array_new (FALSE, FALSE, sizeof (AnkyPdfPlaceholder));
}

void
anky_pdf_writer_clear (AnkyPdfWriter *self)
{
  g_clear_pointer (&self->out, anky_buffer_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->placeholders, g_array_unref);
}

static guint64
get_offset (const AnkyPdfWriter *self)
{
  return self->base + anky_buffer_get_size (self->out);
}

/* --- values -------------------------------------------------------------- */

static void
append_name (AnkyPdfWriter *self, const char *name)
{
  anky_buffer_append_byte (self->out, '/');
  for (const guint8 *p = (const guint8 *) name; *p; p++) {
    gboolean is_plain =
        *p > 0x20 && *p < 0x7f && *p != '#' && !anky_pdf_is_delimiter (*p);

    if (is_plain)
      anky_buffer_append_byte (self->out, *p);
    else
      anky_buffer_append_printf (self->out, "#%02x", *p);
  }
}

static void
append_hex (AnkyPdfWriter *self, const guint8 *data, gsize size)
{
  static const char digits[] = "0123456789abcdef";

  anky_buffer_append_byte (self->out, '<');
  for (gsize i = 0; i < size; i++) {
    const char pair[] = { digits[data[i] >> 4], digits[data[i] & 0x0f] };

    anky_buffer_append (self->out, pair, sizeof pair);
  }
  anky_buffer_append_byte (self->out, '>');
}

static void
append_literal (AnkyPdfWriter *self, const guint8 *data, gsize size)
{
  anky_buffer_append_byte (self->out, '(');
  for (gsize i = 0; i < size; i++) {
    switch (data[i]) {
    case '(':
    case ')':
    case '\\':
      anky_buffer_append_byte (self->out, '\\');
      anky_buffer_append_byte (self->out, data[i]);
      break;
    case '\r':
      /* As it is, a reader would take it for a line feed (7.3.4.2). */
      anky_buffer_append_text (self->out, "\\r");
      break;
    default:
      anky_buffer_append_byte (self->out, data[i]);
    }
  }
  anky_buffer_append_byte (self->out, ')');
}

/* Four decimals, without those that say nothing; as it was written, if it was
 * read. */
static void
append_real (AnkyPdfWriter *self, const AnkyPdfObject *object)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 64];
  gsize length;

  if (object->u.real.text) {
    anky_buffer_append_text (self->out, object->u.real.text);
    return;
  }
  if (!isfinite (object->u.real.value) || fabs (object->u.real.value) > 1e15) {
    anky_buffer_append_text (self->out, "0");
    return;
  }
  g_ascii_formatd (text, sizeof text, "%.4f", object->u.real.value);
  length = strlen (text);
  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  anky_buffer_append_text (self->out, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
append_array (AnkyPdfWriter *self, const AnkyPdfObject *array)
{
  anky_buffer_append_byte (self->out, '[');
  for (guint i = 0; i < anky_pdf_array_get_length (array); i++) {
    if (i > 0)
      anky_buffer_append_byte (self->out, ' ');
    anky_pdf_writer_append_value (self, anky_pdf_array_get (array, i));
  }
  anky_buffer_append_byte (self->out, ']');
}

/* @without: a key that is left out, or NULL. */
static void
append_entries (AnkyPdfWriter *self,
                const AnkyPdfObject *dict,
                const char *without)
{
  const AnkyPdfObject *value = NULL;
  const char *key;

  for (guint i = 0; (key = anky_pdf_dict_get_nth (dict, i, &value)); i++) {
    if (g_strcmp0 (key, without) == 0)
      continue;
    append_name (self, key);
    anky_buffer_append_byte (self->out, ' ');
    anky_pdf_writer_append_value (self, value);
    anky_buffer_append_byte (self->out, '\n');
  }
}

static void
append_dict (AnkyPdfWriter *self, const AnkyPdfObject *dict)
{
  anky_buffer_append_text (self->out, "<<\n");
  append_entries (self, dict, NULL);
  anky_buffer_append_text (self->out, ">>");
}

static void
append_stream (AnkyPdfWriter *self, const AnkyPdfObject *stream)
{
  gsize size = 0;
  const guint8 *data =
      g_bytes_get_data (anky_pdf_object_peek_stream (stream), &size);

  anky_buffer_append_text (self->out, "<<\n");
  append_entries (self, stream, "Length");
  anky_buffer_append_printf (self->out,
                             "/Length %" G_GSIZE_FORMAT "\n>>\nstream\n",
                             size);
  anky_buffer_append (self->out, data, size);
  anky_buffer_append_text (self->out, "\nendstream");
}

static gboolean
append_placeholder (AnkyPdfWriter *self, const AnkyPdfObject *object)
{
  AnkyPdfPlaceholder placeholder;

  if (!anky_pdf_object_is_placeholder (object,
                                       &placeholder.tag,
                                       &placeholder.size))
    return FALSE;
  placeholder.offset = get_offset (self);
  g_array_append_val (self->placeholders, placeholder);
  anky_buffer_append_fill (self->out, ' ', placeholder.size);
  return TRUE;
}

static void
append_string (AnkyPdfWriter *self, const AnkyPdfObject *object)
{
  if (object->flags & ANKY_PDF_FLAG_HEX)
    append_hex (self, object->u.string.data, object->u.string.size);
  else
    append_literal (self, object->u.string.data, object->u.string.size);
}

void
anky_pdf_writer_append_value (AnkyPdfWriter *self, const AnkyPdfObject *object)
{
  switch (anky_pdf_object_get_type (object)) {
  case ANKY_PDF_TYPE_BOOLEAN:
    anky_buffer_append_text (self->out, object->u.boolean ? "true" : "false");
    break;
  case ANKY_PDF_TYPE_INTEGER:
    anky_buffer_append_printf (self->out,
                               "%" G_GINT64_FORMAT,
                               object->u.integer);
    break;
  case ANKY_PDF_TYPE_REAL:
    append_real (self, object);
    break;
  case ANKY_PDF_TYPE_STRING:
    append_string (self, object);
    break;
  case ANKY_PDF_TYPE_NAME:
    append_name (self, object->u.name);
    break;
  case ANKY_PDF_TYPE_ARRAY:
    append_array (self, object);
    break;
  case ANKY_PDF_TYPE_DICT:
    append_dict (self, object);
    break;
  case ANKY_PDF_TYPE_STREAM:
    append_stream (self, object);
    break;
  case ANKY_PDF_TYPE_REFERENCE:
    anky_buffer_append_printf (self->out,
                               "%u %u R",
                               object->u.ref.number,
                               object->u.ref.generation);
    break;
  case ANKY_PDF_TYPE_NULL:
  default:
    if (!append_placeholder (self, object))
      anky_buffer_append_text (self->out, "null");
    break;
  }
}

void
anky_pdf_writer_append_indirect (AnkyPdfWriter *self,
                                 AnkyPdfRef ref,
                                 const AnkyPdfObject *object)
{
  AnkyPdfWrittenEntry entry = { ref.number, ref.generation, get_offset (self) };

  g_array_append_val (self->entries, entry);
  anky_buffer_append_printf (self->out,
                             "%u %u obj\n",
                             ref.number,
                             ref.generation);
  anky_pdf_writer_append_value (self, object);
  anky_buffer_append_text (self->out, "\nendobj\n");
}

GBytes *
anky_pdf_writer_steal_bytes (AnkyPdfWriter *self, GError **error)
{
  if (anky_buffer_has_overflowed (self->out)) {
    g_set_error (error,
                 ANKY_PDF_ERROR,
                 ANKY_PDF_ERROR_LIMIT,
                 "more bytes to append than the writer takes");
    return NULL;
  }
  return anky_buffer_steal_bytes (self->out);
}
