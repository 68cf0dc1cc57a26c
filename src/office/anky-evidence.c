/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-evidence.h"

#include "anky-act.h"
#include "anky-clock.h"
#include "anky-cms.h"
#include "anky-pdf-form.h"
#include "anky-timestamp.h"

typedef struct {
  AnkyTrust *trust;
  AnkyFetcher *fetcher;
  GDateTime *now;
  GCancellable *cancellable;
} Run;

static gboolean
fail (GError **error, const char *subject, const char *why)
{
  g_set_error (error,
               ANKY_OFFICE_ERROR,
               ANKY_OFFICE_ERROR_EVIDENCE,
               "no complete evidence for %s: %s",
               subject,
               why ? why : "its path could not be checked");
  return FALSE;
}

/* Nothing can ever prove that such a path was good (EN 319 142-1, 6.3: the
 * validation data of all certificates of the path). */
static gboolean
fail_unsourced (GError **error, const char *subject, const char *unsourced)
{
  g_autofree char *why =
      g_strdup_printf ("the certificate %s names no source that tells whether "
                       "it was revoked, so there is nothing to keep",
                       unsourced);

  return fail (error, subject, why);
}

/* --- one path ------------------------------------------------------------ */

static void
take_path (AnkyDssEntry *entry, const AnkyPath *path)
{
  for (guint i = 0; i < path->chain->len; i++)
    g_ptr_array_add (entry->certificates,
                     g_bytes_ref (anky_certificate_get_der (
                         g_ptr_array_index (path->chain, i))));
  for (guint i = 0; i < path->used_ocsp->len; i++)
    g_ptr_array_add (entry->ocsp,
                     g_bytes_ref (g_ptr_array_index (path->used_ocsp, i)));
  for (guint i = 0; i < path->used_crls->len; i++)
    g_ptr_array_add (entry->crls,
                     g_bytes_ref (g_ptr_array_index (path->used_crls, i)));
}

static gboolean
add_path (Run *run,
          AnkyDssEntry *entry,
          AnkyCertificate *leaf,
          GPtrArray *candidates,
          AnkyPathUse use,
          GDateTime *time,
          GError **error)
{
  const AnkyPathOptions options = {
    .trust = run->trust,
    .certificates = candidates,
    .fetcher = run->fetcher,
    .time = time ? time : run->now,
    .now = run->now,
    .use = use,
    .check_revocation = TRUE,
    .is_time_proven = time != NULL,
  };
  g_autoptr (AnkyPath) path =
      anky_path_build (leaf, &options, run->cancellable);
  const char *subject = anky_certificate_get_subject (leaf);

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  if (!path->is_trusted || path->indication != ANKY_INDICATION_PASSED)
    return fail (error, subject, path->message);
  if (path->unanswered)
    return fail_unsourced (error, subject, path->unanswered);
  if (path->revocation != ANKY_REVOCATION_GOOD)
    return fail (error, subject, "it was revoked");
  take_path (entry, path);
  return TRUE;
}

/* --- one signature ------------------------------------------------------- */

/* Its time on success. */
static gboolean
add_timestamp (Run *run,
               AnkyDssEntry *entry,
               GBytes *token,
               GDateTime **time_out,
               GError **error)
{
  g_autoptr (AnkyTimestamp) timestamp = anky_timestamp_parse (token, error);
  AnkyCertificate *tsa;

  if (!timestamp)
    return FALSE;
  tsa = anky_timestamp_get_certificate (timestamp);
  if (!tsa)
    return fail (error, "a timestamp", "it does not hold its certificate");
  if (!add_path (run,
                 entry,
                 tsa,
                 anky_timestamp_get_certificates (timestamp),
                 ANKY_PATH_USE_TIMESTAMPING,
                 NULL,
                 error))
    return FALSE;
  if (time_out && !*time_out)
    *time_out = g_date_time_ref (anky_timestamp_get_time (timestamp));
  return TRUE;
}

