/* anky-preferences-organization.c - the body that uses the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-page.h"
#include "anky-profile-choice.h"
#include "anky-settings-row.h"

#include <glib/gi18n.h>

GtkWidget *
anky_preferences_organization_new (AnkyApplication *application)
{
  GSettings *settings = anky_application_get_settings (application);
  GtkWidget *page = anky_preferences_page_new ("organization",
                                               C_ ("tab", "Organisation"),
                                               "anky-organization-symbolic");
  GtkWidget *group = anky_preferences_page_add_group (page, NULL, NULL);
  AnkySetting name = {
    settings,
    "organization-name",
    _ ("_Name of the organisation"),
    _ ("As it stands in the line of a certified copy"),
  };
  AnkySetting profile = {
    settings,
    "profile",
    _ ("_Rules in force"),
    _ ("What the province or the body adds to the decree"),
  };

  gtk_container_add (
      GTK_CONTAINER (group),
      anky_settings_row_new_entry (&name, "Ủy ban nhân dân xã Mỹ Hiệp"));
  gtk_container_add (GTK_CONTAINER (group),
                     anky_settings_row_new (
                         &profile,
                         anky_profile_choice_new_bound (settings, "profile")));

  return page;
}
