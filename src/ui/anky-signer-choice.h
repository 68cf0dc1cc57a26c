/* anky-signer-choice.h - which signer of a joint document it is about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-sign-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkySignerChoice:
 *
 * The names of a document's signature blocks, where there are several; hidden
 * where there is one or none. Until somebody chooses, it follows the name in
 * the certificate that is to sign.
 *
 * Thread: main.
 */
#define ANKY_TYPE_SIGNER_CHOICE (anky_signer_choice_get_type ())
G_DECLARE_FINAL_TYPE (AnkySignerChoice,
                      anky_signer_choice,
                      ANKY,
                      SIGNER_CHOICE,
                      GtkBin)

/* NULL: none. */
void anky_signer_choice_set_session (AnkySignerChoice *self,
                                     AnkySignSession *session);

G_END_DECLS
