/* anky-page-view-scroll.c - where the page view stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-view-private.h"

#include <math.h>

#define SCROLL_MARGIN_PX 48
#define TOP_MARGIN_PX    18

GtkAdjustment *
anky_page_view_get_adjustment (AnkyPageView *self, GtkOrientation orientation)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);

  return orientation == GTK_ORIENTATION_HORIZONTAL
             ? gtk_scrolled_window_get_hadjustment (scrolled)
             : gtk_scrolled_window_get_vadjustment (scrolled);
}

void
anky_page_view_get_scroll (AnkyPageView *self, double *x_out, double *y_out)
{
  *x_out = gtk_adjustment_get_value (
      anky_page_view_get_adjustment (self, GTK_ORIENTATION_HORIZONTAL));
  *y_out = gtk_adjustment_get_value (
      anky_page_view_get_adjustment (self, GTK_ORIENTATION_VERTICAL));
}

void
anky_page_view_set_scroll (AnkyPageView *self, double x, double y)
{
  gtk_adjustment_set_value (
      anky_page_view_get_adjustment (self, GTK_ORIENTATION_HORIZONTAL),
      round (x));
  gtk_adjustment_set_value (
      anky_page_view_get_adjustment (self, GTK_ORIENTATION_VERTICAL),
      round (y));
}

void
anky_page_view_get_view_size (AnkyPageView *self,
                              int *width_out,
                              int *height_out)
{
  *width_out = gtk_widget_get_allocated_width (self->layout);
  *height_out = gtk_widget_get_allocated_height (self->layout);
}

gboolean
anky_page_view_has_pages (AnkyPageView *self)
{
  return self->viewport && anky_viewport_get_n_pages (self->viewport) > 0;
}

guint
anky_page_view_get_page (AnkyPageView *self)
{
  return self->current_page;
}

guint
anky_page_view_get_n_pages (AnkyPageView *self)
{
  return self->viewport ? anky_viewport_get_n_pages (self->viewport) : 0;
}

void
anky_page_view_scroll_to_page (AnkyPageView *self, guint page)
{
  AnkyRectPx rect;
  double x = 0;
  double y = 0;

  if (!anky_page_view_has_pages (self) ||
      page >= anky_viewport_get_n_pages (self->viewport))
    return;

  rect = anky_viewport_get_page_rect (self->viewport, page);
  anky_page_view_get_scroll (self, &x, &y);
  anky_page_view_set_scroll (self, x, rect.y - TOP_MARGIN_PX);
}

/* The least that brings [@start, @end) into [@seen, @seen + @size). */
static double
scroll_into (double seen, double size, double start, double end)
{
  if (end - start > size)
    return start - (size - (end - start)) / 2;
  if (start < seen)
    return start;
  if (end > seen + size)
    return end - size;

  return seen;
}

void
anky_page_view_scroll_to (AnkyPageView *self, guint page, AnkyRectMm rect)
{
  AnkyRectPx px;
  double x = 0;
  double y = 0;
  int width = 0;
  int height = 0;

  if (!anky_page_view_has_pages (self) ||
      page >= anky_viewport_get_n_pages (self->viewport))
    return;

  px = anky_viewport_to_px (self->viewport, page, rect);
  anky_page_view_get_scroll (self, &x, &y);
  anky_page_view_get_view_size (self, &width, &height);
  x = scroll_into (x,
                   width,
                   px.x - SCROLL_MARGIN_PX,
                   px.x + px.width + SCROLL_MARGIN_PX);
  y = scroll_into (y,
                   height,
                   px.y - SCROLL_MARGIN_PX,
                   px.y + px.height + SCROLL_MARGIN_PX);
  anky_page_view_set_scroll (self, x, y);
}

void
anky_page_view_scroll_by (AnkyPageView *self, double dx_px, double dy_px)
{
  double x = 0;
  double y = 0;

  anky_page_view_get_scroll (self, &x, &y);
  anky_page_view_set_scroll (self, x + dx_px, y + dy_px);
}

