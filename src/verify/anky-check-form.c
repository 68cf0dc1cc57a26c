/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the signatures of a document stand to its form and to each other:
 * unique names, one certification and it the first, no level raised
 * (ISO 32000-2, 12.8.2.2, 12.8.6).
 */

#include "anky-validation-private.h"

static void
read_restrictions (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    AnkyPdfRevision *revision = signature->signed_revision
                                    ? signature->signed_revision
                                    : signature->revision;

    signature->restrictions = anky_restrictions_read (revision,
                                                      signature->dict,
                                                      signature->field->lock);
    signature->report->docmdp = signature->restrictions->docmdp;
  }
}

static void
check_names (AnkyValidation *self)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (!signature->field->is_name_unique)
      anky_signature_fail (signature,
                           ANKY_INDICATION_FAILED,
                           ANKY_SUB_FORMAT_FAILURE,
                           "field-name-twice",
                           "another field has the name %s too",
                           signature->field->name);
  }
}

/* A document timestamp approves of nothing and may come at any time. */
static gboolean
is_approval (const AnkySignature *signature)
{
  return signature->sub_filter != ANKY_SUB_FILTER_RFC3161;
}

static void
check_certification (AnkyValidation *self)
{
  gboolean has_approval = FALSE;
  guint level = 0;

  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    guint own = anky_restrictions_get_level (signature->restrictions);

    if (signature->restrictions->docmdp > 0 && has_approval)
      anky_signature_fail (signature,
                           ANKY_INDICATION_INDETERMINATE,
                           ANKY_SUB_SIG_CONSTRAINTS_FAILURE,
                           "certification-not-first",
                           "the signature certifies a document that others "
                           "had signed before");
    if (level > 0 && own > level)
      anky_signature_report_add (signature->report,
                                 "permissions-raised",
                                 ANKY_SEVERITY_WARNING,
                                 "the signature allows more (P %u) than an "
                                 "earlier one (P %u)",
                                 own,
                                 level);
    has_approval = has_approval || is_approval (signature);
    if (own > 0)
      level = level > 0 ? MIN (level, own) : own;
  }
}

/* /Perms says who certified; it has to name a signature that does. */
static void
check_perms (AnkyValidation *self)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (self->document);
  AnkyPdfRef ref = { 0, 0 };

  anky_pdf_revision_get_docmdp (newest, &ref);
  if (ref.number == 0)
    return;

  for (guint i = 0; i < self->signatures->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (signature->field->value_ref.number == ref.number)
      return;
  }
  anky_report_add (self->report,
                   "certification-missing",
                   ANKY_SEVERITY_ERROR,
                   "the document says that it is certified, but no signature "
                   "field shows that signature");
}

void
anky_validation_check_form (AnkyValidation *self)
{
  read_restrictions (self);
  check_names (self);
  check_certification (self);
  check_perms (self);
}
