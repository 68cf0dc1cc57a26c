/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pin-question.h"

struct _AnkyPinAnswer {
  AnkySecret *pin;
};

void
anky_pin_answer_free (AnkyPinAnswer *self)
{
  g_clear_pointer (&self->pin, anky_secret_free);
  g_free (self);
}

const AnkySecret *
anky_pin_answer_get_pin (const AnkyPinAnswer *self)
{
  return self->pin;
}

static GTlsPasswordFlags
flags_of_state (AnkyPinState state)
{
  GTlsPasswordFlags flags = G_TLS_PASSWORD_NONE;

  if (state & ANKY_PIN_COUNT_LOW)
    flags |= G_TLS_PASSWORD_MANY_TRIES;
  if (state & ANKY_PIN_FINAL_TRY)
    flags |= G_TLS_PASSWORD_FINAL_TRY;
  return flags;
}

static gboolean
invoke (GTlsInteraction *interaction,
        GTlsPassword *password,
        GCancellable *cancellable,
        GError **error)
{
  GTlsInteractionResult result = G_TLS_INTERACTION_UNHANDLED;

  if (interaction)
    result = g_tls_interaction_invoke_ask_password (interaction,
                                                    password,
                                                    cancellable,
                                                    error);
  if (result == G_TLS_INTERACTION_UNHANDLED)
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_FAILED,
                         "there is nobody to ask for the PIN");
  return result == G_TLS_INTERACTION_HANDLED;
}

/* Never how long it was: that would be half a secret in a log. */
static gboolean
check_length (AnkyToken *token, gsize length, GError **error)
{
  guint min, max;

  anky_token_get_pin_length (token, &min, &max);
  if (length > 0 && length >= min && length <= max)
    return TRUE;
  g_set_error (error,
               ANKY_TOKEN_ERROR,
               ANKY_TOKEN_ERROR_PIN_LENGTH,
               "the token \"%s\" takes a PIN of %u to %u characters",
               anky_token_get_label (token),
               MAX (min, 1),
               max);
  return FALSE;
}

static AnkyPinAnswer *
take_pin (AnkyToken *token, GTlsPassword *password, GError **error)
{
  gsize length = 0;
  const guchar *value = g_tls_password_get_value (password, &length);
  AnkyPinAnswer *self;

  if (!check_length (token, value ? length : 0, error))
    return NULL;
  self = g_new0 (AnkyPinAnswer, 1);
  self->pin = anky_secret_new (value, length);
  return self;
}

/* An interaction that did not hand over wiping memory leaves the PIN in a
 * buffer that GLib frees as it is. */
static void
wipe (GTlsPassword *password)
{
  gsize length = 0;
  guchar *value = (guchar *) g_tls_password_get_value (password, &length);

  if (value)
    anky_secret_wipe (value, length);
}

AnkyPinAnswer *
anky_pin_question_ask (AnkyTokenCertificate *certificate,
                       AnkyPinState state,
                       GTlsPasswordFlags flags,
                       const char *purpose,
                       GTlsInteraction *interaction,
                       GCancellable *cancellable,
                       GError **error)
{
  AnkyToken *token = anky_token_certificate_get_token (certificate);
  g_autoptr (AnkyPinPassword) password = anky_pin_password_new (
      token,
      anky_token_certificate_get_certificate (certificate),
      purpose,
      flags | flags_of_state (state));
  AnkyPinAnswer *self = NULL;

  if (!invoke (interaction, G_TLS_PASSWORD (password), cancellable, error))
    return NULL;
  if (anky_token_has_pin_pad (token))
    return g_new0 (AnkyPinAnswer, 1);
  self = take_pin (token, G_TLS_PASSWORD (password), error);
  wipe (G_TLS_PASSWORD (password));
  return self;
}
