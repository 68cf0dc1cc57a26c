/* anky-window.h - one document and what is done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-application.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyWindow:
 *
 * One document. Its states: nothing open, loading, a password wanted, reading,
 * placing a signature, working (the token signs), failed. One is seen at a
 * time, and each says what can be done now.
 *
 * Thread: main.
 */
#define ANKY_TYPE_WINDOW (anky_window_get_type ())
G_DECLARE_FINAL_TYPE (AnkyWindow,
                      anky_window,
                      ANKY,
                      WINDOW,
                      HdyApplicationWindow)

AnkyWindow *anky_window_new (AnkyApplication *application);
/* In place of what was open. */
/* Several files, or a folder. */
void anky_window_open_many (AnkyWindow *self, GFile **files, int n_files);
void anky_window_open (AnkyWindow *self, GFile *file);
gboolean anky_window_is_empty (AnkyWindow *self);

G_END_DECLS
