/* anky-picture-chooser.c - choosing the picture of a signature or a seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-picture-chooser.h"

#include "anky-picture-assistant.h"

#include <glib/gi18n.h>

typedef struct {
  AnkyPictureKind kind;
  double width_mm;
  gboolean is_mended;
  GtkWindow *parent;
  GFile *file;
  GtkFileChooserNative *dialog;
  GtkWidget *assistant;
  AnkyPictureDraft *draft;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->assistant, gtk_widget_destroy);
  g_clear_object (&job->file);
  g_clear_object (&job->dialog);
  g_clear_weak_pointer (&job->parent);
  g_clear_pointer (&job->draft, anky_picture_draft_free);
  g_free (job);
}

void
anky_chosen_picture_free (AnkyChosenPicture *self)
{
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self);
}

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task,
                           G_IO_ERROR,
                           G_IO_ERROR_CANCELLED,
                           "no picture was chosen");
}

/* The picture that is used */

static void
save_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GBytes *png = anky_picture_draft_save (job->draft,
                                         job->is_mended,
                                         job->width_mm,
                                         &error);
  AnkyChosenPicture *chosen;

  if (!png) {
    g_task_return_error (task, error);
    return;
  }

  chosen = g_new0 (AnkyChosenPicture, 1);
  chosen->png = png;
  chosen->width_mm = job->width_mm;
  g_task_return_pointer (task,
                         chosen,
                         (GDestroyNotify) anky_chosen_picture_free);
}

static void
assistant_response_cb (GtkDialog *dialog, int response, GTask *owned)
{
  g_autoptr (GTask) task = owned;
  Job *job = g_task_get_task_data (task);
  AnkyPictureAssistant *assistant = ANKY_PICTURE_ASSISTANT (dialog);

  job->is_mended = anky_picture_assistant_get_mend (assistant);
  job->width_mm = anky_picture_assistant_get_width (assistant);
  g_signal_handlers_disconnect_by_data (dialog, task);
  g_clear_pointer (&job->assistant, gtk_widget_destroy);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_run_in_thread (task, save_in_thread);
  else
    return_cancelled (task);
}

/* The draft: read and mended on a task of its own, for the outer one goes on
 * with what the user then says. */

static void
read_in_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Job *job = g_task_get_task_data (task_data);
  GError *error = NULL;
  g_autoptr (GBytes) data =
      g_file_load_bytes (job->file, cancellable, NULL, &error);
  AnkyPictureDraft *draft =
      data ? anky_picture_draft_new (data, job->kind, &error) : NULL;

  if (draft)
    g_task_return_pointer (task,
                           draft,
                           (GDestroyNotify) anky_picture_draft_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer owned)
{
  g_autoptr (GTask) task = owned;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->draft = g_task_propagate_pointer (G_TASK (result), &error);
  if (!job->draft) {
    g_task_return_error (task, error);
    return;
  }
  if (!job->parent) {
    return_cancelled (task);
    return;
  }

  job->assistant =
      anky_picture_assistant_new (job->parent, job->draft, job->width_mm);
  g_signal_connect (job->assistant,
                    "response",
                    G_CALLBACK (assistant_response_cb),
                    g_steal_pointer (&task));
  gtk_window_present (GTK_WINDOW (job->assistant));
}

static void
response_cb (GtkNativeDialog *dialog, int response, GTask *owned)
{
  g_autoptr (GTask) task = owned;
  g_autoptr (GTask) reading = NULL;
  Job *job = g_task_get_task_data (task);

  if (response != GTK_RESPONSE_ACCEPT) {
    return_cancelled (task);
    return;
  }

  job->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  reading = g_task_new (NULL, NULL, read_cb, g_object_ref (task));
  g_task_set_task_data (reading, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (reading, read_in_thread);
}

void
anky_picture_chooser_run_async (GtkWindow *parent,
                                AnkyPictureKind kind,
                                double width_mm,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);
  GtkFileFilter *filter = gtk_file_filter_new ();

  g_task_set_source_tag (task, anky_picture_chooser_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  job->kind = kind;
  job->width_mm = width_mm;
  g_set_weak_pointer (&job->parent, parent);
  job->dialog = gtk_file_chooser_native_new (
      kind == ANKY_PICTURE_SEAL ? _ ("Choose the Seal Picture")
                                : _ ("Choose the Signature Picture"),
      parent,
      GTK_FILE_CHOOSER_ACTION_OPEN,
      _ ("_Choose"),
      _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_pattern (filter, "*.[Pp][Nn][Gg]");
  gtk_file_filter_add_pattern (filter, "*.[Jj][Pp][Gg]");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (job->dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (job->dialog), TRUE);
  g_signal_connect (job->dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (job->dialog));
}

AnkyChosenPicture *
anky_picture_chooser_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
