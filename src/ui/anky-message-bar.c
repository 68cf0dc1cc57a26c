/* anky-message-bar.c - the one bar above the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-message-bar.h"

#include "anky-application.h"
#include "anky-error-text.h"
#include "anky-token.h"
#include "anky-verdict-text.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>

struct _AnkyMessageBar {
  GtkBin parent_instance;

  AnkyReceipt *receipt;
  gboolean has_error;

  GtkWidget *revealer;
  GtkWidget *bar;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *details_expander;
  GtkWidget *details;
  GtkWidget *action_button;
};

G_DEFINE_FINAL_TYPE (AnkyMessageBar, anky_message_bar, GTK_TYPE_BIN)

enum { SIGNAL_ACTION, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkMessageType
get_message_type (AnkyTone tone)
{
  switch (tone) {
  case ANKY_TONE_BAD:
    return GTK_MESSAGE_ERROR;
  case ANKY_TONE_OPEN:
    return GTK_MESSAGE_WARNING;
  case ANKY_TONE_GOOD:
  case ANKY_TONE_PLAIN:
  default:
    return GTK_MESSAGE_INFO;
  }
}

static void
show_message (AnkyMessageBar *self,
              AnkyTone tone,
              const char *title,
              const char *body,
              const char *details)
{
  AtkObject *accessible = gtk_widget_get_accessible (self->bar);
  g_autofree char *spoken = body && *body
                                ? g_strdup_printf ("%s. %s", title, body)
                                : g_strdup (title);

  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->bar),
                                 get_message_type (tone));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                anky_tone_get_icon (tone),
                                GTK_ICON_SIZE_LARGE_TOOLBAR);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->body), body ? body : "");
  gtk_widget_set_visible (self->body, body && *body);
  gtk_label_set_text (GTK_LABEL (self->details), details ? details : "");
  gtk_widget_set_visible (self->details_expander, details != NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (self->details_expander), FALSE);
  atk_object_set_name (accessible, spoken);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_signal_emit_by_name (accessible, "announcement", spoken);
}

static const AnkyReason *
find_heaviest (const AnkyReceipt *receipt)
{
  const AnkyReason *heaviest = NULL;

  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = receipt->reasons->pdata[i];

    if (!heaviest || reason->weight > heaviest->weight)
      heaviest = reason;
  }

  return heaviest;
}

static gboolean
is_worth_saying (const AnkyReceipt *receipt)
{
  if (!receipt || !receipt->report || receipt->report->signatures->len == 0)
    return FALSE;

  return receipt->verdict == ANKY_VERDICT_INVALID ||
         receipt->verdict == ANKY_VERDICT_INDETERMINATE;
}

static void
show_receipt (AnkyMessageBar *self)
{
  g_auto (AnkyAnswer) headline = { 0 };
  const AnkyReason *reason;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->action_button, TRUE);
  if (!is_worth_saying (self->receipt)) {
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
    return;
  }

  headline = anky_verdict_text_headline (self->receipt);
  reason = find_heaviest (self->receipt);
  text = reason ? anky_reason_text_dup (reason) : NULL;
  show_message (self, headline.tone, headline.text, text, NULL);
}

void
anky_message_bar_show_error (AnkyMessageBar *self, const GError *error)
{
  AnkyErrorText text = anky_error_text_get (error);
  g_autofree char *unlock = NULL;
  g_autofree char *body = NULL;
  g_autofree char *message = anky_error_message_dup (error);

  /* The rules in force know the office to turn to; the table does not. */
  if (g_error_matches (error, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_PIN_LOCKED)) {
    unlock = anky_application_dup_unlock_text (GTK_WIDGET (self));
    text.next = unlock;
  }
  body = anky_error_text_dup_body (&text);

  self->has_error = TRUE;
  gtk_widget_set_visible (self->action_button, FALSE);
  show_message (self, ANKY_TONE_BAD, text.title, body, message);
}

void
anky_message_bar_clear_error (AnkyMessageBar *self)
{
  if (!self->has_error)
    return;

  self->has_error = FALSE;
  show_receipt (self);
}

void
anky_message_bar_set_receipt (AnkyMessageBar *self, AnkyReceipt *receipt)
{
  g_clear_pointer (&self->receipt, anky_receipt_unref);
  self->receipt = receipt ? anky_receipt_ref (receipt) : NULL;
  if (!self->has_error)
    show_receipt (self);
}

static void
response_cb (AnkyMessageBar *self, int response)
{
  if (response == GTK_RESPONSE_CLOSE) {
    self->has_error = FALSE;
    gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
    return;
  }

  g_signal_emit (self, signals[SIGNAL_ACTION], 0);
}

static void
anky_message_bar_finalize (GObject *object)
{
  g_clear_pointer (&ANKY_MESSAGE_BAR (object)->receipt, anky_receipt_unref);

  G_OBJECT_CLASS (anky_message_bar_parent_class)->finalize (object);
}

static void
anky_message_bar_class_init (AnkyMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_message_bar_finalize;
  signals[SIGNAL_ACTION] = g_signal_new ("action",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkyMessageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AnkyMessageBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AnkyMessageBar, icon);
  gtk_widget_class_bind_template_child (widget_class, AnkyMessageBar, title);
  gtk_widget_class_bind_template_child (widget_class, AnkyMessageBar, body);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyMessageBar,
                                        details_expander);
  gtk_widget_class_bind_template_child (widget_class, AnkyMessageBar, details);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyMessageBar,
                                        action_button);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
anky_message_bar_init (AnkyMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
