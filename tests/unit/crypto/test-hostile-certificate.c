/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-path-rules-private.h"
#include "certificate-maker.h"

#include <string.h>

/* What a forger writes into a certificate. */

static AnkyCertificate *
sign (X509 *x509)
{
  EVP_PKEY *key = certificate_maker_new_key ();
  AnkyCertificate *certificate;

  X509_set_pubkey (x509, key);
  certificate = certificate_maker_sign (x509, key);
  EVP_PKEY_free (key);
  return certificate;
}

static X509 *
new_leaf (const char *name)
{
  EVP_PKEY *key = certificate_maker_new_key ();
  X509 *x509 = certificate_maker_new (name, "Issuer", key, FALSE);

  EVP_PKEY_free (key);
  return x509;
}

static void
assert_readable (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\n'));
}

static void
test_names (void)
{
  X509 *x509 = new_leaf ("First");
  g_autoptr (AnkyCertificate) certificate = NULL;

  /* A NUL that hides the rest, a line of its own, an escape, letters of
   * another alphabet. */
  certificate_maker_add_name (x509, "O", V_ASN1_UTF8STRING, "Good\0Evil", 9);
  certificate_maker_add_name (x509, "OU", V_ASN1_UTF8STRING, "a\nb", 3);
  certificate_maker_add_name (x509, "OU", V_ASN1_UTF8STRING, "x,CN=Other", -1);
  certificate_maker_add_name (x509, "OU", V_ASN1_T61STRING, "\xff\xfe", 2);
  certificate_maker_add_name (x509, "CN", V_ASN1_UTF8STRING, "Second", -1);
  certificate = sign (x509);

  assert_readable (anky_certificate_get_subject (certificate));
  g_assert_nonnull (
      strstr (anky_certificate_get_subject (certificate), "x\\,CN=Other"));
  g_assert_cmpstr (anky_certificate_get_common_name (certificate), ==, "First");
  g_assert_nonnull (
      strstr (anky_certificate_get_organization (certificate), "Evil"));
  g_assert_cmpuint (
      g_strv_length ((char **) anky_certificate_get_units (certificate)),
      ==,
      3);
  g_assert_true (
      g_utf8_validate (anky_certificate_get_managing_body (certificate),
                       -1,
                       NULL));
}

static void
test_empty (void)
{
  X509 *x509 = new_leaf ("First");
  X509_NAME *empty = X509_NAME_new ();
  g_autoptr (AnkyCertificate) certificate = NULL;

  X509_set_subject_name (x509, empty);
  X509_NAME_free (empty);
  certificate = sign (x509);
  g_assert_cmpstr (anky_certificate_get_subject (certificate), ==, "");
  g_assert_null (anky_certificate_get_common_name (certificate));
  g_assert_null (anky_certificate_get_managing_body (certificate));
  g_assert_cmpint (anky_certificate_guess_kind (certificate),
                   ==,
                   ANKY_SIGNER_UNKNOWN);
}

static void
test_order (void)
{
  X509 *x509 = new_leaf ("Nguyễn Văn A (DEMO)");
  g_autoptr (AnkyCertificate) certificate = NULL;

  /* The other way round: the smallest first. */
  certificate_maker_add_name (x509, "OU", V_ASN1_UTF8STRING, "Phòng A", -1);
  certificate_maker_add_name (x509, "OU", V_ASN1_UTF8STRING, "Sở B", -1);
  certificate_maker_add_name (x509, "O", V_ASN1_UTF8STRING, "Tỉnh C", -1);
  certificate = sign (x509);
  g_assert_cmpstr (anky_certificate_get_managing_body (certificate),
                   ==,
                   "Phòng A, Sở B, Tỉnh C");
}

static void
test_title (void)
{
  X509 *x509 = new_leaf ("signer");
  g_autoptr (AnkyCertificate) certificate = NULL;

  certificate_maker_add_name (x509, "title", V_ASN1_UTF8STRING, "staff", -1);
  certificate = sign (x509);
  g_assert_cmpint (anky_certificate_guess_kind (certificate),
                   ==,
                   ANKY_SIGNER_PERSON);
}

static void
test_email (void)
{
  X509 *x509 = new_leaf ("signer");
  g_autoptr (AnkyCertificate) certificate = NULL;

  certificate_maker_add_extension (x509,
                                   NID_subject_alt_name,
                                   "email:a@demo.invalid");
  certificate = sign (x509);
  g_assert_cmpstr (anky_certificate_get_email (certificate),
                   ==,
                   "a@demo.invalid");
}

