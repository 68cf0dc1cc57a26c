/* anky-folder-button.h - a setting that is a folder or none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyFolderButton:
 *
 * A button that shows the folder and asks for another (in a sandbox through
 * the portal, so that it may be written to), and one that forgets it.
 *
 * Thread: main.
 */
#define ANKY_TYPE_FOLDER_BUTTON (anky_folder_button_get_type ())
G_DECLARE_FINAL_TYPE (AnkyFolderButton,
                      anky_folder_button,
                      ANKY,
                      FOLDER_BUTTON,
                      GtkBox)

GtkWidget *anky_folder_button_new (GSettings *settings, const char *key)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
