/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-update-private.h"

#include "anky-pdf-writer-private.h"

/* What one update may append: GByteArray's own limit. */
#define MAX_APPENDED G_MAXINT

G_DEFINE_FINAL_TYPE (AnkyPdfUpdate, anky_pdf_update, G_TYPE_OBJECT)

static void
anky_pdf_update_finalize (GObject *object)
{
  AnkyPdfUpdate *self = ANKY_PDF_UPDATE (object);

  g_clear_pointer (&self->objects, g_hash_table_unref);
  g_clear_pointer (&self->imports, g_hash_table_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (anky_pdf_update_parent_class)->finalize (object);
}

static void
anky_pdf_update_class_init (AnkyPdfUpdateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_pdf_update_finalize;
}

static void
anky_pdf_update_init (AnkyPdfUpdate *self)
{
  self->objects =
      g_hash_table_new_full (NULL,
                             NULL,
                             NULL,
                             (GDestroyNotify) anky_pdf_object_unref);
  self->imports = g_hash_table_new_full (NULL,
                                         NULL,
                                         g_object_unref,
                                         (GDestroyNotify) g_hash_table_unref);
}

static gboolean
check_document (AnkyPdfDocument *document, GError **error)
{
  guint64 offset = 0;

  if (anky_pdf_document_is_encrypted (document))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_ENCRYPTED,
                          "the document is encrypted");
  if (anky_pdf_document_get_prefix (document) > 0)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_PREFIX,
                          "%" G_GSIZE_FORMAT " bytes before %%PDF-",
                          anky_pdf_document_get_prefix (document));
  /* Appended to, they would stand inside the new revision with no meaning,
   * which every careful validator takes for an attack. */
  if (anky_pdf_document_get_unexplained (document, &offset))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_DAMAGED,
                          "bytes after %%%%EOF (at byte %" G_GUINT64_FORMAT ")",
                          offset);
  return TRUE;
}

/* What is appended has to be readable here, too. */
static gboolean
check_room (AnkyPdfDocument *document, guint32 next_number, GError **error)
{
  if (next_number > ANKY_PDF_MAX_NUMBER - ANKY_PDF_UPDATE_MARGIN ||
      document->entries_left < ANKY_PDF_UPDATE_MARGIN ||
      document->n_sections >= ANKY_PDF_MAX_SECTIONS)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_LIMIT,
                          "no room for more (next object %u, %u sections)",
                          next_number,
                          document->n_sections);
  return TRUE;
}

AnkyPdfUpdate *
anky_pdf_update_new (AnkyPdfDocument *document, GError **error)
{
  g_autoptr (AnkyPdfUpdate) self = NULL;
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  guint32 next_number =
      MAX (anky_pdf_revision_get_size (newest),
           anky_pdf_document_get_highest_number (document) + 1);

  if (!check_document (document, error) ||
      !check_room (document, next_number, error))
    return NULL;
  self = g_object_new (ANKY_TYPE_PDF_UPDATE, NULL);
  self->document = g_object_ref (document);
  self->newest = newest;
  self->next_number = next_number;
  return g_steal_pointer (&self);
}

AnkyPdfRef
anky_pdf_update_reserve (AnkyPdfUpdate *self)
{
  return (AnkyPdfRef){ self->next_number++, 0 };
}

AnkyPdfRef
anky_pdf_update_add (AnkyPdfUpdate *self, AnkyPdfObject *object)
{
  AnkyPdfRef ref = anky_pdf_update_reserve (self);

  anky_pdf_update_set (self, ref, object);
  return ref;
}

void
anky_pdf_update_set (AnkyPdfUpdate *self, AnkyPdfRef ref, AnkyPdfObject *object)
{
  g_return_if_fail (ref.number > 0 && ref.number < self->next_number);

  g_hash_table_insert (self->objects, GUINT_TO_POINTER (ref.number), object);
}

const AnkyPdfObject *
anky_pdf_update_get (AnkyPdfUpdate *self, AnkyPdfRef ref, GError **error)
{
  const AnkyPdfObject *own =
      g_hash_table_lookup (self->objects, GUINT_TO_POINTER (ref.number));

  return own ? own : anky_pdf_revision_get_object (self->newest, ref, error);
}

/* --- writing ------------------------------------------------------------- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (*(const gpointer *) a);
  guint y = GPOINTER_TO_UINT (*(const gpointer *) b);

  return x < y ? -1 : x > y;
}

/* A replaced object keeps its generation. */
static AnkyPdfRef
get_written_ref (AnkyPdfUpdate *self, guint32 number)
{
  AnkyPdfPlace place = anky_pdf_revision_get_place (self->newest, number);

  if (place.kind == ANKY_PDF_PLACE_OFFSET)
    return (AnkyPdfRef){ number, place.generation };
  return (AnkyPdfRef){ number, 0 };
}

