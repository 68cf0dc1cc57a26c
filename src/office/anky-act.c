/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act.h"

#include "anky-act-evidence.h"
#include "anky-act-job.h"
#include "anky-act-options.h"
#include "anky-evidence.h"

void
anky_act_result_free (AnkyActResult *self)
{
  g_free (self->output_path);
  g_clear_pointer (&self->report, anky_report_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/* --- before the PIN ------------------------------------------------------ */

static AnkyActJob *
prepare (const char *input_path,
         const AnkyActOptions *options,
         AnkyCertificate *certificate,
         gboolean copies,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (AnkyActJob) job = anky_act_job_open (input_path,
                                                  options,
                                                  certificate,
                                                  copies,
                                                  cancellable,
                                                  error);

  if (!job || !anky_act_job_prepare (job, cancellable, error))
    return NULL;
  return g_steal_pointer (&job);
}

gboolean
anky_act_check (const char *input_path,
                const AnkyActOptions *options,
                AnkyCertificate *certificate,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (AnkyActJob) job =
      prepare (input_path, options, certificate, FALSE, cancellable, error);

  return job != NULL;
}

AnkyActJob *
anky_act_prepare (const char *input_path,
                  const AnkyActOptions *options,
                  AnkyCertificate *certificate,
                  GCancellable *cancellable,
                  GError **error)
{
  return prepare (input_path, options, certificate, TRUE, cancellable, error);
}

GPtrArray *
anky_act_list_gates (const char *input_path,
                     const AnkyActOptions *options,
                     AnkyCertificate *certificate,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AnkyActJob) job = anky_act_job_open (input_path,
                                                  options,
                                                  certificate,
                                                  FALSE,
                                                  cancellable,
                                                  error);

  return job ? g_steal_pointer (&job->gates) : NULL;
}

/* --- the act ------------------------------------------------------------- */

AnkyActResult *
anky_act_run_prepared (AnkyActJob *job,
                       AnkyKey *key,
                       GCancellable *cancellable,
                       GError **error)
{
  if (!anky_act_job_sign (job, key, cancellable, error))
    return NULL;
  return anky_act_job_finish (job, cancellable, error);
}

AnkyActResult *
anky_act_run (const char *input_path,
              const AnkyActOptions *options,
              AnkyKey *key,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AnkyActJob) job = anky_act_prepare (input_path,
                                                 options,
                                                 anky_key_get_certificate (key),
                                                 cancellable,
                                                 error);

  return job ? anky_act_run_prepared (job, key, cancellable, error) : NULL;
}

/* --- extending ----------------------------------------------------------- */

/* A signature without a timestamp gets one from a timestamp over the document
 * (EN 319 142-1, table 1, note on B-T). */
static gboolean
ensure_timestamped (AnkyActJob *job, GCancellable *cancellable, GError **error)
{
  if (!anky_evidence_is_timestamped (job->document) &&
      !anky_act_evidence_timestamp (job, cancellable, error))
    return FALSE;
  job->reached = ANKY_LEVEL_B_T;
  return TRUE;
}

AnkyActResult *
anky_act_extend (const char *input_path,
                 const AnkyActOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (AnkyActJob) job =
      anky_act_job_open_to_extend (input_path, options, cancellable, error);

  if (!job || !ensure_timestamped (job, cancellable, error))
    return NULL;
  return anky_act_job_finish (job, cancellable, error);
}

/* --- from the main thread ------------------------------------------------ */

typedef struct {
  char *input_path;
  AnkyActOptions *options;
  AnkyKey *key; /* NULL: extend */
  GTlsInteraction *interaction;
} Task;

static void
task_free (Task *self)
{
  g_free (self->input_path);
  anky_act_options_free (self->options);
  g_clear_object (&self->key);
  g_clear_object (&self->interaction);
  g_free (self);
}

/* All that can refuse is asked before the PIN is. */
static AnkyActResult *
run_with_key (Task *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *purpose = g_path_get_basename (self->input_path);
  g_autoptr (AnkyActJob) job =
      anky_act_prepare (self->input_path,
                        self->options,
                        anky_key_get_certificate (self->key),
                        cancellable,
                        error);
  AnkyActResult *result;

  if (!job || !anky_key_begin (self->key,
                               self->interaction,
                               purpose,
                               cancellable,
                               error))
    return NULL;
  result = anky_act_run_prepared (job, self->key, cancellable, error);
  anky_key_end (self->key);
  return result;
}

static AnkyActResult *
run_task (Task *self, GCancellable *cancellable, GError **error)
{
  if (self->key)
    return run_with_key (self, cancellable, error);
  return anky_act_extend (self->input_path, self->options, cancellable, error);
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

static void
start_task (const char *input_path,
            const AnkyActOptions *options,
            AnkyKey *key,
            GTlsInteraction *interaction,
            GTask *task)
{
  Task *data = g_new0 (Task, 1);

  data->input_path = g_strdup (input_path);
  data->options = anky_act_options_copy (options);
  data->key = key ? g_object_ref (key) : NULL;
  data->interaction = interaction ? g_object_ref (interaction) : NULL;
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, act_thread);
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

  g_task_set_source_tag (task, anky_act_run_async);
  start_task (input_path, options, key, interaction, task);
}

void
anky_act_extend_async (const char *input_path,
                       const AnkyActOptions *options,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, anky_act_extend_async);
  start_task (input_path, options, NULL, NULL, task);
}

AnkyActResult *
anky_act_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
