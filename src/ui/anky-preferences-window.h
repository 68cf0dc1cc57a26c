/* anky-preferences-window.h - what can be set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyPreferencesWindow:
 *
 * A view of the settings; every change takes effect at once or, where it says
 * so, with the next start.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PREFERENCES_WINDOW (anky_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPreferencesWindow,
                      anky_preferences_window,
                      ANKY,
                      PREFERENCES_WINDOW,
                      HdyPreferencesWindow)

AnkyPreferencesWindow *anky_preferences_window_new (GSettings *settings)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
