/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-key.h"

#include "anky-pin-question.h"
#include "anky-token-session.h"

struct _AnkyTokenKey {
  GObject parent_instance;

  AnkyTokenBackend *backend;
  AnkyTokenCertificate *certificate;

  /* Between begin and end. */
  AnkyTokenSession *session;
  GTlsInteraction *interaction;
  char *purpose;
  /* Until it has served what it was asked for. */
  AnkyPinAnswer *answer;
  gboolean was_wrong;
};

/* What the token thread is given and gives back. */
typedef struct {
  AnkyTokenKey *key;
  AnkyPinState state; /* as it was, or as it was when the PIN was asked for */
  gboolean must_ask_again;
  AnkySignatureScheme scheme;
  AnkyDigestAlgorithm algorithm;
  GBytes *digest;
  GBytes *signature;
} Call;

static void anky_token_key_key_init (AnkyKeyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnkyTokenKey,
                               anky_token_key,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ANKY_TYPE_KEY,
                                                      anky_token_key_key_init))

static gboolean
run (AnkyTokenKey *self,
     AnkyExecutorFunc func,
     gpointer data,
     GCancellable *cancellable,
     GError **error)
{
  return anky_executor_run_sync (
      anky_token_backend_get_executor (self->backend),
      func,
      data,
      cancellable,
      error);
}

/* --- on the token thread ------------------------------------------------- */

static gboolean
open_session (gpointer data, GCancellable *cancellable, GError **error)
{
  AnkyTokenKey *self = ((Call *) data)->key;

  self->session =
      anky_token_session_open (self->backend, self->certificate, error);
  return self->session != NULL;
}

static gboolean
refuse_locked (AnkyTokenKey *self, AnkyPinState state, GError **error)
{
  AnkyToken *token = anky_token_certificate_get_token (self->certificate);

  if (!(state & ANKY_PIN_LOCKED))
    return TRUE;
  g_set_error (error,
               ANKY_TOKEN_ERROR,
               ANKY_TOKEN_ERROR_PIN_LOCKED,
               "the token \"%s\" is locked",
               anky_token_get_label (token));
  return FALSE;
}

static gboolean
read_state (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  return anky_token_session_read_pin_state (call->key->session,
                                            &call->state,
                                            error) &&
         refuse_locked (call->key, call->state, error);
}

/* While the question stood another program may have spent tries. Nobody has
 * agreed to the last one then. */
static gboolean
has_become_final (Call *call, GError **error)
{
  Call now = { .key = call->key };

  if (!read_state (&now, NULL, error))
    return FALSE;
  call->must_ask_again =
      now.state & ANKY_PIN_FINAL_TRY && !(call->state & ANKY_PIN_FINAL_TRY);
  return TRUE;
}

static gboolean
log_in_and_find_key (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  AnkyTokenKey *self = call->key;

  if (!has_become_final (call, error))
    return FALSE;
  if (call->must_ask_again)
    return TRUE;
  return anky_token_session_login (self->session,
                                   anky_pin_answer_get_pin (self->answer),
                                   error) &&
         anky_token_session_find_key (self->session, error);
}

static gboolean
sign (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  AnkyTokenKey *self = call->key;

  if (anky_token_session_wants_pin_each_time (self->session)) {
    if (!has_become_final (call, error))
      return FALSE;
    if (call->must_ask_again)
      return TRUE;
  }
  call->signature = anky_token_session_sign (
      self->session,
      call->scheme,
      call->algorithm,
      call->digest,
      self->answer ? anky_pin_answer_get_pin (self->answer) : NULL,
      error);
  return call->signature != NULL;
}

static gboolean
close_session (gpointer data, GCancellable *cancellable, GError **error)
{
  AnkyTokenKey *self = ((Call *) data)->key;

  g_clear_pointer (&self->session, anky_token_session_close);
  return TRUE;
}

/* --- on the caller's thread ---------------------------------------------- */

/* Reads the token's flags first, and asks unless they say it is locked. */
static gboolean
ask_pin (AnkyTokenKey *self,
         Call *call,
         GTlsPasswordFlags user,
         GCancellable *cancellable,
         GError **error)
{
  GTlsPasswordFlags flags = user;

  g_clear_pointer (&self->answer, anky_pin_answer_free);
  if (!run (self, read_state, call, cancellable, error))
    return FALSE;
  if (self->was_wrong)
    flags |= G_TLS_PASSWORD_RETRY;
  self->answer = anky_pin_question_ask (self->certificate,
                                        call->state,
                                        flags,
                                        self->purpose,
                                        self->interaction,
                                        cancellable,
                                        error);
  return self->answer != NULL;
}

static gboolean
note_wrong_pin (AnkyTokenKey *self, const GError *error)
{
  self->was_wrong =
      g_error_matches (error, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_PIN_INCORRECT);
  return FALSE;
}

static gboolean
log_in (AnkyTokenKey *self, GCancellable *cancellable, GError **error)
{
  Call call = { .key = self };
  GError *local = NULL;

  do {
    if (!ask_pin (self, &call, G_TLS_PASSWORD_PKCS11_USER, cancellable, error))
      return FALSE;
    if (!run (self, log_in_and_find_key, &call, cancellable, &local)) {
      note_wrong_pin (self, local);
      g_propagate_error (error, local);
      return FALSE;
    }
  } while (call.must_ask_again);
  self->was_wrong = FALSE;
  if (!anky_token_session_wants_pin_each_time (self->session))
    g_clear_pointer (&self->answer, anky_pin_answer_free);
  return TRUE;
}

