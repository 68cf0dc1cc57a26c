/* anky-preferences-devices.c - which drivers of tokens are loaded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-preferences-page.h"
#include "anky-settings-list.h"

#include <glib/gi18n.h>

static const char *
check_module (const char *path)
{
  if (!g_path_is_absolute (path))
    return _ ("Enter the whole path, from / on");
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return _ ("There is no such file");

  return NULL;
}

static void
add_check (GtkWidget *page)
{
  GtkWidget *group = anky_preferences_page_add_group (page, NULL, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Check"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.check-token");
  gtk_container_add (
      GTK_CONTAINER (group),
      anky_settings_row_new_plain (
          _ ("_Token Check"),
          _ ("Looks at each link from the USB port to the signature"),
          button));
}

GtkWidget *
anky_preferences_devices_new (AnkyApplication *application)
{
  GtkWidget *page =
      anky_preferences_page_new ("devices",
                                 _ ("Tokens"),
                                 "drive-removable-media-symbolic");
  AnkySetting setting = {
    anky_application_get_settings (application),
    "pkcs11-modules",
    _ ("Drivers of tokens"),
    _ ("PKCS#11 modules that the system does not know; takes effect with the "
       "next start"),
  };
  AnkySettingsListOptions options = {
    .entry_name = _ ("Path of a driver to add"),
    .placeholder = "/usr/lib/libvgca.so",
    .chooser = _ ("Choose a Driver"),
    .check = check_module,
  };

  add_check (page);
  gtk_container_add (GTK_CONTAINER (page),
                     anky_settings_list_new (&setting, &options));

  return page;
}
