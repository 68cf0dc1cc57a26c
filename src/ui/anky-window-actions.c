/* anky-window-actions.c - what can be done in a window, by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-window-private.h"

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_choose_file (user_data);
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_choose_folder (user_data);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
sign_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyKind kind =
      anky_kind_from_string (g_variant_get_string (parameter, NULL));

  if (kind != ANKY_KIND_NONE)
    anky_window_start_signing (user_data, kind);
}

/* Ctrl+Return: begins what is next, then does it. */
static void
sign_default_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  if (self->mode == ANKY_MODE_BATCH)
    anky_window_run_batch (self);
  else if (self->mode == ANKY_MODE_PLACING)
    anky_window_confirm_signing (self);
  else
    anky_window_start_signing (self, anky_window_get_next_kind (self));
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_confirm_signing (user_data);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_cancel_signing (user_data);
}

static void
run_batch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_run_batch (user_data);
}

static void
show_batch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_show_batch (user_data);
}

static void
leave_batch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_leave_batch (user_data);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  anky_placement_editor_undo (anky_sign_session_get_editor (self->session));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  anky_placement_editor_redo (anky_sign_session_get_editor (self->session));
}

static void
toggle_sidebar_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  HdyFlap *flap = HDY_FLAP (ANKY_WINDOW (user_data)->sidebar_flap);

  hdy_flap_set_reveal_flap (flap, !hdy_flap_get_reveal_flap (flap));
}

static void
toggle_panel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdyFlap *flap = HDY_FLAP (ANKY_WINDOW (user_data)->sign_flap);

  hdy_flap_set_reveal_flap (flap, !hdy_flap_get_reveal_flap (flap));
}

static void
show_menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (ANKY_WINDOW (user_data)->menu_button),
      TRUE);
}

static gboolean
holds_focus (AnkyWindow *self, GtkWidget *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  GtkWidget *panes[] = { gtk_stack_get_visible_child (
                             GTK_STACK (self->header_stack)),
                         self->sidebar_stack,
                         GTK_WIDGET (self->view),
                         GTK_WIDGET (self->sign_panel) };
  gsize n_panes = G_N_ELEMENTS (panes);
  gsize start = 0;

  for (gsize i = 0; i < n_panes; i++)
    if (holds_focus (self, panes[i]))
      start = i;
  for (gsize i = 1; i <= n_panes; i++) {
    GtkWidget *pane = panes[(start + i) % n_panes];

    if (gtk_widget_get_mapped (pane) && gtk_widget_get_child_visible (pane) &&
        gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
      return;
  }
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_page_view_zoom_step (ANKY_WINDOW (user_data)->view, 1);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_page_view_zoom_step (ANKY_WINDOW (user_data)->view, -1);
}

static void
zoom_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_page_view_set_zoom (ANKY_WINDOW (user_data)->view, 1);
}

static void
remember_fit (AnkyWindow *self, AnkyFit fit, const char *word)
{
  anky_page_view_set_fit (self->view, fit);
  g_settings_set_string (anky_application_get_settings (self->application),
                         "zoom-fit",
                         word);
}

static void
zoom_fit_width_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer user_data)
{
  remember_fit (user_data, ANKY_FIT_WIDTH, "width");
}

static void
zoom_fit_page_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  remember_fit (user_data, ANKY_FIT_PAGE, "page");
}

static void
zoom_auto_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  remember_fit (user_data, ANKY_FIT_AUTO, "auto");
}

static void
show_in_files_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  anky_window_show_in_files (user_data);
}

static void
extend_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_extend (user_data);
}

static void
restart_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  anky_window_restart (user_data);
}

