/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-document-private.h"

#include "anky-pdf-filter-private.h"

AnkyPdfDocument *
anky_pdf_revision_get_document (AnkyPdfRevision *self)
{
  return self->document;
}

guint
anky_pdf_revision_get_number (AnkyPdfRevision *self)
{
  return self->number;
}

guint64
anky_pdf_revision_get_start (AnkyPdfRevision *self)
{
  return self->start;
}

guint64
anky_pdf_revision_get_end (AnkyPdfRevision *self)
{
  return self->end;
}

guint64
anky_pdf_revision_get_startxref (AnkyPdfRevision *self)
{
  return self->startxref;
}

gboolean
anky_pdf_revision_uses_xref_stream (AnkyPdfRevision *self)
{
  return anky_pdf_object_get_type (self->trailer) == ANKY_PDF_TYPE_STREAM;
}

const AnkyPdfObject *
anky_pdf_revision_get_trailer (AnkyPdfRevision *self)
{
  return self->trailer;
}

guint32
anky_pdf_revision_get_size (AnkyPdfRevision *self)
{
  return self->size;
}

const AnkyPdfRevisionFacts *
anky_pdf_revision_get_facts (AnkyPdfRevision *self)
{
  return &self->facts;
}

/* --- where objects stand ------------------------------------------------- */

/* The first entry that is not before @number of @revision. */
static guint
find_first (GArray *entries, guint32 number, guint revision)
{
  guint low = 0;
  guint high = entries->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const AnkyPdfEntry *entry = &g_array_index (entries, AnkyPdfEntry, middle);

    if (entry->number < number ||
        (entry->number == number && entry->revision < revision))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const AnkyPdfEntry *
anky_pdf_revision_find_entry (AnkyPdfRevision *self, guint32 number)
{
  GArray *entries = self->document->entries;
  guint after = find_first (entries, number, self->number + 1);
  const AnkyPdfEntry *entry;

  if (after == 0)
    return NULL;
  entry = &g_array_index (entries, AnkyPdfEntry, after - 1);
  return entry->number == number ? entry : NULL;
}

AnkyPdfPlace
anky_pdf_revision_get_place (AnkyPdfRevision *self, guint32 number)
{
  const AnkyPdfEntry *entry = anky_pdf_revision_find_entry (self, number);
  AnkyPdfPlace place = { .kind = ANKY_PDF_PLACE_MISSING };

  if (!entry)
    return place;
  place.revision = entry->revision;
  place.generation = entry->generation;
  switch ((AnkyPdfEntryKind) entry->kind) {
  case ANKY_PDF_ENTRY_OFFSET:
    place.kind = ANKY_PDF_PLACE_OFFSET;
    place.offset = entry->value;
    break;
  case ANKY_PDF_ENTRY_COMPRESSED:
    place.kind = ANKY_PDF_PLACE_OBJECT_STREAM;
    place.container = (guint32) (entry->value >> 32);
    place.offset = entry->value & G_MAXUINT32;
    break;
  case ANKY_PDF_ENTRY_FREE:
  default:
    place.kind = ANKY_PDF_PLACE_FREE;
    break;
  }
  return place;
}

/* The answer for the object stream that was asked for last: numbers that follow
 * each other stand in the same one. */
typedef struct {
  guint32 number;
  gboolean is_own;
} ContainerMemo;

/* Whether this revision names the object stream in which an older entry puts
 * its object: what it holds may have changed. */
static gboolean
is_container_own (AnkyPdfRevision *self,
                  const AnkyPdfEntry *entry,
                  ContainerMemo *memo)
{
  guint32 number = (guint32) (entry->value >> 32);
  const AnkyPdfEntry *container;

  if (entry->kind != ANKY_PDF_ENTRY_COMPRESSED)
    return FALSE;
  if (memo->number != number) {
    container = anky_pdf_revision_find_entry (self, number);
    memo->number = number;
    memo->is_own = container && container->revision == self->number;
  }
  return memo->is_own;
}

/* Of the entries of one number, from @first on, the one that decides. */
static const AnkyPdfEntry *
find_deciding (AnkyPdfRevision *self, guint first, guint *next_out)
{
  GArray *entries = self->document->entries;
  guint32 number = g_array_index (entries, AnkyPdfEntry, first).number;
  const AnkyPdfEntry *deciding = NULL;
  guint i = first;

  for (; i < entries->len; i++) {
    const AnkyPdfEntry *entry = &g_array_index (entries, AnkyPdfEntry, i);

    if (entry->number != number)
      break;
    if (entry->revision <= self->number)
      deciding = entry;
  }
  *next_out = i;
  return deciding;
}

GArray *
anky_pdf_revision_dup_own_numbers (AnkyPdfRevision *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  ContainerMemo memo = { 0, FALSE };
  guint i = 0;

  while (i < self->document->entries->len) {
    const AnkyPdfEntry *entry = find_deciding (self, i, &i);

    if (entry && (entry->revision == self->number ||
                  is_container_own (self, entry, &memo)))
      g_array_append_val (numbers, entry->number);
  }
  return numbers;
}

/* --- objects ------------------------------------------------------------- */

static gboolean
read_length (AnkyPdfRef ref,
             gsize *length_out,
             gpointer user_data,
             GError **error)
{
  AnkyPdfRevision *self = user_data;
  g_autoptr (GError) local = NULL;
  const AnkyPdfObject *object =
      anky_pdf_revision_get_object (self, ref, &local);
  gint64 value = 0;

  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!anky_pdf_object_get_integer (object, &value) || value < 0 ||
      (guint64) value > G_MAXSIZE)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "/Length %u 0 R is no length",
                          ref.number);
  *length_out = (gsize) value;
  return TRUE;
}

