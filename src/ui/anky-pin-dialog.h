/* anky-pin-dialog.h - asks for a PIN, then says that it is being signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pin-password.h"

#include <handy.h>

G_BEGIN_DECLS

/**
 * AnkyPinDialog:
 *
 * The last step before a signature. What it says follows from the token's own
 * flags: a wrong PIN, few tries left, the last one (which needs consent, and
 * then no button is the default), a pad on the reader. After the answer it
 * stays and says that the token works, until the owner destroys it.
 *
 * Emits `answered` when the PIN is entered, `cancelled` when it is not wanted
 * any more. The PIN is in the entry for as long as the signal lasts.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PIN_DIALOG (anky_pin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPinDialog,
                      anky_pin_dialog,
                      ANKY,
                      PIN_DIALOG,
                      HdyWindow)

GtkWidget *anky_pin_dialog_new (GtkWindow *parent, const char *verb)
    G_GNUC_WARN_UNUSED_RESULT;

/* How many documents one PIN is for; 1 unless it is said. */
void anky_pin_dialog_set_n_documents (AnkyPinDialog *self, guint n_documents);
/* Shows the question. Several documents are one question. */
void anky_pin_dialog_ask (AnkyPinDialog *self, AnkyPinPassword *password);
/* What was typed, borrowed: valid within `answered` only. */
const char *anky_pin_dialog_get_pin (AnkyPinDialog *self);
/* The token or the network works. @text NULL: what is usual. */
void anky_pin_dialog_show_working (AnkyPinDialog *self, const char *text);

G_END_DECLS
