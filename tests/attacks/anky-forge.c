/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-forge.h"

#include <string.h>

typedef struct {
  guint number;
  guint kind; /* 0 free, 1 offset, 2 compressed */
  gsize value;
  guint generation; /* or index */
} Entry;

struct _AnkyForge {
  GByteArray *bytes;
  GArray *entries;
  gsize prev; /* 0: none */
  guint size;
};

static void
read_prev (AnkyForge *self, GBytes *bytes)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, NULL);
  AnkyPdfRevision *newest = NULL;

  if (!document)
    return;
  newest = anky_pdf_document_get_newest (document);
  self->prev = anky_pdf_revision_get_startxref (newest);
  self->size = anky_pdf_revision_get_size (newest);
}

AnkyForge *
anky_forge_new (GBytes *bytes)
{
  AnkyForge *self = g_new0 (AnkyForge, 1);

  self->bytes = g_byte_array_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!bytes) {
    anky_forge_append (self, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    anky_forge_note_free (self, 0, 65535);
    return self;
  }
  g_byte_array_append (self->bytes,
                       g_bytes_get_data (bytes, NULL),
                       (guint) g_bytes_get_size (bytes));
  read_prev (self, bytes);
  return self;
}

void
anky_forge_free (AnkyForge *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_array_unref (self->entries);
  g_free (self);
}

gsize
anky_forge_get_size (AnkyForge *self)
{
  return self->bytes->len;
}

void
anky_forge_append (AnkyForge *self, const char *text)
{
  g_byte_array_append (self->bytes,
                       (const guint8 *) text,
                       (guint) strlen (text));
}

/* --- objects ----------------------------------------------------------------
 */

static void
note (AnkyForge *self, guint number, guint kind, gsize value, guint generation)
{
  Entry entry = { number, kind, value, generation };

  g_array_append_val (self->entries, entry);
  self->size = MAX (self->size, number + 1);
}

void
anky_forge_note_free (AnkyForge *self, guint number, guint generation)
{
  note (self, number, 0, 0, generation);
}

void
anky_forge_note_offset (AnkyForge *self, guint number, gsize offset)
{
  note (self, number, 1, offset, 0);
}

void
anky_forge_note_compressed (AnkyForge *self,
                            guint number,
                            guint container,
                            guint index)
{
  note (self, number, 2, container, index);
}

void
anky_forge_append_object (AnkyForge *self,
                          guint number,
                          const char *format,
                          ...)
{
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  body = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  anky_forge_note_offset (self, number, self->bytes->len);
  text = g_strdup_printf ("%u 0 obj\n%s\nendobj\n", number, body);
  anky_forge_append (self, text);
}

/* @dict with /Length set in it. */
void
anky_forge_append_stream (AnkyForge *self,
                          guint number,
                          const char *dict,
                          const char *data)
{
  anky_forge_append_object (self,
                            number,
                            "<</Length %" G_GSIZE_FORMAT
                            "%s\nstream\n%s\nendstream",
                            strlen (data),
                            dict + 2,
                            data);
}

void
anky_forge_append_object_stream (AnkyForge *self,
                                 guint number,
                                 guint n,
                                 const char *head,
                                 const char *body)
{
  g_autofree char *dict =
      g_strdup_printf ("<</Type/ObjStm/N %u/First %" G_GSIZE_FORMAT ">>",
                       n,
                       strlen (head));
  g_autofree char *data = g_strconcat (head, body, NULL);

  anky_forge_append_stream (self, number, dict, data);
}

/* --- sections ---------------------------------------------------------------
 */

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  return (int) one->number - (int) other->number;
}

gsize
anky_forge_append_entries (AnkyForge *self)
{
  gsize offset = self->bytes->len;

  g_array_sort (self->entries, compare_entries);
  anky_forge_append (self, "xref\n");
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);
    g_autofree char *line =
        g_strdup_printf ("%u 1\n%010" G_GSIZE_FORMAT " %05u %c \n",
                         entry->number,
                         entry->value,
                         entry->generation,
                         entry->kind == 0 ? 'f' : 'n');

    anky_forge_append (self, line);
  }
  return offset;
}

static char *
dup_trailer (AnkyForge *self, const char *trailer)
{
  if (self->prev == 0)
    return g_strdup_printf ("/Size %u%s", self->size, trailer);
  return g_strdup_printf ("/Size %u/Prev %" G_GSIZE_FORMAT "%s",
                          self->size,
                          self->prev,
                          trailer);
}

void
anky_forge_append_trailer (AnkyForge *self, const char *trailer)
{
  g_autofree char *keys = dup_trailer (self, trailer);
  g_autofree char *text = g_strdup_printf ("trailer\n<<%s>>\n", keys);

  anky_forge_append (self, text);
}

void
anky_forge_append_startxref (AnkyForge *self, gsize offset)
{
  g_autofree char *text =
      g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", offset);

  anky_forge_append (self, text);
  g_array_set_size (self->entries, 0);
  self->prev = offset;
}

