/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-private.h"

struct _AnkyTokenCertificate {
  GObject parent_instance;

  AnkyToken *token;
  AnkyCertificateData *data;
};

G_DEFINE_FINAL_TYPE (AnkyTokenCertificate,
                     anky_token_certificate,
                     G_TYPE_OBJECT)

static void
anky_token_certificate_finalize (GObject *object)
{
  AnkyTokenCertificate *self = ANKY_TOKEN_CERTIFICATE (object);

  g_clear_object (&self->token);
  g_clear_pointer (&self->data, anky_certificate_data_unref);
  G_OBJECT_CLASS (anky_token_certificate_parent_class)->finalize (object);
}

static void
anky_token_certificate_class_init (AnkyTokenCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_token_certificate_finalize;
}

static void
anky_token_certificate_init (AnkyTokenCertificate *self)
{
}

AnkyTokenCertificate *
anky_token_certificate_new (AnkyTokenData *token, AnkyCertificateData *data)
{
  AnkyTokenCertificate *self = g_object_new (ANKY_TYPE_TOKEN_CERTIFICATE, NULL);

  self->token = anky_token_new (token);
  self->data = anky_certificate_data_ref (data);
  return self;
}

AnkyCertificateData *
anky_token_certificate_get_data (AnkyTokenCertificate *self)
{
  return self->data;
}

const char *
anky_token_certificate_get_uri (AnkyTokenCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN_CERTIFICATE (self), NULL);

  return self->data->uri;
}

const char *
anky_token_certificate_get_label (AnkyTokenCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN_CERTIFICATE (self), NULL);

  return self->data->label;
}

AnkyToken *
anky_token_certificate_get_token (AnkyTokenCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN_CERTIFICATE (self), NULL);

  return self->token;
}

AnkyCertificate *
anky_token_certificate_get_certificate (AnkyTokenCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN_CERTIFICATE (self), NULL);

  return self->data->certificate;
}

gboolean
anky_token_certificate_is_usable (AnkyTokenCertificate *self)
{
  return anky_token_certificate_get_why (self) == NULL;
}

const char *
anky_token_certificate_get_why (AnkyTokenCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN_CERTIFICATE (self), NULL);

  if (!self->data->why &&
      anky_token_get_pin_state (self->token) & ANKY_PIN_LOCKED)
    return "locked";
  return self->data->why;
}
