/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-uri.h"

static void
test_is_uri (void)
{
  g_assert_true (anky_token_uri_is_uri ("pkcs11:"));
  g_assert_true (anky_token_uri_is_uri ("PKCS11:token=x"));
  g_assert_false (anky_token_uri_is_uri ("pkcs11"));
  g_assert_false (anky_token_uri_is_uri ("Nguyễn Văn A"));
  g_assert_false (anky_token_uri_is_uri (""));
}

static const struct {
  const char *uri;
  const char *path; /* NULL: none */
} sources[] = {
  { "pkcs11:token=a", NULL },
  { "pkcs11:token=a?pin-source=/run/pin", "/run/pin" },
  { "pkcs11:token=a?pin-source=file:/run/pin", "/run/pin" },
  { "pkcs11:token=a?pin-source=file:///run/m%C3%A3%20pin", "/run/mã pin" },
  { "pkcs11:token=a?pin-source=%2Frun%2Fpin&module-name=x", "/run/pin" },
};

static void
test_pin_source (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path =
        anky_token_uri_dup_pin_source (sources[i].uri, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (path, ==, sources[i].path);
  }
}

static void
test_pin_value (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      anky_token_uri_dup_pin_source ("pkcs11:token=a?pin-value=1234", &error));
  g_assert_error (error, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_FAILED);
  g_assert_null (g_strrstr (error->message, "1234"));
}

static void
test_malformed (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_token_uri_dup_pin_source ("pkcs11:id=%0", &error));
  g_assert_error (error, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_NO_CERTIFICATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token/uri/is-uri", test_is_uri);
  g_test_add_func ("/token/uri/pin-source", test_pin_source);
  g_test_add_func ("/token/uri/pin-value", test_pin_value);
  g_test_add_func ("/token/uri/malformed", test_malformed);
  return g_test_run ();
}
