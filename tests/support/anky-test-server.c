/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-server.h"

#include <string.h>

struct _AnkyTestServer {
  GSubprocess *process;
  char *folder;
  char *pki;
  char *previous_pki;
  guint port;
  guint tls_port;
};

/* {"port": 1, "tls_port": 2, "pki": "..."}: our own line, in our own order. */
static void
read_line (AnkyTestServer *self)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_autoptr (GError) error = NULL;
  g_autofree char *line =
      g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_auto (GStrv) words = NULL;

  if (!line)
    g_error ("servers.py does not start");
  words = g_strsplit (line, "\"", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 9);
  self->port = (guint) g_ascii_strtoull (words[2] + 2, NULL, 10);
  self->tls_port = (guint) g_ascii_strtoull (words[4] + 2, NULL, 10);
  self->pki = g_strdup (words[7]);
  g_assert_cmpuint (self->port, >, 0);
  g_assert_cmpuint (self->tls_port, >, 0);
}

AnkyTestServer *
anky_test_server_new (void)
{
  AnkyTestServer *self = g_new0 (AnkyTestServer, 1);
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "support", "servers.py", NULL);
  g_autoptr (GError) error = NULL;

  self->previous_pki = anky_test_pki_path ("");
  self->folder = g_dir_make_tmp ("anky-servers-XXXXXX", NULL);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error,
                                    "python3",
                                    script,
                                    self->previous_pki,
                                    self->folder,
                                    NULL);
  if (!self->process)
    g_error ("%s", error->message);
  read_line (self);
  g_setenv ("ANKY_TEST_PKI", self->pki, TRUE);
  return self;
}

void
anky_test_server_free (AnkyTestServer *self)
{
  const char *arguments[] = { "rm", "-rf", self->folder, NULL };

  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_SEARCH_PATH,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL);
  g_setenv ("ANKY_TEST_PKI", self->previous_pki, TRUE);
  g_free (self->folder);
  g_free (self->pki);
  g_free (self->previous_pki);
  g_free (self);
}

char *
anky_test_server_uri (AnkyTestServer *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u/%s", self->port, path);
}

char *
anky_test_server_tls_uri (AnkyTestServer *self, const char *path)
{
  return g_strdup_printf ("https://127.0.0.1:%u/%s", self->tls_port, path);
}

/* HTTP by hand: what is tested is not what tests with. */
static char *
get (AnkyTestServer *self, const char *path)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_to_host (client,
                                       "127.0.0.1",
                                       (guint16) self->port,
                                       NULL,
                                       &error);
  g_autofree char *request =
      g_strdup_printf ("GET /%s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n", path);
  char answer[4096] = "";
  gsize size = 0;
  const char *body;

  g_assert_no_error (error);
  g_output_stream_write_all (
      g_io_stream_get_output_stream (G_IO_STREAM (connection)),
      request,
      strlen (request),
      NULL,
      NULL,
      &error);
  g_assert_no_error (error);
  g_input_stream_read_all (
      g_io_stream_get_input_stream (G_IO_STREAM (connection)),
      answer,
      sizeof answer - 1,
      &size,
      NULL,
      NULL);
  body = strstr (answer, "\r\n\r\n");
  g_assert_nonnull (body);
  return g_strdup (body + 4);
}

void
anky_test_server_set_mode (AnkyTestServer *self,
                           const char *name,
                           const char *mode)
{
  g_autofree char *path = g_strdup_printf ("control/%s/%s", name, mode);
  g_autofree char *answer = get (self, path);

  g_assert_nonnull (answer);
}

guint
anky_test_server_get_count (AnkyTestServer *self, const char *name)
{
  g_autofree char *path = g_strdup_printf ("control/%s", name);
  g_autofree char *answer = get (self, path);

  return (guint) g_ascii_strtoull (answer, NULL, 10);
}
