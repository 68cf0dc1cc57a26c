/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-http-fetcher.h"
#include "anky-test-server.h"

#include <string.h>

static AnkyTestServer *server;

#define LIMIT (64 * 1024)

static GBytes *
fetch_uri (AnkyFetcher *fetcher,
           const char *uri,
           const char *answer_type,
           guint timeout_s,
           GError **error)
{
  const AnkyFetchRequest request = {
    .uri = uri,
    .answer_type = answer_type,
    .max_size = LIMIT,
    .timeout_s = timeout_s,
  };

  return anky_fetcher_fetch (fetcher, &request, NULL, error);
}

static GBytes *
fetch_list (const char *mode, guint timeout_s, GError **error)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autofree char *uri = anky_test_server_uri (server, "sub.crl");
  GBytes *bytes;

  anky_test_server_set_mode (server, "crl", mode);
  bytes = fetch_uri (fetcher, uri, "application/pkix-crl", timeout_s, error);
  anky_test_server_set_mode (server, "crl", "good");
  return bytes;
}

static void
test_good (void)
{
  g_autoptr (GBytes) expected = anky_test_pki_bytes ("sub-crl.der");
  const char *modes[] = { "good", "redirect", "slow" };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = fetch_list (modes[i], 20, &error);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (bytes, expected));
  }
}

static void
test_bad (void)
{
  const struct {
    const char *mode;
    guint timeout_s;
    GQuark domain;
    int code; /* -1: any */
  } cases[] = {
    { "500", 20, G_IO_ERROR, G_IO_ERROR_FAILED },
    { "silent", 1, G_IO_ERROR, G_IO_ERROR_TIMED_OUT },
    { "slow", 1, G_IO_ERROR, G_IO_ERROR_TIMED_OUT },
    /* A byte now and then does not keep it waiting longer. */
    { "endless", 1, G_IO_ERROR, G_IO_ERROR_TIMED_OUT },
    { "huge", 20, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE },
    { "truncated", 20, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT },
    { "wrong-type", 20, G_IO_ERROR, G_IO_ERROR_INVALID_DATA },
    { "redirect-loop", 20, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS },
    { "redirect-file", 20, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 start = g_get_monotonic_time ();

    g_test_message ("%s", cases[i].mode);
    g_assert_null (fetch_list (cases[i].mode, cases[i].timeout_s, &error));
    g_assert_error (error, cases[i].domain, cases[i].code);
    g_assert_null (strchr (error->message, '\n'));
    g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  }
}

static void
test_post (void)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autofree char *uri = anky_test_server_uri (server, "tsa");
  g_autoptr (GBytes) body = g_bytes_new_static ("0", 1);
  const AnkyFetchRequest request = {
    .uri = uri,
    .body = body,
    .body_type = "application/timestamp-query",
    .answer_type = "application/timestamp-reply",
    .max_size = LIMIT,
    .timeout_s = 20,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  anky_test_server_set_mode (server, "tsa", "rejected");
  bytes = anky_fetcher_fetch (fetcher, &request, NULL, &error);
  anky_test_server_set_mode (server, "tsa", "good");
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 5);
}

static void
test_addresses (void)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  const char *refused[] = {
    "file:///etc/passwd",
    "ftp://127.0.0.1/sub.crl",
    "ldap://127.0.0.1/cn=x",
    "http://user:word@127.0.0.1/sub.crl",
    "http:///sub.crl",
    "sub.crl",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", refused[i]);
    g_assert_null (fetch_uri (fetcher, refused[i], NULL, 5, &error));
    g_assert_nonnull (error);
  }
  g_assert_cmpuint (
      anky_http_fetcher_get_n_fetches (ANKY_HTTP_FETCHER (fetcher)),
      ==,
      0);
}

static void
test_nobody_there (void)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autoptr (GError) error = NULL;

  /* Port 1 is nobody's. */
  g_assert_null (fetch_uri (fetcher, "http://127.0.0.1:1/", NULL, 5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_number (void)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (2);
  g_autofree char *uri = anky_test_server_uri (server, "sub.crl");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GBytes) bytes = fetch_uri (fetcher, uri, NULL, 10, &error);

    g_assert_no_error (error);
    g_assert_nonnull (bytes);
  }
  g_assert_null (fetch_uri (fetcher, uri, NULL, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_hosts (void)
{
  const char *const others[] = { "ocsp.invalid", NULL };
  const char *const ours[] = { "127.0.0.1", NULL };
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autofree char *uri = anky_test_server_uri (server, "sub.crl");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  anky_http_fetcher_set_hosts (ANKY_HTTP_FETCHER (fetcher), others);
  g_assert_null (fetch_uri (fetcher, uri, NULL, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  anky_http_fetcher_set_hosts (ANKY_HTTP_FETCHER (fetcher), ours);
  bytes = fetch_uri (fetcher, uri, NULL, 10, &error);
  g_assert_no_error (error);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 5);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *uri = anky_test_server_uri (server, "sub.crl");
  const AnkyFetchRequest request = { .uri = uri,
                                     .max_size = LIMIT,
                                     .timeout_s = 20 };
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GThread *thread;

  anky_test_server_set_mode (server, "crl", "silent");
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (anky_fetcher_fetch (fetcher, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_thread_join (thread);

  /* And before it begins. */
  g_clear_error (&error);
  g_assert_null (anky_fetcher_fetch (fetcher, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  anky_test_server_set_mode (server, "crl", "good");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  server = anky_test_server_new ();
  g_test_add_func ("/net/http-fetcher/good", test_good);
  g_test_add_func ("/net/http-fetcher/bad", test_bad);
  g_test_add_func ("/net/http-fetcher/post", test_post);
  g_test_add_func ("/net/http-fetcher/addresses", test_addresses);
  g_test_add_func ("/net/http-fetcher/nobody-there", test_nobody_there);
  g_test_add_func ("/net/http-fetcher/number", test_number);
  g_test_add_func ("/net/http-fetcher/hosts", test_hosts);
  g_test_add_func ("/net/http-fetcher/cancel", test_cancel);
  status = g_test_run ();
  anky_test_server_free (server);
  return status;
}
