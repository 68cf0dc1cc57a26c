/* anky-page-view-layout.c - which pages are seen, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-view-private.h"

#define LABEL_GAP_PX 6
/* Pages beyond the seen ones that are drawn ahead. */
#define AHEAD 1

void
anky_page_slot_free (AnkyPageSlot *slot)
{
  gtk_widget_destroy (slot->widget);
  g_clear_pointer (&slot->label, gtk_widget_destroy);
  g_free (slot);
}

/* What is seen and what comes next */

static AnkyRectMm
get_seen_area (AnkyPageView *self, guint page)
{
  AnkyRectPx rect = anky_viewport_get_page_rect (self->viewport, page);
  const AnkyPageExtent *extent = anky_viewport_get_page (self->viewport, page);
  double scale = anky_viewport_get_pixels_per_mm (self->viewport);
  AnkyRectMm on_page = { 0, 0, extent->width_mm, extent->height_mm };
  AnkyRectMm seen = { 0, 0, 0, 0 };
  double x = 0;
  double y = 0;
  int width = 0;
  int height = 0;

  anky_page_view_get_scroll (self, &x, &y);
  anky_page_view_get_view_size (self, &width, &height);
  seen.x = (x - rect.x) / scale;
  seen.y = (y - rect.y) / scale;
  seen.width = width / scale;
  seen.height = height / scale;
  if (!anky_rect_mm_intersect (seen, on_page, &seen))
    return (AnkyRectMm){ 0, 0, 0, 0 };

  return seen;
}

static void
append_want (AnkyPageView *self, GArray *wants, guint page, gboolean is_seen)
{
  const AnkyPageExtent *extent = anky_viewport_get_page (self->viewport, page);
  AnkyRectPx rect = anky_viewport_get_page_rect (self->viewport, page);
  AnkyPageWant want = { 0 };

  want.page = page;
  want.width_mm = extent->width_mm;
  want.height_mm = extent->height_mm;
  /* From the whole pixels that the page has on screen, so that what comes
   * back fits them exactly. */
  want.pixels_per_mm = rect.width / extent->width_mm *
                       gtk_widget_get_scale_factor (GTK_WIDGET (self));
  if (is_seen)
    want.area = get_seen_area (self, page);
  want.priority = is_seen ? ANKY_RENDER_URGENT : ANKY_RENDER_AHEAD;
  if (self->is_thumbnails)
    want.priority = ANKY_RENDER_THUMBNAIL;
  g_array_append_val (wants, want);
}

static void
ask_for_pages (AnkyPageView *self, guint first, guint last)
{
  g_autoptr (GArray) wants = g_array_new (FALSE, FALSE, sizeof (AnkyPageWant));
  guint n_pages = anky_viewport_get_n_pages (self->viewport);

  for (guint page = first; page <= last; page++)
    append_want (self, wants, page, TRUE);
  for (guint i = 1; i <= AHEAD; i++) {
    if (last + i < n_pages)
      append_want (self, wants, last + i, FALSE);
    if (first >= i)
      append_want (self, wants, first - i, FALSE);
  }
  anky_page_cache_set_wanted (self->cache, wants);
}

/* The widgets of pages */

static void
show_slot_state (AnkyPageView *self, guint page, AnkyPageSlot *slot)
{
  AnkyPageWidget *widget = ANKY_PAGE_WIDGET (slot->widget);

  anky_page_widget_set_outline (
      widget,
      self->has_outline && self->outline_page == page ? &self->outline : NULL);
  anky_page_widget_set_changes (widget, self->changes);
  anky_page_widget_set_highlights (widget, self->highlights, self->selection);
  anky_page_widget_set_current (widget, self->framed_page == page);
  anky_page_widget_set_mark (widget,
                             self->marks && page < self->marks->len
                                 ? g_array_index (self->marks, guint, page)
                                 : 0);
}