GtkAdjustment *
anky_page_view_get_vadjustment (AnkyPageView *self)
{
  return anky_page_view_get_adjustment (self, GTK_ORIENTATION_VERTICAL);
}

gboolean
anky_page_view_find_point (AnkyPageView *self,
                           double root_x,
                           double root_y,
                           guint *page_out,
                           double *x_mm_out,
                           double *y_mm_out)
{
  GdkWindow *window = gtk_layout_get_bin_window (GTK_LAYOUT (self->layout));
  int origin_x = 0;
  int origin_y = 0;

  if (!anky_page_view_has_pages (self) || !window)
    return FALSE;

  gdk_window_get_origin (window, &origin_x, &origin_y);
  *page_out =
      anky_viewport_find_page (self->viewport, (int) (root_y - origin_y));
  anky_viewport_to_mm (self->viewport,
                       *page_out,
                       root_x - origin_x,
                       root_y - origin_y,
                       x_mm_out,
                       y_mm_out);

  return TRUE;
}

gboolean
anky_page_view_find_point_on (AnkyPageView *self,
                              guint page,
                              double x_px,
                              double y_px,
                              double *x_mm_out,
                              double *y_mm_out)
{
  double x = 0;
  double y = 0;

  if (!anky_page_view_has_pages (self) ||
      page >= anky_viewport_get_n_pages (self->viewport))
    return FALSE;

  anky_page_view_get_scroll (self, &x, &y);
  anky_viewport_to_mm (self->viewport,
                       page,
                       x + x_px,
                       y + y_px,
                       x_mm_out,
                       y_mm_out);

  return TRUE;
}

gboolean
anky_page_view_find_view_point (AnkyPageView *self,
                                double x_px,
                                double y_px,
                                guint *page_out,
                                double *x_mm_out,
                                double *y_mm_out)
{
  double x = 0;
  double y = 0;

  if (!anky_page_view_has_pages (self))
    return FALSE;

  anky_page_view_get_scroll (self, &x, &y);
  *page_out = anky_viewport_find_page (self->viewport, (int) (y + y_px));

  return anky_page_view_find_point_on (self,
                                       *page_out,
                                       x_px,
                                       y_px,
                                       x_mm_out,
                                       y_mm_out);
}

/* Where a key goes from @page; G_MAXUINT: nowhere. */
static guint
find_page_for_key (guint key, guint page, guint last)
{
  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return page > 0 ? page - 1 : 0;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    return MIN (page + 1, last);
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    return 0;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    return last;
  default:
    return G_MAXUINT;
  }
}

gboolean
anky_page_view_choose_by_key (AnkyPageView *self, guint key)
{
  guint n_pages = anky_page_view_get_n_pages (self);
  guint page = self->framed_page < n_pages ? self->framed_page : 0;

  if (!self->is_thumbnails || n_pages == 0)
    return FALSE;

  page = find_page_for_key (key, page, n_pages - 1);
  if (page == G_MAXUINT)
    return FALSE;

  g_signal_emit_by_name (self, "page-clicked", page, 0.0, 0.0);

  return TRUE;
}

double
anky_page_view_get_pixels_per_mm (AnkyPageView *self)
{
  return self->viewport ? anky_viewport_get_pixels_per_mm (self->viewport) : 1;
}

static double
get_excess (double position, double size)
{
  if (position < 0)
    return position;

  return MAX (0, position - size);
}

void
anky_page_view_get_overshoot (AnkyPageView *self,
                              double root_x,
                              double root_y,
                              double *dx_out,
                              double *dy_out)
{
  GdkWindow *window = gtk_widget_get_window (self->layout);
  int origin_x = 0;
  int origin_y = 0;
  int width = 0;
  int height = 0;

  gdk_window_get_origin (window, &origin_x, &origin_y);
  anky_page_view_get_view_size (self, &width, &height);
  *dx_out = get_excess (root_x - origin_x, width);
  *dy_out = get_excess (root_y - origin_y, height);
}
