/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-record-file.h"

#include "anky-output.h"
#include "anky-record.h"

#include <string.h>

#define SUFFIX ".phieu-kiem-tra"
/* Nobody checks the same file more often. */
#define MOST_NAMES 1000

static char *
make_path (const char *input_path, const char *folder, guint number)
{
  g_autofree char *name = g_path_get_basename (input_path);
  g_autofree char *beside = g_path_get_dirname (input_path);
  g_autofree char *counted = NULL;
  char *dot = strrchr (name, '.');

  if (dot && dot != name)
    *dot = '\0';
  counted = number > 1 ? g_strdup_printf ("%s" SUFFIX " (%u).pdf", name, number)
                       : g_strdup_printf ("%s" SUFFIX ".pdf", name);
  return g_build_filename (folder ? folder : beside, counted, NULL);
}

static char *
choose_path (AnkyOutput *output,
             const char *input_path,
             const char *folder,
             GError **error)
{
  for (guint number = 1; number < MOST_NAMES; number++) {
    g_autofree char *path = make_path (input_path, folder, number);
    g_autoptr (GError) local_error = NULL;

    if (anky_output_set_path (output, path, FALSE, &local_error))
      return g_steal_pointer (&path);
    if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS)) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  }
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_EXISTS,
               "%s: there are %u records of it already",
               input_path,
               MOST_NAMES);
  return NULL;
}

char *
anky_record_file_write (AnkyReceipt *receipt,
                        const char *input_path,
                        const char *folder,
                        GError **error)
{
  g_autoptr (AnkyRecord) record = anky_record_new ();
  g_autofree char *name = g_path_get_basename (input_path);
  g_autofree char *first = make_path (input_path, folder, 1);
  g_autofree char *where = g_path_get_dirname (first);
  g_autofree char *path = NULL;
  g_autoptr (AnkyDigest) digest = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (AnkyFile) input = anky_file_open (input_path, NULL);
  g_autoptr (AnkyOutput) output = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (!anky_record_add (record, receipt, name, error))
    return NULL;
  pdf = anky_record_to_pdf (record, error);
  output = pdf ? anky_output_new_in (where, error) : NULL;
  /* The record names what the document is about. */
  if (output && input)
    anky_output_keep_private (output, input);
  path = output ? choose_path (output, input_path, folder, error) : NULL;
  if (!path || !anky_output_append (output, pdf, digest, error) ||
      !anky_output_finish (output, error))
    return NULL;
  return g_steal_pointer (&path);
}

/* --- from the main thread ------------------------------------------------ */

typedef struct {
  AnkyReceipt *receipt;
  char *input_path;
  char *folder;
} Task;

static void
task_free (Task *self)
{
  anky_receipt_unref (self->receipt);
  g_free (self->input_path);
  g_free (self->folder);
  g_free (self);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Task *self = data;
  GError *error = NULL;
  char *path = anky_record_file_write (self->receipt,
                                       self->input_path,
                                       self->folder,
                                       &error);

  if (path)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
anky_record_file_write_async (AnkyReceipt *receipt,
                              const char *input_path,
                              const char *folder,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *data = g_new0 (Task, 1);

  data->receipt = anky_receipt_ref (receipt);
  data->input_path = g_strdup (input_path);
  data->folder = g_strdup (folder);
  g_task_set_source_tag (task, anky_record_file_write_async);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, write_thread);
}

char *
anky_record_file_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
