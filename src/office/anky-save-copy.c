/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-save-copy.h"

#include "anky-output.h"

typedef struct {
  AnkyFile *file;
  char *path;
} Task;

static void
task_free (Task *self)
{
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_same_file (Task *self)
{
  const char *from = anky_file_get_path (self->file);
  g_autoptr (GFile) first = from ? g_file_new_for_path (from) : NULL;
  g_autoptr (GFile) second = g_file_new_for_path (self->path);

  return first && g_file_equal (first, second);
}

static gboolean
copy (Task *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnkyDigest) digest = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (AnkyOutput) output = NULL;

  if (is_same_file (self)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_EXISTS,
                 "%s: the copy is the document itself",
                 self->path);
    return FALSE;
  }
  output = anky_output_new (self->path, TRUE, error);
  return output &&
         anky_output_copy (output, self->file, digest, cancellable, error) &&
         anky_output_finish (output, error);
}

static void
copy_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (copy (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anky_save_copy_async (AnkyFile *file,
                      const char *path,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *data = g_new0 (Task, 1);

  data->file = g_object_ref (file);
  data->path = g_strdup (path);
  g_task_set_source_tag (task, anky_save_copy_async);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, copy_thread);
}

gboolean
anky_save_copy_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
