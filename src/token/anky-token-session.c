/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-session.h"

#include "anky-token-mechanism.h"
#include "anky-token-objects.h"
#include "anky-token-scan.h"

#define FIRST_SIGNATURE_SIZE 1024
#define MAX_SIGNATURE_SIZE   (16 * 1024)

struct _AnkyTokenSession {
  AnkyTokenBackend *backend;
  AnkyTokenData *token;
  AnkyCertificateData *certificate;
  CK_FUNCTION_LIST *functions;
  CK_SLOT_ID slot;
  CK_SESSION_HANDLE session;
  CK_OBJECT_HANDLE key;
  gboolean is_logged_in;
  gboolean wants_pin_each_time;
};

static gboolean
open_session (AnkyTokenSession *self, GError **error)
{
  CK_RV rv;

  if (!anky_token_locate (anky_token_backend_get_modules (self->backend),
                          self->token,
                          &self->functions,
                          &self->slot,
                          error))
    return FALSE;
  rv = self->functions->C_OpenSession (self->slot,
                                       CKF_SERIAL_SESSION,
                                       NULL,
                                       NULL,
                                       &self->session);
  return rv == CKR_OK || anky_p11_set_error (error, rv, "C_OpenSession");
}

static void
free_session (AnkyTokenSession *self)
{
  g_clear_pointer (&self->token, anky_token_data_unref);
  g_clear_pointer (&self->certificate, anky_certificate_data_unref);
  g_clear_object (&self->backend);
  g_free (self);
}

AnkyTokenSession *
anky_token_session_open (AnkyTokenBackend *backend,
                         AnkyTokenCertificate *certificate,
                         GError **error)
{
  AnkyToken *token = anky_token_certificate_get_token (certificate);
  AnkyTokenSession *self = g_new0 (AnkyTokenSession, 1);

  self->backend = g_object_ref (backend);
  self->token = anky_token_data_ref (anky_token_get_data (token));
  self->certificate =
      anky_certificate_data_ref (anky_token_certificate_get_data (certificate));

  if (!anky_token_backend_claim (backend, self->token->uri)) {
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_BUSY,
                 "another act is signing with the token \"%s\"",
                 self->token->label);
    free_session (self);
    return NULL;
  }
  if (!open_session (self, error)) {
    anky_token_backend_release (backend, self->token->uri);
    free_session (self);
    return NULL;
  }
  return self;
}

/* Answers do not matter: the token may be gone. */
void
anky_token_session_close (AnkyTokenSession *self)
{
  if (self->is_logged_in)
    self->functions->C_Logout (self->session);
  self->functions->C_CloseSession (self->session);
  anky_token_backend_release (self->backend, self->token->uri);
  free_session (self);
}

gboolean
anky_token_session_read_pin_state (AnkyTokenSession *self,
                                   AnkyPinState *state_out,
                                   GError **error)
{
  CK_TOKEN_INFO info = { 0 };
  CK_RV rv = self->functions->C_GetTokenInfo (self->slot, &info);

  if (rv != CKR_OK)
    return anky_p11_set_error (error, rv, "C_GetTokenInfo");
  if (!anky_token_data_has_info (self->token, &info)) {
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_REMOVED,
                 "another token is where \"%s\" was",
                 self->token->label);
    return FALSE;
  }
  *state_out = anky_pin_state_from_flags (info.flags);
  return TRUE;
}

static CK_RV
call_login (AnkyTokenSession *self, CK_USER_TYPE user, const AnkySecret *pin)
{
  CK_UTF8CHAR *bytes = NULL;
  CK_ULONG size = 0;

  if (pin) {
    bytes = (CK_UTF8CHAR *) (gpointer) anky_secret_get_data (pin);
    size = anky_secret_get_size (pin);
  }
  return self->functions->C_Login (self->session, user, bytes, size);
}

/* A token that this wrong try has locked says so in its flags; its answer to
 * the try itself is often only that the PIN was wrong. */
static gboolean
set_login_error (AnkyTokenSession *self, CK_RV rv, GError **error)
{
  AnkyPinState state;

  if (rv == CKR_PIN_INCORRECT &&
      anky_token_session_read_pin_state (self, &state, NULL) &&
      state & ANKY_PIN_LOCKED)
    rv = CKR_PIN_LOCKED;
  return anky_p11_set_error (error, rv, "C_Login");
}

