/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch.h"

#include "anky-act-job.h"
#include "anky-act-options.h"
#include "anky-token.h"

/* One file on its way: prepared and finished on threads of their own, so that
 * the token never waits. */
typedef struct {
  char *input_path;
  AnkyActOptions *options;
  AnkyCertificate *certificate;
  GCancellable *cancellable;
  GThread *thread;
  AnkyActJob *job;
  AnkyActResult *result;
  GError *error; /* where there is no job, or no result */
} Stage;

typedef struct {
  const AnkyActOptions *options;
  AnkyKey *key;
  GTlsInteraction *interaction;
  GCancellable *cancellable;
  AnkyBatchFunc progress;
  gpointer progress_data;
  AnkyAppearance *picture; /* loaded once for all; NULL */
  GPtrArray *items;
  guint n_files;
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

  stage->job = anky_act_prepare (stage->input_path,
                                 stage->options,
                                 stage->certificate,
                                 stage->cancellable,
                                 &stage->error);
  return NULL;
}

static gpointer
finish_thread (gpointer data)
{
  Stage *stage = data;

  stage->result =
      anky_act_job_finish (stage->job, stage->cancellable, &stage->error);
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
  if (batch->picture)
    g_set_object (&stage->options->picture, batch->picture);
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
  g_clear_pointer (&stage->result, anky_act_result_free);
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

static gboolean
sign_stage (Batch *batch, Stage *stage)
{
  if (stage->job && !batch->stopped)
    return ensure_begun (batch, stage->input_path, &stage->error) &&
           anky_act_job_sign (stage->job,
                              batch->key,
                              batch->cancellable,
                              &stage->error);
  if (stage->job)
    stage->error = g_error_copy (batch->stopped);
  return FALSE;
}

/* --- one behind the other ------------------------------------------------ */

static AnkyBatchItem *
make_item (Stage *stage)
{
  AnkyBatchItem *item = g_new0 (AnkyBatchItem, 1);

  item->input_path = g_strdup (stage->input_path);
  item->result = g_steal_pointer (&stage->result);
  item->error = g_steal_pointer (&stage->error);
  return item;
}

/* Waits for a file's end and tells of it. Takes @stage. */
static void
end_stage (Batch *batch, Stage *stage)
{
  AnkyBatchItem *item;

  if (!stage)
    return;
  stage_wait (stage);
  item = make_item (stage);
  stage_free (stage);
  g_ptr_array_add (batch->items, item);
  if (batch->progress)
    batch->progress (item,
                     batch->items->len,
                     batch->n_files,
                     batch->progress_data);
}

/* While the key signs @stage, the one before it is finished and @next_path is
 * prepared. A fetcher is used by one thread at a time, so with one the files
 * go singly. */
static Stage *
work (Batch *batch, Stage *stage, Stage *before, const char *next_path)
{
  gboolean is_parallel = !batch->options->fetcher;
  Stage *next = NULL;

  stage_wait (stage);
  if (next_path && is_parallel)
    next = stage_begin (batch, next_path);
  if (sign_stage (batch, stage))
    stage->thread = g_thread_new ("anky-batch", finish_thread, stage);
  else if (stage->error && !batch->stopped && is_final (stage->error))
    batch->stopped = g_error_copy (stage->error);
  end_stage (batch, before);
  if (!is_parallel)
    stage_wait (stage);
  if (next_path && !next)
    next = stage_begin (batch, next_path);
  return next;
}

static void
work_all (Batch *batch, const char *const *paths)
{
  Stage *before = NULL;
  Stage *stage = batch->n_files > 0 ? stage_begin (batch, paths[0]) : NULL;

  for (guint i = 0; i < batch->n_files; i++) {
    Stage *next = work (batch, stage, before, paths[i + 1]);

    before = stage;
    stage = next;
  }
  end_stage (batch, before);
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
  Batch batch = {
    .options = options,
    .key = key,
    .interaction = interaction,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .n_files = g_strv_length ((char **) input_paths),
    .items =
        g_ptr_array_new_with_free_func ((GDestroyNotify) anky_batch_item_free),
  };

  /* A picture that cannot be read is each file's own error. */
  if (options->image_path && !options->picture)
    batch.picture = anky_proposal_load_picture (options->image_path, NULL);
  work_all (&batch, input_paths);
  if (batch.has_begun)
    anky_key_end (key);
  g_clear_error (&batch.stopped);
  g_clear_object (&batch.picture);
  return batch.items;
}