void
anky_forge_append_table (AnkyForge *self, const char *trailer)
{
  gsize offset = anky_forge_append_entries (self);

  anky_forge_append_trailer (self, trailer);
  anky_forge_append_startxref (self, offset);
}

/* Entries of 1 + 4 + 2 bytes, in hexadecimal. */
void
anky_forge_append_xref_stream (AnkyForge *self,
                               guint number,
                               const char *trailer)
{
  gsize offset = self->bytes->len;
  g_autoptr (GString) index = g_string_new (NULL);
  g_autoptr (GString) data = g_string_new (NULL);
  g_autofree char *keys = NULL;
  g_autofree char *dict = NULL;

  note (self, number, 1, offset, 0);
  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);

    g_string_append_printf (index, "%u 1 ", entry->number);
    g_string_append_printf (data,
                            "%02x%08x%04x",
                            entry->kind,
                            (guint) entry->value,
                            entry->generation & 0xffff);
  }
  g_string_append_c (data, '>');
  keys = dup_trailer (self, trailer);
  dict = g_strdup_printf (
      "<</Type/XRef/W[1 4 2]/Filter/ASCIIHexDecode/Index[%s]%s>>",
      index->str,
      keys);
  anky_forge_append_stream (self, number, dict, data->str);
  anky_forge_append_startxref (self, offset);
}

GBytes *
anky_forge_finish (AnkyForge *self)
{
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

/* --- bytes ------------------------------------------------------------------
 */

GBytes *
anky_forge_concat (GBytes *a, GBytes *b)
{
  GByteArray *whole = g_byte_array_new ();

  g_byte_array_append (whole,
                       g_bytes_get_data (a, NULL),
                       (guint) g_bytes_get_size (a));
  g_byte_array_append (whole,
                       g_bytes_get_data (b, NULL),
                       (guint) g_bytes_get_size (b));
  return g_byte_array_free_to_bytes (whole);
}

GBytes *
anky_forge_replace (GBytes *bytes, gsize offset, gsize size, const char *text)
{
  gsize whole = g_bytes_get_size (bytes);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (bytes, 0, offset);
  g_autoptr (GBytes) tail =
      g_bytes_new_from_bytes (bytes, offset + size, whole - offset - size);
  g_autoptr (GBytes) middle = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) first = anky_forge_concat (head, middle);

  return anky_forge_concat (first, tail);
}

gsize
anky_forge_find (GBytes *bytes, const char *text, gsize from)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *found = memmem (data + from, size - from, text, strlen (text));

  if (!found)
    g_error ("\"%s\" is not there", text);
  return (gsize) (found - data);
}

/* --- well-formed ------------------------------------------------------------
 */

static const AnkyPdfObject *
read_alone (AnkyForge *forge, AnkyPdfDocument **document_out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyFile) file = NULL;
  const AnkyPdfObject *object = NULL;
  AnkyPdfRef ref = { 1, 0 };

  anky_forge_append_table (forge, "/Root 1 0 R");
  bytes = anky_forge_finish (forge);
  file = anky_file_new_for_bytes (bytes);
  *document_out = anky_pdf_document_open (file, &error);
  g_assert_no_error (error);
  object = anky_pdf_revision_get_object (
      anky_pdf_document_get_newest (*document_out),
      ref,
      &error);
  g_assert_no_error (error);
  return object;
}

AnkyPdfObject *
anky_forge_parse (const char *format, ...)
{
  g_autoptr (AnkyForge) forge = anky_forge_new (NULL);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  anky_forge_append_object (forge, 1, "%s", text);
  return anky_pdf_object_ref (read_alone (forge, &document));
}

AnkyPdfObject *
anky_forge_parse_stream (const char *dict, const char *data)
{
  AnkyPdfObject *keys = anky_pdf_dict_new ();
  g_autoptr (AnkyPdfObject) parsed = anky_forge_parse ("%s", dict);
  guint n = anky_pdf_dict_get_length (parsed);

  for (guint i = 0; i < n; i++) {
    const AnkyPdfObject *value = NULL;
    const char *key = anky_pdf_dict_get_nth (parsed, i, &value);

    anky_pdf_dict_set (keys, key, anky_pdf_object_ref (value));
  }
  return anky_pdf_stream_new (keys, g_bytes_new (data, strlen (data)));
}

GBytes *
anky_forge_update (GBytes *bytes, AnkyForgeFunc edit, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (AnkyPdfDocument) document = anky_pdf_document_open (file, &error);
  g_autoptr (AnkyPdfUpdate) update = NULL;
  g_autoptr (GBytes) appended = NULL;

  g_assert_no_error (error);
  update = anky_pdf_update_new (document, &error);
  g_assert_no_error (error);
  edit (update, document, data);
  appended = anky_pdf_update_finish (update, NULL, &error);
  g_assert_no_error (error);
  return anky_forge_concat (bytes, appended);
}
