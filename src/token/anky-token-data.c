/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-private.h"

#include <string.h>

AnkyCertificateData *
anky_certificate_data_ref (AnkyCertificateData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_certificate_data_unref (AnkyCertificateData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->id, g_bytes_unref);
  g_clear_object (&self->certificate);
  g_free (self->label);
  g_free (self->uri);
  g_free (self);
}

AnkyTokenData *
anky_token_data_ref (AnkyTokenData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_token_data_unref (AnkyTokenData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_free (self->module_name);
  g_free (self->module_path);
  g_free (self->uri);
  g_free (self->label);
  g_free (self->serial);
  g_free (self->model);
  g_free (self);
}

static gboolean
is_same_info (const CK_TOKEN_INFO *a, const CK_TOKEN_INFO *b)
{
  return memcmp (a->label, b->label, sizeof a->label) == 0 &&
         memcmp (a->manufacturerID,
                 b->manufacturerID,
                 sizeof a->manufacturerID) == 0 &&
         memcmp (a->model, b->model, sizeof a->model) == 0 &&
         memcmp (a->serialNumber, b->serialNumber, sizeof a->serialNumber) == 0;
}

gboolean
anky_token_data_has_info (const AnkyTokenData *self, const CK_TOKEN_INFO *info)
{
  return is_same_info (&self->info, info);
}

gboolean
anky_token_data_is_same (const AnkyTokenData *a, const AnkyTokenData *b)
{
  return g_str_equal (a->module_path, b->module_path) &&
         is_same_info (&a->info, &b->info);
}

static gboolean
is_same_certificate (const AnkyCertificateData *a, const AnkyCertificateData *b)
{
  return a == b ||
         (g_strcmp0 (a->uri, b->uri) == 0 && g_strcmp0 (a->why, b->why) == 0 &&
          anky_certificate_equal (a->certificate, b->certificate));
}

gboolean
anky_token_data_equal (const AnkyTokenData *a, const AnkyTokenData *b)
{
  if (!anky_token_data_is_same (a, b) || a->pin_state != b->pin_state ||
      a->certificates->len != b->certificates->len)
    return FALSE;
  for (guint i = 0; i < a->certificates->len; i++) {
    if (!is_same_certificate (g_ptr_array_index (a->certificates, i),
                              g_ptr_array_index (b->certificates, i)))
      return FALSE;
  }
  return TRUE;
}

AnkyPinState
anky_pin_state_from_flags (CK_FLAGS flags)
{
  const struct {
    CK_FLAGS flag;
    AnkyPinState state;
  } names[] = {
    { CKF_USER_PIN_COUNT_LOW, ANKY_PIN_COUNT_LOW },
    { CKF_USER_PIN_FINAL_TRY, ANKY_PIN_FINAL_TRY },
    { CKF_USER_PIN_LOCKED, ANKY_PIN_LOCKED },
    { CKF_USER_PIN_TO_BE_CHANGED, ANKY_PIN_TO_BE_CHANGED },
  };
  AnkyPinState state = ANKY_PIN_OK;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (flags & names[i].flag)
      state |= names[i].state;
  }
  return state;
}
