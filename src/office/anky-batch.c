/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch.h"

#include "anky-act-job.h"
#include "anky-act-options.h"
#include "anky-proposal.h"
#include "anky-token.h"

/* One file on its way: prepared and finished on threads of their own, so that
 * the token never waits. */
typedef struct {
  const AnkyBatchFile *file; /* borrowed */
  AnkyActOptions *options;
  AnkyCertificate *certificate;
  GCancellable *cancellable;
  GThread *thread;
  AnkyActJob *job;
  AnkyActResult *result;
  GError *error; /* where there is no job, or no result */
} Stage;

typedef struct {
  GPtrArray *files; /* AnkyBatchFile */
  AnkyKey *key;
  GTlsInteraction *interaction;
  GCancellable *cancellable;
  AnkyBatchFunc progress;
  gpointer progress_data;
  GPtrArray *items;
  gboolean is_parallel;
  AnkyCertificateCheck *check; /* of the first file that got so far; NULL */
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

AnkyBatchFile *
anky_batch_file_new (const char *input_path, const AnkyActOptions *options)
{
  AnkyBatchFile *self = g_new0 (AnkyBatchFile, 1);

  self->input_path = g_strdup (input_path);
  self->options = anky_act_options_copy (options);
  return self;
}

void
anky_batch_file_free (AnkyBatchFile *self)
{
  g_free (self->input_path);
  anky_act_options_free (self->options);
  g_free (self);
}

GPtrArray *
anky_batch_list_files (const char *const *input_paths,
                       const AnkyActOptions *options)
{
  GPtrArray *files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_batch_file_free);
  g_autoptr (AnkyAppearance) picture = NULL;

  /* A picture that cannot be read is each file's own error. */
  if (options->image_path && !options->picture)
    picture = anky_proposal_load_picture (options->image_path, NULL);
  for (gsize i = 0; input_paths[i]; i++) {
    AnkyBatchFile *file = anky_batch_file_new (input_paths[i], options);

    if (picture)
      g_set_object (&file->options->picture, picture);
    g_ptr_array_add (files, file);
  }
  return files;
}

/* --- the next file ------------------------------------------------------- */

static gpointer
prepare_thread (gpointer data)
{
  Stage *stage = data;

  stage->job = anky_act_prepare (stage->file->input_path,
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

static Stage *
stage_begin (Batch *batch, guint index)
{
  Stage *stage;

  if (index >= batch->files->len)
    return NULL;
  stage = g_new0 (Stage, 1);
  stage->file = g_ptr_array_index (batch->files, index);
  stage->options = anky_act_options_copy (stage->file->options);
  stage->certificate = g_object_ref (anky_key_get_certificate (batch->key));
  stage->cancellable =
      batch->cancellable ? g_object_ref (batch->cancellable) : NULL;
  if (batch->check && !stage->options->check)
    stage->options->check = anky_certificate_check_ref (batch->check);
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
    return ensure_begun (batch, stage->file->input_path, &stage->error) &&
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

  item->input_path = g_strdup (stage->file->input_path);
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
                     batch->files->len,
                     batch->progress_data);
}

/* One check, and its remarks told once, for all files. */
static void
keep_check (Batch *batch, Stage *stage)
{
  if (!batch->check && stage->job && stage->job->check)
    batch->check = anky_certificate_check_ref (stage->job->check);
}

/* While the key signs @stage, the one before it is finished and the one at
 * @next is prepared. A fetcher is used by one thread at a time, so with one the
 * files go singly. */
static Stage *
work (Batch *batch, Stage *stage, Stage *before, guint next)
{
  Stage *after = NULL;

  stage_wait (stage);
  keep_check (batch, stage);
  if (batch->is_parallel)
    after = stage_begin (batch, next);
  if (sign_stage (batch, stage))
    stage->thread = g_thread_new ("anky-batch", finish_thread, stage);
  else if (stage->error && !batch->stopped && is_final (stage->error))
    batch->stopped = g_error_copy (stage->error);
  end_stage (batch, before);
  if (batch->is_parallel)
    return after;
  stage_wait (stage);
  return stage_begin (batch, next);
}

static void
work_all (Batch *batch)
{
  Stage *before = NULL;
  Stage *stage = stage_begin (batch, 0);

  for (guint i = 0; i < batch->files->len; i++) {
    Stage *next = work (batch, stage, before, i + 1);

    before = stage;
    stage = next;
  }
  end_stage (batch, before);
}

static gboolean
has_fetcher (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++) {
    const AnkyBatchFile *file = g_ptr_array_index (files, i);

    if (file->options->fetcher)
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
anky_batch_run (GPtrArray *files,
                AnkyKey *key,
                GTlsInteraction *interaction,
                AnkyBatchFunc progress,
                gpointer progress_data,
                GCancellable *cancellable)
{
  Batch batch = {
    .files = files,
    .key = key,
    .interaction = interaction,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .is_parallel = !has_fetcher (files),
    .items =
        g_ptr_array_new_with_free_func ((GDestroyNotify) anky_batch_item_free),
  };

  work_all (&batch);
  if (batch.has_begun)
    anky_key_end (key);
  g_clear_error (&batch.stopped);
  g_clear_pointer (&batch.check, anky_certificate_check_unref);
  return batch.items;
}
