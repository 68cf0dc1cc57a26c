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
  anky_act_observer_waits (job->options->observer, NULL, 0, 0);
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
  g_auto (AnkyActTimestamp) timestamp = {
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

/* Goes on from what was reached, so that it may be tried again. */
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
  if (job->reached < ANKY_LEVEL_B_LT && !add_dss (job, cancellable, error))
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
is_lack (const GError *error)
{
  return g_error_matches (error,
                          ANKY_OFFICE_ERROR,
                          ANKY_OFFICE_ERROR_EVIDENCE) ||
         g_error_matches (error, ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_TIMESTAMP);
}

static AnkyActAnswer
ask_user (AnkyActJob *job, const GError *error, GCancellable *cancellable)
{
  if (job->options->or_lower || job->is_lowered)
    return ANKY_ACT_ANSWER_GO_ON;
  /* A document to which nothing was added needs no new file. */
  if (job->writer->n_appended == 0)
    return ANKY_ACT_ANSWER_STOP;
  return anky_act_observer_ask (job->options->observer,
                                job->reached,
                                error->message,
                                cancellable);
}

static void
tell_lowered (AnkyActJob *job, const GError *error)
{
  g_ptr_array_add (job->warnings,
                   anky_gate_new ("level-lowered",
                                  ANKY_GATE_WARN,
                                  NULL,
                                  error->message,
                                  NULL));
}

gboolean
anky_act_evidence_add (AnkyActJob *job,
                       GCancellable *cancellable,
                       GError **error)
{
  AnkyActAnswer answer;

  do {
    g_autoptr (GError) local_error = NULL;

    if (add_all (job, cancellable, &local_error))
      return TRUE;
    answer = is_lack (local_error) ? ask_user (job, local_error, cancellable)
                                   : ANKY_ACT_ANSWER_STOP;
    if (answer == ANKY_ACT_ANSWER_GO_ON)
      tell_lowered (job, local_error);
    else if (answer == ANKY_ACT_ANSWER_STOP)
      g_propagate_error (error, g_steal_pointer (&local_error));
  } while (answer == ANKY_ACT_ANSWER_TRY_AGAIN);
  return answer == ANKY_ACT_ANSWER_GO_ON;
}
