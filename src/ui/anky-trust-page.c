/* anky-trust-page.c - the certificates that are trusted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-trust-page.h"

#include "anky-container.h"
#include "anky-http-fetcher.h"
#include "anky-pin-row.h"
#include "anky-trust-row.h"
#include "anky-trust-store.h"

#include <glib/gi18n.h>

struct _AnkyTrustPage {
  HdyPreferencesPage parent_instance;

  GSettings *settings;
  GCancellable *cancellable; /* of what is fetched */
  GPtrArray *waiting;        /* AnkyCertificate to be asked about; NULL */
  char *system_folder;
  char *user_folder;

  GtkWidget *store_group;
  GtkWidget *note;
  GtkWidget *list;
  GtkWidget *pins_list;
};

G_DEFINE_FINAL_TYPE (AnkyTrustPage, anky_trust_page, HDY_TYPE_PREFERENCES_PAGE)

static GtkWindow *
get_window (AnkyTrustPage *self)
{
  return GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));
}

static void
say (AnkyTrustPage *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->note), text ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
  if (text)
    g_signal_emit_by_name (gtk_widget_get_accessible (self->note),
                           "announcement",
                           text);
}

/* Showing */

static void remove_cb (GtkWidget *button, AnkyTrustPage *self);
static void export_cb (GtkWidget *button, AnkyTrustPage *self);
static void fetch_cb (GtkWidget *button, AnkyTrustPage *self);

static gboolean
has_pin (GPtrArray *entries, const AnkyPin *pin)
{
  for (guint i = 0; i < entries->len; i++) {
    const AnkyTrustEntry *entry = entries->pdata[i];

    if (entry->pin == pin)
      return TRUE;
  }

  return FALSE;
}

static void
add_rows (AnkyTrustPage *self, GPtrArray *entries, gboolean is_users)
{
  for (guint i = 0; i < entries->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       anky_trust_row_new (entries->pdata[i],
                                           is_users,
                                           G_CALLBACK (export_cb),
                                           G_CALLBACK (remove_cb),
                                           self));
}

static void
add_pins (AnkyTrustPage *self, GPtrArray *system, GPtrArray *user)
{
  gboolean has_network = g_settings_get_boolean (self->settings, "use-network");
  gsize n_pins = 0;
  const AnkyPin *pins = anky_pins_get_all (&n_pins);

  for (gsize i = 0; i < n_pins; i++)
    gtk_container_add (GTK_CONTAINER (self->pins_list),
                       anky_pin_row_new (&pins[i],
                                         has_pin (system, &pins[i]) ||
                                             has_pin (user, &pins[i]),
                                         has_network,
                                         G_CALLBACK (fetch_cb),
                                         self));
}

static void
show_store (AnkyTrustPage *self)
{
  g_autoptr (GPtrArray) system = anky_trust_entries_list (self->system_folder);
  g_autoptr (GPtrArray) user = anky_trust_entries_list (self->user_folder);

  anky_container_clear (self->list);
  anky_container_clear (self->pins_list);
  add_rows (self, system, FALSE);
  add_rows (self, user, TRUE);
  gtk_widget_set_visible (self->list, system->len + user->len > 0);
  add_pins (self, system, user);
}

/* Asking. Never in a loop of its own: an assistive technology that pressed the
 * button would wait for the answer, too. */

typedef void (*ConfirmedFunc) (AnkyTrustPage *self,
                               AnkyCertificate *certificate);

typedef struct {
  AnkyTrustPage *page;
  AnkyCertificate *certificate;
  ConfirmedFunc confirmed;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->page);
  g_object_unref (self->certificate);
  g_free (self);
}

static void ask_next (AnkyTrustPage *self);

static void
question_answered_cb (GtkWidget *dialog, int response, Question *question)
{
  AnkyTrustPage *self = question->page;

  if (response == GTK_RESPONSE_ACCEPT) {
    question->confirmed (self, question->certificate);
    show_store (self);
  }
  /* Takes the question with it. */
  g_object_ref (self);
  gtk_widget_destroy (dialog);
  ask_next (self);
  g_object_unref (self);
}

