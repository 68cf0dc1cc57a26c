/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act.h"

#include "anky-act-check.h"
#include "anky-act-job.h"
#include "anky-act-options.h"
#include "anky-act-request.h"

/* The signatures of one act while they are written one behind the other. */
typedef struct {
  AnkyActJob *job;
  AnkyKey *key;
  AnkyDigest *digest; /* of all that was written */
  guint64 written;
  AnkyDigest *prefix; /* of the copied part, for the own check */
  guint64 prefix_end;
  GPtrArray *fields; /* char *, signed in this act */
  AnkyLevel level;   /* reached */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->digest, anky_digest_free);
  g_clear_pointer (&self->prefix, anky_digest_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

void
anky_act_result_free (AnkyActResult *self)
{
  g_free (self->output_path);
  g_clear_pointer (&self->report, anky_report_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* --- before the PIN ------------------------------------------------------ */

gboolean
anky_act_check (const char *input_path,
                const AnkyActOptions *options,
                AnkyCertificate *certificate,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (AnkyActJob) job =
      anky_act_job_open (input_path, options, certificate, cancellable, error);

  return job && anky_act_job_prepare (job, cancellable, error);
}

GPtrArray *
anky_act_list_gates (const char *input_path,
                     const AnkyActOptions *options,
                     AnkyCertificate *certificate,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AnkyActJob) job =
      anky_act_job_open (input_path, options, certificate, cancellable, error);

  return job ? g_steal_pointer (&job->gates) : NULL;
}

/* --- the act ------------------------------------------------------------- */

static gboolean
copy_input (Run *self, GCancellable *cancellable, GError **error)
{
  self->digest = anky_digest_new (ANKY_DIGEST_SHA256);
  if (!anky_output_copy (self->job->output,
                         self->job->input,
                         self->digest,
                         cancellable,
                         error))
    return FALSE;
  self->written = anky_file_get_size (self->job->input);
  self->prefix = anky_digest_copy (self->digest);
  self->prefix_end = self->written;
  return TRUE;
}

/* The document as it stands now: the input, then what was written of it. */
static AnkyPdfDocument *
open_current (Run *self, guint index, GError **error)
{
  g_autoptr (AnkyFile) file = NULL;

  if (index == 0)
    return g_object_ref (self->job->document);
  file = anky_output_open_written (self->job->output, error);
  return file ? anky_pdf_document_open (file, error) : NULL;
}

static gboolean
sign_one (Run *self, guint index, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnkyPdfDocument) document = open_current (self, index, error);
  g_autoptr (AnkyActRequest) request = NULL;
  g_autoptr (AnkySignedRevision) revision = NULL;

  if (!document)
    return FALSE;
  request = anky_act_request_new (self->job, index);
  revision = anky_signer_sign (document,
                               &request->request,
                               self->key,
                               self->digest,
                               cancellable,
                               error);
  if (!revision || !anky_output_append (self->job->output,
                                        revision->appended,
                                        self->digest,
                                        error))
    return FALSE;
  self->written += g_bytes_get_size (revision->appended);
  g_ptr_array_add (self->fields, g_steal_pointer (&revision->field_name));
  if (request->request.cms.timestamp && !request->timestamp.was_lowered)
    self->level = ANKY_LEVEL_B_T;
  return TRUE;
}

static gboolean
sign_all (Run *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->job->placements->len; i++)
    if (!sign_one (self, i, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_level (Run *self, GError **error)
{
  AnkyLevel wanted = anky_act_options_get_level (self->job->options);

  if (wanted <= ANKY_LEVEL_B_T)
    return TRUE;
  g_set_error_literal (error,
                       ANKY_OFFICE_ERROR,
                       ANKY_OFFICE_ERROR_NOT_YET,
                       "levels above B-T come with a later version");
  return FALSE;
}

static AnkyActResult *
make_result (Run *self, AnkyReport *report)
{
  AnkyActResult *result = g_new0 (AnkyActResult, 1);

  result->output_path = g_strdup (self->job->output_path);
  result->report = anky_report_ref (report);
  result->level = self->level;
  result->warnings = g_ptr_array_ref (self->job->warnings);
  return result;
}

static AnkyActResult *
run_job (AnkyActJob *job,
         AnkyKey *key,
         GCancellable *cancellable,
         GError **error)
{
  g_auto (Run) self = {
    .job = job,
    .key = key,
    .fields = g_ptr_array_new_with_free_func (g_free),
    .level = ANKY_LEVEL_B_B,
  };
  g_autoptr (AnkyReport) report = NULL;

  if (!check_level (&self, error) || !copy_input (&self, cancellable, error) ||
      !sign_all (&self, cancellable, error))
    return NULL;
  report = anky_act_check_result (job,
                                  self.fields,
                                  self.prefix,
                                  self.prefix_end,
                                  cancellable,
                                  error);
  if (!report || !anky_output_finish (job->output, error))
    return NULL;
  return make_result (&self, report);
}

AnkyActResult *
anky_act_run (const char *input_path,
              const AnkyActOptions *options,
              AnkyKey *key,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AnkyActJob) job =
      anky_act_job_open (input_path,
                         options,
                         anky_key_get_certificate (key),
                         cancellable,
                         error);

  if (!job || !anky_act_job_prepare (job, cancellable, error))
    return NULL;
  return run_job (job, key, cancellable, error);
}

/* --- from the main thread ------------------------------------------------ */

typedef struct {
  char *input_path;
  AnkyActOptions *options;
  AnkyKey *key;
  GTlsInteraction *interaction;
} Task;

static void
task_free (Task *self)
{
  g_free (self->input_path);
  anky_act_options_free (self->options);
  g_object_unref (self->key);
  g_clear_object (&self->interaction);
  g_free (self);
}

/* All that can refuse is asked before the PIN is. */
static AnkyActResult *
run_task (Task *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *purpose = g_path_get_basename (self->input_path);
  g_autoptr (AnkyActJob) job =
      anky_act_job_open (self->input_path,
                         self->options,
                         anky_key_get_certificate (self->key),
                         cancellable,
                         error);
  AnkyActResult *result;

  if (!job || !anky_act_job_prepare (job, cancellable, error) ||
      !anky_key_begin (self->key,
                       self->interaction,
                       purpose,
                       cancellable,
                       error))
    return NULL;
  result = run_job (job, self->key, cancellable, error);
  anky_key_end (self->key);
  return result;
}

static void
act_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  AnkyActResult *result = run_task (data, cancellable, &error);

  if (result)
    g_task_return_pointer (task, result, (GDestroyNotify) anky_act_result_free);
  else
    g_task_return_error (task, error);
}

void
anky_act_run_async (const char *input_path,
                    const AnkyActOptions *options,
                    AnkyKey *key,
                    GTlsInteraction *interaction,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *data = g_new0 (Task, 1);

  data->input_path = g_strdup (input_path);
  data->options = anky_act_options_copy (options);
  data->key = g_object_ref (key);
  data->interaction = interaction ? g_object_ref (interaction) : NULL;
  g_task_set_source_tag (task, anky_act_run_async);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, act_thread);
}

AnkyActResult *
anky_act_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
