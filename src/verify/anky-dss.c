/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document security store (ISO 32000-2, 12.8.4.3; EN 319 142-1, 5.4.2):
 * certificates, OCSP answers and CRLs that were added after signing. They are
 * evidence, never trust.
 */

#include "anky-validation-private.h"

#define MAX_STREAMS 512
#define MAX_BYTES   (32u << 20)

typedef struct {
  AnkyValidation *run;
  AnkyPdfRevision *revision;
  guint n_streams;
  gsize n_bytes;
} Reader;

static void
note_revision (Reader *self, const AnkyPdfObject *object)
{
  AnkyPdfRef ref;
  AnkyPdfPlace place;

  if (!anky_pdf_object_get_ref (object, &ref))
    return;

  place = anky_pdf_revision_get_place (self->revision, ref.number);
  self->run->dss.revision = MAX (self->run->dss.revision, place.revision);
}

static GBytes *
read_stream (Reader *self, const AnkyPdfObject *item)
{
  const AnkyPdfObject *stream =
      anky_pdf_revision_resolve (self->revision, item, NULL);
  GBytes *data = NULL;

  if (anky_pdf_object_get_type (stream) != ANKY_PDF_TYPE_STREAM)
    return NULL;
  if (self->n_streams >= MAX_STREAMS || self->n_bytes >= MAX_BYTES) {
    anky_report_add_limit (self->run->report, "dss");
    return NULL;
  }

  note_revision (self, item);
  data = anky_pdf_revision_decode_stream (self->revision, stream, NULL);
  self->n_streams++;
  self->n_bytes += data ? g_bytes_get_size (data) : 0;
  return data;
}

static void
read_evidence (Reader *self,
               const AnkyPdfObject *dict,
               const char *key,
               GPtrArray *into)
{
  const AnkyPdfObject *array =
      anky_pdf_revision_lookup (self->revision, dict, key, NULL);
  guint n = anky_pdf_array_get_length (array);

  for (guint i = 0; i < n && i < MAX_STREAMS; i++) {
    GBytes *data = read_stream (self, anky_pdf_array_get (array, i));

    if (data)
      g_ptr_array_add (into, data);
  }
}

static void
read_certificates (Reader *self, const AnkyPdfObject *dict, const char *key)
{
  g_autoptr (GPtrArray) ders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  read_evidence (self, dict, key, ders);
  for (guint i = 0; i < ders->len; i++) {
    AnkyCertificate *certificate =
        anky_certificate_new_from_der (g_ptr_array_index (ders, i), NULL);

    if (certificate)
      g_ptr_array_add (self->run->dss.certificates, certificate);
  }
}

/* What /VRI names is normally in the lists above it too; some writers leave it
 * out there. Equal streams are asked for again, within the same limit. */
static void
read_vri (Reader *self, const AnkyPdfObject *dss)
{
  AnkyDss *store = &self->run->dss;
  const AnkyPdfObject *vri =
      anky_pdf_revision_lookup (self->revision, dss, "VRI", NULL);
  guint n = anky_pdf_dict_get_length (vri);

  for (guint i = 0; i < n && i < MAX_STREAMS; i++) {
    const AnkyPdfObject *value = NULL;
    const AnkyPdfObject *entry = NULL;

    anky_pdf_dict_get_nth (vri, i, &value);
    entry = anky_pdf_revision_resolve (self->revision, value, NULL);
    note_revision (self, value);
    if (store->certificates->len == 0)
      read_certificates (self, entry, "Cert");
    if (store->ocsp->len == 0)
      read_evidence (self, entry, "OCSP", store->ocsp);
    if (store->crls->len == 0)
      read_evidence (self, entry, "CRL", store->crls);
  }
}

void
anky_validation_read_dss (AnkyValidation *self)
{
  Reader reader = { .run = self,
                    .revision = anky_pdf_document_get_newest (self->document) };
  const AnkyPdfObject *catalog =
      anky_pdf_revision_get_catalog (reader.revision, NULL);
  const AnkyPdfObject *dss =
      anky_pdf_revision_lookup (reader.revision, catalog, "DSS", NULL);

  self->dss.certificates = g_ptr_array_new_with_free_func (g_object_unref);
  self->dss.ocsp =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->dss.crls =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (anky_pdf_object_get_type (dss) != ANKY_PDF_TYPE_DICT)
    return;

  self->dss.is_present = TRUE;
  note_revision (&reader, anky_pdf_dict_get (catalog, "DSS"));
  read_certificates (&reader, dss, "Certs");
  read_evidence (&reader, dss, "OCSPs", self->dss.ocsp);
  read_evidence (&reader, dss, "CRLs", self->dss.crls);
  read_vri (&reader, dss);
}

void
anky_dss_clear (AnkyDss *self)
{
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->ocsp, g_ptr_array_unref);
  g_clear_pointer (&self->crls, g_ptr_array_unref);
}
