/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-validator.h"

#include "anky-validation-private.h"

static void
clear_validation (AnkyValidation *self)
{
  g_clear_pointer (&self->signatures, g_ptr_array_unref);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_clear_pointer (&self->report, anky_report_unref);
  anky_dss_clear (&self->dss);
}

static void
describe_document (AnkyValidation *self)
{
  AnkyReport *report = self->report;
  g_autoptr (GError) error = NULL;

  report->n_revisions = anky_pdf_document_get_n_revisions (self->document);
  report->is_encrypted = anky_pdf_document_is_encrypted (self->document);
  report->n_pages = anky_pdf_revision_get_n_pages (
      anky_pdf_document_get_newest (self->document),
      &error);
  if (error)
    anky_report_add (report,
                     "pages-unreadable",
                     ANKY_SEVERITY_ERROR,
                     "the pages cannot be read: %s",
                     error->message);
}

/* The self-check after signing: what lies in the known prefix was judged before
 * the new signature was made. */
static void
skip_known (AnkyValidation *self)
{
  const AnkyKnownPrefix *known = self->options->known_prefix;

  if (!self->options->only_new || !known)
    return;

  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (!signature->has_range || signature->end > known->end)
      continue;
    signature->is_skipped = TRUE;
    anky_signature_report_add (signature->report,
                               "judged-before",
                               ANKY_SEVERITY_INFO,
                               "the signature was judged before the document "
                               "was added to");
  }
}

static void
check_structure (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++)
    anky_signature_check_structure (g_ptr_array_index (self->signatures, i),
                                    self->document);
  anky_validation_check_nesting (self);
  skip_known (self);
  for (guint i = 0; i < self->signatures->len; i++)
    anky_signature_read_contents (g_ptr_array_index (self->signatures, i));
}

static void
check_crypto (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++)
    anky_signature_check_crypto (g_ptr_array_index (self->signatures, i));
}

static void
note_limits (AnkyValidation *self)
{
  const char *const *limits = anky_pdf_document_get_limits (self->document);

  for (guint i = 0; limits[i]; i++)
    anky_report_add_limit (self->report, limits[i]);
}

/* Nothing is green that was not judged to the end. */
static void
settle (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    AnkySignatureReport *report = signature->report;

    if (signature->is_skipped)
      continue;
    if (signature->indication == ANKY_INDICATION_PASSED &&
        report->integrity != ANKY_INTEGRITY_INTACT)
      anky_signature_fail (signature,
                           ANKY_INDICATION_INDETERMINATE,
                           ANKY_SUB_SIGNED_DATA_NOT_FOUND,
                           "not-checked",
                           "the signature was not checked");
    report->indication = signature->indication;
    report->sub = signature->sub;
  }
}

static gboolean
judge (AnkyValidation *self, GCancellable *cancellable, GError **error)
{
  describe_document (self);
  anky_validation_collect (self);
  check_structure (self);
  if (!anky_validation_hash (self, cancellable, error))
    return FALSE;

  check_crypto (self);
  anky_validation_read_dss (self);
  anky_validation_check_trust (self, cancellable);
  anky_validation_check_form (self);
  anky_validation_check_changes (self, cancellable);
  anky_validation_judge_roles (self);
  anky_validation_judge_levels (self);
  settle (self);
  note_limits (self);
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         anky_file_check (anky_pdf_document_get_file (self->document), error);
}

AnkyReport *
anky_validate (AnkyPdfDocument *document,
               const AnkyValidateOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  AnkyValidation self = { .document = document, .options = options };
  AnkyReport *report = NULL;

  self.report = anky_report_new ();
  self.at = options->at ? g_date_time_ref (options->at) : anky_clock_now ();
  self.signatures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_signature_free);

  if (judge (&self, cancellable, error))
    report = anky_report_ref (self.report);
  clear_validation (&self);
  return report;
}