static const GActionEntry entries[] = {
  { "open", open_cb, NULL, NULL, NULL },
  { "open-folder", open_folder_cb, NULL, NULL, NULL },
  { "close", close_cb, NULL, NULL, NULL },
  { "sign", sign_cb, "s", NULL, NULL },
  { "sign-default", sign_default_cb, NULL, NULL, NULL },
  { "confirm-sign", confirm_cb, NULL, NULL, NULL },
  { "cancel-sign", cancel_cb, NULL, NULL, NULL },
  { "run-batch", run_batch_cb, NULL, NULL, NULL },
  { "show-batch", show_batch_cb, NULL, NULL, NULL },
  { "leave-batch", leave_batch_cb, NULL, NULL, NULL },
  { "undo", undo_cb, NULL, NULL, NULL },
  { "redo", redo_cb, NULL, NULL, NULL },
  { "toggle-sidebar", toggle_sidebar_cb, NULL, NULL, NULL },
  { "toggle-panel", toggle_panel_cb, NULL, NULL, NULL },
  { "show-menu", show_menu_cb, NULL, NULL, NULL },
  { "next-pane", next_pane_cb, NULL, NULL, NULL },
  { "zoom-in", zoom_in_cb, NULL, NULL, NULL },
  { "zoom-out", zoom_out_cb, NULL, NULL, NULL },
  { "zoom-normal", zoom_normal_cb, NULL, NULL, NULL },
  { "zoom-fit-width", zoom_fit_width_cb, NULL, NULL, NULL },
  { "zoom-fit-page", zoom_fit_page_cb, NULL, NULL, NULL },
  { "zoom-auto", zoom_auto_cb, NULL, NULL, NULL },
  { "extend", extend_cb, NULL, NULL, NULL },
  { "restart", restart_cb, NULL, NULL, NULL },
  { "show-in-files", show_in_files_cb, NULL, NULL, NULL },
};

void
anky_window_add_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
  anky_window_add_copy_actions (self);
  anky_window_add_desktop_actions (self);
  anky_window_add_find_actions (self);
  anky_window_add_page_actions (self);
  anky_window_add_print_actions (self);
  anky_window_add_receive_actions (self);
  anky_window_add_version_actions (self);
}

void
anky_window_enable_action (AnkyWindow *self,
                           const char *name,
                           gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

void
anky_window_update_actions (AnkyWindow *self)
{
  /* Nothing else is begun while validation data is added. */
  gboolean is_reading = self->mode == ANKY_MODE_READING && !self->signing;
  gboolean is_placing = self->mode == ANKY_MODE_PLACING;
  gboolean is_working = self->mode == ANKY_MODE_WORKING;
  gboolean is_old = anky_window_shows_old_version (self);
  gboolean is_shown = is_reading || is_placing || is_working;
  gboolean may_run = anky_window_may_run_batch (self);
  AnkyPlacementEditor *editor =
      is_placing ? anky_sign_session_get_editor (self->session) : NULL;

  anky_window_enable_action (self,
                             "open",
                             !is_placing && !is_working && !self->signing);
  anky_window_enable_action (self,
                             "open-folder",
                             !is_placing && !is_working && !self->signing);
  anky_window_enable_action (self, "sign", is_reading && !is_old);
  anky_window_enable_action (self,
                             "sign-default",
                             (is_reading && !is_old) || is_placing || may_run);
  anky_window_enable_action (self, "run-batch", may_run);
  anky_window_enable_action (self,
                             "show-batch",
                             anky_window_has_batch (self) && !self->signing &&
                                 !is_placing);
  anky_window_enable_action (
      self,
      "confirm-sign",
      is_placing && (self->batch_entry ||
                     !anky_sign_session_get_obstacle (self->session)));
  anky_window_enable_action (self, "cancel-sign", is_placing || is_working);
  anky_window_enable_action (self,
                             "undo",
                             editor && anky_placement_editor_can_undo (editor));
  anky_window_enable_action (self,
                             "redo",
                             editor && anky_placement_editor_can_redo (editor));
  anky_window_enable_action (self, "toggle-sidebar", is_reading);
  anky_window_enable_action (self, "toggle-panel", is_placing);
  anky_window_enable_action (self, "extend", anky_window_can_extend (self));
  anky_window_enable_action (self,
                             "restart",
                             !is_old && anky_window_can_restart (self));
  anky_window_enable_action (self, "show-in-files", self->document != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_has_prefix (entries[i].name, "zoom-"))
      anky_window_enable_action (self, entries[i].name, is_shown);
  anky_window_enable_action (self, "copy-text", is_shown);
  anky_window_enable_action (self, "select-page", is_shown);
  anky_window_enable_action (self, "go-to-page", is_shown);
  anky_window_update_find_actions (self);
  anky_window_update_desktop_actions (self);
  anky_window_update_print_actions (self);
  anky_window_update_receive_actions (self);
  anky_window_update_version_actions (self);
}
