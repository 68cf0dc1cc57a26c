/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-pki.h"

#include <string.h>

static const guint8 raw_ones[] = {
  1, 1, 1, 1, 0x80, 1, 1, 1,
};

static void
test_ecdsa_from_raw (void)
{
  /* SEQUENCE { INTEGER 01010101, INTEGER 00 80010101 } */
  static const guint8 expected[] = {
    0x30, 0x0d, 2, 4, 1, 1, 1, 1, 2, 5, 0, 0x80, 1, 1, 1,
  };
  g_autoptr (GBytes) raw = g_bytes_new_static (raw_ones, sizeof raw_ones);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) der = anky_ecdsa_signature_from_raw (raw, &error);
  gsize size;
  const guint8 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (der, &size);
  g_assert_cmpmem (data, size, expected, sizeof expected);
}

static void
test_ecdsa_rejects (void)
{
  static const guint8 zeros[200] = { 0 };
  const gsize sizes[] = { 0, 7, 134, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GBytes) raw = g_bytes_new_static (zeros, sizes[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_ecdsa_signature_from_raw (raw, &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  }
}

/* RFC 8017, 9.2, note 1. */
static void
test_digest_info (void)
{
  static const guint8 prefix[] = { 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60,
                                   0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                                   0x01, 0x05, 0x00, 0x04, 0x20 };
  g_autoptr (GBytes) text = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) hash = anky_digest_of_bytes (ANKY_DIGEST_SHA256, text);
  g_autoptr (GBytes) info = anky_digest_info_new (ANKY_DIGEST_SHA256, hash);
  gsize size;
  const guint8 *data = g_bytes_get_data (info, &size);

  g_assert_cmpuint (size, ==, sizeof prefix + 32);
  g_assert_cmpmem (data, sizeof prefix, prefix, sizeof prefix);
  g_assert_cmpmem (data + sizeof prefix, 32, g_bytes_get_data (hash, NULL), 32);
}

static void
test_bracket (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GBytes) text = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) hash = anky_digest_of_bytes (ANKY_DIGEST_SHA256, text);
  g_autoptr (GBytes) value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_key_sign_digest (key,
                                       ANKY_SCHEME_RSA_PKCS1,
                                       ANKY_DIGEST_SHA256,
                                       hash,
                                       NULL,
                                       &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, &error));
  value = anky_key_sign_digest (key,
                                ANKY_SCHEME_RSA_PKCS1,
                                ANKY_DIGEST_SHA256,
                                hash,
                                NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (value), ==, 256);
  anky_key_end (key);
  g_assert_false (anky_soft_key_is_open (ANKY_SOFT_KEY (key)));
  g_assert_cmpuint (anky_soft_key_get_n_begun (ANKY_SOFT_KEY (key)), ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (anky_key_begin (key, NULL, "test", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (anky_soft_key_get_n_begun (ANKY_SOFT_KEY (key)), ==, 0);
}

static void
test_supports (void)
{
  g_autoptr (AnkyKey) rsa = anky_test_pki_key ("person");
  g_autoptr (AnkyKey) ec = anky_test_pki_key ("person-p256");

  g_assert_true (anky_key_supports (rsa, ANKY_SCHEME_RSA_PKCS1));
  g_assert_true (anky_key_supports (rsa, ANKY_SCHEME_RSA_PSS));
  g_assert_false (anky_key_supports (rsa, ANKY_SCHEME_ECDSA));
  g_assert_true (anky_key_supports (ec, ANKY_SCHEME_ECDSA));
  g_assert_false (anky_key_supports (ec, ANKY_SCHEME_RSA_PSS));
  g_assert_cmpstr (anky_signature_scheme_get_name (ANKY_SCHEME_RSA_PSS),
                   ==,
                   "RSA-PSS");
  g_assert_cmpstr (anky_signature_scheme_get_name (ANKY_SCHEME_UNKNOWN),
                   ==,
                   "unknown");
}

static void
test_pkcs12 (void)
{
  g_autofree char *path = anky_test_pki_path ("person.p12");
  g_autoptr (AnkyCertificate) person = anky_test_pki_certificate ("person");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkySoftKey) key = NULL;

  g_assert_null (anky_soft_key_new_from_pkcs12 (path, "wrong", &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  g_clear_error (&error);
  key = anky_soft_key_new_from_pkcs12 (path, "demo", &error);
  g_assert_no_error (error);
  g_assert_true (
      anky_certificate_equal (anky_key_get_certificate (ANKY_KEY (key)),
                              person));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/key/ecdsa-from-raw", test_ecdsa_from_raw);
  g_test_add_func ("/crypto/key/ecdsa-rejects", test_ecdsa_rejects);
  g_test_add_func ("/crypto/key/digest-info", test_digest_info);
  g_test_add_func ("/crypto/key/bracket", test_bracket);
  g_test_add_func ("/crypto/key/cancelled", test_cancelled);
  g_test_add_func ("/crypto/key/supports", test_supports);
  g_test_add_func ("/crypto/key/pkcs12", test_pkcs12);
  return g_test_run ();
}
