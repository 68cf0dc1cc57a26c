/* anky-pcsc.c - whether the smart card service sees readers and cards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pcsc.h"

#include "anky-cursor.h"

#include <gio/gunixsocketaddress.h>
#include <string.h>

#define DEFAULT_PATH "/run/pcscd/pcscd.comm"
#define PATIENCE_S   2

/* The protocol of pcsc-lite (winscard_msg.h), 4.3 and later: numbers in the
 * host's order, answers without a header. */
#define COMMAND_VERSION       0x11
#define COMMAND_READERS_STATE 0x12
#define MAJOR_VERSION         4
#define MINOR_VERSION         4
#define MAX_READERS           16
#define NAME_SIZE             128
/* name, event counter, state, sharing, ATR and its padding, its length,
 * protocol */
#define READER_SIZE  (NAME_SIZE + 4 + 4 + 4 + 36 + 4 + 4)
#define CARD_PRESENT 0x0004

typedef struct {
  gint32 major;
  gint32 minor;
  guint32 result;
} Version;

void
anky_pcsc_free (AnkyPcsc *self)
{
  g_ptr_array_unref (self->readers);
  g_free (self);
}

static GSocketConnection *
connect_to (const char *path, GCancellable *cancellable)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, PATIENCE_S);
  connection = g_socket_client_connect (client,
                                        G_SOCKET_CONNECTABLE (address),
                                        cancellable,
                                        NULL);
  if (connection)
    g_socket_set_timeout (g_socket_connection_get_socket (connection),
                          PATIENCE_S);

  return connection;
}

static gboolean
ask (GSocketConnection *connection,
     guint32 command,
     gconstpointer body,
     gsize body_size,
     gpointer answer,
     gsize answer_size,
     GCancellable *cancellable)
{
  GIOStream *stream = G_IO_STREAM (connection);
  const guint32 header[2] = { (guint32) body_size, command };
  gsize n_read = 0;

  return g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                                    header,
                                    sizeof header,
                                    NULL,
                                    cancellable,
                                    NULL) &&
         g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                                    body,
                                    body_size,
                                    NULL,
                                    cancellable,
                                    NULL) &&
         g_input_stream_read_all (g_io_stream_get_input_stream (stream),
                                  answer,
                                  answer_size,
                                  &n_read,
                                  cancellable,
                                  NULL) &&
         n_read == answer_size;
}

/* FALSE if they do not agree; @version is then what the service speaks. */
static gboolean
greet (GSocketConnection *connection,
       Version *version,
       GCancellable *cancellable)
{
  Version answer = { 0 };

  if (!ask (connection,
            COMMAND_VERSION,
            version,
            sizeof *version,
            &answer,
            sizeof answer,
            cancellable))
    return FALSE;

  version->minor = answer.minor;

  return answer.major == MAJOR_VERSION && answer.result == 0;
}

static guint32
read_number (AnkyCursor *cursor)
{
  const guint8 *bytes = anky_cursor_read (cursor, sizeof (guint32));
  guint32 number = 0;

  if (bytes)
    memcpy (&number, bytes, sizeof number);

  return number;
}

static void
note_reader (AnkyPcsc *self, AnkyCursor *cursor)
{
  const guint8 *name = anky_cursor_read (cursor, NAME_SIZE);
  guint32 state;

  (void) read_number (cursor);
  state = read_number (cursor);
  if (!name || !*name)
    return;

  g_ptr_array_add (
      self->readers,
      g_utf8_make_valid ((const char *) name,
                         (gssize) strnlen ((const char *) name, NAME_SIZE)));
  if (state & CARD_PRESENT)
    self->n_cards++;
}

static gboolean
look_at_readers (AnkyPcsc *self,
                 GSocketConnection *connection,
                 GCancellable *cancellable)
{
  guint8 answer[MAX_READERS * READER_SIZE] = { 0 };
  AnkyCursor all;

  if (!ask (connection,
            COMMAND_READERS_STATE,
            NULL,
            0,
            answer,
            sizeof answer,
            cancellable))
    return FALSE;

  anky_cursor_init (&all, answer, sizeof answer);
  for (guint i = 0; i < MAX_READERS; i++) {
    AnkyCursor reader;

    if (!anky_cursor_init_range (&reader, &all, i * READER_SIZE, READER_SIZE))
      break;
    note_reader (self, &reader);
  }

  return TRUE;
}

/* A service of another minor version says so and is asked once more in its
 * own; what is read here has not changed between them. */
static AnkyPcscState
look (AnkyPcsc *self, const char *path, GCancellable *cancellable)
{
  Version version = { MAJOR_VERSION, MINOR_VERSION, 0 };

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GSocketConnection) connection = connect_to (path, cancellable);
    gint32 tried = version.minor;

    if (!connection)
      return ANKY_PCSC_NO_ANSWER;
    if (greet (connection, &version, cancellable))
      return look_at_readers (self, connection, cancellable)
                 ? ANKY_PCSC_RUNNING
                 : ANKY_PCSC_NO_ANSWER;
    if (version.minor == tried)
      break;
  }

  return ANKY_PCSC_NO_ANSWER;
}

AnkyPcsc *
anky_pcsc_look (const char *path, GCancellable *cancellable)
{
  AnkyPcsc *self = g_new0 (AnkyPcsc, 1);

  self->readers = g_ptr_array_new_with_free_func (g_free);
  if (!path)
    path = g_getenv ("PCSCLITE_CSOCK_NAME");
  if (!path || !*path)
    path = DEFAULT_PATH;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    self->state = look (self, path, cancellable);

  return self;
}
