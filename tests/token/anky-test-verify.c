/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-verify.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

static EVP_PKEY *
get_public_key (AnkyCertificate *certificate)
{
  gsize size;
  const guint8 *data =
      g_bytes_get_data (anky_certificate_get_public_key (certificate), &size);
  EVP_PKEY *key = d2i_PUBKEY (NULL, &data, (long) size);

  g_assert_nonnull (key);
  return key;
}

static const EVP_MD *
get_md (AnkyDigestAlgorithm algorithm)
{
  const EVP_MD *md =
      EVP_get_digestbyname (anky_digest_algorithm_get_name (algorithm));

  g_assert_nonnull (md);
  return md;
}

static void
set_padding (EVP_PKEY_CTX *context, AnkySignatureScheme scheme)
{
  if (scheme == ANKY_SCHEME_RSA_PKCS1)
    g_assert_cmpint (EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PADDING),
                     ==,
                     1);
  if (scheme == ANKY_SCHEME_RSA_PSS) {
    g_assert_cmpint (
        EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PSS_PADDING),
        ==,
        1);
    g_assert_cmpint (
        EVP_PKEY_CTX_set_rsa_pss_saltlen (context, RSA_PSS_SALTLEN_DIGEST),
        ==,
        1);
  }
}

gboolean
test_verify (AnkyCertificate *certificate,
             AnkySignatureScheme scheme,
             AnkyDigestAlgorithm algorithm,
             GBytes *digest,
             GBytes *signature)
{
  EVP_PKEY *key = get_public_key (certificate);
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new (key, NULL);
  int result;

  g_assert_cmpint (EVP_PKEY_verify_init (context), ==, 1);
  set_padding (context, scheme);
  g_assert_cmpint (EVP_PKEY_CTX_set_signature_md (context, get_md (algorithm)),
                   ==,
                   1);
  result = EVP_PKEY_verify (context,
                            g_bytes_get_data (signature, NULL),
                            g_bytes_get_size (signature),
                            g_bytes_get_data (digest, NULL),
                            g_bytes_get_size (digest));
  EVP_PKEY_CTX_free (context);
  EVP_PKEY_free (key);
  return result == 1;
}
