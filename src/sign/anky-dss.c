/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-dss.h"

#include "anky-clock.h"
#include "anky-pdf-update.h"

#include <string.h>

typedef struct {
  AnkyPdfUpdate *update;
  AnkyPdfRevision *revision;
  AnkyPdfObject *dss;
  GHashTable *streams; /* GBytes to the number of the stream that holds it */
} Run;

AnkyDssEntry *
anky_dss_entry_new (GBytes *contents)
{
  AnkyDssEntry *self = g_new0 (AnkyDssEntry, 1);
  GDestroyNotify unref = (GDestroyNotify) g_bytes_unref;

  self->contents = g_bytes_ref (contents);
  self->certificates = g_ptr_array_new_with_free_func (unref);
  self->ocsp = g_ptr_array_new_with_free_func (unref);
  self->crls = g_ptr_array_new_with_free_func (unref);
  return self;
}

void
anky_dss_entry_free (AnkyDssEntry *self)
{
  g_bytes_unref (self->contents);
  g_ptr_array_unref (self->certificates);
  g_ptr_array_unref (self->ocsp);
  g_ptr_array_unref (self->crls);
  g_free (self);
}

/* --- what is kept already ------------------------------------------------ */

static void
note_streams (Run *run, const char *key)
{
  const AnkyPdfObject *array =
      anky_pdf_revision_lookup (run->revision, run->dss, key, NULL);

  for (guint i = 0; i < anky_pdf_array_get_length (array); i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (array, i);
    const AnkyPdfObject *stream =
        anky_pdf_revision_resolve (run->revision, item, NULL);
    AnkyPdfRef ref;
    GBytes *data;

    if (!anky_pdf_object_get_ref (item, &ref) ||
        anky_pdf_object_get_type (stream) != ANKY_PDF_TYPE_STREAM)
      continue;
    data = anky_pdf_revision_decode_stream (run->revision, stream, NULL);
    if (data)
      g_hash_table_insert (run->streams, data, GUINT_TO_POINTER (ref.number));
  }
}

static AnkyPdfObject *
copy_array (Run *run, const AnkyPdfObject *dict, const char *key)
{
  const AnkyPdfObject *old =
      anky_pdf_revision_lookup (run->revision, dict, key, NULL);

  return anky_pdf_object_get_type (old) == ANKY_PDF_TYPE_ARRAY
             ? anky_pdf_object_copy (old)
             : anky_pdf_array_new ();
}

static AnkyPdfObject *
copy_dict (Run *run, const AnkyPdfObject *dict, const char *key)
{
  const AnkyPdfObject *old =
      anky_pdf_revision_lookup (run->revision, dict, key, NULL);

  return anky_pdf_object_get_type (old) == ANKY_PDF_TYPE_DICT
             ? anky_pdf_object_copy (old)
             : anky_pdf_dict_new ();
}

/* --- what is added ------------------------------------------------------- */

/* The stream that holds @data, which is made and named in @all if it is not
 * there yet. */
static AnkyPdfRef
keep (Run *run, GBytes *data, AnkyPdfObject *all)
{
  gpointer known;
  AnkyPdfRef ref = { 0, 0 };

  if (g_hash_table_lookup_extended (run->streams, data, NULL, &known)) {
    ref.number = GPOINTER_TO_UINT (known);
    return ref;
  }
  ref = anky_pdf_update_add (run->update,
                             anky_pdf_stream_new (anky_pdf_dict_new (), data));
  anky_pdf_array_append (all, anky_pdf_reference_new (ref));
  g_hash_table_insert (run->streams,
                       g_bytes_ref (data),
                       GUINT_TO_POINTER (ref.number));
  return ref;
}

static void
keep_all (Run *run,
          GPtrArray *values,
          AnkyPdfObject *all,
          AnkyPdfObject *vri,
          const char *key)
{
  AnkyPdfObject *own = anky_pdf_array_new ();

  for (guint i = 0; i < values->len; i++)
    anky_pdf_array_append (own,
                           anky_pdf_reference_new (
                               keep (run, g_ptr_array_index (values, i), all)));
  if (values->len > 0)
    anky_pdf_dict_set (vri, key, g_steal_pointer (&own));
  g_clear_pointer (&own, anky_pdf_object_unref);
}

