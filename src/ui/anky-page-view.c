/* anky-page-view.c - the pages of a document, scrolled and zoomed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-input.h"
#include "anky-page-view-private.h"

#define MARGIN_PX           18
#define GAP_PX              18
#define THUMBNAIL_MARGIN_PX 24
#define THUMBNAIL_GAP_PX    42

G_DEFINE_FINAL_TYPE (AnkyPageView, anky_page_view, GTK_TYPE_BIN)

enum {
  SIGNAL_ZOOM_CHANGED,
  SIGNAL_PAGE_CHANGED,
  SIGNAL_PAGE_CLICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
apply_zoom (AnkyPageView *self, double zoom, double x_px, double y_px)
{
  AnkyAnchor anchor;
  double x = 0;
  double y = 0;

  anky_page_view_get_scroll (self, &x, &y);
  anchor = anky_viewport_get_anchor (self->viewport, x + x_px, y + y_px);
  anky_viewport_set_zoom (self->viewport, zoom);
  self->zoom = anky_viewport_get_zoom (self->viewport);
  anky_page_view_position_all (self);
  anky_viewport_find_anchor (self->viewport, &anchor, &x, &y);
  anky_page_view_set_scroll (self, x - x_px, y - y_px);
  anky_page_view_show_seen (self);
  g_signal_emit (self, signals[SIGNAL_ZOOM_CHANGED], 0);
}

static void
apply_fit (AnkyPageView *self)
{
  double zoom =
      anky_viewport_get_fit (self->viewport, self->fit, self->current_page);

  if (self->fit != ANKY_FIT_NONE &&
      zoom != anky_viewport_get_zoom (self->viewport))
    apply_zoom (self, zoom, 0, 0);
}

static void
follow_view (AnkyPageView *self)
{
  int width = 0;
  int height = 0;

  if (!anky_page_view_has_pages (self))
    return;

  anky_page_view_get_view_size (self, &width, &height);
  anky_viewport_set_view_size (self->viewport, width, height);
  apply_fit (self);
  anky_page_view_position_all (self);
  anky_page_view_show_seen (self);
}

static gboolean
update_cb (gpointer user_data)
{
  AnkyPageView *self = ANKY_PAGE_VIEW (user_data);

  self->update_id = 0;
  follow_view (self);

  return G_SOURCE_REMOVE;
}

/* Sizes cannot be changed while they are being given out: soon afterwards, and
 * before the frame is drawn. */
static void
queue_update (AnkyPageView *self)
{
  if (self->update_id == 0)
    self->update_id =
        g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_cb, self, NULL);
}

static void
scrolled_cb (AnkyPageView *self)
{
  if (anky_page_view_has_pages (self))
    anky_page_view_show_seen (self);
}

static void
layout_allocated_cb (AnkyPageView *self)
{
  int width = 0;
  int height = 0;

  anky_page_view_get_view_size (self, &width, &height);
  if (self->view_width == width && self->view_height == height)
    return;

  self->view_width = width;
  self->view_height = height;
  queue_update (self);
}

static gboolean
draw_pages_cb (GtkWidget *layout, cairo_t *cr, AnkyPageView *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer slot = NULL;

  if (!self->viewport)
    return GDK_EVENT_PROPAGATE;

  cairo_save (cr);
  gtk_cairo_transform_to_window (
      cr,
      layout,
      gtk_layout_get_bin_window (GTK_LAYOUT (layout)));
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot)) {
    AnkyRectPx rect =
        anky_viewport_get_page_rect (self->viewport, GPOINTER_TO_UINT (key));

    cairo_save (cr);
    cairo_translate (cr, rect.x, rect.y);
    anky_page_widget_paint (ANKY_PAGE_WIDGET (((AnkyPageSlot *) slot)->widget),
                            cr);
    cairo_restore (cr);
  }
  cairo_restore (cr);

  return GDK_EVENT_PROPAGATE;
}

static void
page_ready_cb (AnkyPageView *self, guint page)
{
  AnkyPageSlot *slot =
      g_hash_table_lookup (self->slots, GUINT_TO_POINTER (page));

  if (slot)
    gtk_widget_queue_draw (slot->widget);
}

static void
clicked_cb (AnkyPageView *self,
            int n_press,
            double x_px,
            double y_px,
            GtkGesture *gesture)
{
  double x = 0;
  double y = 0;
  double x_mm = 0;
  double y_mm = 0;
  guint page;

  gtk_widget_grab_focus (self->layout);
  if (!anky_page_view_has_pages (self))
    return;

  anky_page_view_get_scroll (self, &x, &y);
  page = anky_viewport_find_page (self->viewport, (int) (y + y_px));
  anky_viewport_to_mm (self->viewport, page, x + x_px, y + y_px, &x_mm, &y_mm);
  g_signal_emit (self, signals[SIGNAL_PAGE_CLICKED], 0, page, x_mm, y_mm);
}

