/* anky-preferences-window.h - what can be set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-application.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyPreferencesWindow:
 *
 * A view of the settings, a page a file (anky-preferences-*.c); every change
 * takes effect at once or, where it says so, with the next start.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PREFERENCES_WINDOW (anky_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPreferencesWindow,
                      anky_preferences_window,
                      ANKY,
                      PREFERENCES_WINDOW,
                      HdyPreferencesWindow)

AnkyPreferencesWindow *anky_preferences_window_new (
    AnkyApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
