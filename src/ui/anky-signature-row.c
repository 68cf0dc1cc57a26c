/* anky-signature-row.c - one signature in the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-signature-row.h"

#include "anky-answer-row.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>

struct _AnkySignatureRow {
  GtkListBoxRow parent_instance;

  AnkyReceipt *receipt;
  const AnkySignatureReport *signature; /* of the receipt */

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *headline;
  GtkWidget *answers;
  GtkWidget *revealer;
  GtkWidget *details;
};

G_DEFINE_FINAL_TYPE (AnkySignatureRow,
                     anky_signature_row,
                     GTK_TYPE_LIST_BOX_ROW)

static void
add_answer (AnkySignatureRow *self, AnkyAnswer answer)
{
  g_auto (AnkyAnswer) taken = answer;

  gtk_container_add (GTK_CONTAINER (self->answers),
                     anky_answer_row_new (taken.tone, taken.text));
}

static void
add_finding (AnkySignatureRow *self, const AnkyFinding *finding)
{
  g_autofree char *text = anky_finding_text_dup (finding);
  GtkWidget *row;

  if (!text || finding->severity == ANKY_SEVERITY_INFO)
    return;

  row = anky_answer_row_new (
      finding->severity == ANKY_SEVERITY_ERROR ? ANKY_TONE_BAD : ANKY_TONE_OPEN,
      text);
  anky_answer_row_set_note (ANKY_ANSWER_ROW (row), finding->article);
  gtk_widget_set_tooltip_text (row, finding->message);
  gtk_container_add (GTK_CONTAINER (self->answers), row);
}

/* Particulars, in the order of TT 15/2025 Dieu 6(4) */

static GtkWidget *
make_cell (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_selectable (GTK_LABEL (label), style == NULL);
  gtk_widget_set_can_focus (label, FALSE);
  if (style)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_widget_show (label);

  return label;
}

static void
add_detail (AnkySignatureRow *self, const char *name, const char *value)
{
  if (!value || !*value)
    return;

  gtk_container_add (GTK_CONTAINER (self->details),
                     make_cell (name, "detail-name"));
  gtk_container_add (GTK_CONTAINER (self->details), make_cell (value, NULL));
}

static void
add_certificate_details (AnkySignatureRow *self)
{
  AnkyCertificate *certificate = self->signature->signer;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *validity = NULL;

  if (!certificate)
    return;

  from = anky_signature_text_dup_time (
      anky_certificate_get_not_before (certificate));
  to = anky_signature_text_dup_time (
      anky_certificate_get_not_after (certificate));
  validity = g_strdup_printf ("%s – %s", from, to);
  add_detail (self,
              _ ("Issuer of the certificate"),
              anky_certificate_get_issuer (certificate));
  add_detail (self, _ ("Signer"), anky_certificate_get_subject (certificate));
  add_detail (self,
              _ ("Body that manages the certificate"),
              anky_certificate_get_managing_body (certificate));
  add_detail (self, _ ("Valid from – to"), validity);
  add_detail (self,
              _ ("Serial number"),
              anky_certificate_get_serial (certificate));
}

static void
add_technical_details (AnkySignatureRow *self)
{
  const AnkySignatureReport *signature = self->signature;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *level = anky_level_to_string (signature->level);

  if (signature->digest != ANKY_DIGEST_UNKNOWN)
    g_string_append (text, anky_digest_algorithm_get_name (signature->digest));
  if (signature->scheme != ANKY_SCHEME_UNKNOWN)
    g_string_append_printf (text,
                            "%s%s",
                            text->len > 0 ? ", " : "",
                            anky_signature_scheme_get_name (signature->scheme));
  if (level)
    g_string_append_printf (text, ", PAdES %s", level);
  if (signature->field)
    g_string_append_printf (text, ", %s", signature->field);
  add_detail (self, _ ("Technical data"), text->str);
}

static void
fill (AnkySignatureRow *self)
{
  g_autofree char *name = anky_signature_text_dup_name (self->signature);
  g_autofree char *summary = anky_signature_text_dup_summary (self->signature);
  g_auto (AnkyAnswer) headline = anky_signature_text_headline (self->signature);
  g_auto (AnkyAnswer) covers = anky_signature_text_covers (self->signature);

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->role),
                      anky_signature_text_get_role (self->signature));
  gtk_label_set_text (GTK_LABEL (self->headline), headline.text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                anky_tone_get_icon (headline.tone),
                                GTK_ICON_SIZE_LARGE_TOOLBAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)),
                               anky_tone_get_style (headline.tone));
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), summary);

  add_answer (self, anky_signature_text_integrity (self->signature));
  if (covers.tone == ANKY_TONE_BAD)
    add_answer (self, anky_signature_text_covers (self->signature));
  if (!self->signature->is_removed)
    add_answer (self, anky_signature_text_changes (self->signature));
  add_answer (self, anky_signature_text_who (self->signature));
  add_answer (self, anky_signature_text_when (self->signature));
  for (guint i = 0; i < self->signature->findings->len; i++)
    add_finding (self, self->signature->findings->pdata[i]);

  add_detail (self, _ ("Coverage"), covers.text);
  add_certificate_details (self);
  add_technical_details (self);
}

static void
anky_signature_row_finalize (GObject *object)
{
  g_clear_pointer (&ANKY_SIGNATURE_ROW (object)->receipt, anky_receipt_unref);

  G_OBJECT_CLASS (anky_signature_row_parent_class)->finalize (object);
}

static void
anky_signature_row_class_init (AnkySignatureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_signature_row_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-signature-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnkySignatureRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AnkySignatureRow, name);
  gtk_widget_class_bind_template_child (widget_class, AnkySignatureRow, role);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignatureRow,
                                        headline);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignatureRow,
                                        answers);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignatureRow,
                                        revealer);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignatureRow,
                                        details);
}

static void
anky_signature_row_init (AnkySignatureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anky_signature_row_new (AnkyReceipt *receipt,
                        const AnkySignatureReport *signature)
{
  AnkySignatureRow *self = g_object_new (ANKY_TYPE_SIGNATURE_ROW, NULL);

  self->receipt = anky_receipt_ref (receipt);
  self->signature = signature;
  fill (self);

  return GTK_WIDGET (self);
}

const AnkySignatureReport *
anky_signature_row_get_signature (AnkySignatureRow *self)
{
  return self->signature;
}

void
anky_signature_row_set_expanded (AnkySignatureRow *self, gboolean is_expanded)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_expanded);
}
