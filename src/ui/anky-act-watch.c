/* anky-act-watch.c - the person in front of the window, for an act that waits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-act-watch.h"

#include "anky-wait-dialog.h"

/* What is quicker is not worth a dialog. */
#define DELAY_MS 1000

struct _AnkyActWatch {
  GObject parent_instance;

  GAsyncQueue *answers; /* AnkyActAnswer + 1, one a question */
  /* On the main thread only. */
  GtkWindow *parent;
  GtkWidget *dialog; /* NULL until something takes time */
  guint delay_id;
  gboolean is_asking;
  gboolean is_closed;
};

static void anky_act_watch_iface_init (AnkyActObserverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyActWatch,
    anky_act_watch,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (ANKY_TYPE_ACT_OBSERVER, anky_act_watch_iface_init))

enum { SIGNAL_WAITING, SIGNAL_CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What the engine says, on its way to the main thread. */
typedef struct {
  AnkyActWatch *watch;
  char *server; /* NULL: validation data */
  guint nth_try;
  guint n_tries;
  AnkyLevel reached;
  char *why; /* NULL: no question */
} Message;

static void
message_free (Message *self)
{
  g_object_unref (self->watch);
  g_free (self->server);
  g_free (self->why);
  g_free (self);
}

static void
send_to_main (Message *message, GSourceFunc handler)
{
  g_idle_add_full (G_PRIORITY_DEFAULT,
                   handler,
                   message,
                   (GDestroyNotify) message_free);
}

/* The dialog */

static void
give_answer (AnkyActWatch *self, AnkyActAnswer answer)
{
  if (!self->is_asking)
    return;

  self->is_asking = FALSE;
  g_async_queue_push (self->answers, GINT_TO_POINTER ((int) answer + 1));
}

static void
answered_cb (AnkyActWatch *self, int answer)
{
  give_answer (self, (AnkyActAnswer) answer);
}

static void
cancelled_cb (AnkyActWatch *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
  give_answer (self, ANKY_ACT_ANSWER_STOP);
}

static void
ensure_dialog (AnkyActWatch *self)
{
  if (self->dialog)
    return;

  self->dialog = anky_wait_dialog_new (self->parent);
  g_signal_connect_object (self->dialog,
                           "answered",
                           G_CALLBACK (answered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dialog,
                           "cancelled",
                           G_CALLBACK (cancelled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->dialog,
                    "destroy",
                    G_CALLBACK (gtk_widget_destroyed),
                    &self->dialog);
}

static void
present (AnkyActWatch *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_WAITING], 0);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static gboolean
delay_cb (gpointer user_data)
{
  AnkyActWatch *self = user_data;

  self->delay_id = 0;
  if (self->dialog)
    present (self);

  return G_SOURCE_REMOVE;
}

/* From the engine */

static gboolean
show_waiting_cb (gpointer user_data)
{
  Message *message = user_data;
  AnkyActWatch *self = message->watch;

  if (self->is_closed)
    return G_SOURCE_REMOVE;

  ensure_dialog (self);
  anky_wait_dialog_show_waiting (ANKY_WAIT_DIALOG (self->dialog),
                                 message->server,
                                 message->nth_try,
                                 message->n_tries);
  if (self->delay_id == 0 && !gtk_widget_get_visible (self->dialog))
    self->delay_id = g_timeout_add (DELAY_MS, delay_cb, self);

  return G_SOURCE_REMOVE;
}

static gboolean
ask_cb (gpointer user_data)
{
  Message *message = user_data;
  AnkyActWatch *self = message->watch;

  self->is_asking = TRUE;
  if (self->is_closed) {
    give_answer (self, ANKY_ACT_ANSWER_STOP);
    return G_SOURCE_REMOVE;
  }

  ensure_dialog (self);
  anky_wait_dialog_ask (ANKY_WAIT_DIALOG (self->dialog),
                        message->reached,
                        message->why);
  present (self);

  return G_SOURCE_REMOVE;
}

/* The host is what people know; the rest of the address says nothing more. */
static char *
dup_host (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  const char *host = parsed ? g_uri_get_host (parsed) : NULL;

  return g_strdup (host ? host : uri);
}

static void
anky_act_watch_waits (AnkyActObserver *observer,
                      const char *uri,
                      guint nth_try,
                      guint n_tries)
{
  Message *message = g_new0 (Message, 1);

  message->watch = g_object_ref (ANKY_ACT_WATCH (observer));
  message->server = uri ? dup_host (uri) : NULL;
  message->nth_try = nth_try;
  message->n_tries = n_tries;
  send_to_main (message, show_waiting_cb);
}

static AnkyActAnswer
anky_act_watch_ask (AnkyActObserver *observer,
                    AnkyLevel reached,
                    const char *why,
                    GCancellable *cancellable)
{
  AnkyActWatch *self = ANKY_ACT_WATCH (observer);
  Message *message = g_new0 (Message, 1);
  int answer;

  message->watch = g_object_ref (self);
  message->reached = reached;
  message->why = g_strdup (why);
  send_to_main (message, ask_cb);
  answer = GPOINTER_TO_INT (g_async_queue_pop (self->answers)) - 1;

  return (AnkyActAnswer) answer;
}

static void
anky_act_watch_iface_init (AnkyActObserverInterface *iface)
{
  iface->waits = anky_act_watch_waits;
  iface->ask = anky_act_watch_ask;
}

/* The object */

void
anky_act_watch_close (AnkyActWatch *self)
{
  self->is_closed = TRUE;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  give_answer (self, ANKY_ACT_ANSWER_STOP);
  g_clear_pointer (&self->dialog, gtk_widget_destroy);
}

static void
anky_act_watch_finalize (GObject *object)
{
  g_async_queue_unref (ANKY_ACT_WATCH (object)->answers);

  G_OBJECT_CLASS (anky_act_watch_parent_class)->finalize (object);
}

static guint
add_signal (AnkyActWatchClass *klass, const char *name)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
anky_act_watch_class_init (AnkyActWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_act_watch_finalize;
  signals[SIGNAL_WAITING] = add_signal (klass, "waiting");
  signals[SIGNAL_CANCELLED] = add_signal (klass, "cancelled");
}

static void
anky_act_watch_init (AnkyActWatch *self)
{
  self->answers = g_async_queue_new ();
}

AnkyActWatch *
anky_act_watch_new (GtkWindow *parent)
{
  AnkyActWatch *self = g_object_new (ANKY_TYPE_ACT_WATCH, NULL);

  self->parent = parent;

  return self;
}