static void
clear_document (AnkyPageView *self)
{
  g_hash_table_remove_all (self->slots);
  for (guint i = 0; i < self->overlays->len; i++)
    gtk_widget_destroy (((AnkyPageOverlay *) self->overlays->pdata[i])->widget);
  g_ptr_array_set_size (self->overlays, 0);
  if (self->cache) {
    anky_page_cache_stop (self->cache);
    g_signal_handlers_disconnect_by_data (self->cache, self);
  }
  g_clear_object (&self->cache);
  g_clear_pointer (&self->viewport, anky_viewport_free);
  anky_page_view_clear_marks (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->current_page = 0;
  self->framed_page = G_MAXUINT;
}

static void
anky_page_view_destroy (GtkWidget *widget)
{
  AnkyPageView *self = ANKY_PAGE_VIEW (widget);

  if (self->layout)
    clear_document (self);
  self->layout = NULL;
  self->scrolled = NULL;

  GTK_WIDGET_CLASS (anky_page_view_parent_class)->destroy (widget);
}

static void
anky_page_view_finalize (GObject *object)
{
  AnkyPageView *self = ANKY_PAGE_VIEW (object);

  g_hash_table_unref (self->slots);
  g_ptr_array_unref (self->overlays);

  G_OBJECT_CLASS (anky_page_view_parent_class)->finalize (object);
}

static guint
add_signal (AnkyPageViewClass *klass, const char *name)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
anky_page_view_class_init (AnkyPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_page_view_finalize;
  widget_class->destroy = anky_page_view_destroy;
  gtk_widget_class_set_css_name (widget_class, "ankypageview");

  signals[SIGNAL_ZOOM_CHANGED] = add_signal (klass, "zoom-changed");
  signals[SIGNAL_PAGE_CHANGED] = add_signal (klass, "page-changed");
  signals[SIGNAL_PAGE_CLICKED] = g_signal_new ("page-clicked",
                                               G_TYPE_FROM_CLASS (klass),
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               3,
                                               G_TYPE_UINT,
                                               G_TYPE_DOUBLE,
                                               G_TYPE_DOUBLE);
}

static void
connect_layout (AnkyPageView *self)
{
  GtkGesture *click = gtk_gesture_multi_press_new (self->layout);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click),
                                 GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  g_object_set_data_full (G_OBJECT (self->layout),
                          "anky-click",
                          click,
                          g_object_unref);

  g_signal_connect (self->layout, "draw", G_CALLBACK (draw_pages_cb), self);
  g_signal_connect_swapped (self->layout,
                            "size-allocate",
                            G_CALLBACK (layout_allocated_cb),
                            self);
  g_signal_connect_swapped (self->layout,
                            "notify::scale-factor",
                            G_CALLBACK (queue_update),
                            self);
  for (GtkOrientation side = GTK_ORIENTATION_HORIZONTAL;
       side <= GTK_ORIENTATION_VERTICAL;
       side++)
    g_signal_connect_object (anky_page_view_get_adjustment (self, side),
                             "value-changed",
                             G_CALLBACK (scrolled_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

static void
anky_page_view_init (AnkyPageView *self)
{
  self->slots = g_hash_table_new_full (NULL,
                                       NULL,
                                       NULL,
                                       (GDestroyNotify) anky_page_slot_free);
  self->overlays = g_ptr_array_new_with_free_func (g_free);
  self->zoom = 1;
  self->fit = ANKY_FIT_AUTO;
  self->framed_page = G_MAXUINT;

  self->scrolled = gtk_scrolled_window_new (NULL, NULL);
  self->layout = gtk_layout_new (NULL, NULL);
  gtk_widget_set_can_focus (self->layout, TRUE);
  gtk_widget_set_hexpand (self->layout, TRUE);
  gtk_widget_set_vexpand (self->layout, TRUE);
  gtk_container_add (GTK_CONTAINER (self->scrolled), self->layout);
  gtk_container_add (GTK_CONTAINER (self), self->scrolled);
  gtk_widget_show_all (self->scrolled);
  connect_layout (self);
  anky_page_input_attach (self, self->layout);
}

GtkWidget *
anky_page_view_new (void)
{
  return g_object_new (ANKY_TYPE_PAGE_VIEW, NULL);
}

void
anky_page_view_set_document (AnkyPageView *self,
                             AnkyRenderer *renderer,
                             const AnkyPageExtent *pages,
                             guint n_pages)
{
  g_return_if_fail (ANKY_IS_PAGE_VIEW (self));

  clear_document (self);
  if (!renderer) {
    gtk_layout_set_size (GTK_LAYOUT (self->layout), 0, 0);
    return;
  }

  self->viewport = anky_viewport_new (pages, n_pages);
  anky_viewport_set_margins (self->viewport,
                             self->is_thumbnails ? THUMBNAIL_MARGIN_PX
                                                 : MARGIN_PX,
                             self->is_thumbnails ? THUMBNAIL_GAP_PX : GAP_PX);
  anky_viewport_set_zoom (self->viewport, self->zoom);
  self->cache = anky_page_cache_new (renderer);
  g_signal_connect_swapped (self->cache,
                            "page-ready",
                            G_CALLBACK (page_ready_cb),
                            self);
  follow_view (self);
  anky_page_view_set_scroll (self, 0, 0);
}

void
anky_page_view_set_thumbnails (AnkyPageView *self)
{
  self->is_thumbnails = TRUE;
  self->fit = ANKY_FIT_WIDTH;
}

AnkyRenderer *
anky_page_view_get_renderer (AnkyPageView *self)
{
  return self->cache ? anky_page_cache_get_renderer (self->cache) : NULL;
}

GtkWidget *
anky_page_view_get_canvas (AnkyPageView *self)
{
  return self->layout;
}

double
anky_page_view_get_zoom (AnkyPageView *self)
{
  return self->zoom;
}

AnkyFit
anky_page_view_get_fit (AnkyPageView *self)
{
  return self->fit;
}

void
anky_page_view_set_fit (AnkyPageView *self, AnkyFit fit)
{
  self->fit = fit;
  if (anky_page_view_has_pages (self))
    apply_fit (self);
  g_signal_emit (self, signals[SIGNAL_ZOOM_CHANGED], 0);
}

void
anky_page_view_zoom_at (AnkyPageView *self,
                        double zoom,
                        double x_px,
                        double y_px)
{
  self->fit = ANKY_FIT_NONE;
  if (anky_page_view_has_pages (self))
    apply_zoom (self, zoom, x_px, y_px);
  else
    self->zoom = CLAMP (zoom, ANKY_ZOOM_MIN, ANKY_ZOOM_MAX);
}

void
anky_page_view_set_zoom (AnkyPageView *self, double zoom)
{
  int width = 0;
  int height = 0;

  anky_page_view_get_view_size (self, &width, &height);
  anky_page_view_zoom_at (self, zoom, width / 2.0, height / 2.0);
}

double
anky_page_view_get_step (AnkyPageView *self, int direction)
{
  return self->viewport ? anky_viewport_get_step (self->viewport, direction)
                        : self->zoom;
}

void
anky_page_view_zoom_step (AnkyPageView *self, int direction)
{
  anky_page_view_set_zoom (self, anky_page_view_get_step (self, direction));
}

static AnkyPageOverlay *
find_overlay (AnkyPageView *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->overlays->len; i++) {
    AnkyPageOverlay *overlay = self->overlays->pdata[i];

    if (overlay->widget == widget)
      return overlay;
  }

  return NULL;
}

void
anky_page_view_place (AnkyPageView *self,
                      GtkWidget *widget,
                      guint page,
                      AnkyRectMm rect,
                      int margin_px)
{
  AnkyPageOverlay *overlay = find_overlay (self, widget);

  g_return_if_fail (anky_page_view_has_pages (self));
  g_return_if_fail (page < anky_viewport_get_n_pages (self->viewport));

  if (!overlay) {
    overlay = g_new0 (AnkyPageOverlay, 1);
    overlay->widget = widget;
    g_ptr_array_add (self->overlays, overlay);
    gtk_layout_put (GTK_LAYOUT (self->layout), widget, 0, 0);
  }
  overlay->page = page;
  overlay->rect = rect;
  overlay->margin_px = margin_px;
  anky_page_view_position_overlay (self, overlay);
}

void
anky_page_view_remove (AnkyPageView *self, GtkWidget *widget)
{
  AnkyPageOverlay *overlay = find_overlay (self, widget);

  if (!overlay)
    return;

  g_ptr_array_remove (self->overlays, overlay);
  gtk_widget_destroy (widget);
}

void
anky_page_view_set_outline (AnkyPageView *self,
                            guint page,
                            const AnkyRectMm *rect)
{
  self->has_outline = rect != NULL;
  if (rect) {
    self->outline_page = page;
    self->outline = *rect;
  }
  anky_page_view_show_slot_states (self);
}

void
anky_page_view_set_snap (AnkyPageView *self, guint page, const AnkySnap *snap)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer slot = NULL;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    anky_page_widget_set_snap (
        ANKY_PAGE_WIDGET (((AnkyPageSlot *) slot)->widget),
        GPOINTER_TO_UINT (key) == page ? snap : NULL);
}

void
anky_page_view_set_guides (AnkyPageView *self, guint page, GArray *guides)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer slot = NULL;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    anky_page_widget_set_guides (
        ANKY_PAGE_WIDGET (((AnkyPageSlot *) slot)->widget),
        GPOINTER_TO_UINT (key) == page ? guides : NULL);
}

void
anky_page_view_set_current (AnkyPageView *self, guint page)
{
  AnkyRectMm all = { 0, 0, 0, 0 };

  if (!anky_page_view_has_pages (self) || self->framed_page == page ||
      page >= anky_viewport_get_n_pages (self->viewport))
    return;

  self->framed_page = page;
  anky_page_view_show_slot_states (self);
  all.width = anky_viewport_get_page (self->viewport, page)->width_mm;
  all.height = anky_viewport_get_page (self->viewport, page)->height_mm;
  anky_page_view_scroll_to (self, page, all);
}

void
anky_page_view_set_marks (AnkyPageView *self, GArray *marks)
{
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks ? g_array_ref (marks) : NULL;
  anky_page_view_show_slot_states (self);
}
