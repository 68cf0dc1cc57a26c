/* anky-window-find.c - finding words in the document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-window-private.h"

#include <glib/gi18n.h>

/* More marks than this are not looked at, and cost time to draw. */
#define MOST_MARKS 500

static void
stop_search (AnkyWindow *self)
{
  if (!self->search)
    return;

  anky_text_search_stop (self->search);
  g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
}

static void
show_count (AnkyWindow *self)
{
  guint n_matches =
      self->search ? anky_text_search_get_n_matches (self->search) : 0;
  guint current = 0;
  g_autofree char *text = NULL;

  if (n_matches > 0 && anky_text_search_get_current (self->search, &current))
    /* Translators: %1$u is the number of the match, %2$u how many there are. */
    text = g_strdup_printf (_ ("%1$u of %2$u"), current + 1, n_matches);
  else if (self->search && anky_text_search_is_done (self->search))
    text = g_strdup (_ ("Not found"));
  else
    text = g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->find_count), text);
  gtk_widget_set_sensitive (self->find_buttons, n_matches > 0);
}

static void
append_marks (GArray *marks, const AnkyTextMatch *match, AnkyHighlight kind)
{
  for (guint i = 0; i < match->boxes->len; i++) {
    AnkyPageHighlight mark = { match->page,
                               g_array_index (match->boxes, AnkyRectMm, i),
                               kind };

    g_array_append_val (marks, mark);
  }
}

static void
show_marks (AnkyWindow *self)
{
  g_autoptr (GArray) marks =
      g_array_new (FALSE, FALSE, sizeof (AnkyPageHighlight));
  guint n_matches =
      self->search ? anky_text_search_get_n_matches (self->search) : 0;
  guint current = G_MAXUINT;

  if (self->search)
    anky_text_search_get_current (self->search, &current);
  for (guint i = 0; i < MIN (n_matches, MOST_MARKS); i++)
    if (i != current)
      append_marks (marks,
                    anky_text_search_get_match (self->search, i),
                    ANKY_HIGHLIGHT_MATCH);
  if (current < n_matches)
    append_marks (marks,
                  anky_text_search_get_match (self->search, current),
                  ANKY_HIGHLIGHT_CURRENT);
  anky_page_view_set_highlights (self->view, marks);
}

static void
scroll_to_match (AnkyWindow *self)
{
  const AnkyTextMatch *match;
  guint current = 0;

  if (!anky_text_search_get_current (self->search, &current) ||
      current == self->shown_match)
    return;

  self->shown_match = current;
  match = anky_text_search_get_match (self->search, current);
  anky_page_view_scroll_to (self->view,
                            match->page,
                            g_array_index (match->boxes, AnkyRectMm, 0));
}

static void
announce_count (AnkyWindow *self)
{
  g_signal_emit_by_name (gtk_widget_get_accessible (self->find_count),
                         "announcement",
                         gtk_label_get_text (GTK_LABEL (self->find_count)));
}

/* What is found later changes the number of the match, not what is read. */
static void
found_cb (AnkyWindow *self)
{
  gboolean was_shown = self->shown_match != G_MAXUINT;
  guint current = 0;

  show_count (self);
  show_marks (self);
  if (!was_shown)
    scroll_to_match (self);
  else if (anky_text_search_get_current (self->search, &current))
    self->shown_match = current;
  if (anky_text_search_is_done (self->search))
    announce_count (self);
}

void
anky_window_find_words (AnkyWindow *self)
{
  const char *words = gtk_entry_get_text (GTK_ENTRY (self->find_entry));
  AnkyRenderer *renderer = anky_page_view_get_renderer (self->view);

  stop_search (self);
  self->shown_match = G_MAXUINT;
  if (*words && renderer) {
    self->search =
        anky_text_search_new (renderer,
                              anky_page_view_get_n_pages (self->view),
                              anky_page_view_get_page (self->view),
                              words);
    g_signal_connect_object (self->search,
                             "changed",
                             G_CALLBACK (found_cb),
                             self,
                             G_CONNECT_SWAPPED);
  }
  show_count (self);
  show_marks (self);
}

/* Going */

static void
go (AnkyWindow *self, int direction)
{
  if (!self->search || anky_text_search_get_n_matches (self->search) == 0) {
    anky_window_open_find (self);
    return;
  }

  self->shown_match = G_MAXUINT;
  anky_text_search_go (self->search, direction);
  announce_count (self);
}

void
anky_window_open_find (AnkyWindow *self)
{
  gtk_widget_show (self->find_bar);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->find_bar), TRUE);
  gtk_widget_grab_focus (self->find_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

/* The bar goes by Escape or its button; its marks go with it. */
void
anky_window_find_mode_changed (AnkyWindow *self)
{
  gboolean is_open =
      gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->find_bar));

  if (is_open) {
    anky_window_find_words (self);
    return;
  }

  /* Folded away it would still ask for its width. */
  gtk_widget_hide (self->find_bar);
  stop_search (self);
  show_count (self);
  show_marks (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

void
anky_window_close_find (AnkyWindow *self)
{
  stop_search (self);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->find_bar), FALSE);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_open_find (user_data);
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, 1);
}

static void
find_previous_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  go (user_data, -1);
}

static const GActionEntry entries[] = {
  { "find", find_cb, NULL, NULL, NULL },
  { "find-next", find_next_cb, NULL, NULL, NULL },
  { "find-previous", find_previous_cb, NULL, NULL, NULL },
};

void
anky_window_add_find_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->find_bar),
                                GTK_ENTRY (self->find_entry));
}

void
anky_window_update_find_actions (AnkyWindow *self)
{
  gboolean is_shown =
      self->mode == ANKY_MODE_READING || self->mode == ANKY_MODE_PLACING;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    anky_window_enable_action (self, entries[i].name, is_shown);
}
