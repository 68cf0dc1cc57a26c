/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-soft-key.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>

struct _AnkySoftKey {
  GObject parent_instance;

  EVP_PKEY *key;
  AnkyCertificate *certificate;
  gboolean is_open;
  gboolean is_lying;
  guint n_begun;
  guint n_signed;
};

static void anky_soft_key_iface_init (AnkyKeyInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnkySoftKey,
                               anky_soft_key,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ANKY_TYPE_KEY,
                                                      anky_soft_key_iface_init))

static AnkyCertificate *
soft_key_get_certificate (AnkyKey *key)
{
  return ANKY_SOFT_KEY (key)->certificate;
}

static gboolean
soft_key_supports (AnkyKey *key, AnkySignatureScheme scheme)
{
  AnkySoftKey *self = ANKY_SOFT_KEY (key);

  if (EVP_PKEY_is_a (self->key, "EC"))
    return scheme == ANKY_SCHEME_ECDSA;
  if (EVP_PKEY_is_a (self->key, "RSA-PSS"))
    return scheme == ANKY_SCHEME_RSA_PSS;
  return scheme == ANKY_SCHEME_RSA_PKCS1 || scheme == ANKY_SCHEME_RSA_PSS;
}

static gboolean
soft_key_begin (AnkyKey *key,
                GTlsInteraction *interaction,
                const char *purpose,
                GCancellable *cancellable,
                GError **error)
{
  AnkySoftKey *self = ANKY_SOFT_KEY (key);

  self->n_begun++;
  self->is_open = TRUE;
  return TRUE;
}

static gboolean
set_padding (EVP_PKEY_CTX *context, AnkySignatureScheme scheme)
{
  if (scheme == ANKY_SCHEME_ECDSA)
    return TRUE;
  if (scheme == ANKY_SCHEME_RSA_PKCS1)
    return EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PADDING) > 0;
  return EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PSS_PADDING) > 0 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen (context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

static GBytes *
sign (AnkySoftKey *self,
      AnkySignatureScheme scheme,
      AnkyDigestAlgorithm algorithm,
      GBytes *digest)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new (self->key, NULL);
  const EVP_MD *md =
      EVP_get_digestbyname (anky_digest_algorithm_get_name (algorithm));
  size_t size = (size_t) EVP_PKEY_get_size (self->key);
  g_autofree guint8 *value = g_malloc (size);
  GBytes *bytes = NULL;

  if (md && EVP_PKEY_sign_init (context) > 0 && set_padding (context, scheme) &&
      EVP_PKEY_CTX_set_signature_md (context, md) > 0 &&
      EVP_PKEY_sign (context,
                     value,
                     &size,
                     g_bytes_get_data (digest, NULL),
                     g_bytes_get_size (digest)) > 0) {
    value[size - 1] ^= self->is_lying ? 1 : 0;
    bytes = g_bytes_new (value, size);
  }
  EVP_PKEY_CTX_free (context);
  return bytes;
}

static GBytes *
soft_key_sign_digest (AnkyKey *key,
                      AnkySignatureScheme scheme,
                      AnkyDigestAlgorithm algorithm,
                      GBytes *digest,
                      GCancellable *cancellable,
                      GError **error)
{
  AnkySoftKey *self = ANKY_SOFT_KEY (key);
  GBytes *value = NULL;

  if (self->is_open && soft_key_supports (key, scheme))
    value = sign (self, scheme, algorithm, digest);
  if (!value)
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_FAILED,
                 "the key in the file does not sign (%s)",
                 self->is_open ? "scheme" : "not begun");
  else
    self->n_signed++;
  return value;
}

static void
soft_key_end (AnkyKey *key)
{
  ANKY_SOFT_KEY (key)->is_open = FALSE;
}

static void
anky_soft_key_iface_init (AnkyKeyInterface *iface)
{
  iface->get_certificate = soft_key_get_certificate;
  iface->supports = soft_key_supports;
  iface->begin = soft_key_begin;
  iface->sign_digest = soft_key_sign_digest;
  iface->end = soft_key_end;
}

static void
anky_soft_key_finalize (GObject *object)
{
  AnkySoftKey *self = ANKY_SOFT_KEY (object);

  EVP_PKEY_free (self->key);
  g_clear_object (&self->certificate);

  G_OBJECT_CLASS (anky_soft_key_parent_class)->finalize (object);
}

static void
anky_soft_key_class_init (AnkySoftKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_soft_key_finalize;
}

static void
anky_soft_key_init (AnkySoftKey *self)
{
}

static void
set_unreadable (GError **error, const char *what)
{
  g_set_error (error,
               ANKY_CRYPTO_ERROR,
               ANKY_CRYPTO_ERROR_MALFORMED,
               "%s cannot be read",
               what);
}

AnkySoftKey *
anky_soft_key_new_from_pem (const char *key_path,
                            const char *certificate_path,
                            GError **error)
{
  g_autoptr (AnkySoftKey) self = g_object_new (ANKY_TYPE_SOFT_KEY, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gsize size;
  BIO *bio;

  if (!g_file_get_contents (certificate_path, &text, &size, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&text), size);
  list = anky_certificate_list_from_data (bytes, error);
  if (!list)
    return NULL;
  self->certificate = g_object_ref (g_ptr_array_index (list, 0));

  bio = BIO_new_file (key_path, "r");
  if (bio)
    self->key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);
  BIO_free (bio);
  if (!self->key) {
    set_unreadable (error, "key");
    return NULL;
  }
  return g_steal_pointer (&self);
}

static AnkyCertificate *
certificate_from_x509 (X509 *x509, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  guint8 *der = NULL;
  int size = i2d_X509 (x509, &der);

  bytes = g_bytes_new (der, (gsize) MAX (size, 0));
  OPENSSL_free (der);
  return anky_certificate_new_from_der (bytes, error);
}

AnkySoftKey *
anky_soft_key_new_from_pkcs12 (const char *path,
                               const char *password,
                               GError **error)
{
  g_autoptr (AnkySoftKey) self = g_object_new (ANKY_TYPE_SOFT_KEY, NULL);
  BIO *bio = BIO_new_file (path, "rb");
  PKCS12 *store = bio ? d2i_PKCS12_bio (bio, NULL) : NULL;
  X509 *x509 = NULL;

  BIO_free (bio);
  if (store)
    PKCS12_parse (store, password, &self->key, &x509, NULL);
  PKCS12_free (store);
  if (self->key && x509)
    self->certificate = certificate_from_x509 (x509, error);
  else
    set_unreadable (error, "PKCS#12");
  X509_free (x509);
  return self->certificate ? g_steal_pointer (&self) : NULL;
}

guint
anky_soft_key_get_n_begun (AnkySoftKey *self)
{
  return self->n_begun;
}

guint
anky_soft_key_get_n_signed (AnkySoftKey *self)
{
  return self->n_signed;
}

gboolean
anky_soft_key_is_open (AnkySoftKey *self)
{
  return self->is_open;
}

void
anky_soft_key_set_is_lying (AnkySoftKey *self, gboolean is_lying)
{
  self->is_lying = is_lying;
}
