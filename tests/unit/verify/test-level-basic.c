/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signatures from which one thing of B-B (EN 319 142-1, 6.3, table 1) was left
 * out before they were made: each is missed by its name.
 */

#include "anky-attack.h"
#include "anky-digest.h"
#include "anky-forge.h"
#include "anky-test-pki.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <string.h>

typedef struct {
  const char *name;
  const char *from; /* in the signature dictionary; NULL: nothing */
  const char *to;   /* as long */
  guint flags;      /* of OpenSSL's; 0: signed by our own signer */
  const char *second;
  const char *missing; /* NULL: nothing is */
  guint8 without; /* of PKCS#9: 3 content-type, 4 message-digest; 0: none */
  gboolean is_indefinite;
} Case;

/* --- values ----------------------------------------------------------------
 */

static GBytes *
copy_signed_bytes (GBytes *letter)
{
  AnkySigned found = anky_attack_find (letter);
  const guint8 *data = g_bytes_get_data (letter, NULL);
  GByteArray *all = g_byte_array_new ();

  g_byte_array_append (all, data, (guint) found.contents_start);
  g_byte_array_append (all,
                       data + found.contents_end,
                       (guint) (found.end - found.contents_end));
  return g_byte_array_free_to_bytes (all);
}

static GBytes *
put_value (GBytes *letter, GBytes *value)
{
  AnkySigned found = anky_attack_find (letter);
  gsize n = (gsize) (found.contents_end - found.contents_start);
  g_autofree char *text = g_strnfill (n, '0');
  gsize size;
  const guint8 *der = g_bytes_get_data (value, &size);

  g_assert_cmpuint (size * 2 + 2, <=, n);
  text[0] = '<';
  text[n - 1] = '>';
  for (gsize i = 0; i < size; i++) {
    text[1 + 2 * i] = "0123456789abcdef"[der[i] >> 4];
    text[2 + 2 * i] = "0123456789abcdef"[der[i] & 15];
  }
  return anky_forge_replace (letter, (gsize) found.contents_start, n, text);
}

/* The outermost length is not told, and two zeros end it (X.690, 8.1.3.6). */
static GBytes *
put_indefinite (GBytes *letter, GBytes *value)
{
  g_autoptr (GByteArray) ber = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guint8 *der = g_bytes_get_data (value, &size);

  g_assert_cmphex (der[1], ==, 0x82);
  g_byte_array_append (ber, (const guint8 *) "\x30\x80", 2);
  g_byte_array_append (ber, der + 4, (guint) size - 4);
  g_byte_array_append (ber, (const guint8 *) "\0\0", 2);
  bytes = g_bytes_new (ber->data, ber->len);
  return put_value (letter, bytes);
}

static EVP_PKEY *
load_key (const char *file)
{
  g_autofree char *path = anky_test_pki_path (file);
  BIO *bio = BIO_new_file (path, "r");
  EVP_PKEY *key = PEM_read_bio_PrivateKey (bio, NULL, NULL, NULL);

  BIO_free (bio);
  g_assert_nonnull (key);
  return key;
}

/* The value ends in the signature: over @attributes, as a SET (RFC 5652, 5.4).
 */
static void
replace_signature (GByteArray *value, guint8 *attributes, gsize size)
{
  EVP_PKEY *key = load_key ("person.key");
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  guint8 tag = attributes[0];
  size_t length = 256;

  attributes[0] = 0x31;
  g_assert_cmpint (EVP_DigestSignInit (context, NULL, EVP_sha256 (), NULL, key),
                   ==,
                   1);
  g_assert_cmpint (EVP_DigestSign (context,
                                   value->data + value->len - length,
                                   &length,
                                   attributes,
                                   size),
                   ==,
                   1);
  attributes[0] = tag;
  EVP_MD_CTX_free (context);
  EVP_PKEY_free (key);
}

/* An attribute of PKCS#9 becomes one that nobody knows, and the rest is
 * signed again. The content-type stands first among them. */