static void
write_objects (AnkyPdfUpdate *self, AnkyPdfWriter *writer)
{
  guint n = 0;
  g_autofree gpointer *numbers =
      g_hash_table_get_keys_as_array (self->objects, &n);

  qsort (numbers, n, sizeof *numbers, compare_numbers);
  for (guint i = 0; i < n; i++) {
    guint32 number = GPOINTER_TO_UINT (numbers[i]);

    anky_pdf_writer_append_indirect (
        writer,
        get_written_ref (self, number),
        g_hash_table_lookup (self->objects, numbers[i]));
  }
}

/* Where the new revision begins: on a line of its own. */
static void
write_start (AnkyPdfUpdate *self, AnkyPdfWriter *writer)
{
  const AnkyCursor *whole = &self->document->source.whole;
  guint8 last = whole->data[whole->size - 1];

  if (last != '\n' && last != '\r')
    anky_buffer_append_byte (writer->out, '\n');
}

/* 14.4: the first half stays, the second changes with the file; from the new
 * bytes, so that the same act gives the same file. */
static AnkyPdfObject *
make_id (AnkyPdfUpdate *self, AnkyPdfWriter *writer)
{
  const AnkyPdfObject *old =
      anky_pdf_revision_lookup (self->newest,
                                anky_pdf_revision_get_trailer (self->newest),
                                "ID",
                                NULL);
  const AnkyPdfObject *first =
      anky_pdf_revision_resolve (self->newest,
                                 anky_pdf_array_get (old, 0),
                                 NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  gsize first_size = 0;
  const guint8 *first_data = anky_pdf_object_get_string (first, &first_size);
  guint8 digest[16];
  gsize size = sizeof digest;
  AnkyPdfObject *id;

  if (!first_data)
    return NULL;
  g_checksum_update (checksum, first_data, (gssize) first_size);
  g_checksum_update (checksum,
                     anky_buffer_get_data (writer->out),
                     (gssize) anky_buffer_get_size (writer->out));
  g_checksum_get_digest (checksum, digest, &size);
  id = anky_pdf_array_new ();
  anky_pdf_array_append (id, anky_pdf_object_ref (first));
  anky_pdf_array_append (id, anky_pdf_hex_string_new (digest, size));
  return id;
}

static AnkyPdfObject *
make_trailer (AnkyPdfUpdate *self, AnkyPdfWriter *writer)
{
  const AnkyPdfObject *old = anky_pdf_revision_get_trailer (self->newest);
  const AnkyPdfObject *info = anky_pdf_dict_get (old, "Info");
  AnkyPdfObject *trailer = anky_pdf_dict_new ();
  AnkyPdfObject *id = make_id (self, writer);

  anky_pdf_dict_set (trailer,
                     "Root",
                     anky_pdf_object_ref (anky_pdf_dict_get (old, "Root")));
  if (info)
    anky_pdf_dict_set (trailer, "Info", anky_pdf_object_ref (info));
  if (id)
    anky_pdf_dict_set (trailer, "ID", id);
  anky_pdf_dict_set (
      trailer,
      "Prev",
      anky_pdf_integer_new (
          (gint64) anky_pdf_revision_get_startxref (self->newest)));
  return trailer;
}

GBytes *
anky_pdf_update_finish (AnkyPdfUpdate *self,
                        GArray **placeholders_out,
                        GError **error)
{
  g_auto (AnkyPdfWriter) writer = { NULL };
  g_autoptr (AnkyPdfObject) trailer = NULL;
  guint32 stream_number = 0;
  GBytes *bytes;

  anky_pdf_writer_init (&writer,
                        self->document->source.whole.size,
                        MAX_APPENDED);
  write_start (self, &writer);
  write_objects (self, &writer);
  trailer = make_trailer (self, &writer);
  if (anky_pdf_revision_uses_xref_stream (self->newest))
    stream_number = anky_pdf_update_reserve (self).number;
  if (!anky_pdf_writer_append_section (&writer,
                                       trailer,
                                       self->next_number,
                                       stream_number,
                                       error))
    return NULL;
  bytes = anky_pdf_writer_steal_bytes (&writer, error);
  if (bytes && placeholders_out)
    *placeholders_out = g_steal_pointer (&writer.placeholders);
  return bytes;
}
