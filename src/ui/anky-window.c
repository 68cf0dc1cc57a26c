/* anky-window.c - one document and what is done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-kind-text.h"
#include "anky-recent-menu.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

/* Under it the header keeps what is needed most. */
#define NARROW_PX 760

G_DEFINE_FINAL_TYPE (AnkyWindow, anky_window, HDY_TYPE_APPLICATION_WINDOW)

static const char *const pages[] = {
  [ANKY_MODE_START] = "start",      [ANKY_MODE_LOADING] = "loading",
  [ANKY_MODE_LOCKED] = "password",  [ANKY_MODE_READING] = "document",
  [ANKY_MODE_PLACING] = "document", [ANKY_MODE_WORKING] = "document",
  [ANKY_MODE_FAILED] = "failed",    [ANKY_MODE_BATCH] = "batch",
};

/* Each state names what has the focus first. */
static void
focus_first (AnkyWindow *self)
{
  GtkWidget *view;

  switch (self->mode) {
  case ANKY_MODE_START:
  case ANKY_MODE_FAILED:
    gtk_widget_grab_focus (self->open_button);
    return;
  case ANKY_MODE_LOCKED:
    gtk_widget_grab_focus (self->password_entry);
    return;
  case ANKY_MODE_READING:
    view = GTK_WIDGET (self->view);
    gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
    return;
  case ANKY_MODE_BATCH:
    anky_window_focus_batch (self);
    return;
  case ANKY_MODE_LOADING:
  case ANKY_MODE_PLACING:
  case ANKY_MODE_WORKING:
  default:
    return;
  }
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);

  self->spinner_id = 0;
  gtk_widget_show (self->loading_spinner);
  gtk_spinner_start (GTK_SPINNER (self->loading_spinner));

  return G_SOURCE_REMOVE;
}

/* Nothing turns for what takes a moment. */
static void
prepare_spinner (AnkyWindow *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (self->loading_spinner));
  gtk_widget_hide (self->loading_spinner);
  if (self->mode == ANKY_MODE_LOADING)
    self->spinner_id = g_timeout_add_seconds (3, show_spinner_cb, self);
}

static gboolean
shows_pages (AnkyWindow *self)
{
  return self->mode == ANKY_MODE_READING || self->mode == ANKY_MODE_PLACING ||
         self->mode == ANKY_MODE_WORKING;
}

static void
set_shown (GtkWidget *widget, gboolean is_shown)
{
  if (gtk_widget_get_visible (widget) != is_shown)
    gtk_widget_set_visible (widget, is_shown);
}

/* What else is in the menu makes room for the title. */
void
anky_window_fit_header (AnkyWindow *self)
{
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  gboolean is_wide = width >= NARROW_PX;

  set_shown (self->zoom_button, shows_pages (self) && is_wide);
  set_shown (self->open_header_button, is_wide);
  set_shown (self->page_box,
             shows_pages (self) && is_wide &&
                 anky_page_view_get_n_pages (self->view) > 1);
}

void
anky_window_set_mode (AnkyWindow *self, AnkyMode mode)
{
  gboolean is_placing = mode == ANKY_MODE_PLACING || mode == ANKY_MODE_WORKING;

  self->mode = mode;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), pages[mode]);
  gtk_stack_set_visible_child (GTK_STACK (self->header_stack),
                               is_placing                ? self->placing_header
                               : mode == ANKY_MODE_BATCH ? self->batch_header
                                                         : self->header);
  gtk_widget_set_visible (self->back_button, anky_window_has_batch (self));
  gtk_widget_set_visible (self->sign_box, mode == ANKY_MODE_READING);
  gtk_widget_set_visible (self->sidebar_button, mode == ANKY_MODE_READING);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_panel),
                            mode == ANKY_MODE_PLACING);
  if (self->layer)
    anky_placement_layer_set_sensitive (self->layer, mode == ANKY_MODE_PLACING);
  anky_window_fit_header (self);
  prepare_spinner (self);
  anky_window_update_actions (self);
  focus_first (self);
}

gboolean
anky_window_is_empty (AnkyWindow *self)
{
  return self->mode == ANKY_MODE_START;
}

