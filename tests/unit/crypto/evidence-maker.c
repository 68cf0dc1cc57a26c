/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "evidence-maker.h"

#include "anky-clock.h"

#include <openssl/pem.h>

X509 *
evidence_maker_load_certificate (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = anky_test_pki_path (file);
  BIO *bio = BIO_new_file (path, "r");
  X509 *x509 = PEM_read_bio_X509 (bio, NULL, NULL, NULL);

  BIO_free (bio);
  g_assert_nonnull (x509);
  return x509;
}

EVP_PKEY *
evidence_maker_load_key (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".key", NULL);
  g_autofree char *path = anky_test_pki_path (file);
  BIO *bio = BIO_new_file (path, "r");
  EVP_PKEY *key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);

  BIO_free (bio);
  g_assert_nonnull (key);
  return key;
}

time_t
evidence_maker_time (const char *text)
{
  g_autoptr (GDateTime) time = anky_clock_parse (text);

  g_assert_nonnull (time);
  return (time_t) g_date_time_to_unix (time);
}

static void
add_revoked (X509_CRL *crl, const char *name, const char *at)
{
  X509_REVOKED *entry = X509_REVOKED_new ();
  X509 *x509 = evidence_maker_load_certificate (name);
  ASN1_TIME *time = ASN1_TIME_set (NULL, evidence_maker_time (at));

  X509_REVOKED_set_serialNumber (entry, X509_get_serialNumber (x509));
  X509_REVOKED_set_revocationDate (entry, time);
  X509_CRL_add0_revoked (crl, entry);
  ASN1_TIME_free (time);
  X509_free (x509);
}

X509_CRL *
evidence_maker_new_list (const char *issuer,
                         const char *revoked,
                         const char *this_update,
                         const char *next_update)
{
  X509_CRL *crl = X509_CRL_new ();
  X509 *x509 = evidence_maker_load_certificate (issuer);
  ASN1_TIME *time = ASN1_TIME_set (NULL, evidence_maker_time (this_update));

  X509_CRL_set_version (crl, X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name (crl, X509_get_subject_name (x509));
  X509_CRL_set1_lastUpdate (crl, time);
  if (next_update) {
    ASN1_TIME_set (time, evidence_maker_time (next_update));
    X509_CRL_set1_nextUpdate (crl, time);
  }
  if (revoked)
    add_revoked (crl, revoked, this_update);
  ASN1_TIME_free (time);
  X509_free (x509);
  return crl;
}

GBytes *
evidence_maker_sign_list (X509_CRL *crl, const char *signer)
{
  EVP_PKEY *key = evidence_maker_load_key (signer);
  guint8 *der = NULL;
  GBytes *bytes;
  int size;

  X509_CRL_sort (crl);
  g_assert_cmpint (X509_CRL_sign (crl, key, EVP_sha256 ()), >, 0);
  size = i2d_X509_CRL (crl, &der);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  EVP_PKEY_free (key);
  X509_CRL_free (crl);
  return bytes;
}

static GBytes *
encode (int response_status, OCSP_BASICRESP *basic)
{
  OCSP_RESPONSE *response = OCSP_response_create (response_status, basic);
  guint8 *der = NULL;
  int size = i2d_OCSP_RESPONSE (response, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) size);

  OPENSSL_free (der);
  OCSP_RESPONSE_free (response);
  return bytes;
}

GBytes *
evidence_maker_refusal (int response_status)
{
  return encode (response_status, NULL);
}

static ASN1_TIME *
new_time (const char *text)
{
  return text ? ASN1_TIME_set (NULL, evidence_maker_time (text)) : NULL;
}

static void
add_status (OCSP_BASICRESP *basic, const EvidenceMakerAnswer *answer)
{
  X509 *subject = evidence_maker_load_certificate (answer->certificate);
  X509 *issuer = evidence_maker_load_certificate ("sub");
  OCSP_CERTID *id = OCSP_cert_to_id (answer->id_digest, subject, issuer);
  ASN1_TIME *revoked = new_time (answer->revoked_at);
  ASN1_TIME *this_update = new_time (answer->this_update);
  ASN1_TIME *next_update = new_time (answer->next_update);

  g_assert_nonnull (OCSP_basic_add1_status (basic,
                                            id,
                                            answer->status,
                                            answer->reason,
                                            revoked,
                                            this_update,
                                            next_update));
  OCSP_CERTID_free (id);
  ASN1_TIME_free (revoked);
  ASN1_TIME_free (this_update);
  ASN1_TIME_free (next_update);
  X509_free (subject);
  X509_free (issuer);
}

GBytes *
evidence_maker_answer (const EvidenceMakerAnswer *answer, OCSP_REQUEST *request)
{
  const char *signer_name = answer->signer ? answer->signer : "ocsp";
  OCSP_BASICRESP *basic = OCSP_BASICRESP_new ();
  X509 *signer = evidence_maker_load_certificate (signer_name);
  EVP_PKEY *key = evidence_maker_load_key (signer_name);
  GBytes *bytes;

  add_status (basic, answer);
  if (request)
    OCSP_copy_nonce (basic, request);
  g_assert_cmpint (
      OCSP_basic_sign (basic,
                       signer,
                       key,
                       EVP_sha256 (),
                       NULL,
                       answer->leaves_out_certificate ? OCSP_NOCERTS : 0),
      ==,
      1);
  bytes = encode (OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
  OCSP_BASICRESP_free (basic);
  X509_free (signer);
  EVP_PKEY_free (key);
  return bytes;
}
