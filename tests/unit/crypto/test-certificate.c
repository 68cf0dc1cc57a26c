/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-pki.h"

#include <string.h>

static void
test_person (void)
{
  g_autoptr (AnkyCertificate) c = anky_test_pki_certificate ("person");
  GDateTime *end = anky_certificate_get_not_after (c);
  g_autofree char *end_text = g_date_time_format_iso8601 (end);

  g_assert_cmpstr (anky_certificate_get_subject (c),
                   ==,
                   "C=VN,L=Hà Nội,"
                   "O=ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM (DEMO),"
                   "OU=ỦY BAN NHÂN DÂN XÃ MẪU (DEMO),"
                   "CN=Nguyễn Văn A (DEMO),"
                   "emailAddress=nguyenvana@demo.invalid");
  g_assert_cmpstr (anky_certificate_get_issuer (c),
                   ==,
                   "C=VN,O=Ban Thử nghiệm (DEMO),"
                   "CN=CA phục vụ thử nghiệm (DEMO)");
  g_assert_cmpstr (anky_certificate_get_common_name (c),
                   ==,
                   "Nguyễn Văn A (DEMO)");
  g_assert_cmpstr (anky_certificate_get_organization (c),
                   ==,
                   "ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM (DEMO)");
  g_assert_cmpuint (g_strv_length ((char **) anky_certificate_get_units (c)),
                    ==,
                    1);
  g_assert_cmpstr (anky_certificate_get_email (c),
                   ==,
                   "nguyenvana@demo.invalid");
  g_assert_cmpstr (anky_certificate_get_managing_body (c),
                   ==,
                   "ỦY BAN NHÂN DÂN XÃ MẪU (DEMO), "
                   "ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM (DEMO)");
  g_assert_cmpstr (end_text, ==, "2048-12-31T07:00:00+07");
  g_assert_cmpuint (strlen (anky_certificate_get_fingerprint (c)), ==, 64);
  g_assert_cmpint (anky_certificate_guess_kind (c), ==, ANKY_SIGNER_PERSON);
  g_assert_cmpuint (strlen (anky_certificate_get_serial (c)), ==, 4);
}

static void
test_kinds (void)
{
  const struct {
    const char *name;
    AnkySignerKind kind;
  } cases[] = {
    { "organization", ANKY_SIGNER_ORGANIZATION },
    { "office", ANKY_SIGNER_OFFICE },
    { "person-p256", ANKY_SIGNER_PERSON },
    { "expired", ANKY_SIGNER_PERSON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyCertificate) c = anky_test_pki_certificate (cases[i].name);

    g_assert_cmpint (anky_certificate_guess_kind (c), ==, cases[i].kind);
  }
}

static void
test_keys (void)
{
  const struct {
    const char *name;
    AnkyKeyType type;
    guint bits;
  } cases[] = {
    { "person", ANKY_KEY_TYPE_RSA, 2048 },
    { "person-rsa3072", ANKY_KEY_TYPE_RSA, 3072 },
    { "person-rsa1024", ANKY_KEY_TYPE_RSA, 1024 },
    { "person-pss-only", ANKY_KEY_TYPE_RSA, 2048 },
    { "person-p256", ANKY_KEY_TYPE_EC, 256 },
    { "person-p384", ANKY_KEY_TYPE_EC, 384 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyCertificate) c = anky_test_pki_certificate (cases[i].name);
    gsize size;
    const guint8 *key =
        g_bytes_get_data (anky_certificate_get_public_key (c), &size);

    g_assert_cmpint (anky_certificate_get_key_type (c), ==, cases[i].type);
    g_assert_cmpuint (anky_certificate_get_key_bits (c), ==, cases[i].bits);
    g_assert_cmpuint (size, >, 60);
    g_assert_cmphex (key[0], ==, 0x30);
  }
}

static void
test_uses (void)
{
  const struct {
    const char *name;
    gboolean is_ca;
    gboolean is_self_signed;
    gboolean may_sign;
  } cases[] = {
    { "root", TRUE, TRUE, FALSE },
    { "sub", TRUE, FALSE, FALSE },
    { "ca-leaf", TRUE, FALSE, FALSE },
    { "person", FALSE, FALSE, TRUE },
    { "wrong-usage", FALSE, FALSE, FALSE },
    { "forged-root", TRUE, TRUE, FALSE },
    { "forged-sub", TRUE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyCertificate) c = anky_test_pki_certificate (cases[i].name);

    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (anky_certificate_is_ca (c), ==, cases[i].is_ca);
    g_assert_cmpint (anky_certificate_is_self_signed (c),
                     ==,
                     cases[i].is_self_signed);
    g_assert_cmpint (anky_certificate_may_sign (c), ==, cases[i].may_sign);
  }
}

static void
test_usages (void)
{
  const struct {
    const char *name;
    const char *has;
    const char *lacks;
  } cases[] = {
    { "root", "keyCertSign", "digitalSignature" },
    { "person", "digitalSignature", "keyCertSign" },
    { "tsa", "timeStamping", "emailProtection" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyCertificate) c = anky_test_pki_certificate (cases[i].name);
    g_auto (GStrv) usages = anky_certificate_list_usages (c);

    g_test_message ("%s", cases[i].name);
    g_assert_true (
        g_strv_contains ((const char *const *) usages, cases[i].has));
    g_assert_false (
        g_strv_contains ((const char *const *) usages, cases[i].lacks));
  }
}