static void
zoom_changed_cb (AnkyWindow *self)
{
  double zoom = anky_page_view_get_zoom (self->view);
  /* Translators: a zoom level; %d is a number, the space does not break. */
  g_autofree char *label =
      g_strdup_printf (_ ("%d %%"), (int) (zoom * 100 + 0.5));
  GtkWidget *child = gtk_bin_get_child (GTK_BIN (self->zoom_button));

  if (GTK_IS_LABEL (child))
    gtk_label_set_text (GTK_LABEL (child), label);
}

static void
restore_size (AnkyWindow *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  int width = 0;
  int height = 0;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (AnkyWindow *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width = 0;
  int height = 0;

  g_settings_set_boolean (settings, "window-maximized", is_maximized);
  if (is_maximized)
    return;

  gtk_window_get_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
}

static void
anky_window_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  AnkyWindow *self = ANKY_WINDOW (widget);

  GTK_WIDGET_CLASS (anky_window_parent_class)
      ->size_allocate (widget, allocation);
  anky_window_fit_header (self);
}

static gboolean
anky_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  AnkyWindow *self = ANKY_WINDOW (widget);

  save_size (self);
  if (self->signing)
    g_cancellable_cancel (self->signing);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
anky_window_key_press (GtkWidget *widget, GdkEventKey *event)
{
  AnkyWindow *self = ANKY_WINDOW (widget);
  gboolean is_handled = GTK_WIDGET_CLASS (anky_window_parent_class)
                            ->key_press_event (widget, event);

  if (is_handled)
    return GDK_EVENT_STOP;
  if (event->keyval == GDK_KEY_Escape && self->mode == ANKY_MODE_PLACING) {
    anky_window_cancel_signing (self);
    return GDK_EVENT_STOP;
  }

  if (event->keyval == GDK_KEY_Escape && self->mode == ANKY_MODE_READING &&
      anky_window_has_batch (self)) {
    anky_window_show_batch (self);
    return GDK_EVENT_STOP;
  }

  return GDK_EVENT_PROPAGATE;
}

static void
anky_window_destroy (GtkWidget *widget)
{
  AnkyWindow *self = ANKY_WINDOW (widget);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->signing)
    g_cancellable_cancel (self->signing);
  if (self->watch)
    anky_act_watch_close (self->watch);
  if (self->view)
    anky_window_close_document (self);
  if (self->batch)
    anky_batch_page_end (self->batch);

  GTK_WIDGET_CLASS (anky_window_parent_class)->destroy (widget);
}

static void
anky_window_finalize (GObject *object)
{
  AnkyWindow *self = ANKY_WINDOW (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->signing);
  g_clear_object (&self->watch);
  g_clear_object (&self->key);
  g_clear_object (&self->batch_entry);
  anky_window_forget_kinds (self);
  g_free (self->result_path);
  g_free (self->restart_number);

  G_OBJECT_CLASS (anky_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, AnkyWindow, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (batch);
  BIND (batch_header);
  BIND (run_button);
  BIND (back_button);
  BIND (header_stack);
  BIND (header);
  BIND (open_header_button);
  BIND (sidebar_button);
  BIND (zoom_button);
  BIND (menu_button);
  BIND (sign_box);
  BIND (sign_button);
  BIND (kinds_button);
  BIND (placing_header);
  BIND (confirm_button);
  BIND (message_bar);
  BIND (stack);
  BIND (open_button);
  BIND (loading_spinner);
  BIND (password_entry);
  BIND (password_note);
  BIND (failed_page);
  BIND (sidebar_flap);
  BIND (sidebar_stack);
  BIND (sign_flap);
  BIND (signature_panel);
  BIND (sign_panel);
  BIND (view);
  BIND (version_bar);
  BIND (version_text);
  BIND (changed_bar);
  BIND (recent_menu);
  BIND (find_bar);
  BIND (find_entry);
  BIND (find_count);
  BIND (find_buttons);
  BIND (page_box);
  BIND (page_entry);
  BIND (page_count);
  BIND (thumbnails);
  BIND (toast);
}

/* From the template, of all files of the window. */
static const struct {
  const char *name;
  GCallback callback;
} callbacks[] = {
  { "choose_picture_cb", G_CALLBACK (anky_window_choose_picture) },
  { "find_mode_changed_cb", G_CALLBACK (anky_window_find_mode_changed) },
  { "find_words_cb", G_CALLBACK (anky_window_find_words) },
  { "page_changed_cb", G_CALLBACK (anky_window_page_changed) },
  { "page_entered_cb", G_CALLBACK (anky_window_page_entered) },
  { "show_in_files_cb", G_CALLBACK (anky_window_show_in_files) },
  { "thumbnail_clicked_cb", G_CALLBACK (anky_window_thumbnail_clicked) },
  { "unlock_cb", G_CALLBACK (anky_window_unlock) },
};

static void
anky_window_class_init (AnkyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_window_finalize;
  widget_class->destroy = anky_window_destroy;
  widget_class->size_allocate = anky_window_size_allocate;
  widget_class->delete_event = anky_window_delete_event;
  widget_class->key_press_event = anky_window_key_press;
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/vn/anky/AnKy/ui/anky-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (callbacks); i++)
    gtk_widget_class_bind_template_callback_full (widget_class,
                                                  callbacks[i].name,
                                                  callbacks[i].callback);
}

