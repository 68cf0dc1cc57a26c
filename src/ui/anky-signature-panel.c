/* anky-signature-panel.c - the verdict and every signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-signature-panel.h"

#include "anky-answer-row.h"
#include "anky-container.h"
#include "anky-error-text.h"
#include "anky-signature-row.h"
#include "anky-verdict-text.h"
#include "anky-wording-text.h"

#include <glib/gi18n.h>
#include <handy.h>

struct _AnkySignaturePanel {
  GtkBin parent_instance;

  GtkWidget *stack;
  GtkWidget *failure;
  GtkWidget *card;
  GtkWidget *card_icon;
  GtkWidget *card_title;
  GtkWidget *card_second;
  GtkWidget *reasons;
  GtkWidget *list;
  GtkWidget *scrolled;
  GtkWidget *refining;
  gboolean is_restoring;
};

G_DEFINE_FINAL_TYPE (AnkySignaturePanel, anky_signature_panel, GTK_TYPE_BIN)

enum { SIGNAL_SHOW_SIGNATURE, SIGNAL_SHOW_NOTHING, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
row_selected_cb (AnkySignaturePanel *self, GtkListBoxRow *chosen)
{
  const AnkySignatureReport *signature = NULL;
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));

  for (GList *link = rows; link; link = link->next)
    anky_signature_row_set_expanded (link->data, link->data == chosen);
  if (chosen)
    signature = anky_signature_row_get_signature (ANKY_SIGNATURE_ROW (chosen));

  if (self->is_restoring)
    return;

  if (signature && signature->has_rect && signature->page != G_MAXUINT)
    g_signal_emit (self,
                   signals[SIGNAL_SHOW_SIGNATURE],
                   0,
                   signature->page,
                   signature->rect.x,
                   signature->rect.y,
                   signature->rect.width,
                   signature->rect.height);
  else
    g_signal_emit (self, signals[SIGNAL_SHOW_NOTHING], 0);
}

/* What the receiver does comes first (NĐ 30/2020 Điều 21); a document that
 * lacks signatures may be its own office's, on its way to them. */
static void
show_card (AnkySignaturePanel *self, AnkyReceipt *receipt)
{
  gboolean is_received = receipt->verdict != ANKY_VERDICT_INCOMPLETE &&
                         receipt->verdict != ANKY_VERDICT_UNSIGNED;
  g_auto (AnkyAnswer) verdict = anky_verdict_text_headline (receipt);
  g_auto (AnkyAnswer) acceptance = anky_verdict_text_acceptance (receipt);
  AnkyAnswer headline = is_received ? acceptance : verdict;
  AnkyAnswer second = is_received ? verdict : acceptance;
  g_autofree char *spoken =
      g_strdup_printf ("%s. %s", headline.text, second.text);
  GtkStyleContext *style = gtk_widget_get_style_context (self->card);

  for (AnkyTone tone = ANKY_TONE_GOOD; tone <= ANKY_TONE_PLAIN; tone++)
    gtk_style_context_remove_class (style, anky_tone_get_style (tone));
  gtk_style_context_add_class (style, anky_tone_get_style (headline.tone));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->card_icon),
                                anky_tone_get_icon (headline.tone),
                                GTK_ICON_SIZE_DND);
  gtk_label_set_text (GTK_LABEL (self->card_title), headline.text);
  gtk_label_set_text (GTK_LABEL (self->card_second), second.text);
  gtk_widget_set_visible (self->card_second,
                          receipt->verdict != ANKY_VERDICT_UNSIGNED);
  atk_object_set_name (gtk_widget_get_accessible (self->card), spoken);
}

/* What is still missing is no fault of a document on its way. */
static AnkyTone
get_reason_tone (AnkyReceipt *receipt, const AnkyReason *reason)
{
  AnkyTone tone = anky_weight_get_tone (reason->weight);

  return receipt->verdict == ANKY_VERDICT_INCOMPLETE && tone == ANKY_TONE_BAD
             ? ANKY_TONE_OPEN
             : tone;
}

static char *
join_lines (const char *first, const char *second)
{
  return first && second ? g_strdup_printf ("%s\n%s", first, second)
                         : g_strdup (first ? first : second);
}

static void
show_reasons (AnkySignaturePanel *self, AnkyReceipt *receipt)
{
  anky_container_clear (self->reasons);
  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = receipt->reasons->pdata[i];
    g_autofree char *text = anky_reason_text_dup (reason);
    g_autofree char *advice = anky_reason_text_dup_advice (reason);
    g_autofree char *note = join_lines (reason->article, advice);
    GtkWidget *row =
        anky_answer_row_new (get_reason_tone (receipt, reason), text);

    anky_answer_row_set_note (ANKY_ANSWER_ROW (row), note);
    gtk_container_add (GTK_CONTAINER (self->reasons), row);
  }
  gtk_widget_set_visible (self->reasons, receipt->reasons->len > 0);
}

static void
show_signatures (AnkySignaturePanel *self, AnkyReceipt *receipt)
{
  const GPtrArray *signatures = receipt->report->signatures;

  self->is_restoring = TRUE;
  anky_container_clear (self->list);
  self->is_restoring = FALSE;
  for (guint i = 0; i < signatures->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       anky_signature_row_new (receipt, signatures->pdata[i]));
  gtk_widget_set_visible (self->list, signatures->len > 0);
}

