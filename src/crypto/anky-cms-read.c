/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms-private.h"

#include "anky-der-private.h"

#include <openssl/err.h>

/* Room for lists of revoked certificates; more is an attack on memory. */
#define MAX_CMS_SIZE     (32 * 1024 * 1024)
#define MAX_CERTIFICATES 100
#define MAX_CRLS         100

struct _AnkyCms {
  GObject parent_instance;

  guint n_signers;
  gboolean is_ber_indefinite;
  int content_nid;
  GBytes *content;
  AnkyDigestAlgorithm digest;
  AnkySignatureAlgorithm algorithm;
  AnkyCertificate *signer;
  GPtrArray *certificates;
  gboolean has_signed_attributes;
  GBytes *signed_attributes; /* as they stand, to be hashed */
  GBytes *message_digest;
  GDateTime *signing_time;
  GPtrArray *timestamps;
  GBytes *signature;
  GPtrArray *ocsp;
  GPtrArray *crls;
  AnkyCmsFlags flags;
};

G_DEFINE_FINAL_TYPE (AnkyCms, anky_cms, G_TYPE_OBJECT)

static void
anky_cms_finalize (GObject *object)
{
  AnkyCms *self = ANKY_CMS (object);

  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->signer);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->signed_attributes, g_bytes_unref);
  g_clear_pointer (&self->message_digest, g_bytes_unref);
  g_clear_pointer (&self->signing_time, g_date_time_unref);
  g_clear_pointer (&self->timestamps, g_ptr_array_unref);
  g_clear_pointer (&self->signature, g_bytes_unref);
  g_clear_pointer (&self->ocsp, g_ptr_array_unref);
  g_clear_pointer (&self->crls, g_ptr_array_unref);

  G_OBJECT_CLASS (anky_cms_parent_class)->finalize (object);
}

static void
anky_cms_class_init (AnkyCmsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_cms_finalize;
}

