/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-check.h"

#include "anky-validator.h"

static gboolean
fail (GError **error, const char *format, const char *field)
{
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_SELF_CHECK,
               "the result does not stand the program's own check: %s \"%s\"",
               format,
               field ? field : "");
  return FALSE;
}

static const AnkySignatureReport *
find_signature (AnkyReport *report, const char *field)
{
  for (guint i = 0; i < report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (report->signatures, i);

    if (g_strcmp0 (signature->field, field) == 0 && !signature->is_removed)
      return signature;
  }
  return NULL;
}

static gboolean
check_new (AnkyReport *report, GPtrArray *fields, GError **error)
{
  for (guint i = 0; i < fields->len; i++) {
    const char *field = g_ptr_array_index (fields, i);
    const AnkySignatureReport *signature = find_signature (report, field);

    if (!signature)
      return fail (error, "there is no signature in field", field);
    if (signature->integrity != ANKY_INTEGRITY_INTACT)
      return fail (error, "the signature is not intact in field", field);
    if (signature->covers != ANKY_COVERS_FILE &&
        signature->covers != ANKY_COVERS_REVISION)
      return fail (error, "not all is covered by field", field);
    if (signature->changes_permitted == ANKY_PERMITTED_NO)
      return fail (error, "later changes harm field", field);
  }
  return TRUE;
}

/* What was good must be good still; what could not be judged without drawing
 * (design decision 17) is the receiver's to judge. */
static gboolean
check_old (AnkyReport *before, AnkyReport *after, GError **error)
{
  for (guint i = 0; before && i < before->signatures->len; i++) {
    const AnkySignatureReport *old = g_ptr_array_index (before->signatures, i);
    const AnkySignatureReport *new = find_signature (after, old->field);

    if (old->is_removed)
      continue;
    if (!new)
      return fail (error, "it has lost the signature in field", old->field);
    if (old->integrity == ANKY_INTEGRITY_INTACT &&
        new->integrity != ANKY_INTEGRITY_INTACT)
      return fail (error, "it has broken the signature in field", old->field);
    if (old->changes_permitted == ANKY_PERMITTED_YES &&
        new->changes_permitted == ANKY_PERMITTED_NO)
      return fail (error,
                   "the new signature is a change that is forbidden by field",
                   old->field);
  }
  return TRUE;
}

AnkyReport *
anky_act_check_result (AnkyActJob *job,
                       GCancellable *cancellable,
                       GError **error)
{
  const AnkyActWriter *writer = job->writer;
  const AnkyKnownPrefix prefix = {
    .digest = writer->prefix,
    .end = writer->prefix_end,
  };
  const AnkyValidateOptions options = {
    .trust = job->options->trust,
    .known_prefix = &prefix,
  };
  g_autoptr (AnkyFile) file = anky_output_open_written (job->output, error);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyReport) report = NULL;

  if (!file)
    return NULL;
  document = anky_pdf_document_open (file, error);
  if (!document)
    return NULL;
  report = anky_validate (document, &options, cancellable, error);
  if (!report || !check_new (report, writer->fields, error) ||
      !check_old (job->before, report, error))
    return NULL;
  return g_steal_pointer (&report);
}
