/* anky-token.h - a PKCS#11 token as it was when last looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-key.h"

G_BEGIN_DECLS

#define ANKY_TOKEN_ERROR (anky_token_error_quark ())
GQuark anky_token_error_quark (void);

typedef enum {
  ANKY_TOKEN_ERROR_FAILED,
  ANKY_TOKEN_ERROR_MODULE,  /* a module cannot be loaded */
  ANKY_TOKEN_ERROR_REMOVED, /* the token is not there (any more) */
  ANKY_TOKEN_ERROR_PIN_INCORRECT,
  ANKY_TOKEN_ERROR_PIN_LENGTH, /* refused here, before a try was spent */
  ANKY_TOKEN_ERROR_PIN_LOCKED,
  ANKY_TOKEN_ERROR_PIN_EXPIRED,
  ANKY_TOKEN_ERROR_FINAL_TRY, /* last try, and nobody there to consent */
  ANKY_TOKEN_ERROR_NO_KEY,
  ANKY_TOKEN_ERROR_NO_CERTIFICATE,
  ANKY_TOKEN_ERROR_SEVERAL, /* more than one fits: choose */
  ANKY_TOKEN_ERROR_MECHANISM,
  ANKY_TOKEN_ERROR_BUSY,
} AnkyTokenError;

typedef enum {
  ANKY_PIN_OK = 0,
  ANKY_PIN_COUNT_LOW = 1 << 0,
  ANKY_PIN_FINAL_TRY = 1 << 1,
  ANKY_PIN_LOCKED = 1 << 2,
  ANKY_PIN_TO_BE_CHANGED = 1 << 3,
} AnkyPinState;

/**
 * AnkyToken:
 *
 * Immutable; what changes on the token appears as another object in the next
 * list. Thread: any.
 */
#define ANKY_TYPE_TOKEN (anky_token_get_type ())
G_DECLARE_FINAL_TYPE (AnkyToken, anky_token, ANKY, TOKEN, GObject)

const char *anky_token_get_uri (
    AnkyToken *self); /* RFC 7512, identifies it again */
const char *anky_token_get_label (AnkyToken *self);
const char *anky_token_get_serial (AnkyToken *self);
const char *anky_token_get_model (AnkyToken *self);
const char *anky_token_get_module_name (AnkyToken *self);
AnkyPinState anky_token_get_pin_state (AnkyToken *self);
gboolean anky_token_has_pin_pad (AnkyToken *self);
void anky_token_get_pin_length (AnkyToken *self,
                                guint *min_out,
                                guint *max_out);

/**
 * AnkyTokenCertificate:
 *
 * A certificate on a token and whether a key belongs to it. Immutable.
 */
#define ANKY_TYPE_TOKEN_CERTIFICATE (anky_token_certificate_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTokenCertificate,
                      anky_token_certificate,
                      ANKY,
                      TOKEN_CERTIFICATE,
                      GObject)

const char *anky_token_certificate_get_uri (AnkyTokenCertificate *self);
const char *anky_token_certificate_get_label (AnkyTokenCertificate *self);
AnkyToken *anky_token_certificate_get_token (AnkyTokenCertificate *self);
AnkyCertificate *anky_token_certificate_get_certificate (
    AnkyTokenCertificate *self);
/* Whether it can sign now; otherwise why not, a stable word: "no-key",
 * "expired", "not-yet-valid", "ca", "key-usage", "weak-key", "locked". */
gboolean anky_token_certificate_is_usable (AnkyTokenCertificate *self);
const char *anky_token_certificate_get_why (AnkyTokenCertificate *self);

/* (element-type AnkyTokenCertificate), borrowed */
GPtrArray *anky_token_get_certificates (AnkyToken *self);

G_END_DECLS
