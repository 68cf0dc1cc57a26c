/* anky-profile-choice.c - choosing an office profile by its title
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-profile-choice.h"

#include "anky-profile-store.h"

#include <glib/gi18n.h>

static void
append (GtkComboBoxText *combo, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyProfile) profile = anky_profile_store_load (name, &error);

  if (!profile)
    g_message ("%s", error->message);
  gtk_combo_box_text_append (combo,
                             name,
                             profile ? anky_profile_get_title (profile) : name);
}

static GtkWidget *
new_combo (const char *first_id, const char *first_label)
{
  GtkWidget *combo = gtk_combo_box_text_new ();
  g_auto (GStrv) names = anky_profile_store_list ();

  if (first_id)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo),
                               first_id,
                               first_label);
  gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo),
                             "",
                             _ ("Decree 30/2020 (default)"));
  for (gsize i = 0; names[i]; i++)
    append (GTK_COMBO_BOX_TEXT (combo), names[i]);

  return combo;
}

static void
choose (GtkWidget *combo, const char *current)
{
  if (gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), current))
    return;

  append (GTK_COMBO_BOX_TEXT (combo), current);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), current);
}

GtkWidget *
anky_profile_choice_new_inherited (const char *current)
{
  GtkWidget *combo =
      new_combo (ANKY_PROFILE_INHERITED, _ ("Those of the organisation"));

  choose (combo, current ? current : ANKY_PROFILE_INHERITED);

  return combo;
}

GtkWidget *
anky_profile_choice_new_bound (GSettings *settings, const char *key)
{
  g_autofree char *current = g_settings_get_string (settings, key);
  GtkWidget *combo = new_combo (NULL, NULL);

  choose (combo, current);
  g_settings_bind (settings, key, combo, "active-id", G_SETTINGS_BIND_DEFAULT);

  return combo;
}