/* The very name of its issuer does not make a certificate self-signed: its own
 * key must have signed it. */
static void
test_self_signed_is_checked (void)
{
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (AnkyCertificate) forged = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  guint8 *data;

  data = g_bytes_unref_to_data (
      g_bytes_new_from_bytes (
          anky_certificate_get_der (root),
          0,
          g_bytes_get_size (anky_certificate_get_der (root))),
      &size);
  data[size - 1] ^= 1;
  changed = g_bytes_new_take (data, size);
  forged = anky_certificate_new_from_der (changed, &error);
  g_assert_no_error (error);
  g_assert_false (anky_certificate_is_self_signed (forged));
  g_assert_false (anky_certificate_equal (root, forged));
}

static void
test_addresses (void)
{
  g_autoptr (AnkyCertificate) none = anky_test_pki_certificate ("person");
  g_autoptr (AnkyCertificate) some = anky_test_pki_certificate ("person-aia");
  g_autoptr (AnkyCertificate) list = anky_test_pki_certificate ("crl-only");

  g_assert_null (anky_certificate_get_ocsp_uris (none)[0]);
  g_assert_null (anky_certificate_get_crl_uris (none)[0]);
  g_assert_null (anky_certificate_get_issuer_uris (none)[0]);

  g_assert_cmpstr (anky_certificate_get_ocsp_uris (some)[0],
                   ==,
                   "http://127.0.0.1:8888/ocsp");
  g_assert_cmpstr (anky_certificate_get_crl_uris (some)[0],
                   ==,
                   "http://127.0.0.1:8888/sub.crl");
  g_assert_cmpstr (anky_certificate_get_issuer_uris (some)[0],
                   ==,
                   "http://127.0.0.1:8888/sub.crt");
  g_assert_null (anky_certificate_get_issuer_uris (some)[1]);

  g_assert_null (anky_certificate_get_ocsp_uris (list)[0]);
  g_assert_nonnull (anky_certificate_get_crl_uris (list)[0]);
}

static void
test_rejects (void)
{
  g_autoptr (AnkyCertificate) good = anky_test_pki_certificate ("person");
  GBytes *der = anky_certificate_get_der (good);
  gsize size = g_bytes_get_size (der);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("certificate", 11);
  g_autoptr (GBytes) truncated = g_bytes_new_from_bytes (der, 0, size - 1);
  g_autoptr (GByteArray) long_array = g_byte_array_new ();
  g_autoptr (GBytes) too_long = NULL;
  GBytes *bad[4];

  g_byte_array_append (long_array, g_bytes_get_data (der, NULL), (guint) size);
  g_byte_array_append (long_array, (const guint8 *) "\0", 1);
  too_long = g_byte_array_free_to_bytes (g_steal_pointer (&long_array));
  bad[0] = empty;
  bad[1] = text;
  bad[2] = truncated;
  bad[3] = too_long;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_certificate_new_from_der (bad[i], &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
    g_assert_null (strchr (error->message, '\n'));
    g_clear_error (&error);
    g_assert_null (anky_certificate_list_from_data (bad[i], &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  }
}

static void
test_too_large (void)
{
  gsize size = 300 * 1024;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_certificate_new_from_der (bytes, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_TOO_LARGE);
}

static void
test_list (void)
{
  g_autoptr (GBytes) pem = anky_test_pki_bytes ("chain.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = anky_certificate_list_from_data (pem, &error);
  g_autoptr (GPtrArray) single = NULL;
  g_autoptr (GBytes) damaged = NULL;
  AnkyCertificate *second;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  second = g_ptr_array_index (list, 1);
  g_assert_true (anky_certificate_is_self_signed (second));

  single = anky_certificate_list_from_data (anky_certificate_get_der (second),
                                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (single->len, ==, 1);
  g_assert_true (
      anky_certificate_equal (g_ptr_array_index (single, 0), second));

  /* Half a PEM block is an error, not a shorter list. */
  damaged = g_bytes_new_from_bytes (pem, 0, g_bytes_get_size (pem) - 100);
  g_assert_null (anky_certificate_list_from_data (damaged, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/certificate/person", test_person);
  g_test_add_func ("/crypto/certificate/kinds", test_kinds);
  g_test_add_func ("/crypto/certificate/keys", test_keys);
  g_test_add_func ("/crypto/certificate/uses", test_uses);
  g_test_add_func ("/crypto/certificate/usages", test_usages);
  g_test_add_func ("/crypto/certificate/self-signed-is-checked",
                   test_self_signed_is_checked);
  g_test_add_func ("/crypto/certificate/addresses", test_addresses);
  g_test_add_func ("/crypto/certificate/rejects", test_rejects);
  g_test_add_func ("/crypto/certificate/too-large", test_too_large);
  g_test_add_func ("/crypto/certificate/list", test_list);
  return g_test_run ();
}
