/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signature-algorithm-private.h"

#include <openssl/err.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RSA_PSS_PARAMS, RSA_PSS_PARAMS_free)

/* RFC 8017, A.2.3: what is not written in the parameters. */
#define PSS_DEFAULT_SALT 20
#define PSS_MAX_SALT     512

AnkySignatureAlgorithm
anky_signature_algorithm_new (AnkySignatureScheme scheme,
                              AnkyDigestAlgorithm digest)
{
  return (AnkySignatureAlgorithm){
    .scheme = scheme,
    .digest = digest,
    .mgf1 = digest,
    .salt_length = (int) anky_digest_algorithm_get_size (digest),
  };
}

static int
get_nid (const X509_ALGOR *identifier)
{
  const ASN1_OBJECT *object = NULL;

  X509_ALGOR_get0 (&object, NULL, NULL, identifier);
  return OBJ_obj2nid (object);
}

static AnkyDigestAlgorithm
read_mgf1 (const X509_ALGOR *mask)
{
  const ASN1_OBJECT *object = NULL;
  const void *value = NULL;
  int type = V_ASN1_UNDEF;
  g_autoptr (X509_ALGOR) hash = NULL;
  const guint8 *position;

  if (!mask)
    return ANKY_DIGEST_SHA1;
  X509_ALGOR_get0 (&object, &type, &value, mask);
  if (OBJ_obj2nid (object) != NID_mgf1 || type != V_ASN1_SEQUENCE)
    return ANKY_DIGEST_UNKNOWN;
  position = ASN1_STRING_get0_data (value);
  hash = d2i_X509_ALGOR (NULL, &position, ASN1_STRING_length (value));
  return hash ? anky_digest_algorithm_from_nid (get_nid (hash))
              : ANKY_DIGEST_UNKNOWN;
}

static gboolean
read_pss (AnkySignatureAlgorithm *self, int type, const ASN1_STRING *value)
{
  g_autoptr (RSA_PSS_PARAMS) params = NULL;
  const guint8 *position;
  long salt = PSS_DEFAULT_SALT;

  if (type != V_ASN1_SEQUENCE)
    return FALSE;
  position = ASN1_STRING_get0_data (value);
  params = d2i_RSA_PSS_PARAMS (NULL, &position, ASN1_STRING_length (value));
  if (!params)
    return FALSE;
  if (params->saltLength)
    salt = ASN1_INTEGER_get (params->saltLength);
  /* Only one trailer field exists. */
  if (params->trailerField && ASN1_INTEGER_get (params->trailerField) != 1)
    return FALSE;
  self->digest =
      params->hashAlgorithm
          ? anky_digest_algorithm_from_nid (get_nid (params->hashAlgorithm))
          : ANKY_DIGEST_SHA1;
  self->mgf1 = read_mgf1 (params->maskGenAlgorithm);
  self->salt_length = (int) salt;
  return self->digest != ANKY_DIGEST_UNKNOWN &&
         self->mgf1 != ANKY_DIGEST_UNKNOWN && salt >= 0 && salt <= PSS_MAX_SALT;
}

static void
read_combined (AnkySignatureAlgorithm *self, int nid)
{
  int digest = NID_undef;
  int key = NID_undef;

  if (OBJ_find_sigid_algs (nid, &digest, &key) != 1)
    return;
  if (key == NID_rsaEncryption || key == NID_rsa)
    self->scheme = ANKY_SCHEME_RSA_PKCS1;
  else if (key == NID_X9_62_id_ecPublicKey)
    self->scheme = ANKY_SCHEME_ECDSA;
  self->digest = anky_digest_algorithm_from_nid (digest);
  if (self->digest == ANKY_DIGEST_UNKNOWN)
    self->scheme = ANKY_SCHEME_UNKNOWN;
}

AnkySignatureAlgorithm
anky_signature_algorithm_read (const X509_ALGOR *identifier)
{
  AnkySignatureAlgorithm self = { .scheme = ANKY_SCHEME_UNKNOWN };
  const ASN1_OBJECT *object = NULL;
  const void *value = NULL;
  int type = V_ASN1_UNDEF;
  int nid;

  X509_ALGOR_get0 (&object, &type, &value, identifier);
  nid = OBJ_obj2nid (object);
  if (nid == NID_rsassaPss) {
    if (read_pss (&self, type, value))
      self.scheme = ANKY_SCHEME_RSA_PSS;
  } else if (nid == NID_rsaEncryption) {
    self.scheme = ANKY_SCHEME_RSA_PKCS1;
    self.lacks_null = type != V_ASN1_NULL;
  } else if (nid == NID_X9_62_id_ecPublicKey) {
    self.scheme = ANKY_SCHEME_ECDSA;
  } else {
    read_combined (&self, nid);
  }
  return self;
}

