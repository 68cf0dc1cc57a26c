/* anky-token-session.h - one act's connection to a token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-secret.h"
#include "anky-token-backend.h"
#include "anky-token-private.h"

G_BEGIN_DECLS

/**
 * AnkyTokenSession:
 *
 * A session with the token of one certificate, from open to close, which no
 * other act can have meanwhile. Knows nothing of how a PIN is asked for.
 *
 * Thread: the token thread only.
 */
typedef struct _AnkyTokenSession AnkyTokenSession;

AnkyTokenSession *anky_token_session_open (AnkyTokenBackend *backend,
                                           AnkyTokenCertificate *certificate,
                                           GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* C_Logout, C_CloseSession, and the token is free again. */
void anky_token_session_close (AnkyTokenSession *self);

/* What the token says of its PIN now. */
gboolean anky_token_session_read_pin_state (AnkyTokenSession *self,
                                            AnkyPinState *state_out,
                                            GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* One try. @pin: NULL where the reader asks for it itself. */
gboolean anky_token_session_login (AnkyTokenSession *self,
                                   const AnkySecret *pin,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_token_session_find_key (AnkyTokenSession *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* CKA_ALWAYS_AUTHENTICATE of the key that was found. */
gboolean anky_token_session_wants_pin_each_time (AnkyTokenSession *self);

/* @pin is used only where the key wants it each time. */
GBytes *anky_token_session_sign (AnkyTokenSession *self,
                                 AnkySignatureScheme scheme,
                                 AnkyDigestAlgorithm algorithm,
                                 GBytes *digest,
                                 const AnkySecret *pin,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
