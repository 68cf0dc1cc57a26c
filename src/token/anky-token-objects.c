/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-objects.h"

#include "anky-clock.h"
#include "anky-token-uri-private.h"

#include <string.h>

#define MIN_RSA_BITS 2048
#define MIN_EC_BITS  256

typedef enum {
  MATCH_UNKNOWN, /* the token does not show the public numbers */
  MATCH_NO,
  MATCH_YES,
} Match;

/* What a key object shows of itself. */
typedef struct {
  CK_OBJECT_HANDLE handle;
  CK_OBJECT_CLASS class;
  GBytes *id;     /* NULL if none */
  GBytes *type;   /* CK_KEY_TYPE; NULL if not shown */
  GBytes *public; /* RSA modulus or EC point; NULL if not shown */
} Key;

static void
key_free (gpointer data)
{
  Key *key = data;

  g_clear_pointer (&key->id, g_bytes_unref);
  g_clear_pointer (&key->type, g_bytes_unref);
  g_clear_pointer (&key->public, g_bytes_unref);
  g_free (key);
}

static gboolean
has_type (const Key *key, CK_KEY_TYPE type)
{
  gsize size;
  gconstpointer data = key->type ? g_bytes_get_data (key->type, &size) : NULL;

  return data && size == sizeof type && memcmp (data, &type, sizeof type) == 0;
}

static void
add_keys (CK_FUNCTION_LIST *functions,
          CK_SESSION_HANDLE session,
          CK_OBJECT_CLASS class,
          GPtrArray *keys)
{
  CK_ATTRIBUTE template = { CKA_CLASS, &class, sizeof class };
  g_autoptr (GArray) handles =
      anky_p11_find_objects (functions, session, &template, 1, NULL);

  for (guint i = 0; handles && i < handles->len; i++) {
    Key *key = g_new0 (Key, 1);

    key->handle = g_array_index (handles, CK_OBJECT_HANDLE, i);
    key->class = class;
    key->id = anky_p11_dup_attribute (functions, session, key->handle, CKA_ID);
    key->type =
        anky_p11_dup_attribute (functions, session, key->handle, CKA_KEY_TYPE);
    key->public = anky_p11_dup_attribute (functions,
                                          session,
                                          key->handle,
                                          has_type (key, CKK_EC) ? CKA_EC_POINT
                                                                 : CKA_MODULUS);
    g_ptr_array_add (keys, key);
  }
}

static GPtrArray *
list_keys (CK_FUNCTION_LIST *functions, CK_SESSION_HANDLE session)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (key_free);

  add_keys (functions, session, CKO_PRIVATE_KEY, keys);
  add_keys (functions, session, CKO_PUBLIC_KEY, keys);
  return keys;
}

/* A modulus is as good as unique: it suffices that it stands anywhere in the
 * certificate's SubjectPublicKeyInfo. */
static Match
match_modulus (GBytes *modulus, GBytes *public_key)
{
  gsize size, spki_size;
  const guint8 *data = g_bytes_get_data (modulus, &size);
  const guint8 *spki = g_bytes_get_data (public_key, &spki_size);

  while (size > 0 && *data == 0) {
    data++;
    size--;
  }
  if (size < MIN_EC_BITS / 8)
    return MATCH_UNKNOWN;
  return memmem (spki, spki_size, data, size) ? MATCH_YES : MATCH_NO;
}

/* SubjectPublicKeyInfo ends with the point; CKA_EC_POINT is the same point in
 * an OCTET STRING, or bare with modules that got it wrong. */
static Match
match_point (GBytes *point, GBytes *public_key, guint bits)
{
  gsize size, spki_size;
  const guint8 *data = g_bytes_get_data (point, &size);
  const guint8 *spki = g_bytes_get_data (public_key, &spki_size);
  gsize coordinates = 2 * ((bits + 7) / 8);

  if (bits < MIN_EC_BITS || size < coordinates || spki_size < coordinates)
    return MATCH_UNKNOWN;
  return memcmp (data + size - coordinates,
                 spki + spki_size - coordinates,
                 coordinates) == 0
             ? MATCH_YES
             : MATCH_NO;
}

static Match
match_key (const Key *key, AnkyCertificate *certificate)
{
  AnkyKeyType type = anky_certificate_get_key_type (certificate);
  GBytes *public_key = anky_certificate_get_public_key (certificate);

  if (key->type && !has_type (key, type == ANKY_KEY_TYPE_EC ? CKK_EC : CKK_RSA))
    return MATCH_NO;
  if (!key->public)
    return MATCH_UNKNOWN;
  if (type == ANKY_KEY_TYPE_EC)
    return match_point (key->public,
                        public_key,
                        anky_certificate_get_key_bits (certificate));
  return match_modulus (key->public, public_key);
}

static gboolean
has_id (const Key *key, GBytes *id)
{
  return key->id && id && g_bytes_equal (key->id, id);
}

/* Private keys usually hide until the login; their public halves do not. Where
 * a token shows some keys and none of them fits, there is none; where it shows
 * no key at all, only the login can tell. */
static gboolean
is_without_key (GPtrArray *keys, const AnkyCertificateData *certificate)
{
  for (guint i = 0; i < keys->len; i++) {
    const Key *key = g_ptr_array_index (keys, i);
    Match match = match_key (key, certificate->certificate);

    if (match == MATCH_YES ||
        (match == MATCH_UNKNOWN && has_id (key, certificate->id)))
      return FALSE;
  }
  return keys->len > 0;
}

