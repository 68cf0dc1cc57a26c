/* anky-window-receive.c - what a receiver does with a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-certificate-dialog.h"
#include "anky-record-file.h"
#include "anky-reply-dialog.h"
#include "anky-reply.h"
#include "anky-signature-details.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

static AnkyReceipt *
get_receipt (AnkyWindow *self)
{
  return self->document ? anky_document_model_get_receipt (self->document)
                        : NULL;
}

const AnkySignatureReport *
anky_window_get_signature (AnkyWindow *self, GVariant *index)
{
  AnkyReceipt *receipt = get_receipt (self);
  guint i = g_variant_get_uint32 (index);

  if (!receipt || !receipt->report || i >= receipt->report->signatures->len)
    return NULL;

  return receipt->report->signatures->pdata[i];
}

/* The message to the sender */

static void
show_reply_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  AnkyReceipt *receipt = get_receipt (self);
  g_autofree char *name = NULL;

  if (!receipt)
    return;

  name = anky_document_model_dup_title (self->document);
  gtk_window_present (
      GTK_WINDOW (anky_reply_dialog_new (GTK_WINDOW (self), receipt, name)));
}

/* The check record */

static void
record_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = anky_record_file_write_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!path) {
    anky_message_bar_show_error (self->message_bar, error);
    return;
  }

  name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  g_free (self->result_path);
  self->result_path = g_steal_pointer (&path);
  anky_toast_show (self->toast, text, _ ("Show in _Files"));
}

static void
save_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  AnkyReceipt *receipt = get_receipt (self);
  g_autofree char *folder =
      g_settings_get_string (anky_application_get_settings (self->application),
                             "output-folder");

  if (!receipt)
    return;

  anky_record_file_write_async (receipt,
                                anky_document_model_get_path (self->document),
                                *folder ? folder : NULL,
                                NULL,
                                record_written_cb,
                                g_object_ref (self));
}

/* One signature */

static void
show_certificate_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  const AnkySignatureReport *signature =
      anky_window_get_signature (self, parameter);

  if (!signature || !signature->signer)
    return;

  gtk_window_present (
      GTK_WINDOW (anky_certificate_dialog_new (GTK_WINDOW (self),
                                               signature->signer,
                                               signature->path)));
}

static void
copy_technical_data_cb (GSimpleAction *action,
                        GVariant *parameter,
                        gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  const AnkySignatureReport *signature =
      anky_window_get_signature (self, parameter);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (!signature)
    return;

  lines = anky_signature_details_list (signature,
                                       g_variant_get_uint32 (parameter) + 1);
  text = g_strjoinv ("\n", lines);
  gtk_clipboard_set_text (
      gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
      text,
      -1);
  anky_toast_show (self->toast, _ ("The technical data were copied"), NULL);
}

/* The check itself */

static void
stop_check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  if (self->document)
    anky_document_model_stop_judging (self->document);
}

static void
check_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  if (self->document)
    anky_document_model_judge_again (self->document);
}

static const GActionEntry entries[] = {
  { "stop-check", stop_check_cb, NULL, NULL, NULL },
  { "check-again", check_again_cb, NULL, NULL, NULL },
  { "show-reply", show_reply_cb, NULL, NULL, NULL },
  { "save-record", save_record_cb, NULL, NULL, NULL },
  { "show-certificate", show_certificate_cb, "u", NULL, NULL },
  { "copy-technical-data", copy_technical_data_cb, "u", NULL, NULL },
};

void
anky_window_add_receive_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

/* Nothing is told to the sender about what is well, and nothing is kept of a
 * secret. */
void
anky_window_update_receive_actions (AnkyWindow *self)
{
  AnkyReceipt *receipt = get_receipt (self);
  gboolean is_reading = self->mode == ANKY_MODE_READING && receipt;
  g_autofree char *reply = is_reading ? anky_reply_new (receipt, "") : NULL;

  anky_window_enable_action (self, "show-reply", reply != NULL);
  anky_window_enable_action (self,
                             "save-record",
                             is_reading && !anky_receipt_is_secret (receipt));
}
