/* anky-pin-dialog.c - asks for a PIN, then says that it is being signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-pin-dialog.h"

#include "anky-answer-row.h"

#include <glib/gi18n.h>

struct _AnkyPinDialog {
  HdyWindow parent_instance;

  guint n_documents;
  guint min_length;
  gboolean is_final;

  GtkWidget *stack;
  GtkWidget *sign_button;
  GtkWidget *heading;
  GtkWidget *purpose;
  AnkyAnswerRow *warning;
  GtkWidget *entry;
  GtkWidget *consent;
  GtkWidget *pad_text;
  GtkWidget *working_text;
};

G_DEFINE_FINAL_TYPE (AnkyPinDialog, anky_pin_dialog, HDY_TYPE_WINDOW)

enum { SIGNAL_ANSWERED, SIGNAL_CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_asking (AnkyPinDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)),
                    "ask") == 0;
}

static void
update_button (AnkyPinDialog *self)
{
  gsize length = gtk_entry_get_text_length (GTK_ENTRY (self->entry));
  gboolean has_consent =
      !self->is_final ||
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->consent));

  gtk_widget_set_sensitive (self->sign_button,
                            is_asking (self) && has_consent &&
                                length >= MAX (self->min_length, 1));
}

static void
sign_clicked_cb (AnkyPinDialog *self)
{
  if (!is_asking (self) || !gtk_widget_get_sensitive (self->sign_button))
    return;

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
  /* The buffer of a GTK 3 entry wipes what it gives up. */
  gtk_entry_set_text (GTK_ENTRY (self->entry), "");
  anky_pin_dialog_show_working (self, NULL);
}

/* With one try left a key that is pressed too soon must not be the answer. */
static void
entry_activated_cb (AnkyPinDialog *self)
{
  if (!self->is_final)
    sign_clicked_cb (self);
}

static void
cancel_cb (AnkyPinDialog *self)
{
  gtk_entry_set_text (GTK_ENTRY (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
delete_event_cb (AnkyPinDialog *self)
{
  cancel_cb (self);

  return GDK_EVENT_STOP;
}

static gboolean
anky_pin_dialog_key_press (GtkWidget *widget, GdkEventKey *event)
{
  if (event->keyval == GDK_KEY_Escape) {
    cancel_cb (ANKY_PIN_DIALOG (widget));
    return GDK_EVENT_STOP;
  }

  return GTK_WIDGET_CLASS (anky_pin_dialog_parent_class)
      ->key_press_event (widget, event);
}

static void
announce (AnkyPinDialog *self, const char *text)
{
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         text);
}

static void
warn (AnkyPinDialog *self, AnkyTone tone, const char *text, const char *note)
{
  anky_answer_row_set (self->warning, tone, text);
  anky_answer_row_set_note (self->warning, note);
  gtk_widget_show (GTK_WIDGET (self->warning));
  announce (self, text);
}

/* The token's own flags, the gravest first. */
static void
show_state (AnkyPinDialog *self, GTlsPasswordFlags flags)
{
  gboolean is_wrong = (flags & G_TLS_PASSWORD_RETRY) != 0;

  self->is_final = (flags & G_TLS_PASSWORD_FINAL_TRY) != 0;
  gtk_widget_set_visible (self->consent, self->is_final);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->consent), FALSE);
  gtk_widget_hide (GTK_WIDGET (self->warning));

  if (self->is_final)
    warn (self,
          ANKY_TONE_BAD,
          is_wrong ? _ ("Wrong PIN. This is the last try.")
                   : _ ("This is the last try."),
          _ ("If the PIN is wrong this time, the token will be locked."));
  else if (is_wrong)
    warn (self,
          ANKY_TONE_BAD,
          _ ("Wrong PIN"),
          flags & G_TLS_PASSWORD_MANY_TRIES
              ? _ ("The token says that few tries are left.")
              : _ ("Enter it again."));
  else if (flags & G_TLS_PASSWORD_MANY_TRIES)
    warn (self,
          ANKY_TONE_OPEN,
          _ ("A wrong PIN was entered before"),
          _ ("The token says that few tries are left."));
}