static gboolean
is_weak (AnkyCertificate *certificate)
{
  guint bits = anky_certificate_get_key_bits (certificate);

  switch (anky_certificate_get_key_type (certificate)) {
  case ANKY_KEY_TYPE_RSA:
    return bits < MIN_RSA_BITS;
  case ANKY_KEY_TYPE_EC:
    return bits < MIN_EC_BITS;
  case ANKY_KEY_TYPE_UNKNOWN:
  default:
    return TRUE;
  }
}

static const char *
why_not_usable (GPtrArray *keys, const AnkyCertificateData *data)
{
  AnkyCertificate *certificate = data->certificate;
  g_autoptr (GDateTime) now = anky_clock_now ();

  if (anky_certificate_is_ca (certificate))
    return "ca";
  if (is_without_key (keys, data))
    return "no-key";
  if (g_date_time_compare (now, anky_certificate_get_not_before (certificate)) <
      0)
    return "not-yet-valid";
  if (g_date_time_compare (now, anky_certificate_get_not_after (certificate)) >
      0)
    return "expired";
  if (!anky_certificate_may_sign (certificate))
    return "key-usage";
  return is_weak (certificate) ? "weak-key" : NULL;
}

static AnkyCertificateData *
read_certificate (CK_FUNCTION_LIST *functions,
                  CK_SESSION_HANDLE session,
                  CK_OBJECT_HANDLE object,
                  const AnkyTokenData *token)
{
  g_autoptr (GBytes) der =
      anky_p11_dup_attribute (functions, session, object, CKA_VALUE);
  g_autoptr (GBytes) label =
      anky_p11_dup_attribute (functions, session, object, CKA_LABEL);
  g_autoptr (AnkyCertificate) certificate = NULL;
  AnkyCertificateData *self;

  if (der)
    certificate = anky_certificate_new_from_der (der, NULL);
  if (!certificate)
    return NULL;
  self = g_new0 (AnkyCertificateData, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->certificate = g_steal_pointer (&certificate);
  self->id = anky_p11_dup_attribute (functions, session, object, CKA_ID);
  self->label = label ? anky_p11_dup_padded (g_bytes_get_data (label, NULL),
                                             g_bytes_get_size (label))
                      : g_strdup ("");
  self->uri =
      anky_token_uri_format_certificate (&token->info, self->id, self->label);
  return self;
}

static gboolean
is_known (GPtrArray *certificates, const AnkyCertificateData *data)
{
  for (guint i = 0; i < certificates->len; i++) {
    const AnkyCertificateData *other = g_ptr_array_index (certificates, i);

    if (anky_certificate_equal (other->certificate, data->certificate))
      return TRUE;
  }
  return FALSE;
}

void
anky_token_read_certificates (CK_FUNCTION_LIST *functions,
                              CK_SESSION_HANDLE session,
                              AnkyTokenData *token)
{
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;
  CK_CERTIFICATE_TYPE type = CKC_X_509;
  CK_ATTRIBUTE template[] = {
    { CKA_CLASS, &class, sizeof class },
    { CKA_CERTIFICATE_TYPE, &type, sizeof type },
  };
  g_autoptr (GArray) objects = anky_p11_find_objects (functions,
                                                      session,
                                                      template,
                                                      G_N_ELEMENTS (template),
                                                      NULL);
  g_autoptr (GPtrArray) keys = list_keys (functions, session);

  for (guint i = 0; objects && i < objects->len; i++) {
    g_autoptr (AnkyCertificateData) data =
        read_certificate (functions,
                          session,
                          g_array_index (objects, CK_OBJECT_HANDLE, i),
                          token);

    if (!data || is_known (token->certificates, data))
      continue;
    data->why = why_not_usable (keys, data);
    g_ptr_array_add (token->certificates, g_steal_pointer (&data));
  }
}

/* A private EC key shows no point, but its public half does, and both have the
 * same CKA_ID. */
static gboolean
has_id_of_public_half (const Key *key,
                       GPtrArray *keys,
                       AnkyCertificate *certificate)
{
  for (guint i = 0; i < keys->len; i++) {
    const Key *other = g_ptr_array_index (keys, i);

    if (other->class == CKO_PUBLIC_KEY && has_id (key, other->id) &&
        match_key (other, certificate) == MATCH_YES)
      return TRUE;
  }
  return FALSE;
}

static guint
rank_key (const Key *key,
          GPtrArray *keys,
          const AnkyCertificateData *certificate)
{
  if (key->class != CKO_PRIVATE_KEY)
    return 0;
  switch (match_key (key, certificate->certificate)) {
  case MATCH_YES:
    return has_id (key, certificate->id) ? 4 : 3;
  case MATCH_UNKNOWN:
    if (has_id_of_public_half (key, keys, certificate->certificate))
      return 2;
    return has_id (key, certificate->id) || !certificate->id ? 1 : 0;
  case MATCH_NO:
  default:
    return 0;
  }
}

gboolean
anky_token_find_private_key (CK_FUNCTION_LIST *functions,
                             CK_SESSION_HANDLE session,
                             const AnkyCertificateData *certificate,
                             CK_OBJECT_HANDLE *key_out,
                             GError **error)
{
  g_autoptr (GPtrArray) keys = list_keys (functions, session);
  guint best = 0;

  for (guint i = 0; i < keys->len; i++) {
    const Key *key = g_ptr_array_index (keys, i);
    guint rank = rank_key (key, keys, certificate);

    if (rank > best) {
      best = rank;
      *key_out = key->handle;
    }
  }
  if (best == 0) {
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_NO_KEY,
                 "the token has no private key for the certificate \"%s\"",
                 certificate->label);
    return FALSE;
  }
  return TRUE;
}
