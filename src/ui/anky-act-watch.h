/* anky-act-watch.h - the person in front of the window, for an act that waits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-observer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyActWatch:
 *
 * The AnkyActObserver of a window: shows what is waited for once that takes a
 * moment, and puts the engine's question. Emits `waiting` when the key has
 * done its part and the waiting begins, `cancelled` when the user gave up.
 *
 * Thread: main, but for what the engine calls.
 */
#define ANKY_TYPE_ACT_WATCH (anky_act_watch_get_type ())
G_DECLARE_FINAL_TYPE (AnkyActWatch, anky_act_watch, ANKY, ACT_WATCH, GObject)

AnkyActWatch *anky_act_watch_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
/* The act is over, or the window is: a question that is open is answered with
 * STOP. */
void anky_act_watch_close (AnkyActWatch *self);

G_END_DECLS
