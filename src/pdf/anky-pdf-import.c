/* Objects of another document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-update-private.h"

typedef struct {
  AnkyPdfUpdate *update;
  AnkyPdfRevision *source;
  GHashTable *numbers; /* there to here */
  GQueue *waiting;     /* numbers there whose objects are not copied yet */
} Import;

static AnkyPdfObject *copy_value (Import *self, const AnkyPdfObject *object);

/* What a reference becomes: the same object there is one object here. */
static AnkyPdfObject *
copy_reference (Import *self, AnkyPdfRef ref)
{
  gpointer key = GUINT_TO_POINTER (ref.number);
  gpointer known = g_hash_table_lookup (self->numbers, key);
  AnkyPdfRef own = { GPOINTER_TO_UINT (known), 0 };
  AnkyPdfPlace place = anky_pdf_revision_get_place (self->source, ref.number);

  if (place.kind == ANKY_PDF_PLACE_MISSING ||
      place.kind == ANKY_PDF_PLACE_FREE || place.generation != ref.generation)
    return anky_pdf_null_new ();
  if (!known) {
    own = anky_pdf_update_reserve (self->update);
    g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (own.number));
    g_queue_push_tail (self->waiting, key);
  }
  return anky_pdf_reference_new (own);
}

static AnkyPdfObject *
copy_array (Import *self, const AnkyPdfObject *array)
{
  AnkyPdfObject *copy = anky_pdf_array_new ();

  for (guint i = 0; i < anky_pdf_array_get_length (array); i++)
    anky_pdf_array_append (copy,
                           copy_value (self, anky_pdf_array_get (array, i)));
  return copy;
}

/* Of a key that stands twice the one that counts. The writer sets /Length. */
static AnkyPdfObject *
copy_dict (Import *self, const AnkyPdfObject *dict)
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

/* Nested no deeper than the parser lets it be. */
static AnkyPdfObject *
copy_value (Import *self, const AnkyPdfObject *object)
{
  AnkyPdfRef ref;

  if (anky_pdf_object_get_ref (object, &ref))
    return copy_reference (self, ref);
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

/* Until nothing is left that somebody refers to. */
static gboolean
copy_waiting (Import *self, GError **error)
{
  while (!g_queue_is_empty (self->waiting)) {
    gpointer key = g_queue_pop_head (self->waiting);
    guint32 number = GPOINTER_TO_UINT (key);
    AnkyPdfPlace place = anky_pdf_revision_get_place (self->source, number);
    AnkyPdfRef there = { number, place.generation };
    AnkyPdfRef here = { GPOINTER_TO_UINT (
                            g_hash_table_lookup (self->numbers, key)),
                        0 };
    const AnkyPdfObject *object =
        anky_pdf_revision_get_object (self->source, there, error);

    if (!object)
      return FALSE;
    anky_pdf_update_set (self->update, here, copy_value (self, object));
  }
  return TRUE;
}

static GHashTable *
get_numbers (AnkyPdfUpdate *update, AnkyPdfDocument *document)
{
  GHashTable *numbers = g_hash_table_lookup (update->imports, document);

  if (!numbers) {
    numbers = g_hash_table_new (NULL, NULL);
    g_hash_table_insert (update->imports, g_object_ref (document), numbers);
  }
  return numbers;
}

AnkyPdfObject *
anky_pdf_update_import (AnkyPdfUpdate *self,
                        AnkyPdfRevision *source,
                        const AnkyPdfObject *object,
                        GError **error)
{
  g_autoptr (GQueue) waiting = g_queue_new ();
  g_autoptr (AnkyPdfObject) copy = NULL;
  Import import = {
    .update = self,
    .source = source,
    .numbers = get_numbers (self, source->document),
    .waiting = waiting,
  };

  if (anky_pdf_document_is_encrypted (source->document)) {
    anky_pdf_fail (error, ANKY_PDF_ERROR_ENCRYPTED, "the source is encrypted");
    return NULL;
  }
  copy = copy_value (&import, object);
  if (!copy_waiting (&import, error))
    return NULL;
  return g_steal_pointer (&copy);
}
