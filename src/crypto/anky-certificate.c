/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate.h"

#include "anky-certificate-private.h"

#include <openssl/err.h>

/* Real ones have two or three thousand bytes. */
#define MAX_CERTIFICATE_SIZE (256 * 1024)
/* What may still be relied on (ETSI TS 119 312). */
#define MIN_RSA_BITS 2048
#define MIN_EC_BITS  256

struct _AnkyCertificate {
  GObject parent_instance;

  X509 *x509;
  GBytes *der;
  GBytes *public_key;
  char *subject;
  char *issuer;
  char *serial;
  char *fingerprint;
  char *common_name;
  char *organization;
  char **units;
  char *email;
  char *managing_body;
  GDateTime *not_before;
  GDateTime *not_after;
  AnkyKeyType key_type;
  guint key_bits;
  gboolean is_self_signed;
  AnkySignerKind kind;
  char **ocsp_uris;
  char **crl_uris;
  char **issuer_uris;
};

G_DEFINE_FINAL_TYPE (AnkyCertificate, anky_certificate, G_TYPE_OBJECT)

static void
anky_certificate_finalize (GObject *object)
{
  AnkyCertificate *self = ANKY_CERTIFICATE (object);

  X509_free (self->x509);
  g_clear_pointer (&self->der, g_bytes_unref);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_free (self->subject);
  g_free (self->issuer);
  g_free (self->serial);
  g_free (self->fingerprint);
  g_free (self->common_name);
  g_free (self->organization);
  g_strfreev (self->units);
  g_free (self->email);
  g_free (self->managing_body);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_strfreev (self->ocsp_uris);
  g_strfreev (self->crl_uris);
  g_strfreev (self->issuer_uris);

  G_OBJECT_CLASS (anky_certificate_parent_class)->finalize (object);
}

static void
anky_certificate_class_init (AnkyCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_certificate_finalize;
}

static void
anky_certificate_init (AnkyCertificate *self)
{
}

static char *
to_hex (const guint8 *data, gsize size)
{
  GString *hex = g_string_sized_new (2 * size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free (hex, FALSE);
}

static char *
bytes_to_hex (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return to_hex (data, size);
}

/* The number as it is written in the certificate, its sign left out. */
static char *
read_serial (const X509 *x509)
{
  const ASN1_INTEGER *serial = X509_get0_serialNumber (x509);

  return to_hex (ASN1_STRING_get0_data (serial),
                 (gsize) ASN1_STRING_length (serial));
}

static char *
take_first (char **values)
{
  char *first = g_strdup (values[0]);

  g_strfreev (values);
  return first;
}

/* In the subject or, as newer certificates have it, in subjectAltName. */
static char *
read_email (X509 *x509)
{
  STACK_OF (OPENSSL_STRING) *emails = X509_get1_email (x509);
  char *email = NULL;

  if (emails && sk_OPENSSL_STRING_num (emails) > 0)
    email = g_utf8_make_valid (sk_OPENSSL_STRING_value (emails, 0), -1);
  X509_email_free (emails);
  return email;
}

static void
read_key (AnkyCertificate *self)
{
  const EVP_PKEY *key = X509_get0_pubkey (self->x509);
  guint8 *der = NULL;
  int size = i2d_X509_PUBKEY (X509_get_X509_PUBKEY (self->x509), &der);

  self->public_key = anky_bytes_take_der (&der, size);
  if (!key)
    return;
  self->key_bits = (guint) MAX (EVP_PKEY_get_bits (key), 0);
  if (EVP_PKEY_is_a (key, "RSA") || EVP_PKEY_is_a (key, "RSA-PSS"))
    self->key_type = ANKY_KEY_TYPE_RSA;
  else if (EVP_PKEY_is_a (key, "EC"))
    self->key_type = ANKY_KEY_TYPE_EC;
}

static gboolean
has_personal_attribute (const X509_NAME *name)
{
  return X509_NAME_get_index_by_NID (name, NID_title, -1) >= 0 ||
         X509_NAME_get_index_by_NID (name, NID_surname, -1) >= 0 ||
         X509_NAME_get_index_by_NID (name, NID_givenName, -1) >= 0;
}

static void
read_subject (AnkyCertificate *self)
{
  const X509_NAME *name = X509_get_subject_name (self->x509);
  AnkySubjectFacts facts;

  self->subject = anky_name_to_string (name);
  self->issuer = anky_name_to_string (X509_get_issuer_name (self->x509));
  self->common_name = take_first (anky_name_get_values (name, NID_commonName));
  self->organization =
      take_first (anky_name_get_values (name, NID_organizationName));
  self->units = anky_name_get_values (name, NID_organizationalUnitName);
  self->email = read_email (self->x509);
  self->managing_body = anky_name_get_managing_body (name);

  facts = (AnkySubjectFacts){
    .common_name = self->common_name,
    .organization = self->organization,
    .units = (const char *const *) self->units,
    .has_personal_attribute = has_personal_attribute (name),
  };
  self->kind = anky_signer_kind_guess (&facts);
}

static gboolean
read_validity (AnkyCertificate *self, GError **error)
{
  self->not_before = anky_time_from_asn1 (X509_get0_notBefore (self->x509));
  self->not_after = anky_time_from_asn1 (X509_get0_notAfter (self->x509));
  if (self->not_before && self->not_after)
    return TRUE;
  g_set_error_literal (error,
                       ANKY_CRYPTO_ERROR,
                       ANKY_CRYPTO_ERROR_MALFORMED,
                       "certificate without a readable period of validity");
  return FALSE;
}

/* Takes @x509. */
static AnkyCertificate *
new_for_x509 (X509 *x509, GBytes *der, GError **error)
{
  g_autoptr (AnkyCertificate) self = g_object_new (ANKY_TYPE_CERTIFICATE, NULL);
  g_autoptr (GBytes) hash = anky_digest_of_bytes (ANKY_DIGEST_SHA256, der);

  self->x509 = x509;
  self->der = g_bytes_ref (der);
  if (!read_validity (self, error))
    return NULL;
  self->fingerprint = bytes_to_hex (hash);
  self->serial = read_serial (x509);
  read_subject (self);
  read_key (self);
  self->is_self_signed = self->key_type != ANKY_KEY_TYPE_UNKNOWN &&
                         X509_self_signed (x509, 1) == 1;
  self->ocsp_uris = anky_x509_get_access_uris (x509, NID_ad_OCSP);
  self->issuer_uris = anky_x509_get_access_uris (x509, NID_ad_ca_issuers);
  self->crl_uris = anky_x509_get_crl_uris (x509);
  /* Extensions that do not parse leave entries nobody wants to see later. */
  ERR_clear_error ();
  return g_steal_pointer (&self);
}

AnkyCertificate *
anky_certificate_new_from_x509 (X509 *x509, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  guint8 *der = NULL;
  int size;

  ERR_clear_error ();
  size = i2d_X509 (x509, &der);
  bytes = anky_bytes_take_der (&der, size);
  if (!bytes) {
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_MALFORMED, "certificate");
    return NULL;
  }
  X509_up_ref (x509);
  return new_for_x509 (x509, bytes, error);
}