static void
anky_token_key_end (AnkyKey *key)
{
  AnkyTokenKey *self = ANKY_TOKEN_KEY (key);
  Call call = { .key = self };

  g_clear_pointer (&self->answer, anky_pin_answer_free);
  g_clear_object (&self->interaction);
  g_clear_pointer (&self->purpose, g_free);
  if (self->session)
    (void) !run (self, close_session, &call, NULL, NULL);
}

static gboolean
anky_token_key_begin (AnkyKey *key,
                      GTlsInteraction *interaction,
                      const char *purpose,
                      GCancellable *cancellable,
                      GError **error)
{
  AnkyTokenKey *self = ANKY_TOKEN_KEY (key);
  Call call = { .key = self };

  g_return_val_if_fail (self->session == NULL, FALSE);

  g_set_object (&self->interaction, interaction);
  self->purpose = g_strdup (purpose);
  if (!run (self, open_session, &call, cancellable, error) ||
      !log_in (self, cancellable, error)) {
    anky_token_key_end (key);
    return FALSE;
  }
  return TRUE;
}

/* Some drivers take an ECDSA mechanism for an RSA key and fail strangely. */
static gboolean
fits_key (AnkyTokenKey *self, AnkySignatureScheme scheme)
{
  AnkyCertificate *certificate =
      anky_token_certificate_get_certificate (self->certificate);
  AnkyKeyType wanted =
      scheme == ANKY_SCHEME_ECDSA ? ANKY_KEY_TYPE_EC : ANKY_KEY_TYPE_RSA;

  return anky_certificate_get_key_type (certificate) == wanted;
}

static gboolean
check_can_sign (AnkyTokenKey *self, AnkySignatureScheme scheme, GError **error)
{
  if (!self->session)
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_FAILED,
                         "no PIN was asked for in this act");
  else if (!fits_key (self, scheme))
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_MECHANISM,
                 "the key cannot make a signature of the kind %s",
                 anky_signature_scheme_get_name (scheme));
  else
    return TRUE;
  return FALSE;
}

/* One entry of the PIN serves the login and the first signature; every later
 * one of a key that wants it each time asks again. */
static gboolean
sign_once (AnkyTokenKey *self,
           Call *call,
           GCancellable *cancellable,
           GError **error)
{
  gboolean result;

  if (anky_token_session_wants_pin_each_time (self->session) && !self->answer &&
      !ask_pin (self,
                call,
                G_TLS_PASSWORD_PKCS11_CONTEXT_SPECIFIC,
                cancellable,
                error))
    return FALSE;
  result = run (self, sign, call, cancellable, error);
  g_clear_pointer (&self->answer, anky_pin_answer_free);
  return result;
}

static GBytes *
anky_token_key_sign_digest (AnkyKey *key,
                            AnkySignatureScheme scheme,
                            AnkyDigestAlgorithm algorithm,
                            GBytes *digest,
                            GCancellable *cancellable,
                            GError **error)
{
  AnkyTokenKey *self = ANKY_TOKEN_KEY (key);
  GError *local = NULL;
  Call call = {
    .key = self,
    .scheme = scheme,
    .algorithm = algorithm,
    .digest = digest,
  };

  if (!check_can_sign (self, scheme, error))
    return NULL;
  do {
    if (!sign_once (self, &call, cancellable, &local)) {
      note_wrong_pin (self, local);
      g_propagate_error (error, local);
      return NULL;
    }
  } while (call.must_ask_again);

  /* What a card has begun it ends; the answer is not wanted any more. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_pointer (&call.signature, g_bytes_unref);
  return call.signature;
}

static AnkyCertificate *
anky_token_key_get_certificate (AnkyKey *key)
{
  AnkyTokenKey *self = ANKY_TOKEN_KEY (key);

  return anky_token_certificate_get_certificate (self->certificate);
}

static gboolean
anky_token_key_supports (AnkyKey *key, AnkySignatureScheme scheme)
{
  AnkyTokenKey *self = ANKY_TOKEN_KEY (key);
  AnkyToken *token = anky_token_certificate_get_token (self->certificate);
  AnkyKeyType type = anky_certificate_get_key_type (
      anky_token_certificate_get_certificate (self->certificate));
  AnkyKeyType wanted =
      scheme == ANKY_SCHEME_ECDSA ? ANKY_KEY_TYPE_EC : ANKY_KEY_TYPE_RSA;

  return type == wanted && anky_token_get_data (token)->schemes & 1u << scheme;
}

static void
anky_token_key_key_init (AnkyKeyInterface *iface)
{
  iface->get_certificate = anky_token_key_get_certificate;
  iface->supports = anky_token_key_supports;
  iface->begin = anky_token_key_begin;
  iface->sign_digest = anky_token_key_sign_digest;
  iface->end = anky_token_key_end;
}

static void
anky_token_key_finalize (GObject *object)
{
  AnkyTokenKey *self = ANKY_TOKEN_KEY (object);

  anky_token_key_end (ANKY_KEY (self));
  g_clear_object (&self->certificate);
  g_clear_object (&self->backend);
  G_OBJECT_CLASS (anky_token_key_parent_class)->finalize (object);
}

static void
anky_token_key_class_init (AnkyTokenKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_token_key_finalize;
}

static void
anky_token_key_init (AnkyTokenKey *self)
{
}

AnkyTokenKey *
anky_token_key_new (AnkyTokenBackend *backend,
                    AnkyTokenCertificate *certificate)
{
  AnkyTokenKey *self = g_object_new (ANKY_TYPE_TOKEN_KEY, NULL);

  self->backend = g_object_ref (backend);
  self->certificate = g_object_ref (certificate);
  return self;
}
