/* anky-settings-row.h - one setting as a row of the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkySettingsRow:
 *
 * A row with a title and the control that shows and changes one key. Where an
 * administrator has locked the key, the control cannot be used and the row says
 * who decided.
 *
 * Thread: main.
 */
typedef struct {
  GSettings *settings;
  const char *key;
  const char *title;    /* with a mnemonic, translated */
  const char *subtitle; /* NULL for none, translated */
} AnkySetting;

typedef struct {
  const char *id;
  const char *label; /* translated */
} AnkyChoice;

/* @control: bound by the caller; the row names it and says when it is locked.
 */
GtkWidget *anky_settings_row_new (const AnkySetting *setting,
                                  GtkWidget *control) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_settings_row_new_switch (const AnkySetting *setting)
    G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *anky_settings_row_new_entry (const AnkySetting *setting,
                                        const char *placeholder)
    G_GNUC_WARN_UNUSED_RESULT;
/* @choices ends with an entry whose id is NULL; the value of the key is the id.
 */
GtkWidget *anky_settings_row_new_choice (const AnkySetting *setting,
                                         const AnkyChoice *choices)
    G_GNUC_WARN_UNUSED_RESULT;

/* A row that belongs to no key: named, with @control at its end. */
GtkWidget *anky_settings_row_new_plain (const char *title,
                                        const char *subtitle,
                                        GtkWidget *control)
    G_GNUC_WARN_UNUSED_RESULT;

/* What is said of a locked setting, translated. */
const char *anky_settings_row_get_lock_note (void);

/* Without the mnemonic's underline, for a name that is spoken. */
char *anky_settings_row_dup_spoken (const char *title)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
