/* anky-settings-row.c - one setting as a row of the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-settings-row.h"

#include <glib/gi18n.h>

#define ENTRY_CHARS 26

const char *
anky_settings_row_get_lock_note (void)
{
  return _ ("Set by the administrator");
}

char *
anky_settings_row_dup_spoken (const char *title)
{
  GString *text = g_string_new (title);

  g_string_replace (text, "_", "", 0);

  return g_string_free (text, FALSE);
}

static void
speak (GtkWidget *widget, const char *name, const char *description)
{
  AtkObject *accessible = gtk_widget_get_accessible (widget);

  atk_object_set_name (accessible, name);
  if (description)
    atk_object_set_description (accessible, description);
}

GtkWidget *
anky_settings_row_new_plain (const char *title,
                             const char *subtitle,
                             GtkWidget *control)
{
  GtkWidget *row = hdy_action_row_new ();
  HdyActionRow *action_row = HDY_ACTION_ROW (row);
  g_autofree char *spoken = anky_settings_row_dup_spoken (title);

  hdy_action_row_set_use_underline (action_row, TRUE);
  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), title);
  hdy_action_row_set_title_lines (action_row, 0);
  hdy_action_row_set_subtitle_lines (action_row, 0);
  hdy_action_row_set_subtitle (action_row, subtitle);
  speak (row, spoken, subtitle);
  if (control) {
    gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
    gtk_container_add (GTK_CONTAINER (row), control);
    hdy_action_row_set_activatable_widget (action_row, control);
    speak (control, spoken, subtitle);
  }
  gtk_widget_show_all (row);

  return row;
}

GtkWidget *
anky_settings_row_new (const AnkySetting *setting, GtkWidget *control)
{
  gboolean is_locked =
      !g_settings_is_writable (setting->settings, setting->key);
  g_autofree char *note =
      is_locked && setting->subtitle
          ? g_strdup_printf ("%s\n%s",
                             setting->subtitle,
                             anky_settings_row_get_lock_note ())
          : g_strdup (is_locked ? anky_settings_row_get_lock_note ()
                                : setting->subtitle);

  return anky_settings_row_new_plain (setting->title, note, control);
}

GtkWidget *
anky_settings_row_new_switch (const AnkySetting *setting)
{
  GtkWidget *control = gtk_switch_new ();

  g_settings_bind (setting->settings,
                   setting->key,
                   control,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);

  return anky_settings_row_new (setting, control);
}

GtkWidget *
anky_settings_row_new_entry (const AnkySetting *setting,
                             const char *placeholder)
{
  GtkWidget *control = gtk_entry_new ();

  gtk_entry_set_width_chars (GTK_ENTRY (control), ENTRY_CHARS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (control), placeholder);
  g_settings_bind (setting->settings,
                   setting->key,
                   control,
                   "text",
                   G_SETTINGS_BIND_DEFAULT);

  return anky_settings_row_new (setting, control);
}

GtkWidget *
anky_settings_row_new_choice (const AnkySetting *setting,
                              const AnkyChoice *choices)
{
  GtkWidget *control = gtk_combo_box_text_new ();

  for (gsize i = 0; choices[i].id; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (control),
                               choices[i].id,
                               choices[i].label);
  g_settings_bind (setting->settings,
                   setting->key,
                   control,
                   "active-id",
                   G_SETTINGS_BIND_DEFAULT);

  return anky_settings_row_new (setting, control);
}