static AnkyPdfObject *
parse_entry (AnkyPdfRevision *self, const AnkyPdfEntry *entry, GError **error)
{
  AnkyPdfRevision *writer =
      anky_pdf_document_get_revision (self->document, entry->revision);
  g_autoptr (AnkyPdfObject) object = NULL;
  AnkyPdfRef ref;

  object = anky_pdf_parse_indirect (&self->document->source,
                                    entry->value,
                                    writer->end,
                                    read_length,
                                    self,
                                    &ref,
                                    NULL,
                                    error);
  if (!object) {
    g_prefix_error (error, "object %u: ", entry->number);
    return NULL;
  }
  if (ref.number != entry->number || ref.generation != entry->generation) {
    anky_pdf_fail (error,
                   ANKY_PDF_ERROR_MALFORMED,
                   "object %u %u stands where the xref says %u %u",
                   ref.number,
                   ref.generation,
                   entry->number,
                   entry->generation);
    return NULL;
  }
  return g_steal_pointer (&object);
}

/* A stream's extent hangs on its /Length, which may be an object that this
 * revision has otherwise than the one for which the stream was read. */
static gboolean
fits (AnkyPdfRevision *self,
      const AnkyPdfObject *object,
      gsize *length_out,
      gboolean *fits_out,
      GError **error)
{
  GBytes *data = anky_pdf_object_peek_stream (object);
  AnkyPdfRef ref;

  *fits_out = TRUE;
  if (!data ||
      !anky_pdf_object_get_ref (anky_pdf_dict_get (object, "Length"), &ref))
    return TRUE;
  if (!read_length (ref, length_out, self, error))
    return FALSE;
  *fits_out = *length_out == g_bytes_get_size (data);
  return TRUE;
}

static const AnkyPdfObject *
read_alternate (AnkyPdfRevision *self,
                const AnkyPdfEntry *entry,
                gsize length,
                GError **error)
{
  g_autofree char *key =
      g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GSIZE_FORMAT,
                       entry->value,
                       length);
  AnkyPdfObject *object = g_hash_table_lookup (self->document->alternates, key);

  if (object)
    return object;
  object = parse_entry (self, entry, error);
  if (object)
    g_hash_table_insert (self->document->alternates,
                         g_steal_pointer (&key),
                         object);
  return object;
}

/* The same offset under another number, or past the end of the revision that
 * names it. */
static gboolean
check_cached (AnkyPdfRevision *self,
              const AnkyPdfEntry *entry,
              const AnkyPdfObject *object,
              GError **error)
{
  AnkyPdfRevision *writer =
      anky_pdf_document_get_revision (self->document, entry->revision);
  AnkyCursor cursor = self->document->source.whole;
  AnkyPdfRef ref;

  if (object->end > writer->end ||
      !anky_cursor_seek (&cursor, (gsize) entry->value) ||
      !anky_pdf_parse_header (&cursor, &ref, NULL) ||
      ref.number != entry->number || ref.generation != entry->generation)
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "object %u does not stand at byte %" G_GUINT64_FORMAT,
                          entry->number,
                          entry->value);
  return TRUE;
}

