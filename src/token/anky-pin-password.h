/* anky-pin-password.h - the question for a PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token.h"

G_BEGIN_DECLS

/**
 * AnkyPinPassword:
 *
 * A GTlsPassword that also says which token, for what, and how the PIN must
 * look. Given to the interaction through
 * g_tls_interaction_invoke_ask_password() by the thread that signs; an
 * interaction answers with g_tls_password_set_value_full (...,
 * anky_secret_free_raw). For a reader with a pad (has_pin_pad) no value is set:
 * returning HANDLED means go on.
 *
 * GTlsPassword flags: PKCS11_USER or PKCS11_CONTEXT_SPECIFIC, RETRY after a
 * wrong one, MANY_TRIES for a low count, FINAL_TRY for the last.
 */
#define ANKY_TYPE_PIN_PASSWORD (anky_pin_password_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPinPassword,
                      anky_pin_password,
                      ANKY,
                      PIN_PASSWORD,
                      GTlsPassword)

AnkyPinPassword *anky_pin_password_new (AnkyToken *token,
                                        AnkyCertificate *certificate,
                                        const char *purpose,
                                        GTlsPasswordFlags flags)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyToken *anky_pin_password_get_token (AnkyPinPassword *self);
AnkyCertificate *anky_pin_password_get_certificate (AnkyPinPassword *self);
const char *anky_pin_password_get_purpose (AnkyPinPassword *self);

G_END_DECLS