static char *
describe_purpose (AnkyPinDialog *self, const char *file, const char *signer)
{
  if (self->n_documents > 1)
    /* Translators: %1$u documents, %2$s is the signer's name. */
    return g_strdup_printf (ngettext ("To sign %1$u document as %2$s",
                                      "To sign %1$u documents as %2$s",
                                      self->n_documents),
                            self->n_documents,
                            signer);

  /* Translators: %1$s is the name of a file, %2$s the signer's name. */
  return g_strdup_printf (_ ("To sign “%1$s” as %2$s"), file, signer);
}

static void
show_token (AnkyPinDialog *self, AnkyPinPassword *password)
{
  AnkyToken *token = anky_pin_password_get_token (password);
  AnkyCertificate *certificate = anky_pin_password_get_certificate (password);
  const char *name = anky_certificate_get_common_name (certificate);
  g_autofree char *heading = NULL;
  g_autofree char *purpose = NULL;
  guint max_length = 0;

  /* Translators: %s is the label of a token. */
  heading = g_strdup_printf (_ ("Enter the PIN of “%s”"),
                             anky_token_get_label (token));
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  purpose = describe_purpose (self,
                              anky_pin_password_get_purpose (password),
                              name ? name : "");
  gtk_label_set_text (GTK_LABEL (self->purpose), purpose);

  anky_token_get_pin_length (token, &self->min_length, &max_length);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry),
                            max_length < G_MAXUINT16 ? (int) max_length : 0);
}

void
anky_pin_dialog_set_n_documents (AnkyPinDialog *self, guint n_documents)
{
  self->n_documents = n_documents;
}

void
anky_pin_dialog_ask (AnkyPinDialog *self, AnkyPinPassword *password)
{
  gboolean has_pad =
      anky_token_has_pin_pad (anky_pin_password_get_token (password));

  show_token (self, password);
  show_state (self, g_tls_password_get_flags (G_TLS_PASSWORD (password)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    has_pad ? "pad" : "ask");
  update_button (self);
  gtk_window_set_default (GTK_WINDOW (self),
                          self->is_final || has_pad ? NULL : self->sign_button);
  if (!has_pad)
    gtk_widget_grab_focus (self->entry);
  else
    announce (self, gtk_label_get_text (GTK_LABEL (self->pad_text)));
}

const char *
anky_pin_dialog_get_pin (AnkyPinDialog *self)
{
  return gtk_entry_get_text (GTK_ENTRY (self->entry));
}

void
anky_pin_dialog_show_working (AnkyPinDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->working_text),
                      text ? text : _ ("Keep the token plugged in."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "working");
  update_button (self);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, stack);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPinDialog,
                                        sign_button);
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, purpose);
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, consent);
  gtk_widget_class_bind_template_child (widget_class, AnkyPinDialog, pad_text);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkyPinDialog,
                                        working_text);
}

static guint
add_signal (AnkyPinDialogClass *klass, const char *name)
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
anky_pin_dialog_class_init (AnkyPinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->key_press_event = anky_pin_dialog_key_press;
  signals[SIGNAL_ANSWERED] = add_signal (klass, "answered");
  signals[SIGNAL_CANCELLED] = add_signal (klass, "cancelled");
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-pin-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_event_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_DIALOG);
}

static void
anky_pin_dialog_init (AnkyPinDialog *self)
{
  g_type_ensure (ANKY_TYPE_ANSWER_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anky_pin_dialog_new (GtkWindow *parent, const char *verb)
{
  AnkyPinDialog *self = g_object_new (ANKY_TYPE_PIN_DIALOG, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_button_set_label (GTK_BUTTON (self->sign_button), verb);

  return GTK_WIDGET (self);
}
