/* anky-sign-panel.h - what is chosen before signing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-sign-session.h"
#include "anky-token-manager.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkySignPanel:
 *
 * The certificate, the picture, what is written, the place in numbers, and
 * what the rules have against it: a view of one session, whose changes it
 * makes and follows. Emits `choose-picture`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_SIGN_PANEL (anky_sign_panel_get_type ())
G_DECLARE_FINAL_TYPE (AnkySignPanel, anky_sign_panel, ANKY, SIGN_PANEL, GtkBin)

/* NULL @session: lets go of the one there was. */
void anky_sign_panel_set_session (AnkySignPanel *self,
                                  AnkySignSession *session,
                                  AnkyTokenManager *tokens,
                                  AnkyIdentityBook *identities,
                                  GSettings *settings);
/* Of attachments, where it was entered before. */
void anky_sign_panel_set_document_number (AnkySignPanel *self,
                                          const char *number);
/* Offered, to be kept or typed over. */
void anky_sign_panel_set_number (AnkySignPanel *self, const char *number);
/* Where the cursor begins: the number, when there is one to enter. FALSE:
 * nothing in the panel has to be entered. */
gboolean anky_sign_panel_focus_entry (AnkySignPanel *self);

G_END_DECLS