static GBytes *
take_attribute (GBytes *value, guint8 number)
{
  static const guint8 oid[] = { 0x06, 0x09, 0x2a, 0x86, 0x48,
                                0x86, 0xf7, 0x0d, 0x01, 0x09 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 *first = NULL;

  g_byte_array_append (bytes,
                       g_bytes_get_data (value, NULL),
                       (guint) g_bytes_get_size (value));
  for (guint8 *at = bytes->data; at < bytes->data + bytes->len - 300; at++) {
    if (memcmp (at, oid, sizeof oid) != 0)
      continue;
    if (at[sizeof oid] == 3)
      first = at - 2;
    if (at[sizeof oid] == number)
      at[sizeof oid] = 0x7f;
  }
  g_assert_nonnull (first);
  g_assert_cmphex (first[-3], ==, 0xa0);
  g_assert_cmphex (first[-2], ==, 0x81);
  replace_signature (bytes, first - 3, 3U + first[-1]);
  return g_bytes_new (bytes->data, bytes->len);
}

/* By our own signer, over what the letter says now. */
static GBytes *
sign_again (GBytes *letter, const Case *one)
{
  g_autoptr (GBytes) bytes = copy_signed_bytes (letter);
  g_autoptr (GBytes) digest = anky_digest_of_bytes (ANKY_DIGEST_SHA256, bytes);
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  const AnkyCmsOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) value = NULL;

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, &error));
  value = anky_cms_sign (key, digest, &options, NULL, &error);
  g_assert_no_error (error);
  anky_key_end (key);
  if (one->without) {
    g_autoptr (GBytes) less = take_attribute (value, one->without);

    return put_value (letter, less);
  }
  if (one->is_indefinite)
    return put_indefinite (letter, value);
  return put_value (letter, value);
}

static void
add_signer (CMS_ContentInfo *cms, const char *name, guint flags)
{
  g_autofree char *certificate_file = g_strconcat (name, ".pem", NULL);
  g_autofree char *key_file = g_strconcat (name, ".key", NULL);
  g_autofree char *certificate_path = anky_test_pki_path (certificate_file);
  g_autofree char *key_path = anky_test_pki_path (key_file);
  BIO *certificate_bio = BIO_new_file (certificate_path, "r");
  BIO *key_bio = BIO_new_file (key_path, "r");
  X509 *certificate = PEM_read_bio_X509 (certificate_bio, NULL, NULL, NULL);
  EVP_PKEY *key = PEM_read_bio_PrivateKey (key_bio, NULL, NULL, NULL);

  g_assert_nonnull (CMS_add1_signer (cms,
                                     certificate,
                                     key,
                                     EVP_sha256 (),
                                     CMS_PARTIAL | CMS_NOSMIMECAP | flags));
  X509_free (certificate);
  EVP_PKEY_free (key);
  BIO_free (certificate_bio);
  BIO_free (key_bio);
}

/* By OpenSSL, whose flags leave out what ours never would. */
static GBytes *
sign_by_openssl (GBytes *letter, const Case *one)
{
  guint flags = one->flags | CMS_BINARY;
  g_autoptr (GBytes) bytes = copy_signed_bytes (letter);
  BIO *content = BIO_new_mem_buf (g_bytes_get_data (bytes, NULL),
                                  (int) g_bytes_get_size (bytes));
  CMS_ContentInfo *cms = NULL;
  guint8 *der = NULL;
  g_autoptr (GBytes) value = NULL;
  int size;

  cms = CMS_sign (NULL, NULL, NULL, NULL, CMS_PARTIAL | flags);
  add_signer (cms, "person", flags);
  if (one->second)
    add_signer (cms, one->second, flags);
  g_assert_cmpint (CMS_final (cms, content, NULL, flags), ==, 1);
  size = i2d_CMS_ContentInfo (cms, &der);
  g_assert_cmpint (size, >, 0);
  value = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  CMS_ContentInfo_free (cms);
  BIO_free (content);
  return put_value (letter, value);
}

/* --- letters ---------------------------------------------------------------
 */

#define DETACHED (CMS_DETACHED | CMS_CADES)

