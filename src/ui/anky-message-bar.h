/* anky-message-bar.h - the one bar above the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyMessageBar:
 *
 * Says the most important thing there is to say about the document: why what
 * was just tried did not work, or else what is wrong with the document. One
 * title, one line, technical words behind Details. Emits `action` when the
 * verdict's button is pressed.
 *
 * Thread: main.
 */
#define ANKY_TYPE_MESSAGE_BAR (anky_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnkyMessageBar,
                      anky_message_bar,
                      ANKY,
                      MESSAGE_BAR,
                      GtkBin)

void anky_message_bar_show_error (AnkyMessageBar *self, const GError *error);
void anky_message_bar_clear_error (AnkyMessageBar *self);
/* NULL, or one that is well: nothing to say. */
void anky_message_bar_set_receipt (AnkyMessageBar *self, AnkyReceipt *receipt);

G_END_DECLS
