/* anky-window-verdict.c - showing what was found about the document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-kind-offer.h"
#include "anky-kind-text.h"
#include "anky-verdict-text.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

AnkyKind
anky_window_get_next_kind (AnkyWindow *self)
{
  AnkyReceipt *receipt =
      self->document ? anky_document_model_get_receipt (self->document) : NULL;
  AnkyKind next = anky_kind_offer_next (receipt ? receipt->report : NULL);

  return next != ANKY_KIND_NONE ? next : ANKY_KIND_LEADER;
}

static void
set_suggested (GtkWidget *widget, gboolean is_suggested)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (is_suggested)
    gtk_style_context_add_class (style, "suggested-action");
  else
    gtk_style_context_remove_class (style, "suggested-action");
}

/* The one thing to do next is suggested; nothing, once it is all done. */
static void
update_sign_button (AnkyWindow *self)
{
  AnkyReceipt *receipt = anky_document_model_get_receipt (self->document);
  gboolean is_done = receipt && anky_kind_offer_bears (receipt->report, TRUE);

  gtk_button_set_label (
      GTK_BUTTON (self->sign_button),
      anky_kind_text_get_action (anky_window_get_next_kind (self)));
  set_suggested (self->sign_button, !is_done);
  set_suggested (self->kinds_button, !is_done);
}

void
anky_window_show_marks (AnkyWindow *self)
{
  AnkyReceipt *receipt = anky_document_model_get_receipt (self->document);
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_pages = anky_page_view_get_n_pages (self->thumbnails);

  if (!receipt || !receipt->report)
    return;

  g_array_set_size (marks, n_pages);
  for (guint i = 0; i < receipt->report->signatures->len; i++) {
    const AnkySignatureReport *signature =
        receipt->report->signatures->pdata[i];

    if (signature->has_rect && signature->page < n_pages)
      g_array_index (marks, guint, signature->page)++;
  }
  anky_page_view_set_marks (self->thumbnails, marks);
}

static void
announce (AnkyWindow *self, const char *text)
{
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         text);
}

/* What the network added is told where it stands; nothing else moves. */
static void
show_refined (AnkyWindow *self, AnkyReceipt *receipt)
{
  g_autofree char *subtitle = anky_verdict_text_dup_subtitle (receipt);
  const char *old = hdy_header_bar_get_subtitle (HDY_HEADER_BAR (self->header));

  if (g_strcmp0 (old, subtitle) != 0)
    announce (self, subtitle);
  hdy_header_bar_set_subtitle (HDY_HEADER_BAR (self->header), subtitle);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)),
                              subtitle ? subtitle : "");
  anky_signature_panel_set_receipt (self->signature_panel, receipt);
  anky_message_bar_set_receipt (self->message_bar, receipt);
}

static void
show_receipt (AnkyWindow *self, AnkyReceipt *receipt)
{
  g_autofree char *subtitle = anky_verdict_text_dup_subtitle (receipt);
  gboolean has_signatures =
      receipt && receipt->report && receipt->report->signatures->len > 0;

  hdy_header_bar_set_subtitle (HDY_HEADER_BAR (self->header), subtitle);
  /* The header's own labels are hidden from assistive technologies. */
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)),
                              subtitle ? subtitle : "");
  anky_signature_panel_set_receipt (self->signature_panel, receipt);
  anky_message_bar_set_receipt (self->message_bar, receipt);
  if (!has_signatures)
    return;

  anky_window_show_marks (self);
  announce (self, subtitle);
  gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_stack),
                                    "signatures");
  if (self->mode == ANKY_MODE_READING &&
      !hdy_flap_get_folded (HDY_FLAP (self->sidebar_flap)))
    hdy_flap_set_reveal_flap (HDY_FLAP (self->sidebar_flap), TRUE);
}

void
anky_window_show_verdict (AnkyWindow *self)
{
  anky_window_update_actions (self);
  AnkyReceipt *receipt = anky_document_model_get_receipt (self->document);

  if (anky_document_model_is_judging (self->document))
    anky_signature_panel_set_waiting (self->signature_panel);
  else if (anky_document_model_was_stopped (self->document))
    anky_signature_panel_set_stopped (self->signature_panel);
  else if (receipt && anky_signature_panel_has_receipt (self->signature_panel))
    show_refined (self, receipt);
  else
    show_receipt (self, receipt);
  anky_signature_panel_set_refining (
      self->signature_panel,
      anky_document_model_is_refining (self->document));
  update_sign_button (self);
  anky_window_offer_kinds (self);
  anky_window_update_actions (self);
}

/* Between panel and page */

static void
show_signature_cb (AnkyWindow *self,
                   guint page,
                   double x,
                   double y,
                   double width,
                   double height)
{
  AnkyRectMm rect = { x, y, width, height };

  anky_page_view_set_outline (self->view, page, &rect);
  anky_page_view_scroll_to (self->view, page, rect);
  anky_window_mark_changes (self);
  if (hdy_flap_get_folded (HDY_FLAP (self->sidebar_flap)))
    hdy_flap_set_reveal_flap (HDY_FLAP (self->sidebar_flap), FALSE);
}

static void
show_nothing_cb (AnkyWindow *self)
{
  anky_page_view_set_outline (self->view, 0, NULL);
  anky_window_mark_changes (self);
}

static void
page_clicked_cb (AnkyWindow *self, guint page, double x, double y)
{
  if (self->mode == ANKY_MODE_PLACING)
    anky_sign_session_point_at (self->session, page, x, y);
  if (self->mode != ANKY_MODE_READING)
    return;

  if (anky_signature_panel_select_at (self->signature_panel, page, x, y))
    gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_stack),
                                      "signatures");
}

static void
bar_action_cb (AnkyWindow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_stack),
                                    "signatures");
  hdy_flap_set_reveal_flap (HDY_FLAP (self->sidebar_flap), TRUE);
}

void
anky_window_connect_panels (AnkyWindow *self)
{
  g_signal_connect_object (self->signature_panel,
                           "show-signature",
                           G_CALLBACK (show_signature_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->signature_panel,
                           "show-nothing",
                           G_CALLBACK (show_nothing_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view,
                           "page-clicked",
                           G_CALLBACK (page_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->message_bar,
                           "action",
                           G_CALLBACK (bar_action_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
