/* anky-signature-row.c - one signature in the panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-signature-row.h"

#include "anky-answer-row.h"
#include "anky-change-text.h"
#include "anky-fact-list.h"
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
  GtkWidget *changes_box;
  GtkWidget *changes;
  GtkWidget *certificate_button;
  GtkWidget *version_button;
  GtkWidget *copy_button;
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

static void
add_detail (AnkySignatureRow *self, const char *name, const char *value)
{
  anky_fact_list_add (GTK_CONTAINER (self->details), name, value);
}

/* What TT 15/2025 Điều 6(4) asks to show, in its order. */
static void
add_seven_facts (AnkySignatureRow *self)
{
  AnkyLanguage language = anky_wording_text_get_language ();

  for (guint fact = 0; fact < ANKY_N_FACTS; fact++) {
    g_autofree char *value = anky_seven_facts_dup_value (self->signature,
                                                         (AnkySevenFact) fact,
                                                         language);

    add_detail (self,
                anky_seven_facts_get_name ((AnkySevenFact) fact, language),
                value);
  }
  if (self->signature->signer)
    add_detail (self,
                _ ("Serial number"),
                anky_certificate_get_serial (self->signature->signer));
}

/* More than this is no list to read. */
#define MOST_CHANGES 20

static void
add_changes (AnkySignatureRow *self)
{
  const GPtrArray *changes = self->signature->changes;

  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++) {
    g_auto (AnkyAnswer) answer = anky_change_text_get (changes->pdata[i]);

    gtk_container_add (GTK_CONTAINER (self->changes),
                       anky_answer_row_new (answer.tone, answer.text));
  }
  if (changes->len > MOST_CHANGES) {
    guint n_left = changes->len - MOST_CHANGES;
    g_autofree char *text = g_strdup_printf (
        ngettext ("And %u change more", "And %u changes more", n_left),
        n_left);

    gtk_container_add (GTK_CONTAINER (self->changes),
                       anky_answer_row_new (ANKY_TONE_PLAIN, text));
  }
  gtk_widget_set_visible (self->changes_box, changes->len > 0);
}

static void
set_target (GtkWidget *button, guint index)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
}

/* A version is what a signature was put under; a document timestamp nobody
 * looked at. */
static void
prepare_buttons (AnkySignatureRow *self)
{
  const AnkySignatureReport *signature = self->signature;
  guint index = 0;

  g_ptr_array_find (self->receipt->report->signatures, signature, &index);
  set_target (self->certificate_button, index);
  set_target (self->version_button, index);
  set_target (self->copy_button, index);
  gtk_widget_set_visible (self->certificate_button, signature->signer != NULL);
  gtk_widget_set_visible (self->version_button,
                          signature->signed_end > 0 &&
                              signature->covers != ANKY_COVERS_INVALID);
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
  add_seven_facts (self);
  add_technical_details (self);
  add_changes (self);
  prepare_buttons (self);
}

static void
anky_signature_row_finalize (GObject *object)
{
  g_clear_pointer (&ANKY_SIGNATURE_ROW (object)->receipt, anky_receipt_unref);

  G_OBJECT_CLASS (anky_signature_row_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, AnkySignatureRow, name)

static void
anky_signature_row_class_init (AnkySignatureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_signature_row_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-signature-row.ui");
  BIND (icon);
  BIND (name);
  BIND (role);
  BIND (headline);
  BIND (answers);
  BIND (revealer);
  BIND (details);
  BIND (changes_box);
  BIND (changes);
  BIND (certificate_button);
  BIND (version_button);
  BIND (copy_button);
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
