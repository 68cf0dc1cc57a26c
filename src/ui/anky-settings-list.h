/* anky-settings-list.h - a setting that is a list, as a group of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-settings-row.h"

G_BEGIN_DECLS

/**
 * AnkySettingsList:
 *
 * A group that shows each item of a list of strings with a button that takes it
 * away, and below them an entry that adds one. Locked: only shown.
 *
 * Thread: main.
 */
#define ANKY_TYPE_SETTINGS_LIST (anky_settings_list_get_type ())
G_DECLARE_FINAL_TYPE (AnkySettingsList,
                      anky_settings_list,
                      ANKY,
                      SETTINGS_LIST,
                      HdyPreferencesGroup)

/* What may be added; NULL if @text is good, else why not, translated. */
typedef const char *(*AnkySettingsListCheck) (const char *text);

typedef struct {
  const char *entry_name;  /* of the entry that adds, translated */
  const char *placeholder; /* an example; NULL */
  const char *chooser;     /* title of a dialog for files; NULL: none */
  gboolean chooses_folders;
  AnkySettingsListCheck check; /* NULL: anything */
} AnkySettingsListOptions;

GtkWidget *anky_settings_list_new (const AnkySetting *setting,
                                   const AnkySettingsListOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
