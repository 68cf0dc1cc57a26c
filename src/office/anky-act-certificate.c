/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-certificate.h"

AnkySignerKind
anky_act_get_signer_kind (const AnkyActOptions *options,
                          AnkyCertificate *certificate)
{
  if (options->signer_kind != ANKY_SIGNER_UNKNOWN)
    return options->signer_kind;
  return anky_certificate_guess_kind (certificate);
}

static gboolean
has_fresh_check (AnkyActJob *job)
{
  const AnkyCertificateCheck *check = job->options->check;

  return check && anky_certificate_check_is_fresh (check, job->certificate);
}

static gboolean
take_check (AnkyActJob *job, GCancellable *cancellable, GError **error)
{
  const AnkyActOptions *options = job->options;

  g_clear_pointer (&job->check, anky_certificate_check_unref);
  job->check = has_fresh_check (job)
                   ? anky_certificate_check_ref (options->check)
                   : anky_certificate_check_run (job->certificate,
                                                 options->trust,
                                                 options->fetcher,
                                                 cancellable,
                                                 error);
  return job->check != NULL;
}

static void
warn (AnkyActJob *job, AnkyCheckRemarks remark)
{
  g_autofree char *code =
      g_strconcat ("own-", anky_check_remark_to_string (remark), NULL);

  g_ptr_array_add (job->warnings,
                   anky_gate_new (code, ANKY_GATE_WARN, NULL, NULL, NULL));
}

/* The lowest bit is the gravest. */
static gboolean
tell_remarks (AnkyActJob *job, gboolean was_told, GError **error)
{
  for (guint bit = 1; bit && bit <= (guint) job->check->remarks; bit <<= 1) {
    AnkyCheckRemarks remark = bit & (guint) job->check->remarks;
    const char *sentence = anky_check_remark_get_sentence (remark);

    if (!sentence)
      continue;
    if (remark & ANKY_CHECK_REFUSALS) {
      g_set_error_literal (error,
                           ANKY_OFFICE_ERROR,
                           ANKY_OFFICE_ERROR_CERTIFICATE,
                           sentence);
      return FALSE;
    }
    if (!was_told)
      warn (job, remark);
  }
  return TRUE;
}

gboolean
anky_act_check_certificate (AnkyActJob *job,
                            GCancellable *cancellable,
                            GError **error)
{
  gboolean was_told = has_fresh_check (job);

  return take_check (job, cancellable, error) &&
         tell_remarks (job, was_told, error);
}