static void
ask (AnkyTrustPage *self,
     AnkyCertificate *certificate,
     const char *question,
     const char *text,
     const char *verb,
     ConfirmedFunc confirmed)
{
  Question *data = g_new0 (Question, 1);
  GtkWidget *dialog =
      gtk_message_dialog_new (get_window (self),
                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_QUESTION,
                              GTK_BUTTONS_NONE,
                              "%s",
                              question);

  data->page = g_object_ref (self);
  data->certificate = g_object_ref (certificate);
  data->confirmed = confirmed;
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog),
                                            "%s",
                                            text);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog),
                          _ ("_Cancel"),
                          GTK_RESPONSE_CANCEL,
                          verb,
                          GTK_RESPONSE_ACCEPT,
                          NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (question_answered_cb),
                         data,
                         question_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Importing */

static char *
describe_import (AnkyCertificate *certificate)
{
  const AnkyPin *pin = anky_pins_lookup (certificate);
  g_autofree char *fingerprint = anky_trust_row_dup_fingerprint (certificate);

  return g_strdup_printf (
      "%s\n\nSHA-256: %s\n\n%s",
      anky_certificate_get_subject (certificate),
      fingerprint,
      pin ? _ ("This is a known certificate of Ban Cơ yếu Chính phủ.")
          : _ ("This certificate is not among the known ones. Compare its "
               "SHA-256 with what its issuer publishes before it is "
               "trusted."));
}

static void
add_confirmed (AnkyTrustPage *self, AnkyCertificate *certificate)
{
  g_autoptr (GError) error = NULL;

  if (!anky_trust_entries_add (self->user_folder, certificate, &error))
    say (self, _ ("The certificate cannot be stored."));
}

/* One after the other, where a file holds several. */
static void
ask_next (AnkyTrustPage *self)
{
  g_autoptr (AnkyCertificate) certificate = NULL;
  g_autofree char *text = NULL;
  g_autofree char *question = NULL;

  if (!self->waiting || self->waiting->len == 0 ||
      g_cancellable_is_cancelled (self->cancellable))
    return;

  certificate = g_ptr_array_steal_index (self->waiting, 0);
  text = describe_import (certificate);
  /* Translators: %s is the name of a certificate. */
  question = g_strdup_printf (_ ("Trust “%s”?"),
                              anky_trust_row_get_name (certificate));
  ask (self, certificate, question, text, _ ("_Trust"), add_confirmed);
}

static void
import_file (AnkyTrustPage *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = anky_trust_entries_read (path, &error);
  if (g_error_matches (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH))
    say (self,
         _ ("Refused: the certificate bears a known name with another key. It "
            "may be forged."));
  else if (!self->waiting)
    say (self, _ ("Refused: the file holds no certificate of an authority."));
  ask_next (self);
}

static void
import_chosen_cb (GtkNativeDialog *dialog, int response, AnkyTrustPage *self)
{
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (path)
    import_file (self, path);
}

static void
import_cb (AnkyTrustPage *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Import Certificate"),
                                   get_window (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Open"),
                                   _ ("_Cancel"));

  say (self, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (import_chosen_cb),
                           self,
                           0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Removing and exporting */

static void
remove_confirmed (AnkyTrustPage *self, AnkyCertificate *certificate)
{
  g_autoptr (GError) error = NULL;

  if (!anky_trust_entries_remove (self->user_folder, certificate, &error))
    say (self, _ ("The certificate cannot be removed."));
}

static void
remove_cb (GtkWidget *button, AnkyTrustPage *self)
{
  AnkyCertificate *certificate =
      anky_trust_row_get_certificate (G_OBJECT (button));
  g_autofree char *question =
      /* Translators: %s is the name of a certificate. */
      g_strdup_printf (_ ("Trust “%s” no longer?"),
                       anky_trust_row_get_name (certificate));

  say (self, NULL);
  ask (self,
       certificate,
       question,
       _ ("Signatures that lead to it can no longer be checked."),
       _ ("_Remove"),
       remove_confirmed);
}

static void
export_chosen_cb (GtkNativeDialog *dialog, int response, AnkyTrustPage *self)
{
  AnkyCertificate *certificate =
      anky_trust_row_get_certificate (G_OBJECT (dialog));
  g_autofree char *path =
      response == GTK_RESPONSE_ACCEPT
          ? gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog))
          : NULL;
  g_autoptr (GError) error = NULL;

  if (path && !anky_trust_entries_export (certificate, path, &error))
    say (self, _ ("The certificate cannot be written there."));
  g_object_unref (dialog);
}

