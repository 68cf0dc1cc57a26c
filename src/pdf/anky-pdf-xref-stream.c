/* Cross-reference streams (ISO 32000-2, 7.5.8)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-xref-private.h"

#include "anky-pdf-filter-private.h"

typedef struct {
  guint width[3];
  gsize total;
} Fields;

static gboolean
fail (const char *what, GError **error)
{
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_DAMAGED,
               "xref stream: %s",
               what);
  return FALSE;
}

static gboolean
read_fields (const AnkyPdfObject *dict, Fields *fields_out, GError **error)
{
  const AnkyPdfObject *array = anky_pdf_dict_get (dict, "W");

  if (anky_pdf_array_get_length (array) != G_N_ELEMENTS (fields_out->width))
    return fail ("bad /W", error);
  fields_out->total = 0;
  for (guint i = 0; i < G_N_ELEMENTS (fields_out->width); i++) {
    gint64 width = 0;

    if (!anky_pdf_object_get_integer (anky_pdf_array_get (array, i), &width) ||
        width < 0 || width > 8)
      return fail ("bad /W", error);
    fields_out->width[i] = (guint) width;
    fields_out->total += (gsize) width;
  }
  if (fields_out->width[1] == 0)
    return fail ("bad /W", error);
  return TRUE;
}

static gboolean
set_entry (AnkyPdfEntry *entry, guint64 type, guint64 second, guint64 third)
{
  switch (type) {
  case 0:
    entry->kind = ANKY_PDF_ENTRY_FREE;
    entry->value = second;
    /* Some write a generation of 4 bytes here; nothing depends on it. */
    entry->generation = (guint16) MIN (third, G_MAXUINT16);
    return TRUE;
  case 1:
    entry->kind = ANKY_PDF_ENTRY_OFFSET;
    entry->value = second;
    entry->generation = (guint16) third;
    return third <= G_MAXUINT16;
  case 2:
    entry->kind = ANKY_PDF_ENTRY_COMPRESSED;
    entry->value = second << 32 | third;
    entry->generation = 0;
    return second <= ANKY_PDF_MAX_NUMBER && third <= G_MAXUINT32;
  default:
    /* 7.5.8.3: any other type is a reference to the null object. */
    entry->kind = ANKY_PDF_ENTRY_FREE;
    entry->value = 0;
    entry->generation = 0;
    return TRUE;
  }
}

static gboolean
read_entry (AnkyCursor *cursor,
            const Fields *fields,
            guint64 base,
            AnkyPdfEntry *entry)
{
  guint64 type = 1;
  guint64 second = 0;
  guint64 third = 0;

  if ((fields->width[0] > 0 &&
       !anky_cursor_read_uint (cursor, fields->width[0], &type)) ||
      !anky_cursor_read_uint (cursor, fields->width[1], &second) ||
      !anky_cursor_read_uint (cursor, fields->width[2], &third))
    return FALSE;
  if (!set_entry (entry, type, second, third))
    return FALSE;
  if (entry->kind == ANKY_PDF_ENTRY_OFFSET) {
    if (entry->value > G_MAXUINT64 - base)
      return FALSE;
    entry->value += base;
  }
  return TRUE;
}

static gboolean
read_range (const AnkyPdfSource *source,
            AnkyCursor *cursor,
            const Fields *fields,
            gint64 first,
            gint64 n,
            gsize *entries_left,
            GArray *entries,
            GError **error)
{
  guint start = entries->len;

  if (first < 0 || n < 0)
    return fail ("bad /Index", error);
  if (first > ANKY_PDF_MAX_NUMBER || n > ANKY_PDF_MAX_NUMBER + 1 - first ||
      (gsize) n > *entries_left)
    return anky_pdf_budget_exceed (source->budget, "objects", error);
  if ((gsize) n > anky_cursor_get_left (cursor) / fields->total)
    return fail ("more entries than bytes", error);

  *entries_left -= (gsize) n;
  g_array_set_size (entries, start + (guint) n);
  for (guint i = 0; i < (guint) n; i++) {
    AnkyPdfEntry *entry = &g_array_index (entries, AnkyPdfEntry, start + i);

    if (!read_entry (cursor, fields, source->base, entry))
      return fail ("bad entry", error);
    entry->number = (guint32) first + i;
  }
  return TRUE;
}

static gboolean
read_all (const AnkyPdfSource *source,
          const AnkyPdfObject *dict,
          AnkyCursor *cursor,
          gsize *entries_left,
          GArray *entries,
          GError **error)
{
  const AnkyPdfObject *index = anky_pdf_dict_get (dict, "Index");
  guint n_numbers = anky_pdf_array_get_length (index);
  gint64 size = 0;
  Fields fields;

  if (!read_fields (dict, &fields, error))
    return FALSE;
  if (!index) {
    if (!anky_pdf_object_get_integer (anky_pdf_dict_get (dict, "Size"), &size))
      return fail ("no /Size", error);
    return read_range (source,
                       cursor,
                       &fields,
                       0,
                       size,
                       entries_left,
                       entries,
                       error);
  }
  if (n_numbers == 0 || n_numbers % 2 != 0)
    return fail ("bad /Index", error);
  for (guint i = 0; i < n_numbers; i += 2) {
    gint64 first = 0;
    gint64 n = 0;

    if (!anky_pdf_object_get_integer (anky_pdf_array_get (index, i), &first) ||
        !anky_pdf_object_get_integer (anky_pdf_array_get (index, i + 1), &n))
      return fail ("bad /Index", error);
    if (!read_range (source,
                     cursor,
                     &fields,
                     first,
                     n,
                     entries_left,
                     entries,
                     error))
      return FALSE;
  }
  return TRUE;
}

AnkyPdfObject *
anky_pdf_xref_stream_read (const AnkyPdfSource *source,
                           guint64 offset,
                           gsize *entries_left,
                           GArray *entries,
                           guint64 *end_out,
                           GError **error)
{
  AnkyPdfRef ref;
  AnkyCursor cursor;
  gsize size = 0;
  const guint8 *bytes;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (AnkyPdfObject) stream =
      anky_pdf_parse_indirect (source,
                               offset,
                               source->whole.size,
                               NULL,
                               NULL,
                               &ref,
                               end_out,
                               error);

  if (!stream)
    return NULL;
  if (!anky_pdf_object_is_name (anky_pdf_dict_get (stream, "Type"), "XRef")) {
    fail ("no /Type /XRef", error);
    return NULL;
  }
  data = anky_pdf_decode (stream, NULL, NULL, source->budget, error);
  if (!data)
    return NULL;
  bytes = g_bytes_get_data (data, &size);
  anky_cursor_init (&cursor, bytes, size);
  if (!read_all (source, stream, &cursor, entries_left, entries, error))
    return NULL;
  return g_steal_pointer (&stream);
}
