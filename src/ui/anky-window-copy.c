/* anky-window-copy.c - choosing and copying text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-window-private.h"

static void
copy_text_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *text = anky_text_selection_dup_text (self->selection);

  /* Where text is typed or can be chosen, the keys are its own. */
  if (GTK_IS_EDITABLE (focus)) {
    gtk_editable_copy_clipboard (GTK_EDITABLE (focus));
    return;
  }
  if (GTK_IS_LABEL (focus)) {
    g_signal_emit_by_name (focus, "copy-clipboard");
    return;
  }
  if (!text)
    return;

  gtk_clipboard_set_text (
      gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
      text,
      -1);
}

static void
select_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_EDITABLE (focus)) {
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
    return;
  }

  anky_text_selection_select_page (self->selection,
                                   anky_page_view_get_page (self->view));
}

static const GActionEntry entries[] = {
  { "copy-text", copy_text_cb, NULL, NULL, NULL },
  { "select-page", select_page_cb, NULL, NULL, NULL },
};

void
anky_window_add_copy_actions (AnkyWindow *self)
{
  self->selection = anky_text_selection_new (self->view);
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}