AnkyCertificate *
anky_certificate_new_from_der (GBytes *der, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (der, &size);
  const guint8 *position = data;
  g_autoptr (X509) x509 = NULL;

  ERR_clear_error ();
  if (size > MAX_CERTIFICATE_SIZE) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_TOO_LARGE,
                 "certificate of %" G_GSIZE_FORMAT " bytes",
                 size);
    return NULL;
  }
  x509 = d2i_X509 (NULL, &position, (long) size);
  if (!x509 || position != data + size) {
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_MALFORMED, "certificate");
    return NULL;
  }
  return new_for_x509 (g_steal_pointer (&x509), der, error);
}

X509 *
anky_certificate_get_x509 (AnkyCertificate *self)
{
  return self->x509;
}

GBytes *
anky_certificate_get_der (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->der;
}

const char *
anky_certificate_get_subject (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->subject;
}

const char *
anky_certificate_get_issuer (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->issuer;
}

const char *
anky_certificate_get_serial (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->serial;
}

const char *
anky_certificate_get_fingerprint (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->fingerprint;
}

const char *
anky_certificate_get_common_name (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->common_name;
}

const char *
anky_certificate_get_organization (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->organization;
}

const char *const *
anky_certificate_get_units (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return (const char *const *) self->units;
}

const char *
anky_certificate_get_email (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->email;
}

const char *
anky_certificate_get_managing_body (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->managing_body;
}

GDateTime *
anky_certificate_get_not_before (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->not_before;
}

GDateTime *
anky_certificate_get_not_after (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->not_after;
}

AnkyKeyType
anky_certificate_get_key_type (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), ANKY_KEY_TYPE_UNKNOWN);

  return self->key_type;
}

guint
anky_certificate_get_key_bits (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), 0);

  return self->key_bits;
}

gboolean
anky_certificate_has_strong_key (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), FALSE);

  if (self->key_type == ANKY_KEY_TYPE_RSA)
    return self->key_bits >= MIN_RSA_BITS;
  return self->key_type == ANKY_KEY_TYPE_EC && self->key_bits >= MIN_EC_BITS;
}

AnkyDigestAlgorithm
anky_certificate_get_signature_digest (AnkyCertificate *self)
{
  int nid = NID_undef;

  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), ANKY_DIGEST_UNKNOWN);

  if (X509_get_signature_info (self->x509, &nid, NULL, NULL, NULL) != 1) {
    ERR_clear_error ();
    return ANKY_DIGEST_UNKNOWN;
  }
  return anky_digest_algorithm_from_nid (nid);
}

/* RFC 5280, 4.2.1.9: basicConstraints says so, nothing else does. */
gboolean
anky_certificate_is_ca (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), FALSE);

  return X509_check_ca (self->x509) == 1;
}

gboolean
anky_certificate_is_self_signed (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), FALSE);

  return self->is_self_signed;
}

gboolean
anky_certificate_may_sign (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), FALSE);

  /* All bits are set where the extension is missing. */
  return (X509_get_key_usage (self->x509) &
          (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

AnkySignerKind
anky_certificate_guess_kind (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), ANKY_SIGNER_UNKNOWN);

  return self->kind;
}

GBytes *
anky_certificate_get_public_key (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return self->public_key;
}

const char *const *
anky_certificate_get_ocsp_uris (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return (const char *const *) self->ocsp_uris;
}

const char *const *
anky_certificate_get_crl_uris (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return (const char *const *) self->crl_uris;
}

const char *const *
anky_certificate_get_issuer_uris (AnkyCertificate *self)
{
  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  return (const char *const *) self->issuer_uris;
}

gboolean
anky_certificate_equal (AnkyCertificate *a, AnkyCertificate *b)
{
  return a == b || (a && b && g_bytes_equal (a->der, b->der));
}
