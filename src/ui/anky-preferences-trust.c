/* anky-preferences-trust.c - which roots are trusted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-page.h"
#include "anky-settings-list.h"
#include "anky-trust-page.h"

#include <glib/gi18n.h>

GtkWidget *
anky_preferences_trust_new (AnkyApplication *application)
{
  GSettings *settings = anky_application_get_settings (application);
  GtkWidget *page = anky_trust_page_new (settings);
  AnkySetting setting = {
    settings,
    "trusted-certificates",
    _ ("Further certificates"),
    _ ("Files and folders that are read besides the program’s own"),
  };
  AnkySettingsListOptions options = {
    .entry_name = _ ("Path of certificates to trust"),
    .placeholder = "/srv/certificates",
    .chooser = _ ("Choose a Certificate"),
  };

  gtk_container_add (GTK_CONTAINER (page),
                     anky_settings_list_new (&setting, &options));

  return page;
}