static void
show_failure (AnkySignaturePanel *self, const GError *error)
{
  AnkyErrorText text = { _ ("The signatures could not be checked"),
                         NULL,
                         NULL };
  g_autofree char *body = NULL;

  if (error)
    text = anky_error_text_get (error);
  body = anky_error_text_dup_body (&text);
  hdy_status_page_set_title (HDY_STATUS_PAGE (self->failure), text.title);
  hdy_status_page_set_description (HDY_STATUS_PAGE (self->failure), body);
  atk_object_set_name (gtk_widget_get_accessible (self->failure), text.title);
  atk_object_set_description (gtk_widget_get_accessible (self->failure), body);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failure");
}

void
anky_signature_panel_set_stopped (AnkySignaturePanel *self)
{
  hdy_status_page_set_title (HDY_STATUS_PAGE (self->failure),
                             _ ("The check was stopped"));
  hdy_status_page_set_description (
      HDY_STATUS_PAGE (self->failure),
      _ ("Nothing is known about the signatures."));
  atk_object_set_name (gtk_widget_get_accessible (self->failure),
                       _ ("The check was stopped"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failure");
}

void
anky_signature_panel_set_refining (AnkySignaturePanel *self,
                                   gboolean is_refining)
{
  gtk_widget_set_visible (self->refining, is_refining);
}

gboolean
anky_signature_panel_has_receipt (AnkySignaturePanel *self)
{
  const char *shown =
      gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  return g_strcmp0 (shown, "signatures") == 0;
}

void
anky_signature_panel_set_waiting (AnkySignaturePanel *self)
{
  anky_container_clear (self->list);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
}

/* What was chosen before, chosen again without going anywhere. */
static void
choose_again (AnkySignaturePanel *self, int index)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row =
      index >= 0 ? gtk_list_box_get_row_at_index (list, index) : NULL;

  if (!row)
    return;

  self->is_restoring = TRUE;
  gtk_list_box_select_row (list, row);
  self->is_restoring = FALSE;
}

static int
get_chosen (AnkySignaturePanel *self)
{
  GtkListBoxRow *row =
      gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row ? gtk_list_box_row_get_index (row) : -1;
}

void
anky_signature_panel_set_receipt (AnkySignaturePanel *self,
                                  AnkyReceipt *receipt)
{
  GtkAdjustment *adjustment;
  double position;
  int chosen;

  if (!receipt || !receipt->report) {
    show_failure (self, receipt ? receipt->error : NULL);
    return;
  }

  if (receipt->report->signatures->len == 0 && receipt->reasons->len == 0) {
    anky_container_clear (self->list);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "unsigned");
    return;
  }

  chosen = get_chosen (self);
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));
  position = gtk_adjustment_get_value (adjustment);
  show_card (self, receipt);
  show_reasons (self, receipt);
  show_signatures (self, receipt);
  choose_again (self, chosen);
  gtk_adjustment_set_value (adjustment, position);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "signatures");
}

const AnkySignatureReport *
anky_signature_panel_get_selected (AnkySignaturePanel *self)
{
  GtkListBoxRow *row =
      gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row ? anky_signature_row_get_signature (ANKY_SIGNATURE_ROW (row))
             : NULL;
}

static gboolean
covers (const AnkySignatureReport *signature,
        guint page,
        double x_mm,
        double y_mm)
{
  const AnkyRectMm *rect = &signature->rect;

  return signature->has_rect && signature->page == page && x_mm >= rect->x &&
         y_mm >= rect->y && x_mm < rect->x + rect->width &&
         y_mm < rect->y + rect->height;
}

gboolean
anky_signature_panel_select_at (AnkySignaturePanel *self,
                                guint page,
                                double x_mm,
                                double y_mm)
{
  g_autoptr (GList) rows =
      gtk_container_get_children (GTK_CONTAINER (self->list));
  GtkListBoxRow *chosen = NULL;

  /* The last one lies on top of the others. */
  for (GList *link = rows; link; link = link->next)
    if (covers (anky_signature_row_get_signature (link->data),
                page,
                x_mm,
                y_mm))
      chosen = link->data;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), chosen);

  return chosen != NULL;
}

static void
anky_signature_panel_class_init (AnkySignaturePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_SHOW_SIGNATURE] = g_signal_new ("show-signature",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_TYPE_NONE,
                                                 5,
                                                 G_TYPE_UINT,
                                                 G_TYPE_DOUBLE,
                                                 G_TYPE_DOUBLE,
                                                 G_TYPE_DOUBLE,
                                                 G_TYPE_DOUBLE);
  signals[SIGNAL_SHOW_NOTHING] = g_signal_new ("show-nothing",
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
      "/vn/anky/AnKy/ui/anky-signature-panel.ui");
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        stack);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        failure);
  gtk_widget_class_bind_template_child (widget_class, AnkySignaturePanel, card);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        card_icon);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        card_title);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        card_second);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        reasons);
  gtk_widget_class_bind_template_child (widget_class, AnkySignaturePanel, list);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        scrolled);
  gtk_widget_class_bind_template_child (widget_class,
                                        AnkySignaturePanel,
                                        refining);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
anky_signature_panel_init (AnkySignaturePanel *self)
{
  g_type_ensure (HDY_TYPE_STATUS_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
}