/* "The key of each entry shall be the base-16-encoded (uppercase) SHA1 digest"
 * of the signature's bytes as /Contents holds them (EN 319 142-1, 5.4.2.3). */
static char *
name_vri (GBytes *contents)
{
  g_autofree char *hash =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, contents);

  return g_ascii_strup (hash, -1);
}

static void
set_time (AnkyPdfObject *vri, GDateTime *time)
{
  g_autofree char *text = anky_clock_format_pdf (time);

  anky_pdf_dict_set (
      vri,
      "TU",
      anky_pdf_string_new ((const guint8 *) text, strlen (text)));
}

static void
add_entries (Run *run, GPtrArray *entries, GDateTime *time)
{
  AnkyPdfObject *certificates = copy_array (run, run->dss, "Certs");
  AnkyPdfObject *ocsp = copy_array (run, run->dss, "OCSPs");
  AnkyPdfObject *crls = copy_array (run, run->dss, "CRLs");
  AnkyPdfObject *vris = copy_dict (run, run->dss, "VRI");

  for (guint i = 0; i < entries->len; i++) {
    const AnkyDssEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *name = name_vri (entry->contents);
    AnkyPdfObject *vri = anky_pdf_dict_new ();

    keep_all (run, entry->certificates, certificates, vri, "Cert");
    keep_all (run, entry->ocsp, ocsp, vri, "OCSP");
    keep_all (run, entry->crls, crls, vri, "CRL");
    set_time (vri, time);
    anky_pdf_dict_set (vris, name, vri);
  }
  anky_pdf_dict_set (run->dss, "Certs", certificates);
  anky_pdf_dict_set (run->dss, "OCSPs", ocsp);
  anky_pdf_dict_set (run->dss, "CRLs", crls);
  anky_pdf_dict_set (run->dss, "VRI", vris);
}

/* The DSS becomes, or stays, an object of its own that the catalog names. */
static gboolean
set_dss (Run *run, const AnkyPdfObject *catalog, GError **error)
{
  const AnkyPdfObject *trailer = anky_pdf_revision_get_trailer (run->revision);
  AnkyPdfObject *copy;
  AnkyPdfRef root, ref;

  if (anky_pdf_object_get_ref (anky_pdf_dict_get (catalog, "DSS"), &ref)) {
    anky_pdf_update_set (run->update, ref, g_steal_pointer (&run->dss));
    return TRUE;
  }
  if (!anky_pdf_object_get_ref (anky_pdf_dict_get (trailer, "Root"), &root)) {
    g_set_error_literal (error,
                         ANKY_PDF_ERROR,
                         ANKY_PDF_ERROR_MALFORMED,
                         "the trailer names no catalog");
    return FALSE;
  }
  ref = anky_pdf_update_add (run->update, g_steal_pointer (&run->dss));
  copy = anky_pdf_object_copy (catalog);
  anky_pdf_dict_set (copy, "DSS", anky_pdf_reference_new (ref));
  anky_pdf_update_set (run->update, root, copy);
  return TRUE;
}

static GBytes *
append (Run *run, GPtrArray *entries, GDateTime *time, GError **error)
{
  const AnkyPdfObject *catalog =
      anky_pdf_revision_get_catalog (run->revision, error);

  if (!catalog)
    return NULL;
  run->dss = copy_dict (run, catalog, "DSS");
  note_streams (run, "Certs");
  note_streams (run, "OCSPs");
  note_streams (run, "CRLs");
  add_entries (run, entries, time);
  if (!set_dss (run, catalog, error))
    return NULL;
  return anky_pdf_update_finish (run->update, NULL, error);
}

GBytes *
anky_dss_append (AnkyPdfDocument *document,
                 GPtrArray *entries,
                 GDateTime *time,
                 GError **error)
{
  g_autoptr (AnkyPdfUpdate) update = anky_pdf_update_new (document, error);
  g_autoptr (GHashTable) streams =
      g_hash_table_new_full (g_bytes_hash,
                             g_bytes_equal,
                             (GDestroyNotify) g_bytes_unref,
                             NULL);
  Run run = {
    .update = update,
    .revision = anky_pdf_document_get_newest (document),
    .streams = streams,
  };
  GBytes *appended;

  if (!update)
    return NULL;
  appended = append (&run, entries, time, error);
  g_clear_pointer (&run.dss, anky_pdf_object_unref);
  return appended;
}