const AnkyPdfObject *
anky_pdf_revision_read_at (AnkyPdfRevision *self,
                           const AnkyPdfEntry *entry,
                           GError **error)
{
  GHashTable *objects = self->document->objects;
  gpointer key = GSIZE_TO_POINTER ((gsize) entry->value);
  AnkyPdfObject *object = g_hash_table_lookup (objects, key);
  gboolean is_fitting = TRUE;
  gsize length = 0;

  if (!object) {
    object = parse_entry (self, entry, error);
    if (object)
      g_hash_table_insert (objects, key, object);
    return object;
  }
  if (!check_cached (self, entry, object, error) ||
      !fits (self, object, &length, &is_fitting, error))
    return NULL;
  if (!is_fitting)
    return read_alternate (self, entry, length, error);
  return object;
}

static const AnkyPdfObject *
read_entry (AnkyPdfRevision *self, const AnkyPdfEntry *entry, GError **error)
{
  if (entry->kind == ANKY_PDF_ENTRY_OFFSET)
    return anky_pdf_revision_read_at (self, entry, error);
  return anky_pdf_revision_read_compressed (self, entry, error);
}

const AnkyPdfObject *
anky_pdf_revision_get_object (AnkyPdfRevision *self,
                              AnkyPdfRef ref,
                              GError **error)
{
  AnkyPdfDocument *document = self->document;
  const AnkyPdfEntry *entry = anky_pdf_revision_find_entry (self, ref.number);
  const AnkyPdfObject *object;

  if (!entry || entry->kind == ANKY_PDF_ENTRY_FREE || ref.number == 0 ||
      entry->generation != ref.generation)
    return NULL;
  /* A stream needs its /Length, which may stand in an object stream, which is
   * a stream: an honest file goes no deeper. */
  if (document->n_hops == ANKY_PDF_MAX_HOPS) {
    anky_pdf_fail (error,
                   ANKY_PDF_ERROR_MALFORMED,
                   "object %u needs itself to be read",
                   ref.number);
    return NULL;
  }
  document->n_hops++;
  object = read_entry (self, entry, error);
  document->n_hops--;
  return object;
}

const AnkyPdfObject *
anky_pdf_revision_resolve (AnkyPdfRevision *self,
                           const AnkyPdfObject *object,
                           GError **error)
{
  AnkyPdfRef ref;

  for (guint i = 0; i < ANKY_PDF_MAX_HOPS; i++) {
    if (!anky_pdf_object_get_ref (object, &ref))
      return object;
    object = anky_pdf_revision_get_object (self, ref, error);
  }
  if (!anky_pdf_object_get_ref (object, &ref))
    return object;
  anky_pdf_fail (error,
                 ANKY_PDF_ERROR_MALFORMED,
                 "references lead on without end (%u)",
                 ref.number);
  return NULL;
}

const AnkyPdfObject *
anky_pdf_revision_lookup (AnkyPdfRevision *self,
                          const AnkyPdfObject *dict,
                          const char *key,
                          GError **error)
{
  return anky_pdf_revision_resolve (self, anky_pdf_dict_get (dict, key), error);
}

const AnkyPdfObject *
anky_pdf_revision_get_catalog (AnkyPdfRevision *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  const AnkyPdfObject *catalog =
      anky_pdf_revision_lookup (self, self->trailer, "Root", &local);

  if (local) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (anky_pdf_object_get_type (catalog) != ANKY_PDF_TYPE_DICT) {
    anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "no document catalog");
    return NULL;
  }
  return catalog;
}

/* --- streams ------------------------------------------------------------- */

static const AnkyPdfObject *
resolve_for_filter (const AnkyPdfObject *object,
                    gpointer user_data,
                    GError **error)
{
  return anky_pdf_revision_resolve (user_data, object, error);
}

GBytes *
anky_pdf_revision_decode_stream (AnkyPdfRevision *self,
                                 const AnkyPdfObject *stream,
                                 GError **error)
{
  if (anky_pdf_document_is_encrypted (self->document)) {
    anky_pdf_fail (error,
                   ANKY_PDF_ERROR_ENCRYPTED,
                   "the stream's data is encrypted");
    return NULL;
  }
  return anky_pdf_decode (stream,
                          resolve_for_filter,
                          self,
                          &self->document->budget,
                          error);
}

GBytes *
anky_pdf_revision_get_raw_stream (AnkyPdfRevision *self,
                                  const AnkyPdfObject *stream,
                                  GError **error)
{
  GBytes *data = anky_pdf_object_peek_stream (stream);

  if (!data) {
    anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "not a stream");
    return NULL;
  }
  return g_bytes_ref (data);
}
