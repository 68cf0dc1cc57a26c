/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "certificate-maker.h"

#include <openssl/ec.h>

EVP_PKEY *
certificate_maker_new_key (void)
{
  EVP_PKEY *key = EVP_EC_gen ("P-256");

  g_assert_nonnull (key);
  return key;
}

static X509_NAME *
new_name (const char *text)
{
  X509_NAME *name = X509_NAME_new ();

  X509_NAME_add_entry_by_txt (name,
                              "CN",
                              MBSTRING_UTF8,
                              (const guint8 *) text,
                              -1,
                              -1,
                              0);
  return name;
}

X509 *
certificate_maker_new (const char *name,
                       const char *issuer_name,
                       EVP_PKEY *key,
                       gboolean is_ca)
{
  static long serial = 1;
  X509 *x509 = X509_new ();
  X509_NAME *subject = new_name (name);
  X509_NAME *issuer = new_name (issuer_name);

  X509_set_version (x509, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (x509), serial++);
  X509_set_subject_name (x509, subject);
  X509_set_issuer_name (x509, issuer);
  ASN1_TIME_set_string (X509_getm_notBefore (x509), "20240101000000Z");
  ASN1_TIME_set_string (X509_getm_notAfter (x509), "20480101000000Z");
  X509_set_pubkey (x509, key);
  if (is_ca) {
    certificate_maker_add_extension (x509,
                                     NID_basic_constraints,
                                     "critical,CA:TRUE");
    certificate_maker_add_extension (x509,
                                     NID_key_usage,
                                     "keyCertSign,cRLSign");
  }
  X509_NAME_free (subject);
  X509_NAME_free (issuer);
  return x509;
}

void
certificate_maker_add_name (X509 *x509,
                            const char *field,
                            int type,
                            const char *value,
                            int size)
{
  g_assert_cmpint (X509_NAME_add_entry_by_txt (X509_get_subject_name (x509),
                                               field,
                                               type,
                                               (const guint8 *) value,
                                               size,
                                               -1,
                                               0),
                   ==,
                   1);
}

void
certificate_maker_add_extension (X509 *x509, int nid, const char *value)
{
  X509_EXTENSION *extension = X509V3_EXT_conf_nid (NULL, NULL, nid, value);

  g_assert_nonnull (extension);
  X509_add_ext (x509, extension, -1);
  X509_EXTENSION_free (extension);
}

AnkyCertificate *
certificate_maker_sign (X509 *x509, EVP_PKEY *issuer_key)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AnkyCertificate *certificate;
  guint8 *der = NULL;
  int size;

  g_assert_cmpint (X509_sign (x509, issuer_key, EVP_sha256 ()), >, 0);
  size = i2d_X509 (x509, &der);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  X509_free (x509);
  certificate = anky_certificate_new_from_der (bytes, &error);
  g_assert_no_error (error);
  return certificate;
}