static void
name_part (GtkStack *titles, const char *part, const char *title)
{
  GtkWidget *label = gtk_stack_get_child_by_name (titles, part);

  if (GTK_IS_LABEL (label))
    gtk_label_set_text (GTK_LABEL (label), title);
}

/* The toolkit's own titles of it are not in Vietnamese. */
static void
name_shortcuts (AnkyWindow *self)
{
  GtkShortcutsWindow *shortcuts =
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self));
  GtkWidget *bar =
      shortcuts ? gtk_window_get_titlebar (GTK_WINDOW (shortcuts)) : NULL;
  GtkWidget *titles =
      GTK_IS_HEADER_BAR (bar)
          ? gtk_header_bar_get_custom_title (GTK_HEADER_BAR (bar))
          : NULL;

  if (!GTK_IS_STACK (titles))
    return;
  name_part (GTK_STACK (titles), "title", _ ("Keyboard Shortcuts"));
  name_part (GTK_STACK (titles), "search", _ ("Shortcuts Found"));
}

static void
anky_window_init (AnkyWindow *self)
{
  g_type_ensure (ANKY_TYPE_BATCH_PAGE);
  g_type_ensure (ANKY_TYPE_MESSAGE_BAR);
  g_type_ensure (ANKY_TYPE_PAGE_VIEW);
  g_type_ensure (ANKY_TYPE_SIGN_PANEL);
  g_type_ensure (ANKY_TYPE_SIGNATURE_PANEL);
  g_type_ensure (ANKY_TYPE_TOAST);
  gtk_widget_init_template (GTK_WIDGET (self));

  anky_page_view_set_thumbnails (self->thumbnails);
  anky_window_add_actions (self);
  anky_window_connect_panels (self);
  anky_window_connect_batch (self);
  anky_window_connect_kinds (self);
  anky_window_accept_drops (self);
  anky_recent_menu_fill (self->recent_menu);
  zoom_changed_cb (self);
}

static AnkyFit
parse_fit (const char *word)
{
  if (g_str_equal (word, "page"))
    return ANKY_FIT_PAGE;
  if (g_str_equal (word, "width"))
    return ANKY_FIT_WIDTH;

  return ANKY_FIT_AUTO;
}

AnkyWindow *
anky_window_new (AnkyApplication *application)
{
  AnkyWindow *self =
      g_object_new (ANKY_TYPE_WINDOW, "application", application, NULL);
  g_autofree char *fit = NULL;

  self->application = application;
  fit = g_settings_get_string (anky_application_get_settings (application),
                               "zoom-fit");
  anky_page_view_set_fit (self->view, parse_fit (fit));
  restore_size (self);
  name_shortcuts (self); /* the application brings them */
  anky_window_set_mode (self, ANKY_MODE_START);

  return self;
}

void
anky_window_open (AnkyWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = NULL;

  if (!path) {
    uri = g_file_get_uri (file);
    path = g_strdup (uri);
  }
  anky_window_load (self, path);
}

void
anky_window_open_many (AnkyWindow *self, GFile **files, int n_files)
{
  anky_window_open_batch (self, files, n_files);
}
