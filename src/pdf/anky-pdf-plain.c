/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-plain.h"

#include "anky-pdf-document-private.h"
#include "anky-pdf-flatten-private.h"
#include "anky-pdf-writer-private.h"

typedef struct {
  AnkyPdfRevision *revision;
  AnkyPdfWriter *writer;
  GHashTable *replaced;
  GHashTable *seen;
  GQueue *waiting; /* numbers */
} Plain;

/* An object as this reader understands it: of a key that stands twice the one
 * that counts. What it refers to is written in its turn. */
static AnkyPdfObject *copy_value (Plain *self, const AnkyPdfObject *object);

static void
want (Plain *self, AnkyPdfRef ref)
{
  gpointer key = GUINT_TO_POINTER (ref.number);

  if (ref.number != 0 && g_hash_table_add (self->seen, key))
    g_queue_push_tail (self->waiting, key);
}

static AnkyPdfObject *
copy_array (Plain *self, const AnkyPdfObject *array)
{
  AnkyPdfObject *copy = anky_pdf_array_new ();

  for (guint i = 0; i < anky_pdf_array_get_length (array); i++)
    anky_pdf_array_append (copy,
                           copy_value (self, anky_pdf_array_get (array, i)));
  return copy;
}

static AnkyPdfObject *
copy_dict (Plain *self, const AnkyPdfObject *dict)
{
  AnkyPdfObject *copy = anky_pdf_dict_new ();
  gboolean is_stream = anky_pdf_object_get_type (dict) == ANKY_PDF_TYPE_STREAM;
  const AnkyPdfObject *value = NULL;
  const char *key;

  for (guint i = 0; (key = anky_pdf_dict_get_nth (dict, i, &value)); i++) {
    if ((is_stream && g_str_equal (key, "Length")) ||
        anky_pdf_dict_get (dict, key) != value)
      continue;
    anky_pdf_dict_append_take (copy, g_strdup (key), copy_value (self, value));
  }
  return copy;
}

static AnkyPdfObject *
copy_value (Plain *self, const AnkyPdfObject *object)
{
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (object, &ref))
    want (self, ref);
  switch (anky_pdf_object_get_type (object)) {
  case ANKY_PDF_TYPE_ARRAY:
    return copy_array (self, object);
  case ANKY_PDF_TYPE_DICT:
    return copy_dict (self, object);
  case ANKY_PDF_TYPE_STREAM:
    return anky_pdf_stream_new (copy_dict (self, object),
                                anky_pdf_object_peek_stream (object));
  case ANKY_PDF_TYPE_NULL:
  case ANKY_PDF_TYPE_BOOLEAN:
  case ANKY_PDF_TYPE_INTEGER:
  case ANKY_PDF_TYPE_REAL:
  case ANKY_PDF_TYPE_STRING:
  case ANKY_PDF_TYPE_NAME:
  case ANKY_PDF_TYPE_REFERENCE:
  default:
    return anky_pdf_object_ref (object);
  }
}

static gboolean
write_object (Plain *self, guint32 number, GError **error)
{
  AnkyPdfPlace place = anky_pdf_revision_get_place (self->revision, number);
  AnkyPdfRef ref = { number, place.generation };
  g_autoptr (GError) local = NULL;
  g_autoptr (AnkyPdfObject) copy = NULL;
  const AnkyPdfObject *object =
      g_hash_table_lookup (self->replaced, GUINT_TO_POINTER (number));

  if (!object)
    object = anky_pdf_revision_get_object (self->revision, ref, &local);
  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!object)
    return TRUE;
  copy = copy_value (self, object);
  anky_pdf_writer_append_indirect (self->writer, ref, copy);
  return TRUE;
}

static AnkyPdfObject *
make_trailer (Plain *self)
{
  const AnkyPdfObject *old = self->revision->trailer;
  AnkyPdfObject *trailer = anky_pdf_dict_new ();
  static const char *const keys[] = { "Root", "Info", "ID" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    const AnkyPdfObject *value = anky_pdf_dict_get (old, keys[i]);

    if (value)
      anky_pdf_dict_set (trailer, keys[i], copy_value (self, value));
  }
  return trailer;
}

/* One more than the highest number that was written (7.5.5). */
static guint32
find_size (Plain *self)
{
  GArray *entries = self->writer->entries;
  guint32 highest = 0;

  for (guint i = 0; i < entries->len; i++)
    highest =
        MAX (highest, g_array_index (entries, AnkyPdfWrittenEntry, i).number);
  return highest + 1;
}

static gboolean
write_all (Plain *self, GError **error)
{
  g_autoptr (AnkyPdfObject) trailer = make_trailer (self);

  anky_buffer_append_printf (
      self->writer->out,
      "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n",
      anky_pdf_document_get_version (self->revision->document));
  while (!g_queue_is_empty (self->waiting)) {
    guint32 number = GPOINTER_TO_UINT (g_queue_pop_head (self->waiting));

    if (!write_object (self, number, error))
      return FALSE;
  }
  return anky_pdf_writer_append_section (self->writer,
                                         trailer,
                                         find_size (self),
                                         0,
                                         error);
}

GBytes *
anky_pdf_revision_write_plain (AnkyPdfRevision *self,
                               AnkyPdfPlainFlags flags,
                               GError **error)
{
  g_auto (AnkyPdfWriter) writer = { NULL };
  g_autoptr (GHashTable) replaced =
      g_hash_table_new_full (NULL,
                             NULL,
                             NULL,
                             (GDestroyNotify) anky_pdf_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GQueue) waiting = g_queue_new ();
  Plain plain = { self, &writer, replaced, seen, waiting };
  guint32 next_number =
      anky_pdf_document_get_highest_number (self->document) + 1;

  if (anky_pdf_document_is_encrypted (self->document)) {
    anky_pdf_fail (error,
                   ANKY_PDF_ERROR_ENCRYPTED,
                   "the document is encrypted");
    return NULL;
  }
  if ((flags & ANKY_PDF_PLAIN_DRAW_WIDGETS) &&
      !anky_pdf_flatten_widgets (self, replaced, &next_number, error))
    return NULL;
  anky_pdf_writer_init (&writer, 0, G_MAXINT);
  if (!write_all (&plain, error))
    return NULL;
  return anky_pdf_writer_steal_bytes (&writer, error);
}
