/* anky-window-desktop.c - what documents do on every desktop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-properties-dialog.h"
#include "anky-save-copy.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

/* Saving a copy */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anky_save_copy_finish (result, &error))
    anky_toast_show (self->toast, _ ("The copy was saved"), NULL);
  else
    anky_message_bar_show_error (self->message_bar, error);
}

static void
copy_chosen_cb (GtkNativeDialog *dialog, int response, AnkyWindow *self)
{
  g_autoptr (GFile) file =
      gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  g_object_unref (dialog);
  if (response == GTK_RESPONSE_ACCEPT && path && self->document)
    anky_save_copy_async (anky_document_model_get_file (self->document),
                          path,
                          NULL,
                          saved_cb,
                          g_object_ref (self));
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save a Copy"),
                                   GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"),
                                   _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autofree char *name = anky_document_model_dup_title (self->document);

  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (copy_chosen_cb),
                           self,
                           0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  gtk_window_present (
      anky_properties_dialog_new (GTK_WINDOW (self), self->document));
}

/* The file changed. It is not read again by itself: what somebody reads, or is
 * about to sign, must not turn into something else. */

static void
file_changed_cb (AnkyWindow *self,
                 GFile *file,
                 GFile *other,
                 GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT ||
      event == G_FILE_MONITOR_EVENT_CREATED ||
      event == G_FILE_MONITOR_EVENT_RENAMED ||
      event == G_FILE_MONITOR_EVENT_MOVED_IN) {
    gtk_widget_show (self->changed_bar);
    g_signal_emit_by_name (gtk_widget_get_accessible (self->changed_bar),
                           "announcement",
                           _ ("The file has changed on the disk"));
  }
}

void
anky_window_watch_file (AnkyWindow *self)
{
  g_autoptr (GFile) file =
      g_file_new_for_path (anky_document_model_get_path (self->document));

  anky_window_unwatch_file (self);
  self->monitor =
      g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor,
                             "changed",
                             G_CALLBACK (file_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

void
anky_window_unwatch_file (AnkyWindow *self)
{
  if (self->monitor)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  gtk_widget_hide (self->changed_bar);
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  g_autofree char *path =
      g_strdup (anky_document_model_get_path (self->document));

  anky_window_load (self, path);
}

static const GActionEntry entries[] = {
  { "save-copy", save_copy_cb, NULL, NULL, NULL },
  { "properties", properties_cb, NULL, NULL, NULL },
  { "reload", reload_cb, NULL, NULL, NULL },
};

void
anky_window_add_desktop_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

void
anky_window_update_desktop_actions (AnkyWindow *self)
{
  gboolean is_reading = self->mode == ANKY_MODE_READING;

  anky_window_enable_action (self, "save-copy", is_reading);
  anky_window_enable_action (self, "properties", is_reading);
  anky_window_enable_action (
      self,
      "reload",
      is_reading || (self->mode == ANKY_MODE_FAILED && self->document));
}
