/* anky-token-key.h - a private key that lives on a token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token-backend.h"

G_BEGIN_DECLS

/**
 * AnkyTokenKey:
 *
 * An AnkyKey whose private half never leaves the token. It keeps the token's
 * identity and the certificate, not a session: a token that was pulled and
 * pushed back still works, another one in the same reader does not.
 *
 * A wrong PIN is never tried again from here: begin ends with
 * %ANKY_TOKEN_ERROR_PIN_INCORRECT, and the next begin asks with the RETRY flag.
 *
 * Thread: any but main, one at a time; what touches the token runs on the
 * token thread, the question for the PIN on the caller's, so that plugging and
 * unplugging is seen while it stands.
 */
#define ANKY_TYPE_TOKEN_KEY (anky_token_key_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTokenKey, anky_token_key, ANKY, TOKEN_KEY, GObject)

AnkyTokenKey *anky_token_key_new (AnkyTokenBackend *backend,
                                  AnkyTokenCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
