/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-private.h"

/* A token makes its certificates when they are first asked for, and each of
 * these has a token object of its own over the same data: two objects that
 * owned each other would never be freed. */
struct _AnkyToken {
  GObject parent_instance;

  AnkyTokenData *data;
  GPtrArray *certificates; /* AnkyTokenCertificate */
  gsize has_certificates;
};

G_DEFINE_FINAL_TYPE (AnkyToken, anky_token, G_TYPE_OBJECT)

static void
anky_token_finalize (GObject *object)
{
  AnkyToken *self = ANKY_TOKEN (object);

  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->data, anky_token_data_unref);
  G_OBJECT_CLASS (anky_token_parent_class)->finalize (object);
}

static void
anky_token_class_init (AnkyTokenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_token_finalize;
}

static void
anky_token_init (AnkyToken *self)
{
}

AnkyToken *
anky_token_new (AnkyTokenData *data)
{
  AnkyToken *self = g_object_new (ANKY_TYPE_TOKEN, NULL);

  self->data = anky_token_data_ref (data);
  return self;
}

AnkyTokenData *
anky_token_get_data (AnkyToken *self)
{
  return self->data;
}

const char *
anky_token_get_uri (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), NULL);

  return self->data->uri;
}

const char *
anky_token_get_label (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), NULL);

  return self->data->label;
}

const char *
anky_token_get_serial (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), NULL);

  return self->data->serial;
}

const char *
anky_token_get_model (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), NULL);

  return self->data->model;
}

const char *
anky_token_get_module_name (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), NULL);

  return self->data->module_name;
}

AnkyPinState
anky_token_get_pin_state (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), ANKY_PIN_OK);

  return self->data->pin_state;
}

gboolean
anky_token_has_pin_pad (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), FALSE);

  return (self->data->info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
}

/* 0 and CK_UNAVAILABLE_INFORMATION, which is the largest number: no limit is
 * known. */
void
anky_token_get_pin_length (AnkyToken *self, guint *min_out, guint *max_out)
{
  const CK_TOKEN_INFO *info;

  g_return_if_fail (ANKY_IS_TOKEN (self));

  info = &self->data->info;
  *min_out = info->ulMinPinLen > G_MAXUINT16 ? 0 : (guint) info->ulMinPinLen;
  *max_out = info->ulMaxPinLen == 0 || info->ulMaxPinLen > G_MAXUINT16
                 ? G_MAXUINT
                 : (guint) info->ulMaxPinLen;
}

GPtrArray *
anky_token_get_certificates (AnkyToken *self)
{
  g_return_val_if_fail (ANKY_IS_TOKEN (self), NULL);

  if (g_once_init_enter (&self->has_certificates)) {
    GPtrArray *data = self->data->certificates;

    self->certificates = g_ptr_array_new_with_free_func (g_object_unref);
    for (guint i = 0; i < data->len; i++)
      g_ptr_array_add (
          self->certificates,
          anky_token_certificate_new (self->data, g_ptr_array_index (data, i)));
    g_once_init_leave (&self->has_certificates, 1);
  }
  return self->certificates;
}