gboolean
anky_token_session_login (AnkyTokenSession *self,
                          const AnkySecret *pin,
                          GError **error)
{
  CK_RV rv = call_login (self, CKU_USER, pin);

  /* A login that an earlier act left behind has not looked at this PIN. */
  if (rv == CKR_USER_ALREADY_LOGGED_IN) {
    self->functions->C_Logout (self->session);
    rv = call_login (self, CKU_USER, pin);
  }
  self->is_logged_in = rv == CKR_OK || rv == CKR_USER_ALREADY_LOGGED_IN;
  return self->is_logged_in || set_login_error (self, rv, error);
}

gboolean
anky_token_session_find_key (AnkyTokenSession *self, GError **error)
{
  if (!anky_token_find_private_key (self->functions,
                                    self->session,
                                    self->certificate,
                                    &self->key,
                                    error))
    return FALSE;
  self->wants_pin_each_time = anky_p11_get_boolean (self->functions,
                                                    self->session,
                                                    self->key,
                                                    CKA_ALWAYS_AUTHENTICATE);
  return TRUE;
}

gboolean
anky_token_session_wants_pin_each_time (AnkyTokenSession *self)
{
  return self->wants_pin_each_time;
}

static GBytes *
call_sign (AnkyTokenSession *self, GBytes *input, GError **error)
{
  gsize input_size;
  gconstpointer data = g_bytes_get_data (input, &input_size);
  CK_ULONG size = FIRST_SIGNATURE_SIZE;
  g_autofree guint8 *signature = g_malloc (size);
  CK_RV rv = self->functions->C_Sign (self->session,
                                      (CK_BYTE *) data,
                                      input_size,
                                      signature,
                                      &size);

  /* PKCS#11 2.40, 5.2: the operation goes on, and the size is known now. */
  if (rv == CKR_BUFFER_TOO_SMALL && size <= MAX_SIGNATURE_SIZE) {
    g_free (signature);
    signature = g_malloc (size);
    rv = self->functions->C_Sign (self->session,
                                  (CK_BYTE *) data,
                                  input_size,
                                  signature,
                                  &size);
  }
  if (rv != CKR_OK) {
    anky_p11_set_error (error, rv, "C_Sign");
    return NULL;
  }
  return g_bytes_new (signature, size);
}

/* Leaves an operation that was begun and not ended: only a session's end stops
 * it. The new session is opened first, since the last one takes the login with
 * it. */
static void
renew_session (AnkyTokenSession *self)
{
  CK_SESSION_HANDLE renewed;

  if (self->functions->C_OpenSession (self->slot,
                                      CKF_SERIAL_SESSION,
                                      NULL,
                                      NULL,
                                      &renewed) != CKR_OK)
    return;
  self->functions->C_CloseSession (self->session);
  self->session = renewed;
}

GBytes *
anky_token_session_sign (AnkyTokenSession *self,
                         AnkySignatureScheme scheme,
                         AnkyDigestAlgorithm algorithm,
                         GBytes *digest,
                         const AnkySecret *pin,
                         GError **error)
{
  AnkyTokenMechanism mechanism;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) signature = NULL;
  CK_RV rv;

  if (!anky_token_mechanism_init (&mechanism, scheme, algorithm, error))
    return NULL;
  input = anky_token_mechanism_dup_input (&mechanism, digest);

  rv = self->functions->C_SignInit (self->session,
                                    &mechanism.mechanism,
                                    self->key);
  if (rv != CKR_OK) {
    anky_p11_set_error (error, rv, "C_SignInit");
    return NULL;
  }
  if (self->wants_pin_each_time)
    rv = call_login (self, CKU_CONTEXT_SPECIFIC, pin);
  if (rv != CKR_OK)
    set_login_error (self, rv, error);
  else
    signature = call_sign (self, input, error);
  if (!signature) {
    renew_session (self);
    return NULL;
  }
  return anky_token_mechanism_dup_signature (&mechanism, signature, error);
}
