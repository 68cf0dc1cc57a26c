/* anky-settings-backend.h - the user's settings below the administrator's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-settings-policy.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

G_BEGIN_DECLS

/**
 * AnkySettingsBackend:
 *
 * Puts a policy over the desktop's own backend: a locked key has the policy's
 * value and cannot be written, a preset key has it until the user chooses
 * another. GSettings tells both to the widgets that are bound to it.
 *
 * Thread: any.
 */
#define ANKY_TYPE_SETTINGS_BACKEND (anky_settings_backend_get_type ())
G_DECLARE_FINAL_TYPE (AnkySettingsBackend,
                      anky_settings_backend,
                      ANKY,
                      SETTINGS_BACKEND,
                      GSettingsBackend)

/* Takes @policy. @inner: where the user's own values are. */
GSettingsBackend *anky_settings_backend_new (AnkySettingsPolicy *policy,
                                             GSettingsBackend *inner)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
