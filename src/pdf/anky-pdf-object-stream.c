/* Object streams (ISO 32000-2, 7.5.7)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-document-private.h"

#include "anky-pdf-filter-private.h"

#include <string.h>

/* "1 0 " is the shortest pair of the header. */
#define MIN_PAIR 4

typedef struct {
  guint32 number;
  gsize start; /* in the decoded data */
  gsize end;
  AnkyPdfObject *object;
} Item;

/* @stream: kept to tell whether the container that a revision has at this
 * offset is the one that was decoded. */
struct _AnkyPdfContainer {
  const AnkyPdfObject *stream;
  GBytes *data;
  Item *items;
  guint n_items;
};

void
anky_pdf_container_free (AnkyPdfContainer *self)
{
  for (guint i = 0; i < self->n_items; i++) {
    if (self->items[i].object)
      anky_pdf_object_unref (self->items[i].object);
  }
  g_free (self->items);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self);
}

static gboolean
fail (guint32 number, const char *what, GError **error)
{
  return anky_pdf_fail (error,
                        ANKY_PDF_ERROR_MALFORMED,
                        "object stream %u: %s",
                        number,
                        what);
}

static gboolean
read_pair (AnkyCursor *cursor, gint64 first, Item *item)
{
  gint64 number = 0;
  gint64 offset = 0;
  gboolean is_pair;

  anky_pdf_skip_white (cursor);
  is_pair = anky_cursor_read_decimal (cursor, 10, &number) &&
            anky_pdf_is_white (anky_cursor_peek (cursor));
  anky_pdf_skip_white (cursor);
  if (!is_pair || !anky_cursor_read_decimal (cursor, 10, &offset) ||
      number > ANKY_PDF_MAX_NUMBER)
    return FALSE;
  item->number = (guint32) number;
  item->start = (gsize) (first + offset);
  return TRUE;
}

/* Each object reaches to the next one's beginning, the last to the end. */
static gboolean
read_items (AnkyPdfContainer *self,
            guint32 number,
            gint64 n,
            gint64 first,
            AnkyPdfBudget *budget,
            GError **error)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (self->data, &size);
  AnkyCursor cursor;

  if (n < 0 || first < 0 || (gsize) first > size ||
      (gsize) n > (gsize) first / (MIN_PAIR - 1) + 1)
    return fail (number, "bad /N or /First", error);
  if ((gsize) n > budget->values_left)
    return anky_pdf_budget_exceed (budget, "values", error);
  budget->values_left -= (gsize) n;
  anky_cursor_init (&cursor, bytes, (gsize) first);
  self->items = g_new0 (Item, MAX ((gsize) n, 1));
  self->n_items = (guint) n;
  for (guint i = 0; i < self->n_items; i++) {
    Item *item = &self->items[i];

    if (!read_pair (&cursor, first, item) || item->start > size)
      return fail (number, "bad header", error);
    item->end = size;
    if (i > 0 && item->start >= self->items[i - 1].start)
      self->items[i - 1].end = item->start;
  }
  return TRUE;
}

static AnkyPdfContainer *
decode_container (AnkyPdfRevision *revision,
                  guint32 number,
                  const AnkyPdfObject *stream,
                  GError **error)
{
  AnkyPdfContainer *self;
  gint64 n = 0;
  gint64 first = 0;
  GBytes *data;

  if (!anky_pdf_object_is_name (anky_pdf_dict_get (stream, "Type"), "ObjStm") ||
      !anky_pdf_object_get_integer (
          anky_pdf_revision_lookup (revision, stream, "N", NULL),
          &n) ||
      !anky_pdf_object_get_integer (
          anky_pdf_revision_lookup (revision, stream, "First", NULL),
          &first)) {
    fail (number, "not an object stream", error);
    return NULL;
  }
  data = anky_pdf_revision_decode_stream (revision, stream, error);
  if (!data)
    return NULL;
  self = g_new0 (AnkyPdfContainer, 1);
  self->data = data;
  self->stream = stream;
  if (!read_items (self,
                   number,
                   n,
                   first,
                   &revision->document->budget,
                   error)) {
    anky_pdf_container_free (self);
    return NULL;
  }
  return self;
}

/* By the stream object that the revision has under that number: one container
 * for every revision that has the same. */
static AnkyPdfContainer *
get_container (AnkyPdfRevision *revision, guint32 number, GError **error)
{
  GHashTable *containers = revision->document->containers;
  const AnkyPdfEntry *entry = anky_pdf_revision_find_entry (revision, number);
  AnkyPdfRef ref = { number, 0 };
  const AnkyPdfObject *stream = NULL;
  AnkyPdfContainer *self;
  gpointer key;

  /* 7.5.7: an object stream is in no object stream. */
  if (entry && entry->kind == ANKY_PDF_ENTRY_OFFSET) {
    g_autoptr (GError) local = NULL;

    stream = anky_pdf_revision_get_object (revision, ref, &local);
    if (local) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  if (anky_pdf_object_get_type (stream) != ANKY_PDF_TYPE_STREAM) {
    fail (number, "missing", error);
    return NULL;
  }
  memcpy (&key, &stream, sizeof key);
  self = g_hash_table_lookup (containers, key);
  if (!self) {
    self = decode_container (revision, number, stream, error);
    if (self)
      g_hash_table_insert (containers, key, self);
  }
  return self;
}

static AnkyPdfObject *
parse_item (AnkyPdfRevision *revision,
            AnkyPdfContainer *self,
            guint32 container,
            const Item *item,
            GError **error)
{
  const guint8 *bytes = g_bytes_get_data (self->data, NULL);
  g_autoptr (AnkyPdfObject) object = NULL;
  AnkyCursor cursor;

  anky_cursor_init (&cursor, bytes + item->start, item->end - item->start);
  object =
      anky_pdf_parse_value (&cursor, FALSE, &revision->document->budget, error);
  if (!object)
    return NULL;
  anky_pdf_skip_blank (&cursor);
  if (!anky_cursor_is_at_end (&cursor)) {
    fail (container, "more than one value in an object", error);
    return NULL;
  }
  return g_steal_pointer (&object);
}

const AnkyPdfObject *
anky_pdf_revision_read_compressed (AnkyPdfRevision *self,
                                   const AnkyPdfEntry *entry,
                                   GError **error)
{
  guint32 number = (guint32) (entry->value >> 32);
  guint32 index = (guint32) (entry->value & G_MAXUINT32);
  AnkyPdfContainer *container = get_container (self, number, error);
  Item *item;

  if (!container)
    return NULL;
  if (index >= container->n_items ||
      container->items[index].number != entry->number) {
    fail (number, "does not hold the object at that index", error);
    return NULL;
  }
  item = &container->items[index];
  if (!item->object)
    item->object = parse_item (self, container, number, item, error);
  if (!item->object)
    g_prefix_error (error, "object %u: ", entry->number);
  return item->object;
}
