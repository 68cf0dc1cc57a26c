/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signature value itself is somebody else's: two signers, other
 * certificates under the same name, chains that lead nowhere, content of its
 * own, values that belong to other bytes.
 */

#include "anky-attack.h"
#include "anky-forge.h"
#include "anky-test-pki.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <string.h>

typedef struct {
  X509 *x509;
  EVP_PKEY *key;
} Signer;

static Signer
load_signer (const char *name)
{
  g_autofree char *certificate_name = g_strconcat (name, ".pem", NULL);
  g_autofree char *key_name = g_strconcat (name, ".key", NULL);
  g_autofree char *certificate_path = anky_test_pki_path (certificate_name);
  g_autofree char *key_path = anky_test_pki_path (key_name);
  BIO *certificate = BIO_new_file (certificate_path, "r");
  BIO *key = BIO_new_file (key_path, "r");
  Signer signer = { PEM_read_bio_X509 (certificate, NULL, NULL, NULL),
                    PEM_read_bio_PrivateKey (key, NULL, NULL, NULL) };

  BIO_free (certificate);
  BIO_free (key);
  g_assert_nonnull (signer.x509);
  g_assert_nonnull (signer.key);
  return signer;
}

static void
clear_signer (Signer *self)
{
  X509_free (self->x509);
  EVP_PKEY_free (self->key);
}

/* --- putting a value into the letter ----------------------------------------
 */

static BIO *
open_signed_bytes (GBytes *letter)
{
  AnkySigned found = anky_attack_find (letter);
  const guint8 *data = g_bytes_get_data (letter, NULL);
  BIO *bio = BIO_new (BIO_s_mem ());

  BIO_write (bio, data, (int) found.contents_start);
  BIO_write (bio,
             data + found.contents_end,
             (int) (found.end - found.contents_end));
  return bio;
}

static GBytes *
put_value (GBytes *letter, const guint8 *der, gsize size)
{
  AnkySigned found = anky_attack_find (letter);
  gsize n = (gsize) (found.contents_end - found.contents_start);
  g_autofree char *text = g_strnfill (n, '0');

  g_assert_cmpuint (size * 2 + 2, <=, n);
  text[0] = '<';
  text[n - 1] = '>';
  for (gsize i = 0; i < size; i++) {
    text[1 + 2 * i] = "0123456789abcdef"[der[i] >> 4];
    text[2 + 2 * i] = "0123456789abcdef"[der[i] & 15];
  }
  return anky_forge_replace (letter, (gsize) found.contents_start, n, text);
}

static GBytes *
put_cms (GBytes *letter, CMS_ContentInfo *cms, const char *more)
{
  guint8 *der = NULL;
  int size = i2d_CMS_ContentInfo (cms, &der);
  g_autoptr (GByteArray) value = g_byte_array_new ();

  g_assert_cmpint (size, >, 0);
  g_byte_array_append (value, der, (guint) size);
  if (more)
    g_byte_array_append (value, (const guint8 *) more, (guint) strlen (more));
  OPENSSL_free (der);
  CMS_ContentInfo_free (cms);
  return put_value (letter, value->data, value->len);
}

/* --- making values ----------------------------------------------------------
 */

#define FLAGS (CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES)

static CMS_ContentInfo *
new_cms (guint flags)
{
  CMS_ContentInfo *cms =
      CMS_sign (NULL, NULL, NULL, NULL, CMS_PARTIAL | CMS_BINARY | flags);

  g_assert_nonnull (cms);
  return cms;
}

static void
add_signer (CMS_ContentInfo *cms, const Signer *signer, const char *digest)
{
  g_assert_nonnull (CMS_add1_signer (cms,
                                     signer->x509,
                                     signer->key,
                                     EVP_get_digestbyname (digest),
                                     FLAGS));
}

static void
finish (CMS_ContentInfo *cms, GBytes *letter, guint flags)
{
  BIO *bio = open_signed_bytes (letter);

  g_assert_cmpint (CMS_final (cms, bio, NULL, CMS_BINARY | flags), ==, 1);
  BIO_free (bio);
}

