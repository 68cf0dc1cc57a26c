/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch.h"

#include "anky-act-options.h"
#include "anky-act-private.h"
#include "anky-token.h"

/* One file on its way: prepared on a thread of its own. */
typedef struct {
  char *input_path;
  AnkyActOptions *options;
  AnkyCertificate *certificate;
  GCancellable *cancellable;
  GThread *thread;
  AnkyActJob *job; /* NULL with @error */
  GError *error;
} Stage;

typedef struct {
  const AnkyActOptions *options;
  AnkyKey *key;
  GTlsInteraction *interaction;
  GCancellable *cancellable;
  guint n_begun; /* files */
  gboolean has_begun;
  GError *stopped; /* why no further file is begun */
} Batch;

void
anky_batch_item_free (AnkyBatchItem *self)
{
  g_free (self->input_path);
  g_clear_pointer (&self->result, anky_act_result_free);
  g_clear_error (&self->error);
  g_free (self);
}

/* --- the next file ------------------------------------------------------- */

static gpointer
prepare_thread (gpointer data)
{
  Stage *stage = data;
  AnkyActJob *job = anky_act_job_open (stage->input_path,
                                       stage->options,
                                       stage->certificate,
                                       stage->cancellable,
                                       &stage->error);

  if (job && anky_act_job_prepare (job, stage->cancellable, &stage->error))
    stage->job = g_steal_pointer (&job);
  g_clear_pointer (&job, anky_act_job_free);
  return NULL;
}

/* Its name in the folder that was chosen, or beside the file. */
static void
set_output (AnkyActOptions *options, const char *input_path)
{
  g_autofree char *folder = (char *) g_steal_pointer (&options->output_path);
  g_autofree char *beside = NULL;
  g_autofree char *name = NULL;

  if (!folder)
    return;
  beside = anky_act_default_output (input_path, options);
  name = g_path_get_basename (beside);
  options->output_path = g_build_filename (folder, name, NULL);
}

static Stage *
stage_begin (Batch *batch, const char *input_path)
{
  Stage *stage = g_new0 (Stage, 1);

  stage->input_path = g_strdup (input_path);
  stage->options = anky_act_options_copy (batch->options);
  stage->certificate = g_object_ref (anky_key_get_certificate (batch->key));
  stage->cancellable =
      batch->cancellable ? g_object_ref (batch->cancellable) : NULL;
  stage->options->certificate_was_checked = batch->n_begun++ > 0;
  set_output (stage->options, input_path);
  stage->thread = g_thread_new ("anky-batch", prepare_thread, stage);
  return stage;
}

static void
stage_wait (Stage *stage)
{
  if (stage->thread)
    g_thread_join (g_steal_pointer (&stage->thread));
}

static void
stage_free (Stage *stage)
{
  stage_wait (stage);
  g_clear_pointer (&stage->job, anky_act_job_free);
  g_clear_error (&stage->error);
  g_clear_object (&stage->certificate);
  g_clear_object (&stage->cancellable);
  anky_act_options_free (stage->options);
  g_free (stage->input_path);
  g_free (stage);
}

/* --- this file ----------------------------------------------------------- */

static gboolean
ensure_begun (Batch *batch, const char *input_path, GError **error)
{
  g_autofree char *purpose = g_path_get_basename (input_path);

  if (!batch->has_begun)
    batch->has_begun = anky_key_begin (batch->key,
                                       batch->interaction,
                                       purpose,
                                       batch->cancellable,
                                       error);
  return batch->has_begun;
}

/* What concerns the token concerns every file that comes after. */
static gboolean
is_final (const GError *error)
{
  return error->domain == ANKY_TOKEN_ERROR ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static AnkyBatchItem *
sign_stage (Batch *batch, Stage *stage)
{
  AnkyBatchItem *item = g_new0 (AnkyBatchItem, 1);

  stage_wait (stage);
  item->input_path = g_strdup (stage->input_path);
  if (batch->stopped)
    item->error = g_error_copy (batch->stopped);
  else if (!stage->job)
    item->error = g_steal_pointer (&stage->error);
  else if (ensure_begun (batch, stage->input_path, &item->error))
    item->result = anky_act_run_job (stage->job,
                                     batch->key,
                                     batch->cancellable,
                                     &item->error);
  if (item->error && !batch->stopped && is_final (item->error))
    batch->stopped = g_error_copy (item->error);
  return item;
}

GPtrArray *
anky_batch_run (const char *const *input_paths,
                const AnkyActOptions *options,
                AnkyKey *key,
                GTlsInteraction *interaction,
                AnkyBatchFunc progress,
                gpointer progress_data,
                GCancellable *cancellable)
{
  guint n_files = g_strv_length ((char **) input_paths);
  GPtrArray *items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_batch_item_free);
  Batch batch = {
    .options = options,
    .key = key,
    .interaction = interaction,
    .cancellable = cancellable,
  };
  Stage *next = n_files > 0 ? stage_begin (&batch, input_paths[0]) : NULL;

  for (guint i = 0; i < n_files; i++) {
    gboolean has_next = i + 1 < n_files;
    const char *path = input_paths[i + 1];
    Stage *stage = next;
    AnkyBatchItem *item;

    stage_wait (stage);
    next = has_next && !options->fetcher ? stage_begin (&batch, path) : NULL;
    item = sign_stage (&batch, stage);
    stage_free (stage);
    /* A fetcher is used by one thread at a time. */
    if (has_next && !next)
      next = stage_begin (&batch, path);
    g_ptr_array_add (items, item);
    if (progress)
      progress (item, i + 1, n_files, progress_data);
  }
  if (batch.has_begun)
    anky_key_end (key);
  g_clear_error (&batch.stopped);
  return items;
}
