/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-xref-private.h"

void
anky_pdf_section_free (AnkyPdfSection *self)
{
  g_clear_pointer (&self->trailer, anky_pdf_object_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

static gboolean
fail_at (guint64 offset, const char *what, GError **error)
{
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_DAMAGED,
               "%s (section at byte %" G_GUINT64_FORMAT ")",
               what,
               offset);
  return FALSE;
}

/* --- entries ------------------------------------------------------------- */

GArray *
anky_pdf_entries_new (gsize n)
{
  return g_array_sized_new (FALSE, TRUE, sizeof (AnkyPdfEntry), (guint) n);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const AnkyPdfEntry *x = a;
  const AnkyPdfEntry *y = b;

  return x->number < y->number ? -1 : x->number > y->number;
}

static gboolean
is_ascending (GArray *entries)
{
  for (guint i = 1; i < entries->len; i++) {
    if (g_array_index (entries, AnkyPdfEntry, i - 1).number >=
        g_array_index (entries, AnkyPdfEntry, i).number)
      return FALSE;
  }
  return TRUE;
}

void
anky_pdf_entries_finish (GArray *entries, gboolean *has_duplicates_out)
{
  guint n = 0;

  *has_duplicates_out = FALSE;
  if (is_ascending (entries))
    return;
  /* A stable sort: of two with one number the first stays first. */
  g_array_sort (entries, compare_numbers);
  for (guint i = 0; i < entries->len; i++) {
    AnkyPdfEntry *entry = &g_array_index (entries, AnkyPdfEntry, i);

    if (n > 0 &&
        g_array_index (entries, AnkyPdfEntry, n - 1).number == entry->number) {
      *has_duplicates_out = TRUE;
      continue;
    }
    g_array_index (entries, AnkyPdfEntry, n++) = *entry;
  }
  g_array_set_size (entries, n);
}

/* --- hybrid files -------------------------------------------------------- */

static gboolean
is_same_place (const AnkyPdfEntry *a, const AnkyPdfEntry *b)
{
  return a->kind == b->kind && a->value == b->value &&
         a->generation == b->generation;
}

/* 7.5.8.4: what the table calls free and the stream knows is hidden from old
 * readers, and in use. In use in both, they have to say the same. */
static AnkyPdfEntry
choose_entry (AnkyPdfSection *self,
              const AnkyPdfEntry *table,
              const AnkyPdfEntry *stream)
{
  if (stream->kind == ANKY_PDF_ENTRY_FREE)
    return *table;
  if (table->kind == ANKY_PDF_ENTRY_FREE)
    return *stream;
  if (!is_same_place (table, stream))
    self->has_disagreement = TRUE;
  return *table;
}

static void
merge_hybrid (AnkyPdfSection *self, GArray *stream)
{
  g_autoptr (GArray) table = g_steal_pointer (&self->entries);
  guint i = 0;
  guint j = 0;

  self->entries = anky_pdf_entries_new ((gsize) table->len + stream->len);
  while (i < table->len || j < stream->len) {
    const AnkyPdfEntry *a =
        i < table->len ? &g_array_index (table, AnkyPdfEntry, i) : NULL;
    const AnkyPdfEntry *b =
        j < stream->len ? &g_array_index (stream, AnkyPdfEntry, j) : NULL;
    AnkyPdfEntry entry;

    if (!b || (a && a->number < b->number)) {
      entry = *a;
      i++;
    } else if (!a || b->number < a->number) {
      entry = *b;
      j++;
    } else {
      entry = choose_entry (self, a, b);
      i++;
      j++;
    }
    g_array_append_val (self->entries, entry);
  }
}

static gboolean
read_hybrid (AnkyPdfSection *self,
             const AnkyPdfSource *source,
             gsize *entries_left,
             GError **error)
{
  const AnkyPdfObject *object = anky_pdf_dict_get (self->trailer, "XRefStm");
  g_autoptr (GArray) entries = NULL;
  g_autoptr (AnkyPdfObject) stream = NULL;
  gboolean has_duplicates = FALSE;
  gint64 offset = 0;

  if (!object)
    return TRUE;
  if (!anky_pdf_object_get_integer (object, &offset) || offset < 0)
    return fail_at (self->offset, "bad /XRefStm", error);
  self->is_hybrid = TRUE;
  self->hybrid_start = (guint64) offset + source->base;
  entries = anky_pdf_entries_new (0);
  stream = anky_pdf_xref_stream_read (source,
                                      self->hybrid_start,
                                      entries_left,
                                      entries,
                                      &self->hybrid_end,
                                      error);
  if (!stream)
    return FALSE;
  anky_pdf_entries_finish (entries, &has_duplicates);
  self->has_duplicates |= has_duplicates;
  merge_hybrid (self, entries);
  return TRUE;
}

/* --- one section --------------------------------------------------------- */

gboolean
anky_pdf_take_tail (AnkyCursor *cursor, guint64 *start_out, guint64 *value_out)
{
  gint64 value = 0;
  gsize start;

  anky_pdf_skip_white (cursor);
  start = cursor->position;
  if (!anky_pdf_take_keyword (cursor, "startxref"))
    return FALSE;
  anky_pdf_skip_white (cursor);
  if (!anky_cursor_read_decimal (cursor, 20, &value))
    return FALSE;
  anky_pdf_skip_white (cursor);
  if (!anky_cursor_take (cursor, "%%EOF"))
    return FALSE;
  if (!anky_cursor_take (cursor, "\r\n") && !anky_cursor_take (cursor, "\n"))
    anky_cursor_take (cursor, "\r");
  *start_out = start;
  *value_out = (guint64) value;
  return TRUE;
}

/* Comments may stand before startxref (some writers sign there), but %%EOF
 * ends the search. */
static void
find_tail (AnkyPdfSection *self, const AnkyPdfSource *source)
{
  AnkyCursor cursor = source->whole;

  if (!anky_cursor_seek (&cursor, (gsize) self->end))
    return;
  anky_pdf_skip_white (&cursor);
  while (anky_cursor_peek (&cursor) == '%' &&
         !anky_cursor_looks_at (&cursor, "%%EOF")) {
    int byte;

    do
      byte = anky_cursor_next (&cursor);
    while (byte >= 0 && byte != '\n' && byte != '\r');
    anky_pdf_skip_white (&cursor);
  }
  self->has_tail =
      anky_pdf_take_tail (&cursor, &self->tail_start, &self->tail_value);
  self->tail_end = cursor.position;
}

static gboolean
read_trailer (AnkyPdfSection *self, const AnkyPdfSource *source, GError **error)
{
  const AnkyPdfObject *prev = anky_pdf_dict_get (self->trailer, "Prev");
  gint64 size = 0;
  gint64 offset = 0;

  if (!anky_pdf_object_get_integer (anky_pdf_dict_get (self->trailer, "Size"),
                                    &size) ||
      size < 0 || size > G_MAXUINT32)
    return fail_at (self->offset, "trailer without a usable /Size", error);
  self->size = (guint32) size;
  if (!prev)
    return TRUE;
  if (!anky_pdf_object_get_integer (prev, &offset) || offset < 0)
    return fail_at (self->offset, "bad /Prev", error);
  self->has_prev = TRUE;
  self->prev = (guint64) offset + source->base;
  return TRUE;
}

static gboolean
read_table_section (AnkyPdfSection *self,
                    const AnkyPdfSource *source,
                    AnkyCursor *cursor,
                    gsize *entries_left,
                    GError **error)
{
  if (!anky_pdf_xref_table_read (cursor,
                                 source,
                                 entries_left,
                                 self->entries,
                                 error))
    return FALSE;
  self->trailer = anky_pdf_parse_value (cursor, TRUE, source->budget, error);
  if (!self->trailer)
    return FALSE;
  if (anky_pdf_object_get_type (self->trailer) != ANKY_PDF_TYPE_DICT)
    return fail_at (self->offset, "trailer is no dictionary", error);
  self->end = cursor->position;
  anky_pdf_entries_finish (self->entries, &self->has_duplicates);
  return read_trailer (self, source, error) &&
         read_hybrid (self, source, entries_left, error);
}

static gboolean
read_stream_section (AnkyPdfSection *self,
                     const AnkyPdfSource *source,
                     gsize *entries_left,
                     GError **error)
{
  self->is_stream = TRUE;
  self->trailer = anky_pdf_xref_stream_read (source,
                                             self->offset,
                                             entries_left,
                                             self->entries,
                                             &self->end,
                                             error);
  if (!self->trailer)
    return FALSE;
  anky_pdf_entries_finish (self->entries, &self->has_duplicates);
  return read_trailer (self, source, error);
}

static void
check_size (AnkyPdfSection *self)
{
  const AnkyPdfEntry *last;

  if (self->entries->len == 0)
    return;
  last = &g_array_index (self->entries, AnkyPdfEntry, self->entries->len - 1);
  self->has_beyond_size = last->number >= self->size;
}

AnkyPdfSection *
anky_pdf_section_read (const AnkyPdfSource *source,
                       guint64 offset,
                       gsize *entries_left,
                       GError **error)
{
  g_autoptr (AnkyPdfSection) self = g_new0 (AnkyPdfSection, 1);
  AnkyCursor cursor = source->whole;
  gboolean is_read;

  self->offset = offset;
  self->entries = anky_pdf_entries_new (0);
  if (offset > cursor.size || !anky_cursor_seek (&cursor, (gsize) offset)) {
    fail_at (offset, "section past the end of the file", error);
    return NULL;
  }
  anky_pdf_skip_white (&cursor);
  if (anky_pdf_take_keyword (&cursor, "xref"))
    is_read = read_table_section (self, source, &cursor, entries_left, error);
  else
    is_read = read_stream_section (self, source, entries_left, error);
  if (!is_read)
    return NULL;
  check_size (self);
  find_tail (self, source);
  return g_steal_pointer (&self);
}