static gboolean
add_signature (Run *run, AnkyDssEntry *entry, AnkyCms *cms, GError **error)
{
  GPtrArray *tokens = anky_cms_get_timestamp_tokens (cms);
  AnkyCertificate *signer = anky_cms_get_signer_certificate (cms);
  g_autoptr (GDateTime) time = NULL;

  if (!signer)
    return fail (error, "a signature", "it does not hold its certificate");
  for (guint i = 0; i < tokens->len; i++)
    if (!add_timestamp (run,
                        entry,
                        g_ptr_array_index (tokens, i),
                        &time,
                        error))
      return FALSE;
  return add_path (run,
                   entry,
                   signer,
                   anky_cms_get_certificates (cms),
                   ANKY_PATH_USE_SIGNING,
                   time,
                   error);
}

static GBytes *
dup_contents (const AnkyPdfSignatureField *field)
{
  gsize size = 0;
  const guint8 *data =
      anky_pdf_object_get_string (anky_pdf_dict_get (field->value, "Contents"),
                                  &size);

  return g_bytes_new (data, data ? size : 0);
}

static gboolean
is_document_timestamp (const AnkyPdfSignatureField *field)
{
  return anky_pdf_object_is_name (anky_pdf_dict_get (field->value, "SubFilter"),
                                  "ETSI.RFC3161");
}

static AnkyDssEntry *
make_entry (Run *run, const AnkyPdfSignatureField *field, GError **error)
{
  g_autoptr (GBytes) contents = dup_contents (field);
  g_autoptr (AnkyDssEntry) entry = anky_dss_entry_new (contents);
  g_autoptr (AnkyCms) cms = NULL;
  g_autoptr (GBytes) value = NULL;
  gsize length = 0;

  cms = anky_cms_parse (contents, &length, error);
  if (!cms)
    return NULL;
  value = g_bytes_new_from_bytes (contents, 0, length);
  if (!(is_document_timestamp (field)
            ? add_timestamp (run, entry, value, NULL, error)
            : add_signature (run, entry, cms, error)))
    return NULL;
  return g_steal_pointer (&entry);
}

GPtrArray *
anky_evidence_collect (AnkyPdfDocument *document,
                       AnkyTrust *trust,
                       AnkyFetcher *fetcher,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  Run run = { trust, fetcher, now, cancellable };
  g_autoptr (GPtrArray) fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      NULL);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_dss_entry_free);

  for (guint i = 0; fields && i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);
    AnkyDssEntry *entry;

    if (!field->value)
      continue;
    entry = make_entry (&run, field, error);
    if (!entry)
      return NULL;
    g_ptr_array_add (entries, entry);
  }
  return g_steal_pointer (&entries);
}

/* --- timestamps ---------------------------------------------------------- */

static gboolean
has_own_timestamp (const AnkyPdfSignatureField *field)
{
  g_autoptr (GBytes) contents = dup_contents (field);
  g_autoptr (AnkyCms) cms = anky_cms_parse (contents, NULL, NULL);

  return cms && anky_cms_get_timestamp_tokens (cms)->len > 0;
}

static guint64
get_signed_end (const AnkyPdfSignatureField *field)
{
  const AnkyPdfObject *range = anky_pdf_dict_get (field->value, "ByteRange");
  gint64 start = 0, length = 0;

  (void) anky_pdf_object_get_integer (anky_pdf_array_get (range, 2), &start);
  (void) anky_pdf_object_get_integer (anky_pdf_array_get (range, 3), &length);
  return start < 0 || length < 0 ? 0 : (guint64) start + (guint64) length;
}

gboolean
anky_evidence_is_timestamped (AnkyPdfDocument *document)
{
  g_autoptr (GPtrArray) fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      NULL);
  guint64 proven_end = 0;

  /* A timestamp over more of the file proves all signatures before it. */
  for (guint i = 0; fields && i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (field->value &&
        (is_document_timestamp (field) || has_own_timestamp (field)))
      proven_end = MAX (proven_end, get_signed_end (field));
  }
  for (guint i = 0; fields && i < fields->len; i++) {
    const AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (field->value && get_signed_end (field) > proven_end)
      return FALSE;
  }
  return TRUE;
}
