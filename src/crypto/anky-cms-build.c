/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms.h"

#include "anky-cms-private.h"

#include <openssl/err.h>

#include <string.h>

/* Names, attributes and headers; a real one needs some 600 bytes. */
#define OVERHEAD_SIZE  4096
#define TIMESTAMP_SIZE (16 * 1024)
#define MIN_CMS_SIZE   (32 * 1024)

#define SIGNER_FLAGS                                                           \
  (CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES | CMS_DETACHED)

/* A signature in the making. */
typedef struct {
  AnkyKey *key;
  AnkySignatureAlgorithm algorithm;
  const AnkyCmsOptions *options;
  CMS_ContentInfo *cms;
  CMS_SignerInfo *signer; /* of cms */
} Building;

gsize
anky_cms_estimate_size (AnkyCertificate *certificate,
                        const AnkyCmsOptions *options)
{
  gsize size = OVERHEAD_SIZE;
  GPtrArray *chain = options->chain;

  size += g_bytes_get_size (anky_certificate_get_der (certificate));
  /* The signature is as long as the modulus, or two coordinates in DER. */
  size += g_bytes_get_size (anky_certificate_get_public_key (certificate));
  /* signing-certificate-v2 repeats the issuer's name. */
  size += strlen (anky_certificate_get_issuer (certificate));
  for (guint i = 0; chain && i < chain->len; i++)
    size += g_bytes_get_size (
        anky_certificate_get_der (g_ptr_array_index (chain, i)));
  if (options->timestamp)
    size += TIMESTAMP_SIZE;
  return MAX (size, MIN_CMS_SIZE);
}

static AnkySignatureScheme
choose_scheme (AnkyKey *key, AnkySignatureScheme wanted)
{
  if (wanted != ANKY_SCHEME_UNKNOWN)
    return wanted;
  if (anky_certificate_get_key_type (anky_key_get_certificate (key)) ==
      ANKY_KEY_TYPE_EC)
    return ANKY_SCHEME_ECDSA;
  return anky_key_supports (key, ANKY_SCHEME_RSA_PKCS1) ? ANKY_SCHEME_RSA_PKCS1
                                                        : ANKY_SCHEME_RSA_PSS;
}

static gboolean
check_request (const Building *self, GBytes *content_digest, GError **error)
{
  AnkyDigestAlgorithm digest = self->algorithm.digest;

  if (digest == ANKY_DIGEST_SHA1 ||
      g_bytes_get_size (content_digest) !=
          anky_digest_algorithm_get_size (digest)) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_ALGORITHM,
                 "no signature is made over %" G_GSIZE_FORMAT
                 " bytes as a hash of %s",
                 g_bytes_get_size (content_digest),
                 anky_digest_algorithm_get_name (digest));
    return FALSE;
  }
  if (!anky_key_supports (self->key, self->algorithm.scheme)) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_ALGORITHM,
                 "the key makes no %s signatures",
                 anky_signature_scheme_get_name (self->algorithm.scheme));
    return FALSE;
  }
  return TRUE;
}

/* EN 319 142-1, 6.3: content-type, message-digest and signing-certificate-v2
 * (which CMS_CADES adds); no signing-time, the time stands in /M. */
static gboolean
add_signer (Building *self, GBytes *content_digest)
{
  X509 *x509 = anky_certificate_get_x509 (anky_key_get_certificate (self->key));
  gsize size;
  const guint8 *hash = g_bytes_get_data (content_digest, &size);

  self->signer =
      CMS_add1_signer (self->cms,
                       x509,
                       X509_get0_pubkey (x509),
                       anky_digest_algorithm_get_md (self->algorithm.digest),
                       SIGNER_FLAGS);
  return self->signer &&
         CMS_signed_add1_attr_by_NID (self->signer,
                                      NID_pkcs9_contentType,
                                      V_ASN1_OBJECT,
                                      OBJ_nid2obj (NID_pkcs7_data),
                                      -1) == 1 &&
         CMS_signed_add1_attr_by_NID (self->signer,
                                      NID_pkcs9_messageDigest,
                                      V_ASN1_OCTET_STRING,
                                      hash,
                                      (int) size) == 1;
}

static gboolean
add_chain (Building *self)
{
  GPtrArray *chain = self->options->chain;
  AnkyCertificate *leaf = anky_key_get_certificate (self->key);

  for (guint i = 0; chain && i < chain->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (chain, i);

    if (!anky_certificate_equal (certificate, leaf) &&
        CMS_add1_cert (self->cms, anky_certificate_get_x509 (certificate)) != 1)
      return FALSE;
  }
  return TRUE;
}