/* attack->text signs, and attack->more beside him. */
static GBytes *
forge_signers (GBytes *letter, const AnkyAttack *self)
{
  Signer first = load_signer (self->text);
  CMS_ContentInfo *cms = new_cms (CMS_DETACHED);

  add_signer (cms, &first, "SHA256");
  if (self->more) {
    Signer second = load_signer (self->more);

    add_signer (cms, &second, "SHA256");
    clear_signer (&second);
  }
  finish (cms, letter, CMS_DETACHED);
  clear_signer (&first);
  return put_cms (letter, cms, NULL);
}

static GBytes *
forge_no_signer (GBytes *letter, const AnkyAttack *self)
{
  return put_cms (letter, new_cms (CMS_DETACHED), NULL);
}

static GBytes *
forge_content (GBytes *letter, const AnkyAttack *self)
{
  Signer signer = load_signer ("person");
  CMS_ContentInfo *cms = new_cms (0);
  BIO *bio = BIO_new_mem_buf (self->text, -1);

  add_signer (cms, &signer, "SHA256");
  g_assert_cmpint (CMS_final (cms, bio, NULL, CMS_BINARY), ==, 1);
  BIO_free (bio);
  clear_signer (&signer);
  return put_cms (letter, cms, NULL);
}

static GBytes *
forge_digest (GBytes *letter, const AnkyAttack *self)
{
  Signer signer = load_signer ("person");
  CMS_ContentInfo *cms = new_cms (CMS_DETACHED);

  add_signer (cms, &signer, self->text);
  finish (cms, letter, CMS_DETACHED);
  clear_signer (&signer);
  return put_cms (letter, cms, NULL);
}

static GBytes *
forge_content_type (GBytes *letter, const AnkyAttack *self)
{
  Signer signer = load_signer ("person");
  CMS_ContentInfo *cms = new_cms (CMS_DETACHED);

  CMS_set1_eContentType (cms, OBJ_nid2obj (NID_id_smime_ct_TSTInfo));
  add_signer (cms, &signer, "SHA256");
  finish (cms, letter, CMS_DETACHED);
  clear_signer (&signer);
  return put_cms (letter, cms, NULL);
}

static GBytes *
forge_trailing (GBytes *letter, const AnkyAttack *self)
{
  Signer signer = load_signer ("person");
  CMS_ContentInfo *cms = new_cms (CMS_DETACHED);

  add_signer (cms, &signer, "SHA256");
  finish (cms, letter, CMS_DETACHED);
  clear_signer (&signer);
  return put_cms (letter, cms, self->text);
}

/* The value of another letter. */
static GBytes *
forge_transplant (GBytes *letter, const AnkyAttack *self)
{
  g_autoptr (GBytes) other = anky_letter_new (ANKY_LETTER_STREAM);
  g_autoptr (GBytes) signed_other = anky_letter_sign_plain (other, 0);
  AnkySigned found = anky_attack_find (signed_other);
  gsize n = (gsize) (found.contents_end - found.contents_start);
  g_autofree char *text =
      g_strndup ((const char *) g_bytes_get_data (signed_other, NULL) +
                     found.contents_start,
                 n);
  AnkySigned own = anky_attack_find (letter);

  return anky_forge_replace (letter,
                             (gsize) own.contents_start,
                             (gsize) (own.contents_end - own.contents_start),
                             text);
}

/* --- other certificates -----------------------------------------------------
 */

/* Same subject, issuer, serial and period; a key and a signature of one's own.
 */
static X509 *
new_twin (X509 *model, EVP_PKEY *key)
{
  X509 *twin = X509_dup (model);

  X509_set_pubkey (twin, key);
  g_assert_cmpint (X509_sign (twin, key, EVP_sha256 ()), >, 0);
  return twin;
}

/* The attacker's key under the victim's certificate data. */
static GBytes *
forge_twin (GBytes *letter, const AnkyAttack *self)
{
  Signer model = load_signer (self->text);
  Signer attacker = { NULL,
                      EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (size_t) 2048) };
  CMS_ContentInfo *cms = new_cms (CMS_DETACHED);

  attacker.x509 = new_twin (model.x509, attacker.key);
  add_signer (cms, &attacker, "SHA256");
  finish (cms, letter, CMS_DETACHED);
  clear_signer (&model);
  clear_signer (&attacker);
  return put_cms (letter, cms, NULL);
}

