/* anky-window-restart.c - an issued document begun again from what its leader
 * signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-restart.h"
#include "anky-window-private.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>

typedef enum { ANSWER_SENT = 1, ANSWER_NOT_SENT } Answer;

static AnkyReceipt *
get_receipt (AnkyWindow *self)
{
  return self->document ? anky_document_model_get_receipt (self->document)
                        : NULL;
}

gboolean
anky_window_can_restart (AnkyWindow *self)
{
  AnkyReceipt *receipt = get_receipt (self);

  return self->mode == ANKY_MODE_READING && !self->signing && receipt &&
         receipt->report && anky_restart_find (receipt->report, NULL) > 0;
}

/* --- sent already -------------------------------------------------------- */

static char *
dup_ways (void)
{
  g_autoptr (GPtrArray) ways = anky_restart_list_ways ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ways->len; i++) {
    const AnkyGate *way = ways->pdata[i];
    g_autofree char *sentence = anky_gate_text_dup (way);

    g_string_append_printf (text,
                            "%s%s\n%s",
                            i > 0 ? "\n\n" : "",
                            sentence,
                            way->article);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_dialog (AnkyWindow *self,
             GtkMessageType type,
             const char *title,
             const char *text)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (GTK_WINDOW (self),
                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              type,
                              GTK_BUTTONS_NONE,
                              "%s",
                              title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog),
                                            "%s",
                                            text);

  return dialog;
}

/* NĐ 30/2020 Điều 18(3), 18(4): nothing is edited then. */
static void
show_ways (AnkyWindow *self)
{
  g_autofree char *ways = dup_ways ();
  GtkWidget *dialog =
      make_dialog (self,
                   GTK_MESSAGE_INFO,
                   _ ("A document that was sent stays as it is"),
                   ways);

  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Close"), GTK_RESPONSE_CLOSE);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- not sent ------------------------------------------------------------ */

/* "15" of "15/UBND-VX": it stays this document's unless the clerk types
 * another. */
static char *
dup_number (AnkyReceipt *receipt)
{
  const char *number = receipt ? receipt->number : NULL;

  return number ? g_strndup (number, strcspn (number, "/")) : g_strdup ("");
}

static void
write_in_thread (GTask *task,
                 gpointer source,
                 gpointer path,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  char *written = anky_restart_run (path, NULL, cancellable, &error);

  if (written)
    g_task_return_pointer (task, written, g_free);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *number = NULL;

  g_clear_object (&self->signing);
  /* The window was closed meanwhile. */
  if (!self->document)
    return;
  if (!path) {
    anky_message_bar_show_error (self->message_bar, error);
    anky_window_update_actions (self);
    return;
  }
  number = dup_number (get_receipt (self));
  anky_window_load (self, path);
  self->restart_number = g_steal_pointer (&number);
}

static void
write_copy (AnkyWindow *self)
{
  const char *path = anky_document_model_get_path (self->document);
  g_autoptr (GTask) task = NULL;

  self->signing = g_cancellable_new ();
  anky_window_update_actions (self);
  task = g_task_new (self, self->signing, written_cb, NULL);
  g_task_set_source_tag (task, write_copy);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* Its own check has to be known: what the document lacks is asked of it. */
void
anky_window_issue_again (AnkyWindow *self)
{
  g_autofree char *number = NULL;

  if (!self->restart_number || self->mode != ANKY_MODE_READING ||
      !get_receipt (self))
    return;

  number = g_steal_pointer (&self->restart_number);
  anky_window_start_signing (self, ANKY_KIND_ISSUE);
  anky_sign_panel_set_number (self->sign_panel, number);
}

/* --- the question -------------------------------------------------------- */

static void
answered_cb (GtkWidget *dialog, int response, AnkyWindow *self)
{
  gtk_widget_destroy (dialog);
  if (!anky_window_can_restart (self))
    return;

  if (response == ANSWER_SENT)
    show_ways (self);
  else if (response == ANSWER_NOT_SENT)
    write_copy (self);
}

void
anky_window_restart (AnkyWindow *self)
{
  GtkWidget *dialog;

  if (!anky_window_can_restart (self))
    return;

  dialog = make_dialog (
      self,
      GTK_MESSAGE_QUESTION,
      _ ("Was this document sent already?"),
      _ ("If it has not left the office, number, date and seal are given again "
         "on a new file that holds what the leader signed. This file stays as "
         "it is."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog),
                          _ ("_Cancel"),
                          GTK_RESPONSE_CANCEL,
                          _ ("Already _Sent"),
                          ANSWER_SENT,
                          _ ("_Not Sent Yet"),
                          ANSWER_NOT_SENT,
                          NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (answered_cb),
                           self,
                           0);
  gtk_window_present (GTK_WINDOW (dialog));
}
