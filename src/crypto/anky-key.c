/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-key.h"

#include "anky-openssl-private.h"

#include <openssl/err.h>

/* P-521, the largest curve a token offers, has 66 bytes. */
#define MAX_COORDINATE_SIZE 66

G_DEFINE_INTERFACE (AnkyKey, anky_key, G_TYPE_OBJECT)

static void
anky_key_default_init (AnkyKeyInterface *iface)
{
}

const char *
anky_signature_scheme_get_name (AnkySignatureScheme scheme)
{
  switch (scheme) {
  case ANKY_SCHEME_RSA_PKCS1:
    return "RSA-PKCS1";
  case ANKY_SCHEME_RSA_PSS:
    return "RSA-PSS";
  case ANKY_SCHEME_ECDSA:
    return "ECDSA";
  case ANKY_SCHEME_UNKNOWN:
  default:
    return "unknown";
  }
}

AnkyCertificate *
anky_key_get_certificate (AnkyKey *self)
{
  g_return_val_if_fail (ANKY_IS_KEY (self), NULL);

  return ANKY_KEY_GET_IFACE (self)->get_certificate (self);
}

gboolean
anky_key_supports (AnkyKey *self, AnkySignatureScheme scheme)
{
  g_return_val_if_fail (ANKY_IS_KEY (self), FALSE);

  return ANKY_KEY_GET_IFACE (self)->supports (self, scheme);
}

gboolean
anky_key_begin (AnkyKey *self,
                GTlsInteraction *interaction,
                const char *purpose,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (ANKY_IS_KEY (self), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return ANKY_KEY_GET_IFACE (self)->begin (self,
                                           interaction,
                                           purpose,
                                           cancellable,
                                           error);
}

GBytes *
anky_key_sign_digest (AnkyKey *self,
                      AnkySignatureScheme scheme,
                      AnkyDigestAlgorithm algorithm,
                      GBytes *digest,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (ANKY_IS_KEY (self), NULL);
  g_return_val_if_fail (g_bytes_get_size (digest) ==
                            anky_digest_algorithm_get_size (algorithm),
                        NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return ANKY_KEY_GET_IFACE (self)
      ->sign_digest (self, scheme, algorithm, digest, cancellable, error);
}

void
anky_key_end (AnkyKey *self)
{
  g_return_if_fail (ANKY_IS_KEY (self));

  ANKY_KEY_GET_IFACE (self)->end (self);
}

static GBytes *
encode_ecdsa (BIGNUM *r, BIGNUM *s)
{
  ECDSA_SIG *signature = ECDSA_SIG_new ();
  guint8 *der = NULL;
  GBytes *bytes;

  if (!r || !s || !signature || ECDSA_SIG_set0 (signature, r, s) != 1) {
    BN_free (r);
    BN_free (s);
    ECDSA_SIG_free (signature);
    return NULL;
  }
  bytes = anky_bytes_take_der (&der, i2d_ECDSA_SIG (signature, &der));
  ECDSA_SIG_free (signature);
  return bytes;
}

GBytes *
anky_ecdsa_signature_from_raw (GBytes *raw, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (raw, &size);
  gsize half = size / 2;
  GBytes *bytes;

  if (half == 0 || size % 2 != 0 || half > MAX_COORDINATE_SIZE) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_MALFORMED,
                 "ECDSA signature of %" G_GSIZE_FORMAT " bytes",
                 size);
    return NULL;
  }
  ERR_clear_error ();
  bytes = encode_ecdsa (BN_bin2bn (data, (int) half, NULL),
                        BN_bin2bn (data + half, (int) half, NULL));
  if (!bytes)
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_FAILED, "ECDSA signature");
  return bytes;
}

GBytes *
anky_digest_info_new (AnkyDigestAlgorithm algorithm, GBytes *digest)
{
  g_autoptr (X509_SIG) info = X509_SIG_new ();
  int nid = anky_digest_algorithm_get_nid (algorithm);
  X509_ALGOR *identifier = NULL;
  ASN1_OCTET_STRING *octets = NULL;
  guint8 *der = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (digest, &size);

  g_return_val_if_fail (nid != NID_undef, NULL);
  g_return_val_if_fail (size == anky_digest_algorithm_get_size (algorithm),
                        NULL);

  X509_SIG_getm (info, &identifier, &octets);
  X509_ALGOR_set0 (identifier, OBJ_nid2obj (nid), V_ASN1_NULL, NULL);
  ASN1_OCTET_STRING_set (octets, data, (int) size);
  return anky_bytes_take_der (&der, i2d_X509_SIG (info, &der));
}
