/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-builder.h"

#include <string.h>

typedef enum {
  KIND_FREE,
  KIND_OFFSET,
  KIND_COMPRESSED,
} Kind;

typedef struct {
  guint32 number;
  Kind kind;
  guint64 value;
  guint third; /* generation, or index */
} Entry;

struct _PdfBuilder {
  GString *bytes;
  GArray *entries;
  GString *packed_header;
  GString *packed;
  GArray *packed_numbers;
  guint32 size;
  gsize startxref;
};

PdfBuilder *
pdf_builder_new (const char *version)
{
  PdfBuilder *self = g_new0 (PdfBuilder, 1);

  self->bytes = g_string_new (NULL);
  g_string_printf (self->bytes, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->packed_header = g_string_new (NULL);
  self->packed = g_string_new (NULL);
  self->packed_numbers = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->size = 1;
  return self;
}

void
pdf_builder_free (PdfBuilder *self)
{
  g_string_free (self->bytes, TRUE);
  g_string_free (self->packed_header, TRUE);
  g_string_free (self->packed, TRUE);
  g_array_unref (self->entries);
  g_array_unref (self->packed_numbers);
  g_free (self);
}

PdfBuilder *
pdf_builder_new_letter (void)
{
  const char *content = "BT /F1 14 Tf 100 700 Td (Letter) Tj ET\n";
  PdfBuilder *self = pdf_builder_new ("1.7");

  pdf_builder_set_entry (self, 0, 0, 65535, TRUE);
  pdf_builder_add (self, 1, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_builder_add (self, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf_builder_add (self,
                   3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                   "/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
  pdf_builder_add_stream (self, 4, "", content, strlen (content));
  pdf_builder_add (self,
                   5,
                   "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>");
  return self;
}

void
pdf_builder_raw (PdfBuilder *self, const char *text)
{
  g_string_append (self->bytes, text);
}

gsize
pdf_builder_get_position (PdfBuilder *self)
{
  return self->bytes->len;
}

gsize
pdf_builder_get_startxref (PdfBuilder *self)
{
  return self->startxref;
}

static void
add_entry (PdfBuilder *self,
           guint32 number,
           Kind kind,
           guint64 value,
           guint third)
{
  Entry entry = { number, kind, value, third };
  guint i = 0;

  while (i < self->entries->len &&
         g_array_index (self->entries, Entry, i).number <= number)
    i++;
  g_array_insert_val (self->entries, i, entry);
  self->size = MAX (self->size, number + 1);
}

void
pdf_builder_set_entry (PdfBuilder *self,
                       guint32 number,
                       guint64 offset,
                       guint generation,
                       gboolean is_free)
{
  add_entry (self,
             number,
             is_free ? KIND_FREE : KIND_OFFSET,
             offset,
             generation);
}

void
pdf_builder_add (PdfBuilder *self, guint32 number, const char *format, ...)
{
  va_list arguments;

  add_entry (self, number, KIND_OFFSET, self->bytes->len, 0);
  g_string_append_printf (self->bytes, "%u 0 obj\n", number);
  va_start (arguments, format);
  g_string_append_vprintf (self->bytes, format, arguments);
  va_end (arguments);
  g_string_append (self->bytes, "\nendobj\n");
}

void
pdf_builder_add_stream (PdfBuilder *self,
                        guint32 number,
                        const char *entries,
                        gconstpointer data,
                        gsize size)
{
  add_entry (self, number, KIND_OFFSET, self->bytes->len, 0);
  g_string_append_printf (self->bytes,
                          "%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT
                          " >>\nstream\n",
                          number,
                          entries,
                          size);
  g_string_append_len (self->bytes, data, (gssize) size);
  g_string_append (self->bytes, "\nendstream\nendobj\n");
}

void
pdf_builder_add_compressed (PdfBuilder *self, guint32 number, const char *body)
{
  g_string_append_printf (self->packed_header,
                          "%u %" G_GSIZE_FORMAT " ",
                          number,
                          self->packed->len);
  g_string_append_printf (self->packed, "%s ", body);
  g_array_append_val (self->packed_numbers, number);
}

/* --- sections ------------------------------------------------------------ */

static void
start_revision (PdfBuilder *self)
{
  g_array_set_size (self->entries, 0);
  g_array_set_size (self->packed_numbers, 0);
  g_string_truncate (self->packed_header, 0);
  g_string_truncate (self->packed, 0);
}

static void
write_prev (PdfBuilder *self)
{
  if (self->startxref > 0)
    g_string_append_printf (self->bytes,
                            " /Prev %" G_GSIZE_FORMAT,
                            self->startxref);
}

static void
write_tail (PdfBuilder *self, gsize startxref)
{
  self->startxref = startxref;
  g_string_append_printf (self->bytes,
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          startxref);
  start_revision (self);
}

/* How many entries from @first on have numbers that follow each other. */
static guint
count_run (PdfBuilder *self, guint first)
{
  guint n = 1;

  while (first + n < self->entries->len &&
         g_array_index (self->entries, Entry, first + n).number ==
             g_array_index (self->entries, Entry, first).number + n)
    n++;
  return n;
}

static void
write_table_entry (PdfBuilder *self, const Entry *entry)
{
  gboolean is_used = entry->kind == KIND_OFFSET;

  g_string_append_printf (self->bytes,
                          "%010" G_GUINT64_FORMAT " %05u %c \n",
                          is_used ? entry->value : 0,
                          entry->kind == KIND_COMPRESSED ? 65535 : entry->third,
                          is_used ? 'n' : 'f');
}

static void
write_table (PdfBuilder *self)
{
  g_string_append (self->bytes, "xref\n");
  for (guint i = 0; i < self->entries->len;) {
    guint n = count_run (self, i);

    g_string_append_printf (self->bytes,
                            "%u %u\n",
                            g_array_index (self->entries, Entry, i).number,
                            n);
    for (guint end = i + n; i < end; i++)
      write_table_entry (self, &g_array_index (self->entries, Entry, i));
  }
}

void
pdf_builder_finish_table (PdfBuilder *self, const char *entries)
{
  gsize startxref = self->bytes->len;

  write_table (self);
  g_string_append_printf (self->bytes,
                          "trailer\n<< %s /Size %u",
                          entries,
                          self->size);
  write_prev (self);
  g_string_append (self->bytes, " >>\n");
  write_tail (self, startxref);
}

static void
write_container (PdfBuilder *self, guint32 number)
{
  g_autofree char *entries = NULL;
  gsize first = self->packed_header->len;

  if (self->packed_numbers->len == 0)
    return;
  entries = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT,
                             self->packed_numbers->len,
                             first);
  g_string_prepend_len (self->packed, self->packed_header->str, (gssize) first);
  pdf_builder_add_stream (self,
                          number,
                          entries,
                          self->packed->str,
                          self->packed->len);
  for (guint i = 0; i < self->packed_numbers->len; i++)
    add_entry (self,
               g_array_index (self->packed_numbers, guint32, i),
               KIND_COMPRESSED,
               number,
               i);
}

static void
append_number (GByteArray *data, guint width, guint64 value)
{
  for (guint i = width; i > 0; i--) {
    guint8 byte = (guint8) (value >> (8 * (i - 1)) & 0xff);

    g_byte_array_append (data, &byte, 1);
  }
}

static void
write_xref_stream (PdfBuilder *self, guint32 number, const char *entries)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GString) index = g_string_new (NULL);
  gsize offset = self->bytes->len;

  add_entry (self, number, KIND_OFFSET, offset, 0);
  for (guint i = 0; i < self->entries->len; i += count_run (self, i))
    g_string_append_printf (index,
                            "%u %u ",
                            g_array_index (self->entries, Entry, i).number,
                            count_run (self, i));
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);

    append_number (data, 1, entry->kind);
    append_number (data, 5, entry->value);
    append_number (data, 2, entry->third);
  }
  g_string_append_printf (self->bytes,
                          "%u 0 obj\n<< /Type /XRef /W [1 5 2] /Index [%s] "
                          "/Size %u /Length %u %s",
                          number,
                          index->str,
                          self->size,
                          data->len,
                          entries);
  write_prev (self);
  g_string_append (self->bytes, " >>\nstream\n");
  g_string_append_len (self->bytes, (const char *) data->data, data->len);
  g_string_append (self->bytes, "\nendstream\nendobj\n");
}

void
pdf_builder_finish_stream (PdfBuilder *self,
                           guint32 number,
                           guint32 container,
                           const char *entries)
{
  gsize startxref;

  write_container (self, container);
  startxref = self->bytes->len;
  write_xref_stream (self, number, entries);
  write_tail (self, startxref);
}

void
pdf_builder_finish_hybrid (PdfBuilder *self,
                           guint32 number,
                           guint32 container,
                           const char *entries)
{
  g_autofree char *all = NULL;
  gsize offset;

  write_container (self, container);
  offset = self->bytes->len;
  write_xref_stream (self, number, "");
  all = g_strdup_printf ("%s /XRefStm %" G_GSIZE_FORMAT, entries, offset);
  pdf_builder_finish_table (self, all);
}

GBytes *
pdf_builder_dup_bytes (PdfBuilder *self)
{
  return g_bytes_new (self->bytes->str, self->bytes->len);
}