static void
anky_cms_init (AnkyCms *self)
{
  self->certificates = g_ptr_array_new_with_free_func (g_object_unref);
  self->timestamps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->ocsp = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->crls = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

static AnkyDigestAlgorithm
digest_of_identifier (const X509_ALGOR *identifier)
{
  const ASN1_OBJECT *object = NULL;

  X509_ALGOR_get0 (&object, NULL, NULL, identifier);
  return anky_digest_algorithm_from_nid (OBJ_obj2nid (object));
}

/* SignedData.digestAlgorithms, which OpenSSL parses but does not show:
 * ContentInfo { OID, [0] { SignedData { version, SET OF AlgorithmIdentifier. */
static gboolean
lists_digest (AnkyCursor cursor, AnkyDigestAlgorithm wanted)
{
  AnkyDerElement element;

  if (!anky_der_enter (&cursor, ANKY_DER_SEQUENCE) ||
      !anky_der_read_tag (&cursor, ANKY_DER_OID, &element) ||
      !anky_der_enter (&cursor, ANKY_DER_CONTEXT (0)) ||
      !anky_der_enter (&cursor, ANKY_DER_SEQUENCE) ||
      !anky_der_read_tag (&cursor, ANKY_DER_INTEGER, &element) ||
      !anky_der_enter (&cursor, ANKY_DER_SET))
    return FALSE;
  while (anky_der_read_tag (&cursor, ANKY_DER_SEQUENCE, &element)) {
    const guint8 *position = element.whole.data;
    g_autoptr (X509_ALGOR) identifier =
        d2i_X509_ALGOR (NULL, &position, (long) element.whole.size);

    if (identifier && digest_of_identifier (identifier) == wanted)
      return TRUE;
  }
  return FALSE;
}

static void
read_content (AnkyCms *self, CMS_ContentInfo *cms)
{
  ASN1_OCTET_STRING **content = CMS_get0_content (cms);

  self->content_nid = OBJ_obj2nid (CMS_get0_eContentType (cms));
  if (content && *content)
    self->content = anky_bytes_from_asn1 (*content);
}

static void
read_certificates (AnkyCms *self, CMS_ContentInfo *cms)
{
  g_autoptr (AnkyX509Stack) stack = CMS_get1_certs (cms);
  int n = stack ? sk_X509_num (stack) : 0;

  for (int i = 0; i < MIN (n, MAX_CERTIFICATES); i++) {
    AnkyCertificate *certificate =
        anky_certificate_new_from_x509 (sk_X509_value (stack, i), NULL);

    if (certificate)
      g_ptr_array_add (self->certificates, certificate);
  }
}

static void
read_lists (AnkyCms *self, CMS_ContentInfo *cms)
{
  AnkyCrlStack *stack = CMS_get1_crls (cms);
  int n = stack ? sk_X509_CRL_num (stack) : 0;

  for (int i = 0; i < MIN (n, MAX_CRLS); i++) {
    guint8 *der = NULL;
    int size = i2d_X509_CRL (sk_X509_CRL_value (stack, i), &der);
    GBytes *bytes = anky_bytes_take_der (&der, size);

    if (bytes)
      g_ptr_array_add (self->crls, bytes);
  }
  sk_X509_CRL_pop_free (stack, X509_CRL_free);
}

/* By issuer and serial number, or by subject key identifier. */
static void
find_signer (AnkyCms *self, CMS_SignerInfo *signer)
{
  for (guint i = 0; i < self->certificates->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (self->certificates, i);

    if (CMS_SignerInfo_cert_cmp (signer,
                                 anky_certificate_get_x509 (certificate)) ==
        0) {
      self->signer = g_object_ref (certificate);
      return;
    }
  }
}

static void
read_algorithms (AnkyCms *self, CMS_SignerInfo *signer, GBytes *data)
{
  X509_ALGOR *digest = NULL;
  X509_ALGOR *signature = NULL;
  AnkyCursor cursor;

  CMS_SignerInfo_get0_algs (signer, NULL, NULL, &digest, &signature);
  self->digest = digest_of_identifier (digest);
  self->algorithm = anky_signature_algorithm_read (signature);
  if (self->algorithm.lacks_null)
    self->flags |= ANKY_CMS_FLAG_NO_NULL_PARAMETER;
  /* rsaEncryption leaves the hash to the signer's digestAlgorithm. */
  if (self->algorithm.digest == ANKY_DIGEST_UNKNOWN)
    self->algorithm.digest = self->digest;

  anky_der_init (&cursor, data);
  if (self->algorithm.digest != self->digest ||
      !lists_digest (cursor, self->digest))
    self->flags |= ANKY_CMS_FLAG_DIGEST_MISMATCH;
}

/* -3: an attribute that stands twice or has two values is as good as none
 * (RFC 5652, 11: each MUST have a single value). */
static gconstpointer
get_single (CMS_SignerInfo *signer, int nid, int type)
{
  return CMS_signed_get0_data_by_OBJ (signer, OBJ_nid2obj (nid), -3, type);
}

static void
read_time (AnkyCms *self, CMS_SignerInfo *signer)
{
  const ASN1_TIME *time =
      get_single (signer, NID_pkcs9_signingTime, V_ASN1_UTCTIME);

  if (!time)
    time = get_single (signer, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME);
  self->signing_time = anky_time_from_asn1 (time);
}

static void
read_signed_attributes (AnkyCms *self, CMS_SignerInfo *signer)
{
  const ASN1_OBJECT *type;
  const ASN1_STRING *digest;
  g_autoptr (GBytes) sorted = NULL;

  if (CMS_signed_get_attr_count (signer) <= 0) {
    self->flags |= ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE;
    return;
  }
  self->has_signed_attributes = TRUE;
  self->signed_attributes = anky_cms_signed_attributes (signer, FALSE);
  sorted = anky_cms_signed_attributes (signer, TRUE);
  if (!self->signed_attributes ||
      !g_bytes_equal (self->signed_attributes, sorted))
    self->flags |= ANKY_CMS_FLAG_UNSORTED_ATTRIBUTES;

  type = get_single (signer, NID_pkcs9_contentType, V_ASN1_OBJECT);
  if (!type || OBJ_obj2nid (type) != self->content_nid ||
      self->content_nid != NID_pkcs7_data)
    self->flags |= ANKY_CMS_FLAG_WRONG_CONTENT_TYPE;
  digest = get_single (signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
  if (digest)
    self->message_digest = anky_bytes_from_asn1 (digest);
  read_time (self, signer);
  anky_cms_read_archival (signer, self->ocsp, self->crls);
  self->flags |= anky_cms_check_signing_certificate (signer, self->signer);
}

static void
read_signer (AnkyCms *self, CMS_ContentInfo *cms, GBytes *data)
{
  const STACK_OF (CMS_SignerInfo) *signers = CMS_get0_SignerInfos (cms);
  CMS_SignerInfo *signer;

  self->n_signers = (guint) MAX (sk_CMS_SignerInfo_num (signers), 0);
  if (self->n_signers == 0)
    return;
  signer = sk_CMS_SignerInfo_value (signers, 0);
  find_signer (self, signer);
  read_algorithms (self, signer, data);
  read_signed_attributes (self, signer);
  self->signature =
      anky_bytes_from_asn1 (CMS_SignerInfo_get0_signature (signer));
  g_clear_pointer (&self->timestamps, g_ptr_array_unref);
  self->timestamps = anky_cms_read_timestamps (signer);
}

/* Takes what it can from a structure that parsed; what is missing is for
 * anky_cms_verify() and the flags to say. */
static AnkyCms *
new_for_cms (CMS_ContentInfo *cms, GBytes *data, gsize length)
{
  AnkyCms *self = g_object_new (ANKY_TYPE_CMS, NULL);
  g_autoptr (GBytes) exact = g_bytes_new_from_bytes (data, 0, length);
  const guint8 *bytes = g_bytes_get_data (data, NULL);

  self->is_ber_indefinite = length > 1 && bytes[1] == 0x80;
  read_content (self, cms);
  read_certificates (self, cms);
  read_lists (self, cms);
  read_signer (self, cms, exact);
  ERR_clear_error ();
  return self;
}

AnkyCms *
anky_cms_parse (GBytes *data, gsize *length_out, GError **error)
{
  gsize size;
  const guint8 *start = g_bytes_get_data (data, &size);
  const guint8 *position = start;
  g_autoptr (CMS_ContentInfo) cms = NULL;

  ERR_clear_error ();
  if (size > MAX_CMS_SIZE) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_TOO_LARGE,
                 "CMS of %" G_GSIZE_FORMAT " bytes",
                 size);
    return NULL;
  }
  cms = d2i_CMS_ContentInfo (NULL, &position, (long) size);
  if (!cms || OBJ_obj2nid (CMS_get0_type (cms)) != NID_pkcs7_signed) {
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_MALFORMED, "CMS");
    return NULL;
  }
  if (length_out)
    *length_out = (gsize) (position - start);
  return new_for_cms (cms, data, (gsize) (position - start));
}