static X509 *
load_certificate (const char *name)
{
  Signer signer = load_signer (name);

  EVP_PKEY_free (signer.key);
  return signer.x509;
}

/* The victim's value; the certificates that come with it are changed. */
static GBytes *
forge_swap (GBytes *letter, const AnkyAttack *self)
{
  Signer signer = load_signer ("person");
  EVP_PKEY *key = EVP_PKEY_Q_keygen (NULL, NULL, "RSA", (size_t) 2048);
  CMS_ContentInfo *cms =
      CMS_sign (NULL,
                NULL,
                NULL,
                NULL,
                CMS_PARTIAL | CMS_BINARY | CMS_DETACHED | CMS_NOCERTS);
  X509 *other =
      self->text ? load_certificate (self->text) : new_twin (signer.x509, key);

  g_assert_nonnull (CMS_add1_signer (cms,
                                     signer.x509,
                                     signer.key,
                                     EVP_sha256 (),
                                     FLAGS | CMS_NOCERTS));
  finish (cms, letter, CMS_DETACHED);
  if (self->number == 0)
    CMS_add1_cert (cms, other);
  X509_free (other);
  EVP_PKEY_free (key);
  clear_signer (&signer);
  return put_cms (letter, cms, NULL);
}

/* One byte of the value, near its end, where the signature stands. */
static GBytes *
forge_flip (GBytes *letter, const AnkyAttack *self)
{
  AnkySigned found = anky_attack_find (letter);
  const char *data = g_bytes_get_data (letter, NULL);
  gsize at = (gsize) found.contents_end - 2;
  char text[] = "0";

  while (data[at] == '0')
    at--;
  at -= self->number;
  text[0] = data[at] == 'a' ? 'b' : 'a';
  return anky_forge_replace (letter, at, 1, text);
}

#define P       ANKY_VICTIM_PLAIN
#define SIGNERS P, FALSE, forge_signers, 0

const AnkyAttack anky_attacks_cms[] = {
  { "cms/two-signers", SIGNERS, "person", "person-rsa3072" },
  { "cms/two-signers-organization", SIGNERS, "person", "organization" },
  { "cms/two-signers-unknown", SIGNERS, "person", "forged-person" },
  { "cms/no-signer", P, FALSE, forge_no_signer },
  { "cms/content", P, FALSE, forge_content, 0, "something else" },
  { "cms/content-empty", P, FALSE, forge_content, 0, "" },
  { "cms/content-type", P, FALSE, forge_content_type },
  { "cms/md5", P, FALSE, forge_digest, 0, "MD5" },
  { "cms/trailing-byte", P, FALSE, forge_trailing, 0, "x" },
  { "cms/trailing-cms", P, FALSE, forge_trailing, 0, "0\x80\x06\x01\x02" },
  { "cms/transplanted", P, FALSE, forge_transplant, .is_of_this = TRUE },
  { "cms/flipped-signature", P, FALSE, forge_flip, 0 },
  { "cms/flipped-signature-earlier", P, FALSE, forge_flip, 40 },
  { "cms/flipped-attributes", P, FALSE, forge_flip, 700 },
  { "certificate/twin", P, FALSE, forge_twin, 0, "person" },
  { "certificate/twin-of-organization",
    P,
    FALSE,
    forge_twin,
    0,
    "organization" },
  { "certificate/twin-of-root", P, FALSE, forge_twin, 0, "root" },
  { "certificate/swapped-twin", P, FALSE, forge_swap },
  { "certificate/swapped", P, FALSE, forge_swap, 0, "person-rsa3072" },
  { "certificate/swapped-organization",
    P,
    FALSE,
    forge_swap,
    0,
    "organization" },
  { "certificate/missing", P, FALSE, forge_swap, 1, "person" },
  { "chain/forged", SIGNERS, "forged-person" },
  { "chain/forged-under-pinned-name", SIGNERS, "forged-pinned-person" },
  { "chain/forged-root", SIGNERS, "forged-root" },
  { "chain/leaf-as-authority", SIGNERS, "ca-leaf" },
  { "chain/expired", SIGNERS, "expired" },
  { "chain/not-yet-valid", SIGNERS, "not-yet" },
  { "chain/wrong-usage", SIGNERS, "wrong-usage" },
  { "chain/unknown-critical", SIGNERS, "unknown-critical" },
  { NULL },
};
