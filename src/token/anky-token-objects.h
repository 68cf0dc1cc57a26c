/* anky-token-objects.h - certificates and keys on one token
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token-private.h"

G_BEGIN_DECLS

/* Fills @token's certificates: X.509 only, those that cannot be parsed left
 * out, in whatever order the token has. */
void anky_token_read_certificates (CK_FUNCTION_LIST *functions,
                                   CK_SESSION_HANDLE session,
                                   AnkyTokenData *token);

/* The private key of @certificate, in a session that is logged in: by CKA_ID
 * where that fits, else by the public key's numbers. */
gboolean anky_token_find_private_key (CK_FUNCTION_LIST *functions,
                                      CK_SESSION_HANDLE session,
                                      const AnkyCertificateData *certificate,
                                      CK_OBJECT_HANDLE *key_out,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
