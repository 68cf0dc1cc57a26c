/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms.h"
#include "anky-test-pki.h"

#include <glib/gstdio.h>

#include <string.h>

static const char content[] = "Bytes of a document that are signed (DEMO)\n";

static GBytes *
hash_content (AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, sizeof content - 1);

  return anky_digest_of_bytes (algorithm, bytes);
}

static GBytes *
sign (AnkyKey *key, const AnkyCmsOptions *options, GError **error)
{
  g_autoptr (GBytes) digest =
      hash_content (options->digest == ANKY_DIGEST_UNKNOWN ? ANKY_DIGEST_SHA256
                                                           : options->digest);
  GBytes *cms;

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, NULL));
  cms = anky_cms_sign (key, digest, options, NULL, error);
  anky_key_end (key);
  return cms;
}

/* OpenSSL's command is the outside judge: signature, chain, and with -cades the
 * signing-certificate attribute. */
static void
assert_openssl_verifies (GBytes *cms)
{
  g_autofree char *folder = g_dir_make_tmp ("anky-cms-XXXXXX", NULL);
  g_autofree char *cms_path = g_build_filename (folder, "cms.der", NULL);
  g_autofree char *content_path = g_build_filename (folder, "content", NULL);
  g_autofree char *chain = anky_test_pki_path ("chain.pem");
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;
  const char *arguments[] = { "openssl",    "cms",     "-verify", "-inform",
                              "DER",        "-in",     cms_path,  "-content",
                              content_path, "-binary", "-CAfile", chain,
                              "-purpose",   "any",     "-cades",  "-out",
                              "/dev/null",  NULL };

  g_assert_true (g_file_set_contents (cms_path,
                                      g_bytes_get_data (cms, NULL),
                                      (gssize) g_bytes_get_size (cms),
                                      NULL));
  g_assert_true (g_file_set_contents (content_path, content, -1, NULL));
  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                &output,
                &status,
                &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
  g_unlink (cms_path);
  g_unlink (content_path);
  g_rmdir (folder);
}

static void
assert_own_verifies (GBytes *bytes,
                     AnkyKey *key,
                     AnkySignatureScheme scheme,
                     AnkyDigestAlgorithm digest)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autoptr (AnkyCms) cms = anky_cms_parse (bytes, &length, &error);
  g_autoptr (GBytes) hash = hash_content (digest);
  g_autoptr (GBytes) other = anky_digest_of_bytes (digest, hash);

  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, g_bytes_get_size (bytes));
  g_assert_cmpuint (anky_cms_get_n_signers (cms), ==, 1);
  g_assert_cmpint (anky_cms_get_scheme (cms), ==, scheme);
  g_assert_cmpint (anky_cms_get_digest_algorithm (cms), ==, digest);
  g_assert_cmpint (anky_cms_get_flags (cms), ==, ANKY_CMS_FLAG_NONE);
  g_assert_false (anky_cms_has_content (cms));
  g_assert_false (anky_cms_is_ber_indefinite (cms));
  g_assert_true (anky_cms_has_signed_attributes (cms));
  g_assert_null (anky_cms_get_signing_time (cms));
  g_assert_true (anky_certificate_equal (anky_cms_get_signer_certificate (cms),
                                         anky_key_get_certificate (key)));
  g_assert_true (g_bytes_equal (anky_cms_get_message_digest (cms), hash));
  g_assert_true (anky_cms_verify (cms, hash, &error));
  g_assert_no_error (error);
  g_assert_false (anky_cms_verify (cms, other, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static void
test_keys (void)
{
  const struct {
    const char *name;
    AnkySignatureScheme wanted;
    AnkySignatureScheme made;
    AnkyDigestAlgorithm digest;
  } cases[] = {
    { "person",
      ANKY_SCHEME_UNKNOWN,
      ANKY_SCHEME_RSA_PKCS1,
      ANKY_DIGEST_UNKNOWN },
    { "person",
      ANKY_SCHEME_RSA_PKCS1,
      ANKY_SCHEME_RSA_PKCS1,
      ANKY_DIGEST_SHA512 },
    { "person-rsa3072",
      ANKY_SCHEME_UNKNOWN,
      ANKY_SCHEME_RSA_PKCS1,
      ANKY_DIGEST_SHA256 },
    { "person-pss",
      ANKY_SCHEME_RSA_PSS,
      ANKY_SCHEME_RSA_PSS,
      ANKY_DIGEST_SHA256 },
    { "person-pss",
      ANKY_SCHEME_RSA_PSS,
      ANKY_SCHEME_RSA_PSS,
      ANKY_DIGEST_SHA384 },
    { "person-pss-only",
      ANKY_SCHEME_UNKNOWN,
      ANKY_SCHEME_RSA_PSS,
      ANKY_DIGEST_SHA256 },
    { "person-p256",
      ANKY_SCHEME_UNKNOWN,
      ANKY_SCHEME_ECDSA,
      ANKY_DIGEST_SHA256 },
    { "person-p384", ANKY_SCHEME_ECDSA, ANKY_SCHEME_ECDSA, ANKY_DIGEST_SHA384 },
    { "person-p384",
      ANKY_SCHEME_UNKNOWN,
      ANKY_SCHEME_ECDSA,
      ANKY_DIGEST_SHA512 },
    { "organization",
      ANKY_SCHEME_UNKNOWN,
      ANKY_SCHEME_RSA_PKCS1,
      ANKY_DIGEST_SHA3_256 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyKey) key = anky_test_pki_key (cases[i].name);
    AnkyCmsOptions options = { .scheme = cases[i].wanted,
                               .digest = cases[i].digest };
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) cms = sign (key, &options, &error);

    g_test_message ("%s", cases[i].name);
    g_assert_no_error (error);
    assert_own_verifies (cms,
                         key,
                         cases[i].made,
                         cases[i].digest == ANKY_DIGEST_UNKNOWN
                             ? ANKY_DIGEST_SHA256
                             : cases[i].digest);
    assert_openssl_verifies (cms);
  }
}

static void
test_chain (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  AnkyCmsOptions options = { .chain = chain };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyCms) cms = NULL;

  /* The leaf among them is not put in twice. */
  g_ptr_array_add (chain, anky_key_get_certificate (key));
  g_ptr_array_add (chain, sub);
  bytes = sign (key, &options, NULL);
  cms = anky_cms_parse (bytes, NULL, NULL);
  g_assert_cmpuint (anky_cms_get_certificates (cms)->len, ==, 2);
}

