/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-forge.h"
#include "anky-test-pki.h"
#include "letter-office.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#define FLAGS (CMS_BINARY | CMS_NOSMIMECAP | CMS_DETACHED | CMS_PARTIAL)

static BIO *
open_file (const char *key, const char *suffix)
{
  g_autofree char *name = g_strconcat (key, suffix, NULL);
  g_autofree char *path = anky_test_pki_path (name);

  return BIO_new_file (path, "r");
}

static CMS_ContentInfo *
make_value (GBytes *letter, const char *key, gsize start, gsize end)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (letter, &size);
  BIO *certificate_file = open_file (key, ".pem");
  BIO *key_file = open_file (key, ".key");
  BIO *content = BIO_new (BIO_s_mem ());
  X509 *certificate = PEM_read_bio_X509 (certificate_file, NULL, NULL, NULL);
  EVP_PKEY *private_key = PEM_read_bio_PrivateKey (key_file, NULL, NULL, NULL);
  CMS_ContentInfo *cms = CMS_sign (NULL, NULL, NULL, NULL, FLAGS);

  BIO_write (content, data, (int) start);
  BIO_write (content, data + end, (int) (size - end));
  g_assert_nonnull (
      CMS_add1_signer (cms, certificate, private_key, EVP_sha1 (), FLAGS));
  g_assert_cmpint (CMS_final (cms, content, NULL, FLAGS), ==, 1);
  X509_free (certificate);
  EVP_PKEY_free (private_key);
  BIO_free (certificate_file);
  BIO_free (key_file);
  BIO_free (content);
  return cms;
}

GBytes *
letter_sign_with_sha1 (GBytes *letter, const char *key, gsize start, gsize end)
{
  CMS_ContentInfo *cms = make_value (letter, key, start, end);
  g_autofree char *text = g_strnfill (end - start, '0');
  guint8 *der = NULL;
  int size = i2d_CMS_ContentInfo (cms, &der);

  g_assert_cmpint (size, >, 0);
  g_assert_cmpuint ((gsize) size * 2 + 2, <=, end - start);
  text[0] = '<';
  text[end - start - 1] = '>';
  for (int i = 0; i < size; i++) {
    text[1 + 2 * i] = "0123456789abcdef"[der[i] >> 4];
    text[2 + 2 * i] = "0123456789abcdef"[der[i] & 15];
  }
  OPENSSL_free (der);
  CMS_ContentInfo_free (cms);
  return anky_forge_replace (letter, start, end - start, text);
}
