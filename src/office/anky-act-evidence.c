/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-evidence.h"

#include "anky-act-options.h"
#include "anky-act-timestamp.h"
#include "anky-evidence.h"
#include "anky-signer.h"

static gboolean
add_dss (AnkyActJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnkyPdfDocument) document =
      anky_act_writer_open (job->writer, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GBytes) revision = NULL;

  if (!document)
    return FALSE;
  entries = anky_evidence_collect (document,
                                   job->options->trust,
                                   job->options->fetcher,
                                   cancellable,
                                   error);
  if (!entries)
    return FALSE;
  revision = anky_dss_append (document, entries, job->time, error);
  return revision &&
         anky_act_writer_append (job->writer, revision, NULL, error);
}

gboolean
anky_act_evidence_timestamp (AnkyActJob *job,
                             GCancellable *cancellable,
                             GError **error)
{
  AnkyActTimestamp timestamp = {
    .options = job->options,
    .warnings = job->warnings,
    .is_required = TRUE,
  };
  g_autoptr (AnkyPdfDocument) document =
      anky_act_writer_open (job->writer, error);
  g_autoptr (AnkySignedRevision) revision = NULL;

  if (!document)
    return FALSE;
  revision = anky_signer_timestamp (document,
                                    anky_act_timestamp_request,
                                    &timestamp,
                                    job->writer->digest,
                                    cancellable,
                                    error);
  return revision && anky_act_writer_append (job->writer,
                                             revision->appended,
                                             revision->field_name,
                                             error);
}

static gboolean
add_all (AnkyActJob *job, GCancellable *cancellable, GError **error)
{
  AnkyLevel wanted = anky_act_options_get_level (job->options);

  if (wanted < ANKY_LEVEL_B_LT)
    return TRUE;
  if (job->reached < ANKY_LEVEL_B_T) {
    g_set_error_literal (error,
                         ANKY_OFFICE_ERROR,
                         ANKY_OFFICE_ERROR_EVIDENCE,
                         "evidence is kept only for what has a timestamp");
    return FALSE;
  }
  if (!add_dss (job, cancellable, error))
    return FALSE;
  job->reached = ANKY_LEVEL_B_LT;
  if (wanted < ANKY_LEVEL_B_LTA)
    return TRUE;
  if (!anky_act_evidence_timestamp (job, cancellable, error))
    return FALSE;
  job->reached = ANKY_LEVEL_B_LTA;
  return TRUE;
}

/* What the user may do without; a cancelled act, a full disk are not. */
static gboolean
may_go_on (const AnkyActOptions *options, const GError *error)
{
  return options->or_lower &&
         (g_error_matches (error,
                           ANKY_OFFICE_ERROR,
                           ANKY_OFFICE_ERROR_EVIDENCE) ||
          g_error_matches (error, ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_TIMESTAMP));
}

gboolean
anky_act_evidence_add (AnkyActJob *job,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (add_all (job, cancellable, &local_error))
    return TRUE;
  if (may_go_on (job->options, local_error)) {
    g_ptr_array_add (job->warnings,
                     anky_gate_new ("level-lowered",
                                    ANKY_GATE_WARN,
                                    NULL,
                                    local_error->message,
                                    NULL));
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