static void
position_slot (AnkyPageView *self, guint page, AnkyPageSlot *slot)
{
  AnkyRectPx rect = anky_viewport_get_page_rect (self->viewport, page);

  gtk_widget_set_size_request (slot->widget, rect.width, rect.height);
  gtk_layout_move (GTK_LAYOUT (self->layout), slot->widget, rect.x, rect.y);
  if (!slot->label)
    return;

  gtk_widget_set_size_request (slot->label, rect.width, -1);
  gtk_layout_move (GTK_LAYOUT (self->layout),
                   slot->label,
                   rect.x,
                   rect.y + rect.height + LABEL_GAP_PX);
}

static GtkWidget *
make_label (guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  GtkWidget *label = gtk_label_new (number);

  gtk_style_context_add_class (gtk_widget_get_style_context (label),
                               "page-number");
  gtk_widget_show (label);

  return label;
}

static void
add_slot (AnkyPageView *self, guint page)
{
  AnkyPageSlot *slot = g_new0 (AnkyPageSlot, 1);

  slot->widget = GTK_WIDGET (
      anky_page_widget_new (self->cache,
                            page,
                            anky_viewport_get_n_pages (self->viewport),
                            anky_viewport_get_page (self->viewport, page)));
  gtk_widget_show (slot->widget);
  gtk_layout_put (GTK_LAYOUT (self->layout), slot->widget, 0, 0);
  if (self->is_thumbnails) {
    slot->label = make_label (page);
    gtk_layout_put (GTK_LAYOUT (self->layout), slot->label, 0, 0);
  }
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (page), slot);
  position_slot (self, page, slot);
  show_slot_state (self, page, slot);
}

static void
keep_slots (AnkyPageView *self, guint first, guint last)
{
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    guint page = GPOINTER_TO_UINT (key);

    if (page < first || page > last)
      g_hash_table_iter_remove (&iter);
  }
  for (guint page = first; page <= last; page++)
    if (!g_hash_table_contains (self->slots, GUINT_TO_POINTER (page)))
      add_slot (self, page);
}

void
anky_page_view_position_overlay (AnkyPageView *self, AnkyPageOverlay *overlay)
{
  AnkyRectPx rect =
      anky_viewport_to_px (self->viewport, overlay->page, overlay->rect);
  int margin = overlay->margin_px;

  gtk_widget_set_size_request (overlay->widget,
                               MAX (1, rect.width) + 2 * margin,
                               MAX (1, rect.height) + 2 * margin);
  gtk_layout_move (GTK_LAYOUT (self->layout),
                   overlay->widget,
                   rect.x - margin,
                   rect.y - margin);
}

/* Keeping up */

static void
set_current_page (AnkyPageView *self, guint page)
{
  if (self->current_page == page)
    return;

  self->current_page = page;
  g_signal_emit_by_name (self, "page-changed");
}

void
anky_page_view_show_seen (AnkyPageView *self)
{
  guint n_pages = anky_viewport_get_n_pages (self->viewport);
  guint first = 0;
  guint last = 0;
  double x = 0;
  double y = 0;
  int width = 0;
  int height = 0;

  anky_page_view_get_scroll (self, &x, &y);
  anky_page_view_get_view_size (self, &width, &height);
  if (!anky_viewport_get_visible (self->viewport,
                                  (int) y,
                                  MAX (1, height),
                                  &first,
                                  &last))
    return;

  keep_slots (self,
              first >= AHEAD ? first - AHEAD : 0,
              MIN (last + AHEAD, n_pages - 1));
  ask_for_pages (self, first, last);
  set_current_page (
      self,
      anky_viewport_find_page (self->viewport, (int) y + height / 2));
}

void
anky_page_view_position_all (AnkyPageView *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer slot = NULL;
  int width = 0;
  int height = 0;

  anky_viewport_get_canvas_size (self->viewport, &width, &height);
  gtk_layout_set_size (GTK_LAYOUT (self->layout),
                       (guint) width,
                       (guint) height);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    position_slot (self, GPOINTER_TO_UINT (key), slot);
  for (guint i = 0; i < self->overlays->len; i++)
    anky_page_view_position_overlay (self, self->overlays->pdata[i]);
}

void
anky_page_view_show_slot_states (AnkyPageView *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer slot = NULL;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    show_slot_state (self, GPOINTER_TO_UINT (key), slot);
}
