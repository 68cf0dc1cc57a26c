/* anky-settings-list.c - a setting that is a list, as a group of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-settings-list.h"

#include <glib/gi18n.h>

struct _AnkySettingsList {
  HdyPreferencesGroup parent_instance;

  GSettings *settings;
  char *key;
  char *description;
  AnkySettingsListCheck check;
  char *chooser_title;
  gboolean chooses_folders;

  GtkWidget *list;
  GtkWidget *add_row;
  GtkWidget *entry;
  GtkWidget *add_button;
  GtkWidget *problem;
  GtkFileChooserNative *dialog;
};

G_DEFINE_FINAL_TYPE (AnkySettingsList,
                     anky_settings_list,
                     HDY_TYPE_PREFERENCES_GROUP)

static const char item_key[] = "anky-item";

static void
remove_cb (AnkySettingsList *self, GtkWidget *button)
{
  const char *gone = g_object_get_data (G_OBJECT (button), item_key);
  g_auto (GStrv) items = g_settings_get_strv (self->settings, self->key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) left = NULL;

  for (gsize i = 0; items[i]; i++)
    if (!g_str_equal (items[i], gone))
      g_strv_builder_add (builder, items[i]);
  left = g_strv_builder_end (builder);
  /* The button goes with its row: the focus must not fall out of the window. */
  gtk_widget_grab_focus (self->entry);
  g_settings_set_strv (self->settings, self->key, (const char *const *) left);
}

static GtkWidget *
new_item_row (AnkySettingsList *self, const char *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic",
                                                     GTK_ICON_SIZE_BUTTON);
  /* Translators: %s is an address or a path. */
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), item);
  GtkWidget *row = hdy_action_row_new ();

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), item);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  atk_object_set_name (gtk_widget_get_accessible (row), item);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_style_context_add_class (gtk_widget_get_style_context (button), "flat");
  g_object_set_data_full (G_OBJECT (button), item_key, g_strdup (item), g_free);
  g_signal_connect_object (button,
                           "clicked",
                           G_CALLBACK (remove_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button,
                            g_settings_is_writable (self->settings, self->key));
  gtk_container_add (GTK_CONTAINER (row), button);
  gtk_widget_show_all (row);

  return row;
}

static void
settings_changed_cb (AnkySettingsList *self)
{
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));
  g_auto (GStrv) items = g_settings_get_strv (self->settings, self->key);

  for (GList *link = rows; link; link = link->next)
    if (link->data != self->add_row)
      gtk_widget_destroy (link->data);
  for (gsize i = 0; items[i]; i++)
    gtk_list_box_insert (GTK_LIST_BOX (self->list),
                         new_item_row (self, items[i]),
                         (int) i);
}

/* Adding */

static void
show_problem (AnkySettingsList *self, const char *problem)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->entry);

  gtk_label_set_text (GTK_LABEL (self->problem), problem ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem)
    gtk_style_context_add_class (style, "error");
  else
    gtk_style_context_remove_class (style, "error");
  atk_object_set_description (gtk_widget_get_accessible (self->entry),
                              problem ? problem : self->description);
}

static void
append (AnkySettingsList *self, const char *item)
{
  g_auto (GStrv) items = g_settings_get_strv (self->settings, self->key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (g_strv_contains ((const char *const *) items, item))
    return;

  g_strv_builder_addv (builder, (const char **) items);
  g_strv_builder_add (builder, item);
  all = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, self->key, (const char *const *) all);
}

static void
add_cb (AnkySettingsList *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (self->entry))));
  const char *problem;

  if (!*text)
    return;

  problem = self->check ? self->check (text) : NULL;
  show_problem (self, problem);
  if (problem)
    return;

  gtk_entry_set_text (GTK_ENTRY (self->entry), "");
  append (self, text);
}

static void
text_changed_cb (AnkySettingsList *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (self->entry));

  gtk_widget_set_sensitive (self->add_button, *text != '\0');
  show_problem (self, NULL);
}

static void
file_chosen_cb (AnkySettingsList *self, int response)
{
  g_autofree char *path =
      response == GTK_RESPONSE_ACCEPT
          ? gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (self->dialog))
          : NULL;

  if (path)
    append (self, path);
  g_clear_object (&self->dialog);
}