static ASN1_STRING *
pack_digest (const EVP_MD *md)
{
  g_autoptr (X509_ALGOR) hash = X509_ALGOR_new ();

  X509_ALGOR_set_md (hash, md);
  return ASN1_item_pack (hash, ASN1_ITEM_rptr (X509_ALGOR), NULL);
}

gboolean
anky_signature_algorithm_write_pss (X509_ALGOR *identifier,
                                    AnkyDigestAlgorithm digest)
{
  g_autoptr (RSA_PSS_PARAMS) params = RSA_PSS_PARAMS_new ();
  const EVP_MD *md = anky_digest_algorithm_get_md (digest);
  ASN1_STRING *packed;

  params->hashAlgorithm = X509_ALGOR_new ();
  X509_ALGOR_set_md (params->hashAlgorithm, md);
  params->maskGenAlgorithm = X509_ALGOR_new ();
  X509_ALGOR_set0 (params->maskGenAlgorithm,
                   OBJ_nid2obj (NID_mgf1),
                   V_ASN1_SEQUENCE,
                   pack_digest (md));
  params->saltLength = ASN1_INTEGER_new ();
  ASN1_INTEGER_set (params->saltLength, EVP_MD_get_size (md));
  packed = ASN1_item_pack (params, ASN1_ITEM_rptr (RSA_PSS_PARAMS), NULL);
  return packed && X509_ALGOR_set0 (identifier,
                                    OBJ_nid2obj (NID_rsassaPss),
                                    V_ASN1_SEQUENCE,
                                    packed) == 1;
}

static gboolean
set_padding (const AnkySignatureAlgorithm *self, EVP_PKEY_CTX *context)
{
  if (self->scheme == ANKY_SCHEME_ECDSA)
    return TRUE;
  if (self->scheme == ANKY_SCHEME_RSA_PKCS1)
    return EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PADDING) > 0;
  return EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PSS_PADDING) > 0 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen (context, self->salt_length) > 0 &&
         EVP_PKEY_CTX_set_rsa_mgf1_md (
             context,
             anky_digest_algorithm_get_md (self->mgf1)) > 0;
}

static gboolean
fits_key (const AnkySignatureAlgorithm *self, AnkyCertificate *certificate)
{
  AnkyKeyType wanted =
      self->scheme == ANKY_SCHEME_ECDSA ? ANKY_KEY_TYPE_EC : ANKY_KEY_TYPE_RSA;

  return self->scheme != ANKY_SCHEME_UNKNOWN &&
         anky_certificate_get_key_type (certificate) == wanted;
}

static gboolean
set_algorithm_error (const AnkySignatureAlgorithm *self, GError **error)
{
  g_autofree char *doing =
      g_strdup_printf ("signature algorithm (%s with %s)",
                       anky_signature_scheme_get_name (self->scheme),
                       anky_digest_algorithm_get_name (self->digest));

  anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_ALGORITHM, doing);
  return FALSE;
}

gboolean
anky_signature_algorithm_verify (const AnkySignatureAlgorithm *self,
                                 AnkyCertificate *certificate,
                                 GBytes *hash,
                                 GBytes *value,
                                 GError **error)
{
  const EVP_MD *md = anky_digest_algorithm_get_md (self->digest);
  g_autoptr (EVP_PKEY_CTX) context = NULL;

  ERR_clear_error ();
  if (!md || !fits_key (self, certificate))
    return set_algorithm_error (self, error);
  context = EVP_PKEY_CTX_new (
      X509_get0_pubkey (anky_certificate_get_x509 (certificate)),
      NULL);
  if (!context || EVP_PKEY_verify_init (context) <= 0 ||
      !set_padding (self, context) ||
      EVP_PKEY_CTX_set_signature_md (context, md) <= 0)
    return set_algorithm_error (self, error);
  if (EVP_PKEY_verify (context,
                       g_bytes_get_data (value, NULL),
                       g_bytes_get_size (value),
                       g_bytes_get_data (hash, NULL),
                       g_bytes_get_size (hash)) == 1)
    return TRUE;
  anky_crypto_set_error (error,
                         ANKY_CRYPTO_ERROR_MISMATCH,
                         "signature value is not of the certificate's key");
  return FALSE;
}
