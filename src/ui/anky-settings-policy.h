/* anky-settings-policy.h - what an administrator presets and locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkySettingsPolicy:
 *
 * A key file with the groups [Defaults], which users may change, and [Locked],
 * which they may not. Keys are those of the schema; lists are separated by
 * semicolons. A key that the schema does not have, or a value that does not fit
 * it, is told and left out: the rest holds.
 *
 * Immutable. Thread: any.
 */
typedef struct _AnkySettingsPolicy AnkySettingsPolicy;

/* @data: the file's text; @schema says what each key takes. Messages for what
 * is left out go to @problems (element-type char *), NULL to ignore. */
AnkySettingsPolicy *anky_settings_policy_new (const char *data,
                                              GSettingsSchema *schema,
                                              GPtrArray *problems,
                                              GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The first file that is there: below the system's configuration folder of the
 * build, of the host seen from a sandbox, of the desktop (XDG_CONFIG_DIRS).
 * NULL: none, or not to be read, which is told in the journal. */
AnkySettingsPolicy *anky_settings_policy_load (GSettingsSchema *schema)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_settings_policy_free (AnkySettingsPolicy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkySettingsPolicy, anky_settings_policy_free)

/* Borrowed; NULL if the file does not say. @key without its path. */
GVariant *anky_settings_policy_get_default (const AnkySettingsPolicy *self,
                                            const char *key);
GVariant *anky_settings_policy_get_locked (const AnkySettingsPolicy *self,
                                           const char *key);

G_END_DECLS
