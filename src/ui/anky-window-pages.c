/* anky-window-pages.c - which page is shown, and going to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-window-private.h"

#include <glib/gi18n.h>

#define DECIMAL 10

void
anky_window_show_page_number (AnkyWindow *self)
{
  guint n_pages = anky_page_view_get_n_pages (self->view);
  guint page = anky_page_view_get_page (self->view);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  /* Translators: follows the number of a page; %u is how many there are. */
  g_autofree char *count = g_strdup_printf (_ ("of %u"), n_pages);

  gtk_entry_set_text (GTK_ENTRY (self->page_entry), number);
  gtk_label_set_text (GTK_LABEL (self->page_count), count);
  anky_window_fit_header (self);
}

void
anky_window_page_changed (AnkyWindow *self)
{
  anky_page_view_set_current (self->thumbnails,
                              anky_page_view_get_page (self->view));
  anky_window_show_page_number (self);
}

void
anky_window_thumbnail_clicked (AnkyWindow *self, guint page)
{
  anky_page_view_scroll_to_page (self->view, page);
  anky_page_view_set_current (self->thumbnails, page);
}

/* A number that is none, or too large, changes nothing. */
void
anky_window_page_entered (AnkyWindow *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (self->page_entry));
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (text,
                                  DECIMAL,
                                  1,
                                  anky_page_view_get_n_pages (self->view),
                                  &number,
                                  NULL))
    anky_page_view_scroll_to_page (self->view, (guint) number - 1);
  anky_window_show_page_number (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
go_to_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  gtk_widget_show (self->page_box);
  gtk_widget_grab_focus (self->page_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->page_entry), 0, -1);
}

static const GActionEntry entries[] = {
  { "go-to-page", go_to_page_cb, NULL, NULL, NULL },
};

void
anky_window_add_page_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}