guint
anky_cms_get_n_signers (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), 0);

  return self->n_signers;
}

gboolean
anky_cms_is_ber_indefinite (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), FALSE);

  return self->is_ber_indefinite;
}

gboolean
anky_cms_has_content (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), FALSE);

  return self->content != NULL;
}

GBytes *
anky_cms_get_content (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->content;
}

int
anky_cms_get_content_nid (AnkyCms *self)
{
  return self->content_nid;
}

AnkyDigestAlgorithm
anky_cms_get_digest_algorithm (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), ANKY_DIGEST_UNKNOWN);

  return self->digest;
}

AnkySignatureScheme
anky_cms_get_scheme (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), ANKY_SCHEME_UNKNOWN);

  return self->algorithm.scheme;
}

AnkyCertificate *
anky_cms_get_signer_certificate (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->signer;
}

GPtrArray *
anky_cms_get_certificates (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->certificates;
}

GBytes *
anky_cms_get_message_digest (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->message_digest;
}

gboolean
anky_cms_has_signed_attributes (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), FALSE);

  return self->has_signed_attributes;
}

GDateTime *
anky_cms_get_signing_time (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->signing_time;
}

GPtrArray *
anky_cms_get_timestamp_tokens (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->timestamps;
}

GBytes *
anky_cms_get_signature_value (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->signature;
}

GPtrArray *
anky_cms_get_embedded_ocsp (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->ocsp;
}

GPtrArray *
anky_cms_get_embedded_crls (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), NULL);

  return self->crls;
}

AnkyCmsFlags
anky_cms_get_flags (AnkyCms *self)
{
  g_return_val_if_fail (ANKY_IS_CMS (self), ANKY_CMS_FLAG_NONE);

  return self->flags;
}

static gboolean
set_verify_error (GError **error, AnkyCryptoError code, const char *message)
{
  g_set_error_literal (error, ANKY_CRYPTO_ERROR, (int) code, message);
  return FALSE;
}

/* Whether a verdict can be computed at all. */
static gboolean
check_computable (AnkyCms *self, GBytes *content_digest, GError **error)
{
  if (self->n_signers != 1)
    return set_verify_error (error,
                             ANKY_CRYPTO_ERROR_MALFORMED,
                             self->n_signers == 0 ? "CMS has no signer"
                                                  : "CMS has several signers");
  if (!self->signer)
    return set_verify_error (error,
                             ANKY_CRYPTO_ERROR_FAILED,
                             "the signer's certificate is not in the CMS");
  if (self->digest == ANKY_DIGEST_UNKNOWN ||
      self->algorithm.scheme == ANKY_SCHEME_UNKNOWN ||
      self->algorithm.digest != self->digest)
    return set_verify_error (error,
                             ANKY_CRYPTO_ERROR_ALGORITHM,
                             "digest and signature algorithms of the CMS are "
                             "unknown or do not agree");
  if (self->has_signed_attributes &&
      (!self->signed_attributes || !self->message_digest))
    return set_verify_error (error,
                             ANKY_CRYPTO_ERROR_MALFORMED,
                             "signed attributes without one message-digest");
  if (g_bytes_get_size (content_digest) ==
      anky_digest_algorithm_get_size (self->digest))
    return TRUE;
  return set_verify_error (error,
                           ANKY_CRYPTO_ERROR_ALGORITHM,
                           "the hash given is not of the CMS's algorithm");
}

gboolean
anky_cms_verify (AnkyCms *self, GBytes *content_digest, GError **error)
{
  g_autoptr (GBytes) hash = NULL;

  g_return_val_if_fail (ANKY_IS_CMS (self), FALSE);

  if (!check_computable (self, content_digest, error))
    return FALSE;
  if (self->has_signed_attributes &&
      !g_bytes_equal (self->message_digest, content_digest))
    return set_verify_error (error,
                             ANKY_CRYPTO_ERROR_MISMATCH,
                             "message-digest is not the hash of the content");
  hash = self->has_signed_attributes
             ? anky_digest_of_bytes (self->digest, self->signed_attributes)
             : g_bytes_ref (content_digest);
  return anky_signature_algorithm_verify (&self->algorithm,
                                          self->signer,
                                          hash,
                                          self->signature,
                                          error);
}
