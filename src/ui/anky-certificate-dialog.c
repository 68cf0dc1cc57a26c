/* anky-certificate-dialog.c - a certificate and its path
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-certificate-dialog.h"

#include "anky-answer-row.h"
#include "anky-fact-list.h"

#include <glib/gi18n.h>

struct _AnkyCertificateDialog {
  HdyWindow parent_instance;

  GPtrArray *chain; /* AnkyCertificate, the signer's first */
  AnkyPath *path;   /* NULL: none was built */

  GtkWidget *path_list;
  GtkWidget *state;
  GtkWidget *facts;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (AnkyCertificateDialog,
                     anky_certificate_dialog,
                     HDY_TYPE_WINDOW)

static AnkyCertificate *
get_chosen (AnkyCertificateDialog *self)
{
  GtkListBoxRow *row =
      gtk_list_box_get_selected_row (GTK_LIST_BOX (self->path_list));
  int index = row ? gtk_list_box_row_get_index (row) : 0;

  return self->chain->pdata[index];
}

/* By the words of people where there are some. */
static char *
dup_usages (AnkyCertificate *certificate)
{
  static const struct {
    const char *usage;
    const char *text;
  } rows[] = {
    { "digitalSignature", N_ ("digital signature") },
    { "nonRepudiation", N_ ("signature that cannot be denied") },
    { "keyEncipherment", N_ ("encryption of keys") },
    { "dataEncipherment", N_ ("encryption of data") },
    { "keyCertSign", N_ ("issuing certificates") },
    { "cRLSign", N_ ("issuing revocation lists") },
    { "clientAuth", N_ ("logging in") },
    { "emailProtection", N_ ("mail") },
    { "timeStamping", N_ ("timestamps") },
  };
  g_auto (GStrv) usages = anky_certificate_list_usages (certificate);

  for (gsize i = 0; usages[i]; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
      if (g_str_equal (usages[i], rows[j].usage)) {
        g_free (usages[i]);
        usages[i] = g_strdup (_ (rows[j].text));
        break;
      }

  return g_strjoinv (", ", usages);
}

static char *
dup_key (AnkyCertificate *certificate)
{
  static const char *const names[] = {
    [ANKY_KEY_TYPE_UNKNOWN] = "?",
    [ANKY_KEY_TYPE_RSA] = "RSA",
    [ANKY_KEY_TYPE_EC] = "EC",
  };

  /* Translators: %1$s is the kind of a key, %2$u its size. */
  return g_strdup_printf (_ ("%1$s, %2$u bits"),
                          names[anky_certificate_get_key_type (certificate)],
                          anky_certificate_get_key_bits (certificate));
}

/* Two digits to a byte are read more easily with space between. */
static char *
space_out (const char *hex)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; hex[i]; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append_c (text, ' ');
    g_string_append_c (text, hex[i]);
  }

  return g_strdup (text->str);
}

static void
show_certificate (AnkyCertificateDialog *self)
{
  AnkyCertificate *certificate = get_chosen (self);
  GtkContainer *facts = GTK_CONTAINER (self->facts);
  g_autofree char *from = anky_signature_text_dup_time (
      anky_certificate_get_not_before (certificate));
  g_autofree char *to = anky_signature_text_dup_time (
      anky_certificate_get_not_after (certificate));
  g_autofree char *validity = g_strdup_printf ("%s – %s", from, to);
  g_autofree char *usages = dup_usages (certificate);
  g_autofree char *key = dup_key (certificate);
  g_autofree char *fingerprint =
      space_out (anky_certificate_get_fingerprint (certificate));

  anky_fact_list_clear (facts);
  anky_fact_list_add (facts,
                      _ ("Holder"),
                      anky_certificate_get_subject (certificate));
  anky_fact_list_add (facts,
                      _ ("Issuer of the certificate"),
                      anky_certificate_get_issuer (certificate));
  anky_fact_list_add (facts, _ ("Valid from – to"), validity);
  anky_fact_list_add (facts, _ ("May be used for"), usages);
  anky_fact_list_add (facts,
                      _ ("Serial number"),
                      anky_certificate_get_serial (certificate));
  anky_fact_list_add (facts, _ ("Key"), key);
  anky_fact_list_add (facts, _ ("SHA-256 fingerprint"), fingerprint);
  gtk_widget_hide (self->note);
}

