/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds every signature that any revision of the document shows, in the order
 * in which they came. One that a later revision hides is still found.
 */

#include "anky-validation-private.h"

#define MAX_REVISIONS  2000
#define MAX_SIGNATURES 1000

/* The same dictionary, wherever it is seen: by its place in the file, so that
 * an object number which is used again later is another signature. */
static gboolean
is_same_dictionary (const AnkySignature *signature,
                    const AnkyPdfSignatureField *field)
{
  guint64 a = 0;
  guint64 b = 0;

  if (anky_object_get_start (signature->dict, &a) &&
      anky_object_get_start (field->value, &b))
    return a == b;
  return signature->field->value_ref.number == field->value_ref.number &&
         anky_pdf_object_equal (signature->dict, field->value);
}

static AnkySignature *
find_signature (AnkyValidation *self, const AnkyPdfSignatureField *field)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (is_same_dictionary (signature, field))
      return signature;
  }
  return NULL;
}

static AnkySubFilter
read_sub_filter (const AnkyPdfObject *name)
{
  if (anky_pdf_object_is_name (name, "ETSI.CAdES.detached"))
    return ANKY_SUB_FILTER_CADES;
  if (anky_pdf_object_is_name (name, "adbe.pkcs7.detached"))
    return ANKY_SUB_FILTER_PKCS7;
  if (anky_pdf_object_is_name (name, "adbe.pkcs7.sha1"))
    return ANKY_SUB_FILTER_PKCS7_SHA1;
  if (anky_pdf_object_is_name (name, "ETSI.RFC3161"))
    return ANKY_SUB_FILTER_RFC3161;
  return ANKY_SUB_FILTER_OTHER;
}

/* What the dictionary claims; nothing of it is believed for its own sake. */
static void
describe (AnkySignature *self, AnkyPdfRevision *revision)
{
  AnkySignatureReport *report = self->report;
  const AnkyPdfObject *sub_filter =
      anky_pdf_revision_lookup (revision, self->dict, "SubFilter", NULL);
  const AnkyPdfObject *time =
      anky_pdf_revision_lookup (revision, self->dict, "M", NULL);
  g_autofree char *text = anky_pdf_object_dup_text (time);
  AnkyPdfPage page;

  /* Strings of an encrypted file are not text. */
  if (!anky_pdf_document_is_encrypted (
          anky_pdf_revision_get_document (revision)))
    report->field = g_strdup (self->field->name);
  report->sub_filter = g_strdup (anky_pdf_object_get_name (sub_filter));
  self->sub_filter = read_sub_filter (sub_filter);
  report->is_document_timestamp = self->sub_filter == ANKY_SUB_FILTER_RFC3161;
  if (text)
    report->claimed_time = anky_clock_parse_pdf (text);

  if (!self->field->has_rect || self->field->page == G_MAXUINT ||
      !anky_pdf_revision_get_page (revision, self->field->page, &page, NULL))
    return;
  report->page = self->field->page;
  report->rect = anky_page_geometry_to_mm (&page.geometry, self->field->rect);
  report->has_rect = report->rect.width > 0 && report->rect.height > 0;
}

static void
add_signature (AnkyValidation *self,
               AnkyPdfSignatureField *field,
               AnkyPdfRevision *revision)
{
  AnkySignature *signature = g_new0 (AnkySignature, 1);

  signature->report = anky_signature_report_new ();
  signature->field = anky_pdf_signature_field_ref (field);
  signature->dict = field->value;
  signature->revision = revision;
  signature->last_seen = anky_pdf_revision_get_number (revision);
  describe (signature, revision);

  g_ptr_array_add (self->signatures, signature);
  g_ptr_array_add (self->report->signatures, signature->report);
}

static void
note_shared_value (AnkySignature *signature, const AnkyPdfSignatureField *field)
{
  if (g_strcmp0 (signature->field->name, field->name) == 0)
    return;
  if (anky_signature_report_has (signature->report, "shared-value"))
    return;

  anky_signature_fail (signature,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_FORMAT_FAILURE,
                       "shared-value",
                       "two fields, %s and %s, show the same signature",
                       signature->field->name,
                       field->name);
}

static void
collect_field (AnkyValidation *self,
               AnkyPdfSignatureField *field,
               AnkyPdfRevision *revision)
{
  AnkySignature *signature = NULL;

  if (!field->value)
    return;

  signature = find_signature (self, field);
  if (signature) {
    signature->last_seen = anky_pdf_revision_get_number (revision);
    note_shared_value (signature, field);
    return;
  }
  if (self->signatures->len >= MAX_SIGNATURES) {
    anky_report_add_limit (self->report, "signatures");
    return;
  }
  add_signature (self, field, revision);
}

static void
collect_revision (AnkyValidation *self, AnkyPdfRevision *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields =
      anky_pdf_revision_list_signature_fields (revision, &error);

  if (error)
    anky_report_add (self->report,
                     "form-unreadable",
                     ANKY_SEVERITY_ERROR,
                     "the form of revision %u cannot be read: %s",
                     anky_pdf_revision_get_number (revision),
                     error->message);

  for (guint i = 0; fields && i < fields->len; i++)
    collect_field (self, g_ptr_array_index (fields, i), revision);
}

static void
mark_removed (AnkyValidation *self, guint newest)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (signature->last_seen == newest)
      continue;

    signature->report->is_removed = TRUE;
    anky_signature_report_add (signature->report,
                               "signature-removed",
                               ANKY_SEVERITY_ERROR,
                               "the signature is no longer part of the "
                               "document since revision %u",
                               signature->last_seen + 1);
  }
}

void
anky_validation_collect (AnkyValidation *self)
{
  guint n_revisions = anky_pdf_document_get_n_revisions (self->document);
  guint first = 1;

  /* The newest are the ones that are seen: of too many, the oldest are left
   * out, and it is said. */
  if (n_revisions > MAX_REVISIONS) {
    anky_report_add_limit (self->report, "revisions");
    first = n_revisions - MAX_REVISIONS + 1;
  }
  for (guint i = first; i <= n_revisions; i++)
    collect_revision (self, anky_pdf_document_get_revision (self->document, i));
  mark_removed (self, n_revisions);
}
