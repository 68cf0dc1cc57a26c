/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch.h"

typedef struct {
  GPtrArray *files;
  AnkyKey *key;
  GTlsInteraction *interaction;
  AnkyBatchFunc progress;
  gpointer progress_data;
  GMainContext *context;
} Task;

/* One call of the progress function on its way to the caller's thread. The
 * items live until the task's own callback, which comes after it. */
typedef struct {
  AnkyBatchFunc progress;
  gpointer progress_data;
  const AnkyBatchItem *item;
  guint n_done;
  guint n_files;
} Notice;

static void
task_free (Task *self)
{
  g_ptr_array_unref (self->files);
  g_object_unref (self->key);
  g_clear_object (&self->interaction);
  g_main_context_unref (self->context);
  g_free (self);
}

static gboolean
tell_cb (gpointer data)
{
  const Notice *notice = data;

  notice->progress (notice->item,
                    notice->n_done,
                    notice->n_files,
                    notice->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (const AnkyBatchItem *item,
             guint n_done,
             guint n_files,
             gpointer user_data)
{
  Task *self = user_data;
  g_autoptr (GSource) source = NULL;
  Notice *notice;

  if (!self->progress)
    return;
  notice = g_new (Notice, 1);
  *notice = (Notice){
    self->progress, self->progress_data, item, n_done, n_files,
  };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, notice, g_free);
  g_source_attach (source, self->context);
}

static void
batch_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Task *self = data;

  g_task_return_pointer (task,
                         anky_batch_run (self->files,
                                         self->key,
                                         self->interaction,
                                         progress_cb,
                                         self,
                                         cancellable),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
anky_batch_run_async (GPtrArray *files,
                      AnkyKey *key,
                      GTlsInteraction *interaction,
                      AnkyBatchFunc progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *data = g_new0 (Task, 1);

  data->files = g_ptr_array_ref (files);
  data->key = g_object_ref (key);
  data->interaction = interaction ? g_object_ref (interaction) : NULL;
  data->progress = progress;
  data->progress_data = progress_data;
  data->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, anky_batch_run_async);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  /* What was signed before it was cancelled is told all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, batch_thread);
}

GPtrArray *
anky_batch_run_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
