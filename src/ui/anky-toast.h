/* anky-toast.h - a short notice that goes away by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyToast:
 *
 * Tells of an event, with at most one thing to do about it. One at a time; it
 * stays while the pointer or the focus is on it. Emits `action`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_TOAST (anky_toast_get_type ())
G_DECLARE_FINAL_TYPE (AnkyToast, anky_toast, ANKY, TOAST, GtkBin)

/* @action: of the button, with mnemonic; NULL: none. */
void anky_toast_show (AnkyToast *self, const char *text, const char *action);
/* The same about a file, which can be dragged from the toast to a folder, a
 * message, the document system's page. */
void anky_toast_show_file (AnkyToast *self,
                           const char *text,
                           const char *action,
                           const char *path);
void anky_toast_hide (AnkyToast *self);

G_END_DECLS
