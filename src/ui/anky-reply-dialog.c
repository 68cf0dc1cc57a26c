/* anky-reply-dialog.c - the message to the sender, to be copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-reply-dialog.h"

#include "anky-reply.h"

#include <glib/gi18n.h>

struct _AnkyReplyDialog {
  HdyWindow parent_instance;

  AnkyReceipt *receipt;
  char *file_name;

  GtkWidget *typed;
  GtkWidget *number;
  GtkWidget *date;
  GtkTextBuffer *message;
  GtkWidget *copied;
};

G_DEFINE_FINAL_TYPE (AnkyReplyDialog, anky_reply_dialog, HDY_TYPE_WINDOW)

static void
show_message (AnkyReplyDialog *self)
{
  g_autofree char *text =
      anky_reply_new_with (self->receipt,
                           self->file_name,
                           gtk_entry_get_text (GTK_ENTRY (self->number)),
                           gtk_entry_get_text (GTK_ENTRY (self->date)));

  gtk_text_buffer_set_text (self->message, text ? text : "", -1);
  gtk_widget_hide (self->copied);
}

static void
copy_cb (AnkyReplyDialog *self)
{
  GtkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->message, &start, &end);
  text = gtk_text_buffer_get_text (self->message, &start, &end, FALSE);
  gtk_clipboard_set_text (clipboard, text, -1);
  gtk_widget_show (self->copied);
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         gtk_label_get_text (GTK_LABEL (self->copied)));
}

static gboolean
anky_reply_dialog_key_press (GtkWidget *widget, GdkEventKey *event)
{
  if (event->keyval == GDK_KEY_Escape) {
    gtk_window_close (GTK_WINDOW (widget));
    return GDK_EVENT_STOP;
  }

  return GTK_WIDGET_CLASS (anky_reply_dialog_parent_class)
      ->key_press_event (widget, event);
}

static void
anky_reply_dialog_finalize (GObject *object)
{
  AnkyReplyDialog *self = ANKY_REPLY_DIALOG (object);

  g_clear_pointer (&self->receipt, anky_receipt_unref);
  g_free (self->file_name);

  G_OBJECT_CLASS (anky_reply_dialog_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, AnkyReplyDialog, name)

static void
anky_reply_dialog_class_init (AnkyReplyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_reply_dialog_finalize;
  widget_class->key_press_event = anky_reply_dialog_key_press;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-reply-dialog.ui");
  BIND (typed);
  BIND (number);
  BIND (date);
  BIND (message);
  BIND (copied);
  gtk_widget_class_bind_template_callback (widget_class, show_message);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
anky_reply_dialog_init (AnkyReplyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AnkyReplyDialog *
anky_reply_dialog_new (GtkWindow *parent,
                       AnkyReceipt *receipt,
                       const char *file_name)
{
  AnkyReplyDialog *self =
      g_object_new (ANKY_TYPE_REPLY_DIALOG, "transient-for", parent, NULL);
  g_autofree char *date = anky_reply_format_date (receipt->date);

  self->receipt = anky_receipt_ref (receipt);
  self->file_name = g_strdup (file_name);
  if (receipt->number)
    gtk_entry_set_text (GTK_ENTRY (self->number), receipt->number);
  if (date)
    gtk_entry_set_text (GTK_ENTRY (self->date), date);
  show_message (self);

  return self;
}