static const Case cases[] = {
  { "whole", NULL, NULL, 0, NULL, NULL },
  { "form",
    "/ETSI.CAdES.detached",
    "/adbe.pkcs7.detached",
    0,
    NULL,
    "SubFilter ETSI.CAdES.detached" },
  { "filter",
    "/Filter",
    "/Filtre",
    0,
    NULL,
    "entry Filter in the signature dictionary" },
  { "time", "/M ", "/N ", 0, NULL, "entry M in the signature dictionary" },
  { "cert",
    "/Type /Sig",
    "/Cert (ab)",
    0,
    NULL,
    "no entry Cert in the signature dictionary" },
  { "signing-time", NULL, NULL, DETACHED, NULL, "no signing-time attribute" },
  { "signing-certificate",
    NULL,
    NULL,
    CMS_DETACHED,
    NULL,
    "signing-certificate-v2 attribute" },
  { "attributes",
    NULL,
    NULL,
    CMS_DETACHED | CMS_NOATTR,
    NULL,
    "content-type attribute id-data" },
  { "encoding", NULL, NULL, 0, NULL, "DER encoding", .is_indefinite = TRUE },
};

/* Those that are no signature at all to the validator: no level, whatever the
 * rest is. */
static const Case no_signatures[] = {
  { "two-signers", NULL, NULL, DETACHED, "organization", "has 2 signers" },
  { "no-certificate",
    NULL,
    NULL,
    DETACHED | CMS_NOCERTS,
    NULL,
    "the certificate of the signer is not in the signature" },
  { "content",
    NULL,
    NULL,
    CMS_CADES | CMS_STREAM,
    NULL,
    "holds content of its own" },
  { "message-digest",
    NULL,
    NULL,
    0,
    NULL,
    "without one message-digest",
    .without = 4 },
  { "content-type",
    NULL,
    NULL,
    0,
    NULL,
    "the signed content type is not that of a document",
    .without = 3 },
};

static GBytes *
make (const Case *one)
{
  g_autoptr (GBytes) blank = anky_letter_new (ANKY_LETTER_TABLE);
  g_autoptr (GBytes) letter = anky_letter_sign_plain (blank, 0);
  AnkySigned found = anky_attack_find (letter);
  g_autoptr (GBytes) edited = NULL;

  if (one->from) {
    g_assert_cmpuint (strlen (one->from), ==, strlen (one->to));
    edited = anky_forge_replace (
        letter,
        anky_forge_find (letter, one->from, (gsize) found.dict_start),
        strlen (one->from),
        one->to);
  } else {
    edited = g_bytes_ref (letter);
  }
  return one->flags ? sign_by_openssl (edited, one) : sign_again (edited, one);
}

static const char *
find_finding (const AnkySignatureReport *signature,
              const char *code,
              const char *part)
{
  for (guint i = 0; i < signature->findings->len; i++) {
    const AnkyFinding *finding = g_ptr_array_index (signature->findings, i);

    if ((!code || g_str_equal (finding->code, code)) &&
        strstr (finding->message, part))
      return finding->message;
  }
  return NULL;
}

static void
test_requirement (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) letter = make (one);
  g_autoptr (AnkyReport) report = anky_letter_judge (letter, FALSE);
  const AnkySignatureReport *signature = anky_report_get_signature (report, 0);

  g_assert_cmpint (signature->integrity, ==, ANKY_INTEGRITY_INTACT);
  if (!one->missing) {
    g_assert_cmpint (signature->level, ==, ANKY_LEVEL_B_B);
    g_assert_null (find_finding (signature, "level-requirement", ""));
    return;
  }
  g_assert_cmpint (signature->level, ==, ANKY_LEVEL_NONE);
  g_assert_nonnull (
      find_finding (signature, "level-requirement", one->missing));
}

static void
test_no_signature (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (GBytes) letter = make (one);
  g_autoptr (AnkyReport) report = anky_letter_judge (letter, FALSE);
  const AnkySignatureReport *signature = anky_report_get_signature (report, 0);

  g_assert_cmpint (signature->level, ==, ANKY_LEVEL_NONE);
  g_assert_cmpint (signature->indication, !=, ANKY_INDICATION_PASSED);
  g_assert_nonnull (find_finding (signature, NULL, one->missing));
}

static void
add (const char *folder, const Case *one, GTestDataFunc test)
{
  g_autofree char *path =
      g_strconcat ("/verify/level/", folder, "/", one->name, NULL);

  g_test_add_data_func (path, one, test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    add ("basic", &cases[i], test_requirement);
  for (gsize i = 0; i < G_N_ELEMENTS (no_signatures); i++)
    add ("none", &no_signatures[i], test_no_signature);
  return g_test_run ();
}
