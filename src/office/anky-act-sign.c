/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-check.h"
#include "anky-act-evidence.h"
#include "anky-act-job.h"
#include "anky-act-number.h"
#include "anky-act-options.h"
#include "anky-act-request.h"
#include "anky-clock.h"
#include "anky-evidence-record.h"
#include "anky-proposal-text.h"

/* --- the key's part ------------------------------------------------------ */

/* The time that is stated is that of signing, however long the PIN took, and
 * the line of a copy or an attachment shows it (Phụ lục I, ô 14). */
static gboolean
set_time (AnkyActJob *self, GError **error)
{
  AnkyProposal proposal = {
    .options = self->options,
    .profile = self->profile,
    .time = anky_clock_now (),
  };

  g_date_time_unref (self->time);
  self->time = proposal.time;
  for (guint i = 0; i < self->placements->len; i++) {
    AnkyPlacement *placement = g_ptr_array_index (self->placements, i);
    char *text;

    if (placement->kind != ANKY_KIND_COPY &&
        placement->kind != ANKY_KIND_ATTACHMENT)
      continue;
    text = anky_proposal_dup_line (&proposal, placement->kind, error);
    if (!text)
      return FALSE;
    g_free (placement->text);
    placement->text = text;
  }
  return TRUE;
}

static gboolean
sign_one (AnkyActJob *self,
          AnkyKey *key,
          guint index,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (AnkyPdfDocument) document =
      anky_act_writer_open (self->writer, error);
  AnkyActRequest *request = g_ptr_array_index (self->requests, index);
  g_autoptr (AnkySignedRevision) revision = NULL;

  if (!document)
    return FALSE;
  anky_act_request_set_time (request, self);
  revision = anky_signer_sign (document,
                               &request->request,
                               key,
                               self->writer->digest,
                               cancellable,
                               error);
  if (!revision || !anky_act_writer_append (self->writer,
                                            revision->appended,
                                            revision->field_name,
                                            error))
    return FALSE;
  if (request->timestamp.was_lowered)
    self->is_lowered = TRUE;
  else if (request->request.cms.timestamp)
    self->reached = ANKY_LEVEL_B_T;
  return TRUE;
}

gboolean
anky_act_job_sign (AnkyActJob *self,
                   AnkyKey *key,
                   GCancellable *cancellable,
                   GError **error)
{
  if (!set_time (self, error))
    return FALSE;
  self->reached = ANKY_LEVEL_B_B;
  for (guint i = 0; i < self->placements->len; i++)
    if (!sign_one (self, key, i, cancellable, error))
      return FALSE;
  return TRUE;
}

/* --- the rest ------------------------------------------------------------ */

static AnkyActResult *
make_result (AnkyActJob *self, AnkyReport *report)
{
  AnkyActResult *result = g_new0 (AnkyActResult, 1);

  result->output_path = g_strdup (self->output_path);
  result->report = anky_report_ref (report);
  result->level = self->reached;
  result->is_lowered =
      self->reached < anky_act_options_get_level (self->options);
  result->is_unrecorded = self->is_unrecorded;
  result->warnings = g_ptr_array_ref (self->warnings);
  return result;
}

/* The document is signed and stays so: what could not be kept is said. */
static void
keep_record (AnkyActJob *self)
{
  g_autoptr (GError) error = NULL;

  if (anky_evidence_record_keep (self, &error))
    return;
  self->is_unrecorded = TRUE;
  g_ptr_array_add (
      self->warnings,
      anky_gate_new ("no-record", ANKY_GATE_WARN, NULL, error->message, NULL));
}

AnkyActResult *
anky_act_job_finish (AnkyActJob *self,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AnkyReport) report = NULL;

  if (!anky_act_evidence_add (self, cancellable, error))
    return NULL;
  report = anky_act_check_result (self, cancellable, error);
  if (!report || !anky_output_finish (self->output, error))
    return NULL;
  keep_record (self);
  anky_act_number_note (self);
  return make_result (self, report);
}
