/* test-pcsc.c - what the smart card service says, and when it says nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pcsc.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define READER_SIZE 184
#define N_READERS   16

/* A service of one minor version, with what it answers. */
typedef struct {
  char *folder;
  char *path;
  GSocketService *service;
  gint32 minor;
  gboolean is_short; /* stops in the middle of its answer */
  guint8 readers[N_READERS * READER_SIZE];
} Service;

static void
service_release (Service *self)
{
  g_atomic_rc_box_release (self);
}

static void
put_reader (Service *self, guint index, const char *name, guint32 state)
{
  guint8 *reader = self->readers + (gsize) index * READER_SIZE;

  memcpy (reader, name, strlen (name));
  memcpy (reader + 132, &state, sizeof state);
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        Service *self)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  guint32 header[2];
  gint32 version[3];
  gsize size = 0;

  if (!g_input_stream_read_all (in, header, sizeof header, &size, NULL, NULL) ||
      !g_input_stream_read_all (in, version, sizeof version, &size, NULL, NULL))
    return TRUE;
  g_assert_cmpuint (header[1], ==, 0x11);
  version[2] = version[1] == self->minor ? 0 : (gint32) 0x8010001D;
  version[1] = self->minor;
  g_output_stream_write_all (out, version, sizeof version, NULL, NULL, NULL);
  if (!g_input_stream_read_all (in, header, sizeof header, &size, NULL, NULL) ||
      size < sizeof header)
    return TRUE;
  g_assert_cmpuint (header[1], ==, 0x12);
  g_output_stream_write_all (out,
                             self->readers,
                             self->is_short ? 100 : sizeof self->readers,
                             NULL,
                             NULL,
                             NULL);

  return TRUE;
}

static Service *
start (gint32 minor)
{
  Service *self = g_atomic_rc_box_new0 (Service);
  g_autoptr (GSocketAddress) address = NULL;

  self->folder = g_dir_make_tmp ("anky-pcsc-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "pcscd.comm", NULL);
  self->minor = minor;
  self->service = g_threaded_socket_service_new (4);
  address = g_unix_socket_address_new (self->path);
  g_assert_true (
      g_socket_listener_add_address (G_SOCKET_LISTENER (self->service),
                                     address,
                                     G_SOCKET_TYPE_STREAM,
                                     G_SOCKET_PROTOCOL_DEFAULT,
                                     NULL,
                                     NULL,
                                     NULL));
  /* A thread may still answer when the test is done with the service. */
  g_signal_connect_data (self->service,
                         "run",
                         G_CALLBACK (run_cb),
                         g_atomic_rc_box_acquire (self),
                         (GClosureNotify) (void (*) (void)) service_release,
                         0);

  return self;
}

static void
stop (Service *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  service_release (self);
}

static void
look_in_thread (GTask *task,
                gpointer source,
                gpointer path,
                GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         anky_pcsc_look (path, cancellable),
                         (GDestroyNotify) anky_pcsc_free);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(AnkyPcsc **) user_data = g_task_propagate_pointer (G_TASK (result), NULL);
}

/* The service accepts on this thread's context. */
static AnkyPcsc *
look (const char *path)
{
  AnkyPcsc *pcsc = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_cb, &pcsc);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, look_in_thread);
  while (!pcsc)
    g_main_context_iteration (NULL, TRUE);

  return pcsc;
}

static void
test_no_socket (void)
{
  g_autoptr (AnkyPcsc) pcsc = look ("/nowhere/pcscd.comm");

  g_assert_cmpint (pcsc->state, ==, ANKY_PCSC_NO_SOCKET);
  g_assert_cmpuint (pcsc->readers->len, ==, 0);
}

static void
test_readers_and_cards (void)
{
  Service *service = start (4);
  g_autoptr (AnkyPcsc) pcsc = NULL;

  put_reader (service, 0, "Bit4id miniLector 00", 0x0002);
  put_reader (service, 3, "VGCA Token 01", 0x0034);
  pcsc = look (service->path);
  g_assert_cmpint (pcsc->state, ==, ANKY_PCSC_RUNNING);
  g_assert_cmpuint (pcsc->readers->len, ==, 2);
  g_assert_cmpstr (pcsc->readers->pdata[1], ==, "VGCA Token 01");
  g_assert_cmpuint (pcsc->n_cards, ==, 1);
  stop (service);
}

static void
test_another_minor_version (void)
{
  Service *service = start (5);
  g_autoptr (AnkyPcsc) pcsc = look (service->path);

  g_assert_cmpint (pcsc->state, ==, ANKY_PCSC_RUNNING);
  g_assert_cmpuint (pcsc->readers->len, ==, 0);
  stop (service);
}

static void
test_short_answer (void)
{
  Service *service = start (4);
  g_autoptr (AnkyPcsc) pcsc = NULL;

  service->is_short = TRUE;
  pcsc = look (service->path);
  g_assert_cmpint (pcsc->state, ==, ANKY_PCSC_NO_ANSWER);
  stop (service);
}

/* A name without an end, and bytes that are no text. */
static void
test_hostile_name (void)
{
  Service *service = start (4);
  g_autoptr (AnkyPcsc) pcsc = NULL;

  memset (service->readers, 0xFF, READER_SIZE);
  pcsc = look (service->path);
  g_assert_cmpint (pcsc->state, ==, ANKY_PCSC_RUNNING);
  g_assert_cmpuint (pcsc->readers->len, ==, 1);
  g_assert_true (g_utf8_validate (pcsc->readers->pdata[0], -1, NULL));
  stop (service);
}

static void
test_nobody_listens (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anky-pcsc-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pcscd.comm", NULL);
  g_autoptr (AnkyPcsc) pcsc = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  pcsc = look (path);
  g_assert_cmpint (pcsc->state, ==, ANKY_PCSC_NO_ANSWER);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pcsc/no-socket", test_no_socket);
  g_test_add_func ("/pcsc/readers", test_readers_and_cards);
  g_test_add_func ("/pcsc/minor-version", test_another_minor_version);
  g_test_add_func ("/pcsc/short-answer", test_short_answer);
  g_test_add_func ("/pcsc/hostile-name", test_hostile_name);
  g_test_add_func ("/pcsc/nobody-listens", test_nobody_listens);

  return g_test_run ();
}