static gboolean
set_identifier (Building *self)
{
  X509_ALGOR *identifier = NULL;

  if (self->algorithm.scheme != ANKY_SCHEME_RSA_PSS)
    return TRUE;
  CMS_SignerInfo_get0_algs (self->signer, NULL, NULL, NULL, &identifier);
  return anky_signature_algorithm_write_pss (identifier,
                                             self->algorithm.digest);
}

/* Lays out everything but the signature value. */
static gboolean
lay_out (Building *self, GBytes *content_digest, GError **error)
{
  ERR_clear_error ();
  self->cms = CMS_sign (NULL,
                        NULL,
                        NULL,
                        NULL,
                        CMS_PARTIAL | CMS_DETACHED | CMS_BINARY);
  if (self->cms && add_signer (self, content_digest) && add_chain (self) &&
      set_identifier (self))
    return TRUE;
  anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_FAILED, "CMS");
  return FALSE;
}

static GBytes *
hash_attributes (Building *self)
{
  g_autoptr (GBytes) der = anky_cms_signed_attributes (self->signer, TRUE);

  return der ? anky_digest_of_bytes (self->algorithm.digest, der) : NULL;
}

/* A token that answers with a wrong value is found here, not by whoever
 * receives the document. */
static GBytes *
sign_attributes (Building *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) hash = hash_attributes (self);
  g_autoptr (GBytes) value = NULL;

  if (!hash) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_FAILED,
                           "signed attributes");
    return NULL;
  }
  value = anky_key_sign_digest (self->key,
                                self->algorithm.scheme,
                                self->algorithm.digest,
                                hash,
                                cancellable,
                                error);
  if (!value ||
      !anky_signature_algorithm_verify (&self->algorithm,
                                        anky_key_get_certificate (self->key),
                                        hash,
                                        value,
                                        error))
    return NULL;
  return g_steal_pointer (&value);
}

static gboolean
add_timestamp (Building *self,
               GBytes *value,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GBytes) imprint = NULL;
  g_autoptr (GBytes) token = NULL;
  g_autoptr (GError) timestamp_error = NULL;

  if (!self->options->timestamp)
    return TRUE;
  imprint = anky_digest_of_bytes (ANKY_DIGEST_SHA256, value);
  token = self->options->timestamp (imprint,
                                    self->options->timestamp_data,
                                    cancellable,
                                    &timestamp_error);
  if (timestamp_error) {
    g_propagate_error (error, g_steal_pointer (&timestamp_error));
    return FALSE;
  }
  if (!token)
    return TRUE;
  if (g_bytes_get_size (token) > TIMESTAMP_SIZE) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_TOO_LARGE,
                 "timestamp of %" G_GSIZE_FORMAT " bytes",
                 g_bytes_get_size (token));
    return FALSE;
  }
  ERR_clear_error ();
  if (CMS_unsigned_add1_attr_by_NID (self->signer,
                                     NID_id_smime_aa_timeStampToken,
                                     V_ASN1_SEQUENCE,
                                     g_bytes_get_data (token, NULL),
                                     (int) g_bytes_get_size (token)) == 1)
    return TRUE;
  anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_FAILED, "timestamp");
  return FALSE;
}

static GBytes *
encode (Building *self, GBytes *value, GError **error)
{
  ASN1_OCTET_STRING *octets = CMS_SignerInfo_get0_signature (self->signer);
  gsize size;
  const guint8 *data = g_bytes_get_data (value, &size);
  guint8 *der = NULL;
  GBytes *bytes = NULL;

  if (ASN1_STRING_set (octets, data, (int) size) == 1)
    bytes = anky_bytes_take_der (&der, i2d_CMS_ContentInfo (self->cms, &der));
  if (!bytes)
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_FAILED, "CMS");
  return bytes;
}

GBytes *
anky_cms_sign (AnkyKey *key,
               GBytes *content_digest,
               const AnkyCmsOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  Building self = { .key = key, .options = options };
  g_autoptr (CMS_ContentInfo) cms = NULL;
  g_autoptr (GBytes) value = NULL;
  gboolean is_laid_out;

  g_return_val_if_fail (ANKY_IS_KEY (key), NULL);

  self.algorithm = anky_signature_algorithm_new (
      choose_scheme (key, options->scheme),
      options->digest == ANKY_DIGEST_UNKNOWN ? ANKY_DIGEST_SHA256
                                             : options->digest);
  if (!check_request (&self, content_digest, error))
    return NULL;
  is_laid_out = lay_out (&self, content_digest, error);
  cms = self.cms;
  if (!is_laid_out)
    return NULL;
  value = sign_attributes (&self, cancellable, error);
  if (!value || !add_timestamp (&self, value, cancellable, error))
    return NULL;
  return encode (&self, value, error);
}
