/* anky-pin-prompt.c - the engine's question for a PIN, put to a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-pin-prompt.h"

#include "anky-pin-dialog.h"
#include "anky-secret.h"

#include <glib/gi18n.h>
#include <string.h>

struct _AnkyPinPrompt {
  GTlsInteraction parent_instance;

  GtkWindow *parent;
  char *verb;
  GtkWidget *dialog;      /* NULL until first asked */
  GTask *question;        /* the one that waits for an answer */
  GTlsPassword *password; /* of the question */
  guint n_documents;
  gboolean is_cancelled;
};

G_DEFINE_FINAL_TYPE (AnkyPinPrompt, anky_pin_prompt, G_TYPE_TLS_INTERACTION)

enum { SIGNAL_CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
finish_handled (AnkyPinPrompt *self)
{
  g_autoptr (GTask) question = g_steal_pointer (&self->question);

  g_clear_object (&self->password);
  g_task_return_int (question, G_TLS_INTERACTION_HANDLED);
}

static void
answered_cb (AnkyPinPrompt *self, AnkyPinDialog *dialog)
{
  const char *typed = anky_pin_dialog_get_pin (dialog);
  gsize length = strlen (typed);

  if (!self->question)
    return;

  g_tls_password_set_value_full (self->password,
                                 anky_secret_dup_raw (typed, length),
                                 (gssize) length,
                                 anky_secret_free_raw);
  finish_handled (self);
}

static void
fail_question (AnkyPinPrompt *self)
{
  g_autoptr (GTask) question = g_steal_pointer (&self->question);

  g_clear_object (&self->password);
  if (question)
    g_task_return_new_error (question,
                             G_IO_ERROR,
                             G_IO_ERROR_CANCELLED,
                             "the PIN was not entered");
}

static void
cancelled_cb (AnkyPinPrompt *self)
{
  if (self->is_cancelled)
    return;

  self->is_cancelled = TRUE;
  fail_question (self);
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
ensure_dialog (AnkyPinPrompt *self)
{
  if (self->dialog)
    return;

  self->dialog = anky_pin_dialog_new (self->parent, self->verb);
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
anky_pin_prompt_ask_password_async (GTlsInteraction *interaction,
                                    GTlsPassword *password,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  AnkyPinPrompt *self = ANKY_PIN_PROMPT (interaction);
  AnkyPinPassword *question = ANKY_PIN_PASSWORD (password);

  g_assert (!self->question);

  self->question = g_task_new (self, cancellable, callback, user_data);
  self->password = g_object_ref (password);
  if (self->is_cancelled) {
    fail_question (self);
    return;
  }

  ensure_dialog (self);
  anky_pin_dialog_set_n_documents (ANKY_PIN_DIALOG (self->dialog),
                                   self->n_documents);
  anky_pin_dialog_ask (ANKY_PIN_DIALOG (self->dialog), question);
  gtk_window_present (GTK_WINDOW (self->dialog));
  /* The reader asks by itself; it only has to be let. */
  if (anky_token_has_pin_pad (anky_pin_password_get_token (question)))
    finish_handled (self);
}

static GTlsInteractionResult
anky_pin_prompt_ask_password_finish (GTlsInteraction *interaction,
                                     GAsyncResult *result,
                                     GError **error)
{
  gssize value = g_task_propagate_int (G_TASK (result), error);

  return value < 0 ? G_TLS_INTERACTION_FAILED : (GTlsInteractionResult) value;
}

static void
anky_pin_prompt_dispose (GObject *object)
{
  AnkyPinPrompt *self = ANKY_PIN_PROMPT (object);

  fail_question (self);
  g_clear_pointer (&self->dialog, gtk_widget_destroy);
  g_clear_pointer (&self->verb, g_free);

  G_OBJECT_CLASS (anky_pin_prompt_parent_class)->dispose (object);
}

static void
anky_pin_prompt_class_init (AnkyPinPromptClass *klass)
{
  GTlsInteractionClass *interaction_class = G_TLS_INTERACTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anky_pin_prompt_dispose;
  interaction_class->ask_password_async = anky_pin_prompt_ask_password_async;
  interaction_class->ask_password_finish = anky_pin_prompt_ask_password_finish;
  signals[SIGNAL_CANCELLED] = g_signal_new ("cancelled",
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
anky_pin_prompt_init (AnkyPinPrompt *self)
{
}

AnkyPinPrompt *
anky_pin_prompt_new (GtkWindow *parent, const char *verb)
{
  AnkyPinPrompt *self = g_object_new (ANKY_TYPE_PIN_PROMPT, NULL);

  self->parent = parent;
  self->verb = g_strdup (verb);

  return self;
}

void
anky_pin_prompt_give_up (AnkyPinPrompt *self)
{
  cancelled_cb (self);
}

void
anky_pin_prompt_set_n_documents (AnkyPinPrompt *self, guint n_documents)
{
  self->n_documents = n_documents;
}

void
anky_pin_prompt_show_progress (AnkyPinPrompt *self, guint n_done, guint n_all)
{
  g_autofree char *text = NULL;

  /* Not over a question that waits for its answer. */
  if (!self->dialog || self->question)
    return;
  /* Translators: %1$u of %2$u documents. */
  text = g_strdup_printf (_ ("%1$u of %2$u done. Keep the token plugged in."),
                          n_done,
                          n_all);
  anky_pin_dialog_show_working (ANKY_PIN_DIALOG (self->dialog), text);
}

void
anky_pin_prompt_close (AnkyPinPrompt *self)
{
  fail_question (self);
  g_clear_pointer (&self->dialog, gtk_widget_destroy);
}
