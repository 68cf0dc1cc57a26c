/* anky-picture-chooser.c - choosing the picture of a signature or a seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-picture-chooser.h"

#include <glib/gi18n.h>

/* What mending removes; the resolution and the shape are as they are. */
#define MENDABLE                                                               \
  (ANKY_PICTURE_OPAQUE | ANKY_PICTURE_WRONG_HUE | ANKY_PICTURE_LOOSE)

typedef struct {
  AnkyPictureKind kind;
  double width_mm;
  GFile *file;
  GtkFileChooserNative *dialog;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->file);
  g_clear_object (&job->dialog);
  g_free (job);
}

void
anky_chosen_picture_free (AnkyChosenPicture *self)
{
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self);
}

static AnkyChosenPicture *
import (Job *job, GBytes *data, GError **error)
{
  g_autoptr (AnkyImage) image = anky_picture_import_load (data, error);
  g_autoptr (AnkyImage) mended = NULL;
  g_autoptr (AnkyChosenPicture) chosen = g_new0 (AnkyChosenPicture, 1);
  AnkyPictureFaults faults;

  if (!image)
    return NULL;

  faults = anky_picture_import_check (image, job->kind, job->width_mm);
  chosen->left = faults & ~(guint) MENDABLE;
  if (faults & MENDABLE)
    mended = anky_picture_import_mend (image, job->kind);
  if (mended)
    chosen->mended = faults & MENDABLE;
  else
    chosen->left = faults;
  chosen->png =
      anky_picture_import_save (mended ? mended : image, job->width_mm, error);
  if (!chosen->png)
    return NULL;

  return g_steal_pointer (&chosen);
}

static void
import_in_thread (GTask *task,
                  gpointer source,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AnkyChosenPicture *chosen = NULL;
  g_autoptr (GBytes) data =
      g_file_load_bytes (job->file, cancellable, NULL, &error);

  if (data)
    chosen = import (job, data, &error);
  if (chosen)
    g_task_return_pointer (task,
                           chosen,
                           (GDestroyNotify) anky_chosen_picture_free);
  else
    g_task_return_error (task, error);
}

static void
response_cb (GtkNativeDialog *dialog, int response, GTask *owned)
{
  g_autoptr (GTask) task = owned;
  Job *job = g_task_get_task_data (task);

  if (response != GTK_RESPONSE_ACCEPT) {
    g_task_return_new_error (task,
                             G_IO_ERROR,
                             G_IO_ERROR_CANCELLED,
                             "no picture was chosen");
    return;
  }

  job->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  g_task_run_in_thread (task, import_in_thread);
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