static void
test_addresses (void)
{
  X509 *x509 = new_leaf ("signer");
  GString *many = g_string_new ("URI:file:///etc/passwd,URI:ldap://x/y,"
                                "URI:HTTP://a.invalid/1,"
                                "URI:https://a.invalid/2,"
                                "URI:http://a.invalid/a b,DNS:a.invalid");
  g_autoptr (AnkyCertificate) certificate = NULL;
  const char *const *uris;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (many, ",URI:http://a.invalid/more%u", i);
  certificate_maker_add_extension (x509,
                                   NID_crl_distribution_points,
                                   many->str);
  g_string_free (many, TRUE);
  certificate_maker_add_extension (
      x509,
      NID_info_access,
      "OCSP;URI:gopher://a.invalid,OCSP;email:x@demo.invalid,"
      "caIssuers;URI:http://a.invalid/ca");
  certificate = sign (x509);

  uris = anky_certificate_get_crl_uris (certificate);
  g_assert_cmpuint (g_strv_length ((char **) uris), ==, 8);
  g_assert_cmpstr (uris[0], ==, "HTTP://a.invalid/1");
  g_assert_cmpstr (uris[1], ==, "https://a.invalid/2");
  g_assert_cmpstr (uris[2], ==, "http://a.invalid/more0");
  g_assert_null (anky_certificate_get_ocsp_uris (certificate)[0]);
  g_assert_cmpstr (anky_certificate_get_issuer_uris (certificate)[0],
                   ==,
                   "http://a.invalid/ca");
}

static void
test_long_address (void)
{
  X509 *x509 = new_leaf ("signer");
  g_autofree char *tail = g_strnfill (3000, 'a');
  g_autofree char *value = g_strconcat ("URI:http://a.invalid/", tail, NULL);
  g_autoptr (AnkyCertificate) certificate = NULL;

  certificate_maker_add_extension (x509, NID_crl_distribution_points, value);
  certificate = sign (x509);
  g_assert_null (anky_certificate_get_crl_uris (certificate)[0]);
}

/* A time that no calendar has. */
static void
test_times (void)
{
  EVP_PKEY *key = certificate_maker_new_key ();
  X509 *x509 = certificate_maker_new ("A", "A", key, FALSE);
  guint8 *der = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  int size;

  ASN1_STRING_set (X509_getm_notAfter (x509), "991399000000Z", -1);
  g_assert_cmpint (X509_sign (x509, key, EVP_sha256 ()), >, 0);
  size = i2d_X509 (x509, &der);
  bytes = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  X509_free (x509);
  EVP_PKEY_free (key);
  g_assert_null (anky_certificate_new_from_der (bytes, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
}

static void
test_other_key (void)
{
  EVP_PKEY *key = EVP_PKEY_Q_keygen (NULL, NULL, "ED25519");
  EVP_PKEY *ec = certificate_maker_new_key ();
  X509 *x509 = certificate_maker_new ("A", "B", key, FALSE);
  g_autoptr (AnkyCertificate) certificate = certificate_maker_sign (x509, ec);

  g_assert_cmpint (anky_certificate_get_key_type (certificate),
                   ==,
                   ANKY_KEY_TYPE_UNKNOWN);
  g_assert_false (anky_certificate_has_strong_key (certificate));
  EVP_PKEY_free (key);
  EVP_PKEY_free (ec);
}

static void
test_purposes (void)
{
  const struct {
    const char *value; /* NULL: no extension */
    gboolean may_sign;
  } cases[] = {
    { NULL, TRUE },
    { "emailProtection,clientAuth", TRUE },
    { "critical,emailProtection", TRUE },
    { "critical,1.3.6.1.5.5.7.3.36", TRUE },
    { "critical,timeStamping,1.2.840.113583.1.1.5", TRUE },
    { "critical,anyExtendedKeyUsage", TRUE },
    { "serverAuth", TRUE },
    { "critical,serverAuth", FALSE },
    { "critical,timeStamping", FALSE },
    { "critical,OCSPSigning", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    X509 *x509 = new_leaf ("signer");
    g_autoptr (AnkyCertificate) certificate = NULL;
    g_autofree char *why = NULL;

    if (cases[i].value)
      certificate_maker_add_extension (x509, NID_ext_key_usage, cases[i].value);
    certificate = sign (x509);
    why = anky_path_rules_check_use (certificate, ANKY_PATH_USE_SIGNING);
    g_test_message ("%s", cases[i].value ? cases[i].value : "none");
    g_assert_cmpint (why == NULL, ==, cases[i].may_sign);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/hostile-certificate/names", test_names);
  g_test_add_func ("/crypto/hostile-certificate/empty", test_empty);
  g_test_add_func ("/crypto/hostile-certificate/order", test_order);
  g_test_add_func ("/crypto/hostile-certificate/title", test_title);
  g_test_add_func ("/crypto/hostile-certificate/email", test_email);
  g_test_add_func ("/crypto/hostile-certificate/addresses", test_addresses);
  g_test_add_func ("/crypto/hostile-certificate/long-address",
                   test_long_address);
  g_test_add_func ("/crypto/hostile-certificate/times", test_times);
  g_test_add_func ("/crypto/hostile-certificate/other-key", test_other_key);
  g_test_add_func ("/crypto/hostile-certificate/purposes", test_purposes);
  return g_test_run ();
}
