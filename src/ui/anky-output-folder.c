/* anky-output-folder.c - where results go when not beside their files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-output-folder.h"

#include "anky-output-name.h"

#include <glib/gi18n.h>

#define KEY          "output-folder"
#define SANDBOX_MARK "/.flatpak-info"

char *
anky_output_folder_dup (GSettings *settings)
{
  char *folder = g_settings_get_string (settings, KEY);

  if (*folder)
    return folder;
  g_free (folder);

  return NULL;
}

/* The document portal shows one file in a folder of its own, in which no other
 * can be made. */
static gboolean
is_of_portal (const char *path)
{
  g_autofree char *portal =
      g_build_filename (g_get_user_runtime_dir (), "doc", "", NULL);

  return g_str_has_prefix (path, portal);
}

gboolean
anky_output_folder_is_needed (GSettings *settings, const char *input_path)
{
  g_autofree char *chosen = anky_output_folder_dup (settings);
  g_autofree char *beside = g_path_get_dirname (input_path);

  if (chosen)
    return !anky_output_name_is_writable (chosen);

  return g_file_test (SANDBOX_MARK, G_FILE_TEST_EXISTS) ||
         is_of_portal (input_path) || !anky_output_name_is_writable (beside);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GSettings *settings = g_task_get_task_data (task);
  g_autofree char *folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (!folder) {
    g_task_return_new_error (task,
                             G_IO_ERROR,
                             G_IO_ERROR_CANCELLED,
                             "no folder was chosen");
    return;
  }
  g_settings_set_string (settings, KEY, folder);
  g_task_return_boolean (task, TRUE);
}

void
anky_output_folder_ask_async (GtkWindow *parent,
                              GSettings *settings,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Choose a Folder for Signed Documents"),
                                   parent,
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                   _ ("_Choose"),
                                   _ ("_Cancel"));
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  g_task_set_source_tag (task, anky_output_folder_ask_async);
  g_task_set_task_data (task, g_object_ref (settings), g_object_unref);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog),
                                       documents ? documents
                                                 : g_get_home_dir ());
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

gboolean
anky_output_folder_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