static void
test_estimate (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person-rsa3072");
  AnkyCertificate *leaf = anky_key_get_certificate (key);
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  AnkyCmsOptions options = { .chain = chain };

  g_assert_cmpuint (anky_cms_estimate_size (leaf, &options), ==, 32 * 1024);
  /* As many as fill more than the least size. */
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (chain, sub);
  g_assert_cmpuint (anky_cms_estimate_size (leaf, &options),
                    >,
                    60 * g_bytes_get_size (anky_certificate_get_der (sub)));
}

static void
test_lying_key (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  AnkyCmsOptions options = { .scheme = ANKY_SCHEME_UNKNOWN };
  g_autoptr (GError) error = NULL;

  anky_soft_key_set_is_lying (ANKY_SOFT_KEY (key), TRUE);
  g_assert_null (sign (key, &options, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static void
test_refuses (void)
{
  g_autoptr (AnkyKey) rsa = anky_test_pki_key ("person");
  g_autoptr (AnkyKey) ec = anky_test_pki_key ("person-p256");
  AnkyCmsOptions sha1 = { .digest = ANKY_DIGEST_SHA1 };
  AnkyCmsOptions pss = { .scheme = ANKY_SCHEME_RSA_PSS };
  AnkyCmsOptions plain = { .scheme = ANKY_SCHEME_UNKNOWN };
  g_autoptr (GBytes) short_digest = g_bytes_new_static ("short", 5);
  g_autoptr (GError) error = NULL;

  g_assert_null (sign (rsa, &sha1, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM);
  g_clear_error (&error);
  g_assert_null (sign (ec, &pss, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM);
  g_clear_error (&error);
  g_assert_null (anky_cms_sign (rsa, short_digest, &plain, NULL, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM);
  g_clear_error (&error);
  g_assert_cmpuint (anky_soft_key_get_n_signed (ANKY_SOFT_KEY (rsa)), ==, 0);

  /* Outside of begin and end. */
  {
    g_autoptr (GBytes) digest = hash_content (ANKY_DIGEST_SHA256);

    g_assert_null (anky_cms_sign (rsa, digest, &plain, NULL, &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_FAILED);
  }
}

typedef struct {
  GBytes *token;
  gboolean fails;
  guint n_calls;
  GBytes *imprint;
} FakeTsa;

static GBytes *
ask_fake_tsa (GBytes *imprint,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  FakeTsa *tsa = user_data;

  tsa->n_calls++;
  tsa->imprint = g_bytes_ref (imprint);
  if (tsa->fails)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "no answer");
  return tsa->token ? g_bytes_ref (tsa->token) : NULL;
}

static void
test_timestamp (void)
{
  static const guint8 token_der[] = { 0x30, 0x03, 0x02, 0x01, 0x05 };
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GBytes) token = g_bytes_new_static (token_der, sizeof token_der);
  FakeTsa tsa = { .token = token };
  AnkyCmsOptions options = { .timestamp = ask_fake_tsa,
                             .timestamp_data = &tsa };
  g_autoptr (GBytes) bytes = sign (key, &options, NULL);
  g_autoptr (AnkyCms) cms = anky_cms_parse (bytes, NULL, NULL);
  GPtrArray *tokens = anky_cms_get_timestamp_tokens (cms);
  g_autoptr (GBytes) imprint =
      anky_digest_of_bytes (ANKY_DIGEST_SHA256,
                            anky_cms_get_signature_value (cms));
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA256);

  g_assert_cmpuint (tokens->len, ==, 1);
  g_assert_true (g_bytes_equal (g_ptr_array_index (tokens, 0), token));
  g_assert_true (g_bytes_equal (tsa.imprint, imprint));
  g_assert_true (anky_cms_verify (cms, hash, NULL));
  g_assert_cmpuint (
      anky_cms_estimate_size (anky_key_get_certificate (key), &options),
      ==,
      32 * 1024);
  assert_openssl_verifies (bytes);
  g_bytes_unref (tsa.imprint);
}

static void
test_timestamp_fails (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  FakeTsa tsa = { .fails = TRUE };
  AnkyCmsOptions options = { .timestamp = ask_fake_tsa,
                             .timestamp_data = &tsa };
  g_autoptr (GError) error = NULL;

  g_assert_null (sign (key, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (tsa.n_calls, ==, 1);
  g_bytes_unref (tsa.imprint);
}

static void
test_timestamp_declined (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  FakeTsa tsa = { .token = NULL };
  AnkyCmsOptions options = { .timestamp = ask_fake_tsa,
                             .timestamp_data = &tsa };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sign (key, &options, &error);
  g_autoptr (AnkyCms) cms = NULL;

  g_assert_no_error (error);
  cms = anky_cms_parse (bytes, NULL, NULL);
  g_assert_cmpuint (anky_cms_get_timestamp_tokens (cms)->len, ==, 0);
  g_bytes_unref (tsa.imprint);
}

static void
test_timestamp_too_large (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GBytes) token = g_bytes_new_take (g_malloc0 (20000), 20000);
  FakeTsa tsa = { .token = token };
  AnkyCmsOptions options = { .timestamp = ask_fake_tsa,
                             .timestamp_data = &tsa };
  g_autoptr (GError) error = NULL;

  g_assert_null (sign (key, &options, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_TOO_LARGE);
  g_bytes_unref (tsa.imprint);
}

static void
test_cancelled (void)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) digest = hash_content (ANKY_DIGEST_SHA256);
  AnkyCmsOptions options = { .scheme = ANKY_SCHEME_UNKNOWN };
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (anky_cms_sign (key, digest, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (anky_soft_key_get_n_signed (ANKY_SOFT_KEY (key)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/cms-sign/keys", test_keys);
  g_test_add_func ("/crypto/cms-sign/chain", test_chain);
  g_test_add_func ("/crypto/cms-sign/estimate", test_estimate);
  g_test_add_func ("/crypto/cms-sign/lying-key", test_lying_key);
  g_test_add_func ("/crypto/cms-sign/refuses", test_refuses);
  g_test_add_func ("/crypto/cms-sign/timestamp", test_timestamp);
  g_test_add_func ("/crypto/cms-sign/timestamp-fails", test_timestamp_fails);
  g_test_add_func ("/crypto/cms-sign/timestamp-declined",
                   test_timestamp_declined);
  g_test_add_func ("/crypto/cms-sign/timestamp-too-large",
                   test_timestamp_too_large);
  g_test_add_func ("/crypto/cms-sign/cancelled", test_cancelled);
  return g_test_run ();
}
