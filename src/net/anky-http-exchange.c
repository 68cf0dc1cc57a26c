/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-http-exchange-private.h"

#include "anky-buffer.h"

#include <libsoup/soup.h>

#define CHUNK_SIZE (16 * 1024)
#define USER_AGENT "AnKy"

typedef struct {
  SoupSession *session;
  SoupMessage *message;
  GCancellable *cancellable; /* of this exchange: the deadline cancels it */
  AnkyBuffer *body;
  goffset expected; /* Content-Length; -1: not said */
  gboolean is_late;
  gboolean is_done;
  GError *error;
} Exchange;

void
anky_http_answer_clear (AnkyHttpAnswer *self)
{
  g_clear_pointer (&self->location, g_free);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/* Takes @error; NULL: all went well. */
static void
end (Exchange *self, GError *error)
{
  self->error = error;
  self->is_done = TRUE;
}

static GError *
new_size_error (const Exchange *self)
{
  return g_error_new (G_IO_ERROR,
                      G_IO_ERROR_MESSAGE_TOO_LARGE,
                      "the answer is larger than is read");
}

static void read_more (Exchange *self, GInputStream *stream);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Exchange *self = user_data;
  GInputStream *stream = G_INPUT_STREAM (source);
  GError *error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (stream, result, &error);
  gsize size;
  gconstpointer data;

  if (!chunk) {
    end (self, error);
    return;
  }
  data = g_bytes_get_data (chunk, &size);
  anky_buffer_append (self->body, data, size);
  if (anky_buffer_has_overflowed (self->body))
    end (self, new_size_error (self));
  else if (size > 0)
    read_more (self, stream);
  else if (self->expected >= 0 &&
           anky_buffer_get_size (self->body) != (gsize) self->expected)
    end (self,
         g_error_new (G_IO_ERROR,
                      G_IO_ERROR_PARTIAL_INPUT,
                      "the answer ends before its length"));
  else
    end (self, NULL);
}

static void
read_more (Exchange *self, GInputStream *stream)
{
  g_input_stream_read_bytes_async (stream,
                                   CHUNK_SIZE,
                                   G_PRIORITY_DEFAULT,
                                   self->cancellable,
                                   read_cb,
                                   self);
}

static void
note_length (Exchange *self)
{
  SoupMessageHeaders *headers =
      soup_message_get_response_headers (self->message);

  self->expected = -1;
  if (soup_message_headers_get_encoding (headers) ==
      SOUP_ENCODING_CONTENT_LENGTH)
    self->expected = soup_message_headers_get_content_length (headers);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Exchange *self = user_data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream =
      soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (!stream) {
    end (self, error);
    return;
  }
  note_length (self);
  /* The body of anything but an answer is of no interest. */
  if (soup_message_get_status (self->message) == SOUP_STATUS_OK)
    read_more (self, stream);
  else
    end (self, NULL);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Exchange *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

/* Nobody is logged in anywhere for an address out of a certificate, and what
 * is packed is not unpacked. */
static SoupSession *
new_session (void)
{
  SoupSession *session = soup_session_new_with_options ("user-agent",
                                                        USER_AGENT,
                                                        "timeout",
                                                        0,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  return session;
}

static SoupMessage *
new_message (GUri *uri, const AnkyFetchRequest *request)
{
  SoupMessage *message = soup_message_new_from_uri (
      request->body ? SOUP_METHOD_POST : SOUP_METHOD_GET,
      uri);

  if (!message)
    return NULL;
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (request->body)
    soup_message_set_request_body_from_bytes (message,
                                              request->body_type,
                                              request->body);
  return message;
}

static void
run (Exchange *self, GMainContext *context, gint64 deadline)
{
  gint64 left_ms = MAX (0, (deadline - g_get_monotonic_time ()) / 1000);
  g_autoptr (GSource) alarm =
      g_timeout_source_new ((guint) MIN (left_ms, (gint64) G_MAXINT));

  g_source_set_callback (alarm, deadline_cb, self, NULL);
  g_source_attach (alarm, context);
  soup_session_send_async (self->session,
                           self->message,
                           G_PRIORITY_DEFAULT,
                           self->cancellable,
                           sent_cb,
                           self);
  while (!self->is_done)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (alarm);
}

/* In a context of its own: the caller's thread may have one that waits for
 * something else. */
static void
run_alone (Exchange *self, gint64 deadline)
{
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  self->session = new_session ();
  run (self, context, deadline);
  soup_session_abort (self->session);
  g_clear_object (&self->session);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_main_context_pop_thread_default (context);
}

static void
take_answer (Exchange *self, AnkyHttpAnswer *answer)
{
  SoupMessageHeaders *headers =
      soup_message_get_response_headers (self->message);

  answer->status = soup_message_get_status (self->message);
  answer->content_type =
      g_strdup (soup_message_headers_get_content_type (headers, NULL));
  if (SOUP_STATUS_IS_REDIRECTION (answer->status))
    answer->location =
        g_strdup (soup_message_headers_get_one (headers, "Location"));
  if (answer->status == SOUP_STATUS_OK)
    answer->body = anky_buffer_steal_bytes (self->body);
}

static gboolean
conclude (Exchange *self,
          GCancellable *cancellable,
          AnkyHttpAnswer *answer_out,
          GError **error)
{
  g_autoptr (GError) own_error = g_steal_pointer (&self->error);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (own_error && self->is_late) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_TIMED_OUT,
                 "no complete answer in time");
    return FALSE;
  }
  if (own_error) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  take_answer (self, answer_out);
  return TRUE;
}

gboolean
anky_http_exchange (GUri *uri,
                    const AnkyFetchRequest *request,
                    gint64 deadline,
                    GCancellable *cancellable,
                    AnkyHttpAnswer *answer_out,
                    GError **error)
{
  g_autoptr (SoupMessage) message = new_message (uri, request);
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (AnkyBuffer) body = anky_buffer_new (request->max_size);
  Exchange self = { .message = message, .cancellable = own, .body = body };
  gulong handler = 0;

  if (!message) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_ARGUMENT,
                 "not an address for HTTP");
    return FALSE;
  }
  if (cancellable)
    handler = g_cancellable_connect (cancellable,
                                     G_CALLBACK (cancelled_cb),
                                     g_object_ref (own),
                                     g_object_unref);
  run_alone (&self, deadline);
  if (cancellable)
    g_cancellable_disconnect (cancellable, handler);
  return conclude (&self, cancellable, answer_out, error);
}
