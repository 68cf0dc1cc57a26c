/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-signature-algorithm-private.h"
#include "anky-test-pki.h"

static AnkySignatureAlgorithm
read_plain (int nid, int parameter_type)
{
  g_autoptr (X509_ALGOR) identifier = X509_ALGOR_new ();

  X509_ALGOR_set0 (identifier, OBJ_nid2obj (nid), parameter_type, NULL);
  return anky_signature_algorithm_read (identifier);
}

static void
test_plain (void)
{
  const struct {
    int nid;
    AnkySignatureScheme scheme;
    AnkyDigestAlgorithm digest;
  } cases[] = {
    { NID_rsaEncryption, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_UNKNOWN },
    { NID_sha256WithRSAEncryption, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA256 },
    { NID_sha1WithRSAEncryption, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA1 },
    { NID_sha1WithRSA, ANKY_SCHEME_RSA_PKCS1, ANKY_DIGEST_SHA1 },
    { NID_ecdsa_with_SHA384, ANKY_SCHEME_ECDSA, ANKY_DIGEST_SHA384 },
    { NID_X9_62_id_ecPublicKey, ANKY_SCHEME_ECDSA, ANKY_DIGEST_UNKNOWN },
    { NID_md5WithRSAEncryption, ANKY_SCHEME_UNKNOWN, ANKY_DIGEST_UNKNOWN },
    { NID_dsa_with_SHA256, ANKY_SCHEME_UNKNOWN, ANKY_DIGEST_SHA256 },
    { NID_ED25519, ANKY_SCHEME_UNKNOWN, ANKY_DIGEST_UNKNOWN },
    { NID_sha256, ANKY_SCHEME_UNKNOWN, ANKY_DIGEST_UNKNOWN },
    /* Without parameters it means SHA-1 by the book; nobody means that. */
    { NID_rsassaPss, ANKY_SCHEME_UNKNOWN, ANKY_DIGEST_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AnkySignatureAlgorithm read = read_plain (cases[i].nid, V_ASN1_NULL);

    g_test_message ("%s", OBJ_nid2ln (cases[i].nid));
    g_assert_cmpint (read.scheme, ==, cases[i].scheme);
    g_assert_cmpint (read.digest, ==, cases[i].digest);
    g_assert_false (read.lacks_null);
  }
  g_assert_true (read_plain (NID_rsaEncryption, V_ASN1_UNDEF).lacks_null);
}

static void
test_pss_round_trip (void)
{
  const AnkyDigestAlgorithm digests[] = { ANKY_DIGEST_SHA256,
                                          ANKY_DIGEST_SHA384,
                                          ANKY_DIGEST_SHA512 };

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++) {
    g_autoptr (X509_ALGOR) identifier = X509_ALGOR_new ();
    AnkySignatureAlgorithm read;

    g_assert_true (anky_signature_algorithm_write_pss (identifier, digests[i]));
    read = anky_signature_algorithm_read (identifier);
    g_assert_cmpint (read.scheme, ==, ANKY_SCHEME_RSA_PSS);
    g_assert_cmpint (read.digest, ==, digests[i]);
    g_assert_cmpint (read.mgf1, ==, digests[i]);
    g_assert_cmpuint (read.salt_length,
                      ==,
                      anky_digest_algorithm_get_size (digests[i]));
  }
}

static AnkySignatureAlgorithm
read_pss (RSA_PSS_PARAMS *params)
{
  g_autoptr (X509_ALGOR) identifier = X509_ALGOR_new ();
  ASN1_STRING *packed =
      ASN1_item_pack (params, ASN1_ITEM_rptr (RSA_PSS_PARAMS), NULL);

  X509_ALGOR_set0 (identifier,
                   OBJ_nid2obj (NID_rsassaPss),
                   V_ASN1_SEQUENCE,
                   packed);
  RSA_PSS_PARAMS_free (params);
  return anky_signature_algorithm_read (identifier);
}

static X509_ALGOR *
new_algorithm (int nid)
{
  X509_ALGOR *algorithm = X509_ALGOR_new ();

  X509_ALGOR_set0 (algorithm, OBJ_nid2obj (nid), V_ASN1_NULL, NULL);
  return algorithm;
}

static ASN1_INTEGER *
new_integer (long value)
{
  ASN1_INTEGER *integer = ASN1_INTEGER_new ();

  ASN1_INTEGER_set (integer, value);
  return integer;
}

static void
test_pss_defaults (void)
{
  AnkySignatureAlgorithm read = read_pss (RSA_PSS_PARAMS_new ());

  g_assert_cmpint (read.scheme, ==, ANKY_SCHEME_RSA_PSS);
  g_assert_cmpint (read.digest, ==, ANKY_DIGEST_SHA1);
  g_assert_cmpint (read.mgf1, ==, ANKY_DIGEST_SHA1);
  g_assert_cmpint (read.salt_length, ==, 20);
}