/* Exporting */

static void
say (AnkyCertificateDialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->note), text);
  gtk_widget_show (self->note);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyCertificateDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    say (self, _ ("The certificate was saved"));
  else
    say (self, error->message);
}

static void
export_chosen_cb (GtkNativeDialog *dialog,
                  int response,
                  AnkyCertificateDialog *self)
{
  g_autoptr (GFile) file =
      gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file)
    g_file_replace_contents_bytes_async (
        file,
        anky_certificate_get_der (get_chosen (self)),
        NULL,
        FALSE,
        G_FILE_CREATE_NONE,
        NULL,
        written_cb,
        g_object_ref (self));
  g_object_unref (dialog);
}

static void
export_cb (AnkyCertificateDialog *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Save the Certificate"),
                                   GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"),
                                   _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autofree char *name =
      g_strdup_printf ("%s.cer",
                       anky_certificate_get_serial (get_chosen (self)));

  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (export_chosen_cb),
                           self,
                           0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
anky_certificate_dialog_key_press (GtkWidget *widget, GdkEventKey *event)
{
  if (event->keyval == GDK_KEY_Escape) {
    gtk_window_close (GTK_WINDOW (widget));
    return GDK_EVENT_STOP;
  }

  return GTK_WIDGET_CLASS (anky_certificate_dialog_parent_class)
      ->key_press_event (widget, event);
}

static void
anky_certificate_dialog_finalize (GObject *object)
{
  AnkyCertificateDialog *self = ANKY_CERTIFICATE_DIALOG (object);

  g_clear_pointer (&self->chain, g_ptr_array_unref);
  g_clear_pointer (&self->path, anky_path_unref);

  G_OBJECT_CLASS (anky_certificate_dialog_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class,                          \
                                        AnkyCertificateDialog,                 \
                                        name)

static void
anky_certificate_dialog_class_init (AnkyCertificateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_certificate_dialog_finalize;
  widget_class->key_press_event = anky_certificate_dialog_key_press;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-certificate-dialog.ui");
  BIND (path_list);
  BIND (state);
  BIND (facts);
  BIND (note);
  gtk_widget_class_bind_template_callback (widget_class, show_certificate);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
anky_certificate_dialog_init (AnkyCertificateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_path_row (AnkyCertificateDialog *self, AnkyCertificate *certificate)
{
  const char *name = anky_certificate_get_common_name (certificate);
  GtkWidget *label =
      gtk_label_new (name ? name : anky_certificate_get_subject (certificate));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  g_object_set (label, "margin", 8, NULL);
  gtk_container_add (GTK_CONTAINER (row), label);
  atk_object_set_name (gtk_widget_get_accessible (row),
                       gtk_label_get_text (GTK_LABEL (label)));
  gtk_container_add (GTK_CONTAINER (self->path_list), row);
  gtk_widget_show_all (row);
}

static void
show_state (AnkyCertificateDialog *self)
{
  AnkyTone tone = ANKY_TONE_OPEN;
  const char *text = _ ("The path does not reach a trusted root certificate");
  GtkWidget *row;

  if (self->path && self->path->is_trusted) {
    tone = ANKY_TONE_GOOD;
    text = _ ("The path reaches a trusted root certificate");
  }
  row = anky_answer_row_new (tone, text);
  gtk_container_add (GTK_CONTAINER (self->state), row);
}

AnkyCertificateDialog *
anky_certificate_dialog_new (GtkWindow *parent,
                             AnkyCertificate *leaf,
                             AnkyPath *path)
{
  AnkyCertificateDialog *self = g_object_new (ANKY_TYPE_CERTIFICATE_DIALOG,
                                              "transient-for",
                                              parent,
                                              NULL);
  gboolean has_chain = path && path->chain && path->chain->len > 0;

  self->path = path ? anky_path_ref (path) : NULL;
  if (has_chain) {
    self->chain = g_ptr_array_ref (path->chain);
  } else {
    self->chain = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (self->chain, g_object_ref (leaf));
  }
  for (guint i = 0; i < self->chain->len; i++)
    add_path_row (self, self->chain->pdata[i]);
  show_state (self);
  gtk_list_box_select_row (
      GTK_LIST_BOX (self->path_list),
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->path_list), 0));

  return self;
}
