/* Cross-reference sections as bytes (ISO 32000-2, 7.5.4 and 7.5.8)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-writer-private.h"

/* A table has ten digits for an offset. */
#define MAX_TABLE_OFFSET G_GUINT64_CONSTANT (9999999999)
#define MAX_WIDTH        8u

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const AnkyPdfWrittenEntry *x = a;
  const AnkyPdfWrittenEntry *y = b;

  return x->number < y->number ? -1 : x->number > y->number;
}

static const AnkyPdfWrittenEntry *
get_entry (const AnkyPdfWriter *self, guint i)
{
  return &g_array_index (self->entries, AnkyPdfWrittenEntry, i);
}

/* How many entries from @first on have numbers that follow each other. */
static guint
count_run (const AnkyPdfWriter *self, guint first)
{
  guint n = 1;

  while (first + n < self->entries->len &&
         get_entry (self, first + n)->number ==
             get_entry (self, first)->number + n)
    n++;
  return n;
}

static gboolean
append_table (AnkyPdfWriter *self, GError **error)
{
  anky_buffer_append_text (self->out, "xref\n");
  /* A file's first section begins with object 0 (7.5.4). */
  if (self->base == 0)
    anky_buffer_append_text (self->out, "0 1\n0000000000 65535 f \n");
  for (guint i = 0; i < self->entries->len;) {
    guint n = count_run (self, i);

    anky_buffer_append_printf (self->out,
                               "%u %u\n",
                               get_entry (self, i)->number,
                               n);
    for (guint end = i + n; i < end; i++) {
      const AnkyPdfWrittenEntry *entry = get_entry (self, i);

      if (entry->offset > MAX_TABLE_OFFSET) {
        g_set_error (error,
                     ANKY_PDF_ERROR,
                     ANKY_PDF_ERROR_UNSUPPORTED,
                     "offset %" G_GUINT64_FORMAT
                     " has more digits than an xref table",
                     entry->offset);
        return FALSE;
      }
      anky_buffer_append_printf (self->out,
                                 "%010" G_GUINT64_FORMAT " %05u n \n",
                                 entry->offset,
                                 entry->generation);
    }
  }
  return TRUE;
}

static void
append_tail (AnkyPdfWriter *self, guint64 startxref)
{
  anky_buffer_append_printf (self->out,
                             "\nstartxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
                             startxref);
}

/* --- as a stream --------------------------------------------------------- */

static guint
count_bytes (guint64 value)
{
  guint n = 1;

  while (n < MAX_WIDTH && value >> (8 * n) != 0)
    n++;
  return n;
}

static void
append_uint (AnkyBuffer *out, guint width, guint64 value)
{
  for (guint i = width; i > 0; i--)
    anky_buffer_append_byte (out, (guint8) (value >> (8 * (i - 1)) & 0xff));
}

static AnkyPdfObject *
make_widths (guint width)
{
  AnkyPdfObject *array = anky_pdf_array_new ();

  anky_pdf_array_append (array, anky_pdf_integer_new (1));
  anky_pdf_array_append (array, anky_pdf_integer_new (width));
  anky_pdf_array_append (array, anky_pdf_integer_new (2));
  return array;
}

static AnkyPdfObject *
make_index (const AnkyPdfWriter *self)
{
  AnkyPdfObject *array = anky_pdf_array_new ();

  for (guint i = 0; i < self->entries->len; i += count_run (self, i)) {
    anky_pdf_array_append (array,
                           anky_pdf_integer_new (get_entry (self, i)->number));
    anky_pdf_array_append (array, anky_pdf_integer_new (count_run (self, i)));
  }
  return array;
}

static GBytes *
make_stream_data (const AnkyPdfWriter *self, guint width)
{
  g_autoptr (AnkyBuffer) data = anky_buffer_new (G_MAXINT);

  for (guint i = 0; i < self->entries->len; i++) {
    const AnkyPdfWrittenEntry *entry = get_entry (self, i);

    append_uint (data, 1, 1);
    append_uint (data, width, entry->offset);
    append_uint (data, 2, entry->generation);
  }
  return anky_buffer_steal_bytes (data);
}

/* The stream's own entry has the highest offset. */
static void
append_stream (AnkyPdfWriter *self, AnkyPdfObject *trailer, guint32 number)
{
  AnkyPdfWrittenEntry own = { number,
                              0,
                              self->base + anky_buffer_get_size (self->out) };
  guint width = count_bytes (own.offset);
  g_autoptr (GBytes) data = NULL;
  g_autoptr (AnkyPdfObject) stream = NULL;

  g_array_append_val (self->entries, own);
  g_array_sort (self->entries, compare_entries);
  data = make_stream_data (self, width);
  anky_pdf_dict_set (trailer, "Type", anky_pdf_name_new ("XRef"));
  anky_pdf_dict_set (trailer, "W", make_widths (width));
  anky_pdf_dict_set (trailer, "Index", make_index (self));
  stream = anky_pdf_stream_new (anky_pdf_object_ref (trailer), data);
  anky_buffer_append_printf (self->out, "%u 0 obj\n", number);
  anky_pdf_writer_append_value (self, stream);
  anky_buffer_append_text (self->out, "\nendobj");
  append_tail (self, own.offset);
}

gboolean
anky_pdf_writer_append_section (AnkyPdfWriter *self,
                                AnkyPdfObject *trailer,
                                guint32 size,
                                guint32 stream_number,
                                GError **error)
{
  guint64 startxref = self->base + anky_buffer_get_size (self->out);

  anky_pdf_dict_set (trailer, "Size", anky_pdf_integer_new (size));
  if (stream_number != 0) {
    append_stream (self, trailer, stream_number);
    return TRUE;
  }
  g_array_sort (self->entries, compare_entries);
  if (!append_table (self, error))
    return FALSE;
  anky_buffer_append_text (self->out, "trailer\n");
  anky_pdf_writer_append_value (self, trailer);
  append_tail (self, startxref);
  return TRUE;
}
