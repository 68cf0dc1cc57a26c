/* anky-wait-dialog.c - waiting for an answer of the network, and going on
 * without one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-wait-dialog.h"

#include "anky-act-observer.h"

#include <glib/gi18n.h>

/* How long the servers of Ban Cơ yếu were seen to take, and a little. */
#define PATIENCE_S 180

struct _AnkyWaitDialog {
  HdyWindow parent_instance;

  gint64 began; /* monotonic; this try */
  guint tick_id;

  GtkWidget *stack;
  GtkWidget *cancel_button;
  GtkWidget *waiting_text;
  GtkWidget *waiting_note;
  GtkWidget *progress;
  GtkWidget *heading;
  GtkWidget *explanation;
  GtkWidget *details;
  GtkWidget *again_button;
  GtkWidget *without_button;
};

G_DEFINE_FINAL_TYPE (AnkyWaitDialog, anky_wait_dialog, HDY_TYPE_WINDOW)

enum { SIGNAL_CANCELLED, SIGNAL_ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
announce (AnkyWaitDialog *self, const char *text)
{
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         text);
}

static gboolean
is_asking (AnkyWaitDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)),
                    "choice") == 0;
}

static void
answer (AnkyWaitDialog *self, AnkyActAnswer choice)
{
  if (is_asking (self))
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, (int) choice);
}

static void
again_cb (AnkyWaitDialog *self)
{
  answer (self, ANKY_ACT_ANSWER_TRY_AGAIN);
}

static void
without_cb (AnkyWaitDialog *self)
{
  answer (self, ANKY_ACT_ANSWER_GO_ON);
}

/* Giving up is the same at any time: nothing is written. */
static void
cancel_cb (AnkyWaitDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
delete_event_cb (AnkyWaitDialog *self)
{
  cancel_cb (self);

  return GDK_EVENT_STOP;
}

static gboolean
anky_wait_dialog_key_press (GtkWidget *widget, GdkEventKey *event)
{
  if (event->keyval == GDK_KEY_Escape) {
    cancel_cb (ANKY_WAIT_DIALOG (widget));
    return GDK_EVENT_STOP;
  }

  return GTK_WIDGET_CLASS (anky_wait_dialog_parent_class)
      ->key_press_event (widget, event);
}

static void
show_elapsed (AnkyWaitDialog *self)
{
  gint64 elapsed = (g_get_monotonic_time () - self->began) / G_TIME_SPAN_SECOND;
  /* Translators: %d is a number of seconds; the space does not break. */
  g_autofree char *text = g_strdup_printf (_ ("%d s"), (int) elapsed);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 MIN (1.0, (double) elapsed / PATIENCE_S));
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_elapsed (user_data);

  return G_SOURCE_CONTINUE;
}

static void
stop_ticking (AnkyWaitDialog *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
}

static char *
describe_try (guint nth_try, guint n_tries)
{
  if (nth_try < 2)
    return g_strdup (_ ("The server may take up to 3 minutes. The token is no "
                        "longer needed."));

  /* Translators: the second of three tries to reach a server. */
  return g_strdup_printf (_ ("Try %1$u of %2$u. The token is no longer "
                             "needed."),
                          nth_try,
                          n_tries);
}

void
anky_wait_dialog_show_waiting (AnkyWaitDialog *self,
                               const char *server,
                               guint nth_try,
                               guint n_tries)
{
  g_autofree char *text =
      /* Translators: %s is the name of a server. */
      server ? g_strdup_printf (_ ("Waiting for the timestamp of %s"), server)
             : g_strdup (_ ("Collecting the validation data"));
  g_autofree char *note =
      server ? describe_try (nth_try, n_tries)
             : g_strdup (_ ("The servers that the certificates name are "
                            "asked."));

  gtk_label_set_text (GTK_LABEL (self->waiting_text), text);
  gtk_label_set_text (GTK_LABEL (self->waiting_note), note);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
  gtk_widget_show (self->cancel_button);
  self->began = g_get_monotonic_time ();
  show_elapsed (self);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  announce (self, text);
}

void
anky_wait_dialog_ask (AnkyWaitDialog *self, AnkyLevel reached, const char *why)
{
  gboolean has_timestamp = reached >= ANKY_LEVEL_B_T;

  stop_ticking (self);
  gtk_label_set_text (GTK_LABEL (self->heading),
                      has_timestamp
                          ? _ ("The validation data cannot be completed")
                          : _ ("No timestamp can be had"));
  gtk_label_set_text (
      GTK_LABEL (self->explanation),
      has_timestamp
          ? _ ("The signature is finished and has its timestamp. It can be "
               "saved without validation data, which can be added later.")
          : _ ("The signature is finished. It can be saved without a "
               "timestamp; it will then be shown as having none."));
  gtk_button_set_label (GTK_BUTTON (self->without_button),
                        has_timestamp ? _ ("Save _Without Validation Data")
                                      : _ ("Save _Without Timestamp"));
  gtk_label_set_text (GTK_LABEL (self->details), why);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "choice");
  gtk_widget_hide (self->cancel_button);
  gtk_widget_grab_focus (self->again_button);
  announce (self, gtk_label_get_text (GTK_LABEL (self->heading)));
}

static void
anky_wait_dialog_destroy (GtkWidget *widget)
{
  stop_ticking (ANKY_WAIT_DIALOG (widget));

  GTK_WIDGET_CLASS (anky_wait_dialog_parent_class)->destroy (widget);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, AnkyWaitDialog, name)

static void
anky_wait_dialog_class_init (AnkyWaitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->destroy = anky_wait_dialog_destroy;
  widget_class->key_press_event = anky_wait_dialog_key_press;
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           1,
                                           G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-wait-dialog.ui");
  BIND (stack);
  BIND (cancel_button);
  BIND (waiting_text);
  BIND (waiting_note);
  BIND (progress);
  BIND (heading);
  BIND (explanation);
  BIND (details);
  BIND (again_button);
  BIND (without_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_event_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_cb);
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_DIALOG);
}

static void
anky_wait_dialog_init (AnkyWaitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anky_wait_dialog_new (GtkWindow *parent)
{
  AnkyWaitDialog *self = g_object_new (ANKY_TYPE_WAIT_DIALOG, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);

  return GTK_WIDGET (self);
}
