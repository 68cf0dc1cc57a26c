/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pin-password.h"

struct _AnkyPinPassword {
  GTlsPassword parent_instance;

  AnkyToken *token;
  AnkyCertificate *certificate;
  char *purpose;
};

G_DEFINE_FINAL_TYPE (AnkyPinPassword, anky_pin_password, G_TYPE_TLS_PASSWORD)

static void
anky_pin_password_finalize (GObject *object)
{
  AnkyPinPassword *self = ANKY_PIN_PASSWORD (object);

  g_clear_object (&self->token);
  g_clear_object (&self->certificate);
  g_free (self->purpose);
  G_OBJECT_CLASS (anky_pin_password_parent_class)->finalize (object);
}

static void
anky_pin_password_class_init (AnkyPinPasswordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_pin_password_finalize;
}

static void
anky_pin_password_init (AnkyPinPassword *self)
{
}

AnkyPinPassword *
anky_pin_password_new (AnkyToken *token,
                       AnkyCertificate *certificate,
                       const char *purpose,
                       GTlsPasswordFlags flags)
{
  AnkyPinPassword *self = g_object_new (ANKY_TYPE_PIN_PASSWORD,
                                        "flags",
                                        flags,
                                        "description",
                                        anky_token_get_label (token),
                                        NULL);

  self->token = g_object_ref (token);
  self->certificate = g_object_ref (certificate);
  self->purpose = g_strdup (purpose);
  return self;
}

AnkyToken *
anky_pin_password_get_token (AnkyPinPassword *self)
{
  g_return_val_if_fail (ANKY_IS_PIN_PASSWORD (self), NULL);

  return self->token;
}

AnkyCertificate *
anky_pin_password_get_certificate (AnkyPinPassword *self)
{
  g_return_val_if_fail (ANKY_IS_PIN_PASSWORD (self), NULL);

  return self->certificate;
}

const char *
anky_pin_password_get_purpose (AnkyPinPassword *self)
{
  g_return_val_if_fail (ANKY_IS_PIN_PASSWORD (self), NULL);

  return self->purpose;
}