static void
choose_cb (AnkySettingsList *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  g_clear_object (&self->dialog);
  self->dialog = gtk_file_chooser_native_new (
      self->chooser_title,
      GTK_WINDOW (window),
      self->chooses_folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                            : GTK_FILE_CHOOSER_ACTION_OPEN,
      _ ("_Choose"),
      _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog,
                           "response",
                           G_CALLBACK (file_chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* The row that adds */

static GtkWidget *
new_chooser_button (AnkySettingsList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic",
                                                     GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_tooltip_text (button, self->chooser_title);
  atk_object_set_name (gtk_widget_get_accessible (button), self->chooser_title);
  g_signal_connect_object (button,
                           "clicked",
                           G_CALLBACK (choose_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
make_entry (AnkySettingsList *self, const AnkySettingsListOptions *options)
{
  AtkObject *accessible;

  self->entry = gtk_entry_new ();
  accessible = gtk_widget_get_accessible (self->entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  options->placeholder);
  atk_object_set_name (accessible, options->entry_name);
  atk_object_set_description (accessible, self->description);
  g_signal_connect_object (self->entry,
                           "activate",
                           G_CALLBACK (add_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "changed",
                           G_CALLBACK (text_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
make_add_button (AnkySettingsList *self)
{
  self->add_button = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_set_sensitive (self->add_button, FALSE);
  g_signal_connect_object (self->add_button,
                           "clicked",
                           G_CALLBACK (add_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
make_problem (AnkySettingsList *self)
{
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_line_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_set_no_show_all (self->problem, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->problem),
                               "problem");
}

static void
make_add_row (AnkySettingsList *self, const AnkySettingsListOptions *options)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  make_entry (self, options);
  make_add_button (self);
  make_problem (self);
  gtk_box_pack_start (GTK_BOX (line), self->entry, TRUE, TRUE, 0);
  if (self->chooser_title)
    gtk_container_add (GTK_CONTAINER (line), new_chooser_button (self));
  gtk_container_add (GTK_CONTAINER (line), self->add_button);
  gtk_container_add (GTK_CONTAINER (column), line);
  gtk_container_add (GTK_CONTAINER (column), self->problem);
  g_object_set (column, "margin", 8, NULL);

  self->add_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->add_row), FALSE);
  atk_object_set_name (gtk_widget_get_accessible (self->add_row),
                       options->entry_name);
  gtk_container_add (GTK_CONTAINER (self->add_row), column);
  gtk_container_add (GTK_CONTAINER (self->list), self->add_row);
}

static void
anky_settings_list_dispose (GObject *object)
{
  AnkySettingsList *self = ANKY_SETTINGS_LIST (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->dialog);

  G_OBJECT_CLASS (anky_settings_list_parent_class)->dispose (object);
}

static void
anky_settings_list_finalize (GObject *object)
{
  AnkySettingsList *self = ANKY_SETTINGS_LIST (object);

  g_free (self->key);
  g_free (self->description);
  g_free (self->chooser_title);

  G_OBJECT_CLASS (anky_settings_list_parent_class)->finalize (object);
}

static void
anky_settings_list_class_init (AnkySettingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_settings_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_settings_list_finalize;
}

static void
anky_settings_list_init (AnkySettingsList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list),
                                   GTK_SELECTION_NONE);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->list),
                               "content");
  gtk_container_add (GTK_CONTAINER (self), self->list);
}

static void
describe (AnkySettingsList *self, const AnkySetting *setting)
{
  HdyPreferencesGroup *group = HDY_PREFERENCES_GROUP (self);
  g_autofree char *title = anky_settings_row_dup_spoken (setting->title);

  self->description = g_settings_is_writable (setting->settings, setting->key)
                          ? g_strdup (setting->subtitle)
                          : g_strdup (anky_settings_row_get_lock_note ());
  hdy_preferences_group_set_title (group, title);
  hdy_preferences_group_set_description (group, self->description);
  atk_object_set_name (gtk_widget_get_accessible (self->list), title);
}

GtkWidget *
anky_settings_list_new (const AnkySetting *setting,
                        const AnkySettingsListOptions *options)
{
  AnkySettingsList *self = g_object_new (ANKY_TYPE_SETTINGS_LIST, NULL);
  g_autofree char *changed = g_strconcat ("changed::", setting->key, NULL);

  self->settings = g_object_ref (setting->settings);
  self->key = g_strdup (setting->key);
  self->check = options->check;
  self->chooser_title = g_strdup (options->chooser);
  self->chooses_folders = options->chooses_folders;
  describe (self, setting);
  make_add_row (self, options);
  gtk_widget_show_all (GTK_WIDGET (self));
  gtk_widget_set_visible (self->add_row,
                          g_settings_is_writable (self->settings, self->key));
  settings_changed_cb (self);
  g_signal_connect_object (self->settings,
                           changed,
                           G_CALLBACK (settings_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
