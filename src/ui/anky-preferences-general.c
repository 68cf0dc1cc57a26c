/* anky-preferences-general.c - language, how is signed, where results go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-folder-button.h"
#include "anky-preferences-page.h"
#include "anky-settings-row.h"

#include <glib/gi18n.h>

static void
add_window (GtkWidget *page, GSettings *settings)
{
  const AnkyChoice languages[] = {
    { "system", C_ ("language", "As the desktop") },
    { "vi", "Tiếng Việt" },
    { "en", "English" },
    { NULL },
  };
  AnkySetting language = {
    settings,
    "language",
    _ ("_Language"),
    _ ("Takes effect with the next start"),
  };
  GtkWidget *group = anky_preferences_page_add_group (page, _ ("Window"), NULL);

  gtk_container_add (GTK_CONTAINER (group),
                     anky_settings_row_new_choice (&language, languages));
}

static void
add_signing (GtkWidget *page, GSettings *settings)
{
  const AnkyChoice levels[] = {
    { "auto", _ ("With a timestamp where a server is named") },
    { "B-B", _ ("Signature only (B-B)") },
    { "B-T", _ ("With a timestamp (B-T)") },
    { "B-LT", _ ("With evidence for later (B-LT)") },
    { "B-LTA", _ ("With evidence, kept for long (B-LTA)") },
    { NULL },
  };
  AnkySetting level = {
    settings,
    "signature-level",
    _ ("_What a signature carries"),
    _ ("Where it cannot be had the finished signature waits for an answer"),
  };
  GtkWidget *group =
      anky_preferences_page_add_group (page, _ ("Signing"), NULL);

  gtk_container_add (GTK_CONTAINER (group),
                     anky_settings_row_new_choice (&level, levels));
}

static void
add_results (GtkWidget *page, GSettings *settings)
{
  AnkySetting folder = {
    settings,
    "output-folder",
    _ ("_Folder for results"),
    _ ("Otherwise signed files are written beside the file that was signed"),
  };
  GtkWidget *group =
      anky_preferences_page_add_group (page, _ ("Results"), NULL);

  gtk_container_add (GTK_CONTAINER (group),
                     anky_settings_row_new (
                         &folder,
                         anky_folder_button_new (settings, "output-folder")));
}

GtkWidget *
anky_preferences_general_new (AnkyApplication *application)
{
  GSettings *settings = anky_application_get_settings (application);
  GtkWidget *page = anky_preferences_page_new ("general",
                                               _ ("General"),
                                               "preferences-system-symbolic");

  add_window (page, settings);
  add_signing (page, settings);
  add_results (page, settings);
  anky_preferences_record_add (page, settings);

  return page;
}
