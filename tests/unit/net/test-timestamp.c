/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-http-fetcher.h"
#include "anky-test-server.h"
#include "anky-timestamp.h"

#include <string.h>

static AnkyTestServer *server;

static GBytes *
make_imprint (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return anky_digest_of_bytes (ANKY_DIGEST_SHA256, bytes);
}

static AnkyTrust *
make_trust (const char *anchor, const char *intermediate)
{
  AnkyTrust *trust = anky_trust_new ();
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate (anchor);
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate (intermediate);

  g_assert_true (anky_trust_add_certificate (trust, root, NULL));
  g_assert_true (anky_trust_add_certificate (trust, sub, NULL));
  return trust;
}

static GBytes *
request (const char *mode, AnkyTrust *trust, GError **error)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autofree char *uri = anky_test_server_uri (server, "tsa");
  g_autoptr (GBytes) imprint = make_imprint ("signature value");
  GBytes *token;

  anky_test_server_set_mode (server, "tsa", mode);
  token = anky_timestamp_request (fetcher, uri, imprint, trust, NULL, error);
  anky_test_server_set_mode (server, "tsa", "good");
  return token;
}

static void
test_good (void)
{
  g_autoptr (AnkyTrust) trust = make_trust ("root", "sub");
  g_autoptr (GBytes) imprint = make_imprint ("signature value");
  g_autoptr (GBytes) other = make_imprint ("other");
  g_autoptr (GDateTime) now = anky_clock_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) token = request ("good", trust, &error);
  g_autoptr (AnkyTimestamp) timestamp = NULL;
  g_autoptr (AnkyCertificate) tsa = anky_test_pki_certificate ("tsa");
  GTimeSpan age;

  g_assert_no_error (error);
  timestamp = anky_timestamp_parse (token, &error);
  g_assert_no_error (error);
  age = g_date_time_difference (now, anky_timestamp_get_time (timestamp));
  g_assert_cmpint (ABS (age), <, G_TIME_SPAN_MINUTE);
  g_assert_cmpint (anky_timestamp_get_digest_algorithm (timestamp),
                   ==,
                   ANKY_DIGEST_SHA256);
  g_assert_true (
      g_bytes_equal (anky_timestamp_get_imprint (timestamp), imprint));
  g_assert_true (
      anky_certificate_equal (anky_timestamp_get_certificate (timestamp), tsa));
  g_assert_cmpuint (anky_timestamp_get_certificates (timestamp)->len, >=, 2);
  g_assert_cmpstr (anky_timestamp_get_policy (timestamp), ==, "1.2.3.4.1");
  g_assert_true (anky_timestamp_verify (timestamp, imprint, &error));
  g_assert_no_error (error);
  g_assert_false (anky_timestamp_verify (timestamp, other, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static void
test_slow (void)
{
  const char *modes[] = { "slow", "redirect" };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) token = request (modes[i], NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (token);
  }
}

/* In no case is there a token. */
static void
test_bad (void)
{
  const struct {
    const char *mode;
    GQuark domain;
    int code;
  } cases[] = {
    { "wrong-nonce", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH },
    { "wrong-imprint", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH },
    { "wrong-certificate", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH },
    { "expired-certificate", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH },
    { "changed", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH },
    { "no-certificate", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_FAILED },
    { "rejected", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_FAILED },
    { "garbage", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED },
    { "empty", ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED },
    { "500", G_IO_ERROR, G_IO_ERROR_FAILED },
    { "huge", G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE },
    { "truncated", G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT },
    { "wrong-type", G_IO_ERROR, G_IO_ERROR_INVALID_DATA },
    { "redirect-file", G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED },
  };
  g_autoptr (AnkyTrust) trust = make_trust ("root", "sub");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].mode);
    g_assert_null (request (cases[i].mode, trust, &error));
    g_assert_error (error, cases[i].domain, cases[i].code);
    g_assert_null (strchr (error->message, '\n'));
  }
}

static void
test_trust (void)
{
  g_autoptr (AnkyTrust) forged = make_trust ("forged-root", "forged-sub");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) token = NULL;

  g_assert_null (request ("good", forged, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
  g_clear_error (&error);
  /* With nothing to compare with, the rest is still checked. */
  token = request ("good", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (request ("wrong-nonce", NULL, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
}

static void
test_mutations (void)
{
  g_autoptr (GBytes) imprint = make_imprint ("signature value");
  g_autoptr (GBytes) token = request ("good", NULL, NULL);
  g_autoptr (AnkyTimestamp) original = anky_timestamp_parse (token, NULL);
  gsize size = g_bytes_get_size (token);

  /* Every fifth: a prime to the sizes of headers. */
  for (gsize i = 0; i < size; i += 5) {
    guint8 *data = g_memdup2 (g_bytes_get_data (token, NULL), size);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (AnkyTimestamp) timestamp = NULL;

    data[i] ^= (guint8) (1 << (i % 8));
    changed = g_bytes_new_take (data, size);
    timestamp = anky_timestamp_parse (changed, NULL);
    if (!timestamp || !anky_timestamp_verify (timestamp, imprint, NULL))
      continue;
    g_assert_true (g_date_time_equal (anky_timestamp_get_time (timestamp),
                                      anky_timestamp_get_time (original)));
    g_assert_true (
        anky_certificate_equal (anky_timestamp_get_certificate (timestamp),
                                anky_timestamp_get_certificate (original)));
  }
}

static void
test_no_timestamp (void)
{
  g_autoptr (GBytes) certificate = anky_test_pki_bytes ("person.pem");
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  GBytes *bad[] = { certificate, empty };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_timestamp_parse (bad[i], &error));
    g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  server = anky_test_server_new ();
  g_test_add_func ("/net/timestamp/good", test_good);
  g_test_add_func ("/net/timestamp/slow", test_slow);
  g_test_add_func ("/net/timestamp/bad", test_bad);
  g_test_add_func ("/net/timestamp/trust", test_trust);
  g_test_add_func ("/net/timestamp/mutations", test_mutations);
  g_test_add_func ("/net/timestamp/no-timestamp", test_no_timestamp);
  status = g_test_run ();
  anky_test_server_free (server);
  return status;
}
