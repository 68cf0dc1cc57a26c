/* anky-folder-button.c - a setting that is a folder or none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-folder-button.h"

#include <glib/gi18n.h>

#define NAME_CHARS 24

struct _AnkyFolderButton {
  GtkBox parent_instance;

  GSettings *settings;
  char *key;
  GtkWidget *label;
  GtkWidget *choose;
  GtkWidget *forget;
  GtkFileChooserNative *dialog;
};

G_DEFINE_FINAL_TYPE (AnkyFolderButton, anky_folder_button, GTK_TYPE_BOX)

static void
show (AnkyFolderButton *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, self->key);
  g_autofree char *name =
      *path ? g_filename_display_basename (path)
            : g_strdup (_ ("Beside the file that was signed"));
  gboolean is_writable = g_settings_is_writable (self->settings, self->key);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s", _ ("Folder for results"), name);

  gtk_label_set_text (GTK_LABEL (self->label), name);
  gtk_widget_set_tooltip_text (self->choose, *path ? path : NULL);
  atk_object_set_name (gtk_widget_get_accessible (self->choose), spoken);
  gtk_widget_set_visible (self->forget, *path && is_writable);
  gtk_widget_set_sensitive (self->choose, is_writable);
}

static void
response_cb (AnkyFolderButton *self, int response)
{
  g_autofree char *path =
      response == GTK_RESPONSE_ACCEPT
          ? gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (self->dialog))
          : NULL;

  if (path)
    g_settings_set_string (self->settings, self->key, path);
  g_clear_object (&self->dialog);
}

static void
choose_cb (AnkyFolderButton *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  g_clear_object (&self->dialog);
  self->dialog =
      gtk_file_chooser_native_new (_ ("Choose the Folder for Results"),
                                   GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                   _ ("_Choose"),
                                   _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog,
                           "response",
                           G_CALLBACK (response_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
forget_cb (AnkyFolderButton *self)
{
  gtk_widget_grab_focus (self->choose);
  g_settings_reset (self->settings, self->key);
}

static void
anky_folder_button_dispose (GObject *object)
{
  AnkyFolderButton *self = ANKY_FOLDER_BUTTON (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->dialog);

  G_OBJECT_CLASS (anky_folder_button_parent_class)->dispose (object);
}

static void
anky_folder_button_finalize (GObject *object)
{
  g_free (ANKY_FOLDER_BUTTON (object)->key);

  G_OBJECT_CLASS (anky_folder_button_parent_class)->finalize (object);
}

static void
anky_folder_button_class_init (AnkyFolderButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_folder_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_folder_button_finalize;
}

static void
anky_folder_button_init (AnkyFolderButton *self)
{
  GtkWidget *icon =
      gtk_image_new_from_icon_name ("folder-symbolic", GTK_ICON_SIZE_BUTTON);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), NAME_CHARS);
  gtk_container_add (GTK_CONTAINER (box), icon);
  gtk_container_add (GTK_CONTAINER (box), self->label);

  self->choose = gtk_button_new ();
  gtk_container_add (GTK_CONTAINER (self->choose), box);
  self->forget = gtk_button_new_from_icon_name ("edit-clear-symbolic",
                                                GTK_ICON_SIZE_BUTTON);
  gtk_widget_set_tooltip_text (self->forget,
                               _ ("Write beside the file that was signed"));
  atk_object_set_name (gtk_widget_get_accessible (self->forget),
                       _ ("Write beside the file that was signed"));
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_container_add (GTK_CONTAINER (self), self->choose);
  gtk_container_add (GTK_CONTAINER (self), self->forget);
  gtk_widget_set_no_show_all (self->forget, TRUE);
  g_signal_connect_object (self->choose,
                           "clicked",
                           G_CALLBACK (choose_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forget,
                           "clicked",
                           G_CALLBACK (forget_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anky_folder_button_new (GSettings *settings, const char *key)
{
  AnkyFolderButton *self = g_object_new (ANKY_TYPE_FOLDER_BUTTON, NULL);
  g_autofree char *changed = g_strconcat ("changed::", key, NULL);

  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  g_signal_connect_object (settings,
                           changed,
                           G_CALLBACK (show),
                           self,
                           G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}
