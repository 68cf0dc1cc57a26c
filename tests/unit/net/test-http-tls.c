/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By itself: what GLib loads for TLS keeps LeakSanitizer from doing its work.
 */

#include "anky-http-fetcher.h"
#include "anky-test-server.h"

static void
test_untrusted (void)
{
  g_autoptr (AnkyTestServer) server = anky_test_server_new ();
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autofree char *uri = anky_test_server_tls_uri (server, "sub.crl");
  const AnkyFetchRequest request = { .uri = uri,
                                     .max_size = 65536,
                                     .timeout_s = 10 };
  g_autoptr (GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ())) {
    g_test_skip ("glib-networking is not installed");
    return;
  }
  g_assert_null (anky_fetcher_fetch (fetcher, &request, NULL, &error));
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpuint (anky_test_server_get_count (server, "crl"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/http-tls/untrusted", test_untrusted);
  return g_test_run ();
}
