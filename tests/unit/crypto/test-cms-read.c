/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms.h"
#include "anky-test-pki.h"
#include "cms-maker.h"

#include <string.h>

static GBytes *
hash_content (AnkyDigestAlgorithm algorithm)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (cms_maker_content, CMS_MAKER_CONTENT_SIZE);

  return anky_digest_of_bytes (algorithm, bytes);
}

static AnkyCms *
parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AnkyCms *cms = anky_cms_parse (bytes, NULL, &error);

  g_assert_no_error (error);
  return cms;
}

/* Good over the content, bad over anything else. */
static void
assert_verifies (AnkyCms *cms)
{
  AnkyDigestAlgorithm algorithm = anky_cms_get_digest_algorithm (cms);
  g_autoptr (GBytes) hash = hash_content (algorithm);
  g_autoptr (GBytes) other = anky_digest_of_bytes (algorithm, hash);
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_cms_verify (cms, hash, &error));
  g_assert_no_error (error);
  g_assert_false (anky_cms_verify (cms, other, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static void
test_cades_less (void)
{
  g_autoptr (GBytes) bytes = cms_maker_make ("person", "SHA256", CMS_DETACHED);
  g_autoptr (AnkyCms) cms = parse (bytes);

  assert_verifies (cms);
  g_assert_cmpint (anky_cms_get_flags (cms),
                   ==,
                   ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE);
  g_assert_nonnull (anky_cms_get_signing_time (cms));
}

static void
test_sha1 (void)
{
  g_autoptr (GBytes) bytes = cms_maker_make ("person", "SHA1", CMS_DETACHED);
  g_autoptr (AnkyCms) cms = parse (bytes);

  g_assert_cmpint (anky_cms_get_digest_algorithm (cms), ==, ANKY_DIGEST_SHA1);
  assert_verifies (cms);
}

static void
test_key_identifier (void)
{
  g_autoptr (GBytes) bytes =
      cms_maker_make ("person-p256", "SHA256", CMS_DETACHED | CMS_USE_KEYID);
  g_autoptr (AnkyCms) cms = parse (bytes);

  g_assert_nonnull (anky_cms_get_signer_certificate (cms));
  assert_verifies (cms);
}

static void
test_no_attributes (void)
{
  g_autoptr (GBytes) bytes =
      cms_maker_make ("person", "SHA256", CMS_DETACHED | CMS_NOATTR);
  g_autoptr (AnkyCms) cms = parse (bytes);

  g_assert_false (anky_cms_has_signed_attributes (cms));
  g_assert_null (anky_cms_get_message_digest (cms));
  assert_verifies (cms);
}

static void
test_content (void)
{
  g_autoptr (GBytes) bytes = cms_maker_make ("person", "SHA256", CMS_CADES);
  g_autoptr (AnkyCms) cms = parse (bytes);
  gsize size;
  const char *data;

  g_assert_true (anky_cms_has_content (cms));
  data = g_bytes_get_data (anky_cms_get_content (cms), &size);
  g_assert_cmpmem (data, size, cms_maker_content, CMS_MAKER_CONTENT_SIZE);
  assert_verifies (cms);
}

static void
test_indefinite (void)
{
  g_autoptr (GBytes) bytes = cms_maker_make_stream ();
  g_autoptr (AnkyCms) cms = parse (bytes);
  gsize size;
  const char *data;

  g_assert_true (anky_cms_is_ber_indefinite (cms));
  g_assert_cmpint (anky_cms_get_flags (cms) & ANKY_CMS_FLAG_DIGEST_MISMATCH,
                   ==,
                   0);
  data = g_bytes_get_data (anky_cms_get_content (cms), &size);
  g_assert_cmpmem (data, size, cms_maker_content, CMS_MAKER_CONTENT_SIZE);
  assert_verifies (cms);
}

static void
test_pkcs7 (void)
{
  const int flags[] = { PKCS7_DETACHED, PKCS7_DETACHED | PKCS7_NOATTR, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++) {
    g_autoptr (GBytes) bytes = cms_maker_make_pkcs7 (flags[i]);
    g_autoptr (AnkyCms) cms = parse (bytes);

    assert_verifies (cms);
  }
}

static void
test_no_certificate (void)
{
  g_autoptr (GBytes) bytes =
      cms_maker_make ("person", "SHA256", CMS_DETACHED | CMS_NOCERTS);
  g_autoptr (AnkyCms) cms = parse (bytes);
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_cms_get_signer_certificate (cms));
  g_assert_false (anky_cms_verify (cms, hash, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_FAILED);
}

static CMS_ContentInfo *
begin_cms (void)
{
  return CMS_sign (NULL,
                   NULL,
                   NULL,
                   NULL,
                   CMS_PARTIAL | CMS_BINARY | CMS_DETACHED);
}

static void
test_several_signers (void)
{
  const char *names[] = { "person", "organization" };
  BIO *data = BIO_new_mem_buf (cms_maker_content, (int) CMS_MAKER_CONTENT_SIZE);
  CMS_ContentInfo *info = begin_cms ();
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyCms) cms = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    CmsMaker signer;

    cms_maker_init (&signer, names[i]);
    CMS_add1_signer (info, signer.x509, signer.key, EVP_sha256 (), CMS_PARTIAL);
    cms_maker_clear (&signer);
  }
  CMS_final (info, data, NULL, CMS_DETACHED | CMS_BINARY);
  bytes = cms_maker_encode (info);
  cms = parse (bytes);
  g_assert_cmpuint (anky_cms_get_n_signers (cms), ==, 2);
  g_assert_false (anky_cms_verify (cms, hash, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  CMS_ContentInfo_free (info);
  BIO_free (data);
}

static void
test_no_signer (void)
{
  CMS_ContentInfo *info = begin_cms ();
  g_autoptr (GBytes) bytes = cms_maker_encode (info);
  g_autoptr (AnkyCms) cms = parse (bytes);
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (anky_cms_get_n_signers (cms), ==, 0);
  g_assert_null (anky_cms_get_signature_value (cms));
  g_assert_false (anky_cms_verify (cms, hash, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  CMS_ContentInfo_free (info);
}

/* Signs with one more signed attribute of the caller's. */
static GBytes *
make_with_attribute (const char *oid, const guint8 *value, gsize size)
{
  BIO *data = BIO_new_mem_buf (cms_maker_content, (int) CMS_MAKER_CONTENT_SIZE);
  CMS_ContentInfo *info = begin_cms ();
  CMS_SignerInfo *signer_info;
  CmsMaker signer;
  GBytes *bytes;

  cms_maker_init (&signer, "person");
  signer_info = CMS_add1_signer (info,
                                 signer.x509,
                                 signer.key,
                                 EVP_sha256 (),
                                 CMS_PARTIAL);
  g_assert_cmpint (CMS_signed_add1_attr_by_txt (signer_info,
                                                oid,
                                                V_ASN1_SEQUENCE,
                                                value,
                                                (int) size),
                   ==,
                   1);
  g_assert_cmpint (CMS_final (info, data, NULL, CMS_DETACHED | CMS_BINARY),
                   ==,
                   1);
  bytes = cms_maker_encode (info);
  CMS_ContentInfo_free (info);
  BIO_free (data);
  cms_maker_clear (&signer);
  return bytes;
}

#define SIGNING_CERTIFICATE    "1.2.840.113549.1.9.16.2.12"
#define SIGNING_CERTIFICATE_V2 "1.2.840.113549.1.9.16.2.47"
#define ARCHIVAL               "1.2.840.113583.1.1.8"

/* The value of either attribute with the hash of @name, SHA-256 by default. */
static GBytes *
make_signing_certificate (const char *name, AnkyDigestAlgorithm algorithm)
{
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (name);
  g_autoptr (GBytes) hash =
      anky_digest_of_bytes (algorithm, anky_certificate_get_der (certificate));
  guint8 n = (guint8) g_bytes_get_size (hash);
  const guint8 header[] = { 0x30, n + 6, 0x30, n + 4, 0x30, n + 2, 0x04, n };
  GByteArray *der = g_byte_array_new ();

  g_byte_array_append (der, header, sizeof header);
  g_byte_array_append (der, g_bytes_get_data (hash, NULL), n);
  return g_byte_array_free_to_bytes (der);
}

static void
test_signing_certificate (void)
{
  static const guint8 nonsense[] = { 0x30, 0x02, 0x05, 0x00 };
  const struct {
    const char *oid;
    const char *name;
    AnkyDigestAlgorithm algorithm;
    AnkyCmsFlags flags;
  } cases[] = {
    { SIGNING_CERTIFICATE_V2,
      "person",
      ANKY_DIGEST_SHA256,
      ANKY_CMS_FLAG_NONE },
    { SIGNING_CERTIFICATE, "person", ANKY_DIGEST_SHA1, ANKY_CMS_FLAG_NONE },
    { SIGNING_CERTIFICATE_V2,
      "organization",
      ANKY_DIGEST_SHA256,
      ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE },
    { SIGNING_CERTIFICATE,
      "organization",
      ANKY_DIGEST_SHA1,
      ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE },
    /* Without its name the hash is taken for SHA-256. */
    { SIGNING_CERTIFICATE_V2,
      "person",
      ANKY_DIGEST_SHA3_256,
      ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE },
  };
  g_autoptr (GBytes) odd =
      make_with_attribute (SIGNING_CERTIFICATE_V2, nonsense, sizeof nonsense);
  g_autoptr (AnkyCms) odd_cms = parse (odd);

  g_assert_cmpint (anky_cms_get_flags (odd_cms),
                   ==,
                   ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) value =
        make_signing_certificate (cases[i].name, cases[i].algorithm);
    g_autoptr (GBytes) bytes =
        make_with_attribute (cases[i].oid,
                             g_bytes_get_data (value, NULL),
                             g_bytes_get_size (value));
    g_autoptr (AnkyCms) cms = parse (bytes);

    g_assert_cmpint (anky_cms_get_flags (cms), ==, cases[i].flags);
    assert_verifies (cms);
  }
}

static void
append_element (GByteArray *out, guint8 tag, const GByteArray *inside)
{
  const guint8 header[] = { tag,
                            0x82,
                            (guint8) (inside->len >> 8),
                            (guint8) inside->len };

  g_byte_array_append (out, header, sizeof header);
  g_byte_array_append (out, inside->data, inside->len);
}

static void
append_list (GByteArray *out, guint8 tag, GBytes *item)
{
  g_autoptr (GByteArray) items = g_byte_array_new ();
  g_autoptr (GByteArray) sequence = g_byte_array_new ();

  g_byte_array_append (items,
                       g_bytes_get_data (item, NULL),
                       (guint) g_bytes_get_size (item));
  append_element (sequence, 0x30, items);
  append_element (out, tag, sequence);
}

static void
test_archival (void)
{
  g_autoptr (GBytes) crl = anky_test_pki_bytes ("sub-crl.der");
  g_autoptr (GByteArray) parts = g_byte_array_new ();
  g_autoptr (GByteArray) value = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyCms) cms = NULL;

  append_list (parts, 0xa0, crl);
  append_list (parts, 0xa1, crl); /* any SEQUENCE serves as an answer here */
  append_element (value, 0x30, parts);
  bytes = make_with_attribute (ARCHIVAL, value->data, value->len);
  cms = parse (bytes);
  assert_verifies (cms);
  g_assert_cmpuint (anky_cms_get_embedded_crls (cms)->len, ==, 1);
  g_assert_cmpuint (anky_cms_get_embedded_ocsp (cms)->len, ==, 1);
  g_assert_true (
      g_bytes_equal (g_ptr_array_index (anky_cms_get_embedded_crls (cms), 0),
                     crl));
}

static void
test_archival_truncated (void)
{
  static const guint8 value[] = { 0x30, 0x04, 0xa0, 0x20, 0x30, 0x00 };
  g_autoptr (GBytes) bytes =
      make_with_attribute (ARCHIVAL, value, sizeof value);
  g_autoptr (AnkyCms) cms = parse (bytes);

  g_assert_cmpuint (anky_cms_get_embedded_crls (cms)->len, ==, 0);
  g_assert_cmpuint (anky_cms_get_embedded_ocsp (cms)->len, ==, 0);
}

static GBytes *
replace_first (GBytes *bytes, const guint8 *what, const guint8 *with, gsize n)
{
  gsize size;
  guint8 *data =
      g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  guint8 *found = memmem (data, size, what, n);

  g_assert_nonnull (found);
  memcpy (found, with, n);
  return g_bytes_new_take (data, size);
}

/* The first list says SHA-384, the signer SHA-256. */
static void
test_digest_lists (void)
{
  static const guint8 sha256[] = { 0x65, 0x03, 0x04, 0x02, 0x01 };
  static const guint8 sha384[] = { 0x65, 0x03, 0x04, 0x02, 0x02 };
  g_autoptr (GBytes) good =
      cms_maker_make ("person", "SHA256", CMS_DETACHED | CMS_CADES);
  g_autoptr (GBytes) bytes =
      replace_first (good, sha256, sha384, sizeof sha256);
  g_autoptr (AnkyCms) cms = parse (bytes);

  g_assert_cmpint (anky_cms_get_flags (cms), ==, ANKY_CMS_FLAG_DIGEST_MISMATCH);
}

static void
test_unknown_digest (void)
{
  g_autoptr (GBytes) bytes =
      cms_maker_make ("person", "RIPEMD160", CMS_DETACHED | CMS_CADES);
  g_autoptr (AnkyCms) cms = NULL;
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA1);
  g_autoptr (GError) error = NULL;

  cms = parse (bytes);
  g_assert_cmpint (anky_cms_get_digest_algorithm (cms),
                   ==,
                   ANKY_DIGEST_UNKNOWN);
  g_assert_false (anky_cms_verify (cms, hash, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM);
}

static void
test_wrong_hash_length (void)
{
  g_autoptr (GBytes) bytes = cms_maker_make ("person", "SHA256", CMS_DETACHED);
  g_autoptr (AnkyCms) cms = parse (bytes);
  g_autoptr (GBytes) hash = hash_content (ANKY_DIGEST_SHA1);
  g_autoptr (GError) error = NULL;

  g_assert_false (anky_cms_verify (cms, hash, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_ALGORITHM);
}

static void
test_padding (void)
{
  g_autoptr (GBytes) bytes = cms_maker_make ("person", "SHA256", CMS_DETACHED);
  gsize size = g_bytes_get_size (bytes);
  guint8 *data = g_malloc0 (size + 1000);
  g_autoptr (GBytes) padded = NULL;
  g_autoptr (AnkyCms) cms = NULL;
  gsize length = 0;

  memcpy (data, g_bytes_get_data (bytes, NULL), size);
  padded = g_bytes_new_take (data, size + 1000);
  cms = anky_cms_parse (padded, &length, NULL);
  g_assert_cmpuint (length, ==, size);
  assert_verifies (cms);
}

static void
test_rejects (void)
{
  g_autoptr (GBytes) good = cms_maker_make ("person", "SHA256", CMS_DETACHED);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (100), 100);
  g_autoptr (GBytes) truncated =
      g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) - 1);
  g_autoptr (AnkyCertificate) person = anky_test_pki_certificate ("person");
  GBytes *bad[] = { empty,
                    zeros,
                    truncated,
                    anky_certificate_get_der (person) };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    gsize length = 77;

    g_assert_null (anky_cms_parse (bad[i], &length, &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
    g_assert_cmpuint (length, ==, 77);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/cms-read/without-cades", test_cades_less);
  g_test_add_func ("/crypto/cms-read/sha1", test_sha1);
  g_test_add_func ("/crypto/cms-read/key-identifier", test_key_identifier);
  g_test_add_func ("/crypto/cms-read/no-attributes", test_no_attributes);
  g_test_add_func ("/crypto/cms-read/content", test_content);
  g_test_add_func ("/crypto/cms-read/indefinite", test_indefinite);
  g_test_add_func ("/crypto/cms-read/pkcs7", test_pkcs7);
  g_test_add_func ("/crypto/cms-read/no-certificate", test_no_certificate);
  g_test_add_func ("/crypto/cms-read/several-signers", test_several_signers);
  g_test_add_func ("/crypto/cms-read/no-signer", test_no_signer);
  g_test_add_func ("/crypto/cms-read/signing-certificate",
                   test_signing_certificate);
  g_test_add_func ("/crypto/cms-read/archival", test_archival);
  g_test_add_func ("/crypto/cms-read/archival-truncated",
                   test_archival_truncated);
  g_test_add_func ("/crypto/cms-read/digest-lists", test_digest_lists);
  g_test_add_func ("/crypto/cms-read/unknown-digest", test_unknown_digest);
  g_test_add_func ("/crypto/cms-read/wrong-hash-length",
                   test_wrong_hash_length);
  g_test_add_func ("/crypto/cms-read/padding", test_padding);
  g_test_add_func ("/crypto/cms-read/rejects", test_rejects);
  return g_test_run ();
}