static void
export_cb (GtkWidget *button, AnkyTrustPage *self)
{
  AnkyCertificate *certificate =
      anky_trust_row_get_certificate (G_OBJECT (button));
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Export Certificate"),
                                   get_window (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Export"),
                                   _ ("_Cancel"));
  g_autofree char *name =
      g_strdup_printf ("%.16s.pem",
                       anky_certificate_get_fingerprint (certificate));

  say (self, NULL);
  anky_trust_row_set_certificate (G_OBJECT (dialog), certificate);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog),
                                                  TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (export_chosen_cb),
                           self,
                           0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Fetching */

static void
fetch_in_thread (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  const AnkyPin *pin = task_data;
  g_autoptr (AnkyFetcher) fetcher = anky_http_fetcher_new (1);
  GError *error = NULL;
  AnkyCertificate *certificate =
      anky_pins_fetch (pin, fetcher, cancellable, &error);

  if (certificate)
    g_task_return_pointer (task, certificate, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
say_fetch_error (AnkyTrustPage *self, const GError *error)
{
  if (g_error_matches (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH))
    say (self,
         _ ("Refused: the address gave another certificate than the known "
            "one."));
  else
    say (self,
         _ ("The certificate cannot be fetched. Check the network, or import "
            "it from a file."));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyTrustPage *self = ANKY_TRUST_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyCertificate) certificate =
      g_task_propagate_pointer (G_TASK (result), &error);

  /* The page was closed meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!certificate)
    say_fetch_error (self, error);
  else if (!anky_trust_entries_add (self->user_folder, certificate, &error))
    say (self, _ ("The certificate cannot be stored."));
  show_store (self);
}

static void
fetch_cb (GtkWidget *button, AnkyTrustPage *self)
{
  const AnkyPin *pin = anky_pin_row_get_pin (button);
  g_autoptr (GTask) task =
      g_task_new (self, self->cancellable, fetched_cb, NULL);

  say (self, NULL);
  gtk_widget_set_sensitive (button, FALSE);
  g_task_set_source_tag (task, fetch_cb);
  g_task_set_task_data (task, (gpointer) pin, NULL);
  g_task_run_in_thread (task, fetch_in_thread);
}

/* The page */

static void
anky_trust_page_destroy (GtkWidget *widget)
{
  g_cancellable_cancel (ANKY_TRUST_PAGE (widget)->cancellable);

  GTK_WIDGET_CLASS (anky_trust_page_parent_class)->destroy (widget);
}

static void
anky_trust_page_finalize (GObject *object)
{
  AnkyTrustPage *self = ANKY_TRUST_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self->system_folder);
  g_free (self->user_folder);

  G_OBJECT_CLASS (anky_trust_page_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, AnkyTrustPage, name)

static void
anky_trust_page_class_init (AnkyTrustPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_trust_page_finalize;
  widget_class->destroy = anky_trust_page_destroy;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-trust-page.ui");
  BIND (store_group);
  BIND (note);
  BIND (list);
  BIND (pins_list);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
anky_trust_page_init (AnkyTrustPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->system_folder = anky_trust_store_get_system_folder ();
  self->user_folder = anky_trust_store_get_user_folder ();
}

GtkWidget *
anky_trust_page_new (GSettings *settings)
{
  AnkyTrustPage *self = g_object_new (ANKY_TYPE_TRUST_PAGE, NULL);

  self->settings = g_object_ref (settings);
  show_store (self);

  return GTK_WIDGET (self);
}
