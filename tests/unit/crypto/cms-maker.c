/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cms-maker.h"

#include "anky-test-pki.h"

#include <openssl/pem.h>
#include <openssl/pkcs7.h>

const char cms_maker_content[] = CMS_MAKER_CONTENT;

void
cms_maker_init (CmsMaker *self, const char *name)
{
  g_autofree char *certificate_file = g_strconcat (name, ".pem", NULL);
  g_autofree char *key_file = g_strconcat (name, ".key", NULL);
  g_autofree char *certificate_path = anky_test_pki_path (certificate_file);
  g_autofree char *key_path = anky_test_pki_path (key_file);
  BIO *bio = BIO_new_file (certificate_path, "r");

  self->x509 = PEM_read_bio_X509 (bio, NULL, NULL, NULL);
  BIO_free (bio);
  bio = BIO_new_file (key_path, "r");
  self->key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);
  BIO_free (bio);
  g_assert_nonnull (self->x509);
  g_assert_nonnull (self->key);
}

void
cms_maker_clear (CmsMaker *self)
{
  X509_free (self->x509);
  EVP_PKEY_free (self->key);
}

GBytes *
cms_maker_encode (CMS_ContentInfo *cms)
{
  guint8 *der = NULL;
  int size = i2d_CMS_ContentInfo (cms, &der);
  GBytes *bytes;

  g_assert_cmpint (size, >, 0);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  return bytes;
}

GBytes *
cms_maker_make (const char *name, const char *digest, unsigned int flags)
{
  CmsMaker signer;
  BIO *data = BIO_new_mem_buf (cms_maker_content, (int) CMS_MAKER_CONTENT_SIZE);
  CMS_ContentInfo *cms;
  GBytes *bytes;

  cms_maker_init (&signer, name);
  cms = CMS_sign (NULL, NULL, NULL, data, flags | CMS_PARTIAL | CMS_BINARY);
  g_assert_nonnull (CMS_add1_signer (cms,
                                     signer.x509,
                                     signer.key,
                                     EVP_get_digestbyname (digest),
                                     flags | CMS_PARTIAL | CMS_BINARY));
  g_assert_cmpint (CMS_final (cms, data, NULL, flags | CMS_BINARY), ==, 1);
  bytes = cms_maker_encode (cms);
  CMS_ContentInfo_free (cms);
  BIO_free (data);
  cms_maker_clear (&signer);
  return bytes;
}

GBytes *
cms_maker_make_stream (void)
{
  CmsMaker signer;
  BIO *data = BIO_new_mem_buf (cms_maker_content, (int) CMS_MAKER_CONTENT_SIZE);
  BIO *out = BIO_new (BIO_s_mem ());
  const unsigned int flags = CMS_BINARY | CMS_STREAM;
  CMS_ContentInfo *cms;
  char *text = NULL;
  GBytes *bytes;
  long size;

  cms_maker_init (&signer, "person");
  cms = CMS_sign (signer.x509, signer.key, NULL, data, flags);
  g_assert_cmpint (i2d_CMS_bio_stream (out, cms, data, (int) flags), ==, 1);
  size = BIO_get_mem_data (out, &text);
  bytes = g_bytes_new (text, (gsize) size);
  CMS_ContentInfo_free (cms);
  BIO_free (data);
  BIO_free (out);
  cms_maker_clear (&signer);
  return bytes;
}

GBytes *
cms_maker_make_pkcs7 (int flags)
{
  CmsMaker signer;
  BIO *data = BIO_new_mem_buf (cms_maker_content, (int) CMS_MAKER_CONTENT_SIZE);
  guint8 *der = NULL;
  GBytes *bytes;
  PKCS7 *pkcs7;
  int size;

  cms_maker_init (&signer, "person");
  pkcs7 =
      PKCS7_sign (signer.x509, signer.key, NULL, data, flags | PKCS7_BINARY);
  size = i2d_PKCS7 (pkcs7, &der);
  g_assert_cmpint (size, >, 0);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  PKCS7_free (pkcs7);
  BIO_free (data);
  cms_maker_clear (&signer);
  return bytes;
}