static void
test_pss_odd (void)
{
  RSA_PSS_PARAMS *hash = RSA_PSS_PARAMS_new ();
  RSA_PSS_PARAMS *mask = RSA_PSS_PARAMS_new ();
  RSA_PSS_PARAMS *negative = RSA_PSS_PARAMS_new ();
  RSA_PSS_PARAMS *huge = RSA_PSS_PARAMS_new ();
  RSA_PSS_PARAMS *trailer = RSA_PSS_PARAMS_new ();

  hash->hashAlgorithm = new_algorithm (NID_md5);
  mask->maskGenAlgorithm = new_algorithm (NID_sha256);
  negative->saltLength = new_integer (-1);
  huge->saltLength = new_integer (100000);
  trailer->trailerField = new_integer (2);
  g_assert_cmpint (read_pss (hash).scheme, ==, ANKY_SCHEME_UNKNOWN);
  g_assert_cmpint (read_pss (mask).scheme, ==, ANKY_SCHEME_UNKNOWN);
  g_assert_cmpint (read_pss (negative).scheme, ==, ANKY_SCHEME_UNKNOWN);
  g_assert_cmpint (read_pss (huge).scheme, ==, ANKY_SCHEME_UNKNOWN);
  g_assert_cmpint (read_pss (trailer).scheme, ==, ANKY_SCHEME_UNKNOWN);
}

/* A value is good for its scheme, digest and key alone. */
static void
test_verify (void)
{
  const AnkySignatureScheme schemes[] = { ANKY_SCHEME_RSA_PKCS1,
                                          ANKY_SCHEME_RSA_PSS };
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (AnkyCertificate) other =
      anky_test_pki_certificate ("organization");
  AnkyCertificate *own = anky_key_get_certificate (key);
  g_autoptr (GBytes) text = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) hash = anky_digest_of_bytes (ANKY_DIGEST_SHA256, text);

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    AnkySignatureAlgorithm right =
        anky_signature_algorithm_new (schemes[i], ANKY_DIGEST_SHA256);
    AnkySignatureAlgorithm wrong =
        anky_signature_algorithm_new (schemes[1 - i], ANKY_DIGEST_SHA256);
    AnkySignatureAlgorithm salt = right;
    g_autoptr (GBytes) value = anky_key_sign_digest (key,
                                                     schemes[i],
                                                     ANKY_DIGEST_SHA256,
                                                     hash,
                                                     NULL,
                                                     NULL);
    g_autoptr (GError) error = NULL;

    salt.salt_length = 20;
    g_assert_true (
        anky_signature_algorithm_verify (&right, own, hash, value, &error));
    g_assert_no_error (error);
    g_assert_false (
        anky_signature_algorithm_verify (&wrong, own, hash, value, &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
    g_clear_error (&error);
    g_assert_false (
        anky_signature_algorithm_verify (&right, other, hash, value, &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
    g_clear_error (&error);
    g_assert_cmpint (
        anky_signature_algorithm_verify (&salt, own, hash, value, NULL),
        ==,
        schemes[i] == ANKY_SCHEME_RSA_PKCS1);
  }
}

static void
test_wrong_key (void)
{
  g_autoptr (AnkyCertificate) ec = anky_test_pki_certificate ("person-p256");
  g_autoptr (AnkyCertificate) rsa = anky_test_pki_certificate ("person");
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (32), 32);
  const struct {
    AnkyCertificate *certificate;
    AnkySignatureAlgorithm algorithm;
  } cases[] = {
    { ec,
      anky_signature_algorithm_new (ANKY_SCHEME_RSA_PKCS1,
                                    ANKY_DIGEST_SHA256) },
    { rsa,
      anky_signature_algorithm_new (ANKY_SCHEME_ECDSA, ANKY_DIGEST_SHA256) },
    { rsa,
      anky_signature_algorithm_new (ANKY_SCHEME_UNKNOWN, ANKY_DIGEST_SHA256) },
    { rsa,
      anky_signature_algorithm_new (ANKY_SCHEME_RSA_PKCS1,
                                    ANKY_DIGEST_UNKNOWN) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (anky_signature_algorithm_verify (&cases[i].algorithm,
                                                     cases[i].certificate,
                                                     zeros,
                                                     zeros,
                                                     &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/signature-algorithm/plain", test_plain);
  g_test_add_func ("/crypto/signature-algorithm/pss-round-trip",
                   test_pss_round_trip);
  g_test_add_func ("/crypto/signature-algorithm/pss-defaults",
                   test_pss_defaults);
  g_test_add_func ("/crypto/signature-algorithm/pss-odd", test_pss_odd);
  g_test_add_func ("/crypto/signature-algorithm/verify", test_verify);
  g_test_add_func ("/crypto/signature-algorithm/wrong-key", test_wrong_key);
  return g_test_run ();
}
