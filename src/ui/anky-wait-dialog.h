/* anky-wait-dialog.h - waiting for an answer of the network, and going on
 * without one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-report.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyWaitDialog:
 *
 * Says what an act waits for and how long already; then, where it cannot be
 * had, asks what becomes of the finished signature. Emits `cancelled` and
 * `answered` (AnkyActAnswer).
 *
 * Thread: main.
 */
#define ANKY_TYPE_WAIT_DIALOG (anky_wait_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnkyWaitDialog,
                      anky_wait_dialog,
                      ANKY,
                      WAIT_DIALOG,
                      HdyWindow)

GtkWidget *anky_wait_dialog_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

/* @server: whom a timestamp is asked of, as people write it; NULL: it is the
 * validation data that is collected. */
void anky_wait_dialog_show_waiting (AnkyWaitDialog *self,
                                    const char *server,
                                    guint nth_try,
                                    guint n_tries);
/* @reached: without a timestamp, or with one but without evidence. @why: for
 * who wants to know. */
void anky_wait_dialog_ask (AnkyWaitDialog *self,
                           AnkyLevel reached,
                           const char *why);

G_END_DECLS
