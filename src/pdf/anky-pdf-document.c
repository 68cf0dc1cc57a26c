/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-document-private.h"

/* ISO 32000-1 Annex H, implementation note 13. */
#define HEADER_WINDOW 1024

G_DEFINE_FINAL_TYPE (AnkyPdfDocument, anky_pdf_document, G_TYPE_OBJECT)

static void
free_revision (AnkyPdfRevision *self)
{
  g_clear_pointer (&self->trailer, anky_pdf_object_unref);
  g_clear_pointer (&self->section_spans, g_array_unref);
  g_clear_pointer (&self->hybrid_spans, g_array_unref);
  g_clear_pointer (&self->pages, anky_pdf_page_index_free);
  g_clear_error (&self->pages_error);
  g_free (self);
}

static void
anky_pdf_document_finalize (GObject *object)
{
  AnkyPdfDocument *self = ANKY_PDF_DOCUMENT (object);

  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_pointer (&self->objects, g_hash_table_unref);
  g_clear_pointer (&self->alternates, g_hash_table_unref);
  g_clear_pointer (&self->containers, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_object (&self->source.file);
  anky_pdf_budget_clear (&self->budget);
  g_free (self->header_version);
  g_free (self->version);
  G_OBJECT_CLASS (anky_pdf_document_parent_class)->finalize (object);
}

static void
anky_pdf_document_class_init (AnkyPdfDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_pdf_document_finalize;
}

static void
anky_pdf_document_init (AnkyPdfDocument *self)
{
  GDestroyNotify unref = (GDestroyNotify) anky_pdf_object_unref;

  self->source.budget = &self->budget;
  self->revisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) free_revision);
  self->objects = g_hash_table_new_full (NULL, NULL, NULL, unref);
  self->alternates =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref);
  self->containers =
      g_hash_table_new_full (NULL,
                             NULL,
                             NULL,
                             (GDestroyNotify) anky_pdf_container_free);
}

/* --- opening ------------------------------------------------------------- */

static char *
read_version (AnkyCursor cursor)
{
  gint64 major = 0;
  gint64 minor = 0;

  if (!anky_cursor_take (&cursor, "%PDF-") ||
      !anky_cursor_read_decimal (&cursor, 2, &major) ||
      !anky_cursor_take (&cursor, ".") ||
      !anky_cursor_read_decimal (&cursor, 2, &minor))
    return g_strdup ("1.0");
  return g_strdup_printf ("%d.%d", (int) major, (int) minor);
}

static gboolean
read_header (AnkyPdfDocument *self, GError **error)
{
  AnkyCursor cursor = self->source.whole;

  while (cursor.position < HEADER_WINDOW && !anky_cursor_is_at_end (&cursor)) {
    if (anky_cursor_looks_at (&cursor, "%PDF-")) {
      self->prefix = cursor.position;
      self->header_version = read_version (cursor);
      return TRUE;
    }
    anky_cursor_next (&cursor);
  }
  return anky_pdf_fail (error, ANKY_PDF_ERROR_NOT_PDF, "no %%PDF- header");
}

/* What the chain led to has to be the trailer of a document. */
static gboolean
check_newest (AnkyPdfDocument *self, GError **error)
{
  const AnkyPdfObject *trailer = anky_pdf_document_get_newest (self)->trailer;
  AnkyPdfRef ref;

  if (!anky_pdf_object_get_ref (anky_pdf_dict_get (trailer, "Root"), &ref))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_DAMAGED,
                          "trailer without /Root");
  return TRUE;
}

AnkyPdfDocument *
anky_pdf_document_open (AnkyFile *file, GError **error)
{
  g_autoptr (AnkyPdfDocument) self =
      g_object_new (ANKY_TYPE_PDF_DOCUMENT, NULL);
  gsize size = 0;
  const guint8 *data = anky_file_get_data (file, &size);

  self->source.file = g_object_ref (file);
  anky_cursor_init (&self->source.whole, data, size);
  anky_pdf_budget_init (&self->budget, size);
  if (!read_header (self, error) || !anky_pdf_chain_read (self, error) ||
      !check_newest (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- what is known of it ------------------------------------------------- */

AnkyFile *
anky_pdf_document_get_file (AnkyPdfDocument *self)
{
  return self->source.file;
}

static gboolean
is_later (const char *a, const char *b)
{
  return g_ascii_strtod (a, NULL) > g_ascii_strtod (b, NULL);
}

/* 7.5.2: the catalog's /Version counts if it is later than the header's. */
const char *
anky_pdf_document_get_version (AnkyPdfDocument *self)
{
  const char *name;

  if (self->version)
    return self->version;
  name = anky_pdf_object_get_name (anky_pdf_dict_get (
      anky_pdf_revision_get_catalog (anky_pdf_document_get_newest (self), NULL),
      "Version"));
  self->version = g_strdup (name && is_later (name, self->header_version)
                                ? name
                                : self->header_version);
  return self->version;
}

/* In any revision: one that leaves /Encrypt out does not decrypt the file. */
gboolean
anky_pdf_document_is_encrypted (AnkyPdfDocument *self)
{
  for (guint i = 0; i < self->revisions->len; i++) {
    AnkyPdfRevision *revision = g_ptr_array_index (self->revisions, i);

    if (!anky_pdf_object_is_null (
            anky_pdf_dict_get (revision->trailer, "Encrypt")))
      return TRUE;
  }
  return FALSE;
}

gsize
anky_pdf_document_get_prefix (AnkyPdfDocument *self)
{
  return self->prefix;
}

guint
anky_pdf_document_get_n_revisions (AnkyPdfDocument *self)
{
  return self->revisions->len;
}

AnkyPdfRevision *
anky_pdf_document_get_revision (AnkyPdfDocument *self, guint number)
{
  g_return_val_if_fail (number >= 1 && number <= self->revisions->len, NULL);

  return g_ptr_array_index (self->revisions, number - 1);
}

AnkyPdfRevision *
anky_pdf_document_get_newest (AnkyPdfDocument *self)
{
  return anky_pdf_document_get_revision (self, self->revisions->len);
}

const char *const *
anky_pdf_document_get_limits (AnkyPdfDocument *self)
{
  return (const char *const *) self->budget.limits->pdata;
}

const char *const *
anky_pdf_document_get_notes (AnkyPdfDocument *self)
{
  return (const char *const *) self->budget.notes->pdata;
}

gboolean
anky_pdf_document_get_unexplained (AnkyPdfDocument *self, guint64 *offset_out)
{
  AnkyCursor cursor = self->source.whole;

  if (!anky_cursor_seek (&cursor,
                         (gsize) anky_pdf_document_get_newest (self)->end))
    return FALSE;
  anky_pdf_skip_white (&cursor);
  if (anky_cursor_is_at_end (&cursor))
    return FALSE;
  *offset_out = cursor.position;
  return TRUE;
}

guint32
anky_pdf_document_get_highest_number (AnkyPdfDocument *self)
{
  if (self->entries->len == 0)
    return 0;
  return g_array_index (self->entries, AnkyPdfEntry, self->entries->len - 1)
      .number;
}
