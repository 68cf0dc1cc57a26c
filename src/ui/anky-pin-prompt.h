/* anky-pin-prompt.h - the engine's question for a PIN, put to a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyPinPrompt:
 *
 * The GTlsInteraction that an act is given. Asked from whatever thread, it
 * shows the dialog on the main one. The dialog stays from the first question
 * to the end of the act, also over a wrong PIN, for which the act is started
 * again with the same prompt. Emits `cancelled` once the user gave up.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PIN_PROMPT (anky_pin_prompt_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPinPrompt,
                      anky_pin_prompt,
                      ANKY,
                      PIN_PROMPT,
                      GTlsInteraction)

/* @verb: of the button, with mnemonic. */
AnkyPinPrompt *anky_pin_prompt_new (GtkWindow *parent, const char *verb)
    G_GNUC_WARN_UNUSED_RESULT;
/* As if the dialog's Cancel were pressed. */
void anky_pin_prompt_give_up (AnkyPinPrompt *self);
/* One PIN for so many; before the act begins. */
void anky_pin_prompt_set_n_documents (AnkyPinPrompt *self, guint n_documents);
/* How many of several documents are done. */
void anky_pin_prompt_show_progress (AnkyPinPrompt *self,
                                    guint n_done,
                                    guint n_all);
/* The act is over. */
void anky_pin_prompt_close (AnkyPinPrompt *self);

G_END_DECLS
