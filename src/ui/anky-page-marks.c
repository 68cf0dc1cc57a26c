/* anky-page-marks.c - what is marked on a page that the document does not show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-marks.h"

#define CHANGE_GAP_PX 3.0
#define CHANGE_PX     2.0

static void
set_color (GtkWidget *widget, cairo_t *cr, const char *name, double alpha)
{
  GdkRGBA color = { 0.8, 0.5, 0, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                  name,
                                  &color);
  color.alpha = alpha;
  gdk_cairo_set_source_rgba (cr, &color);
}

static double
get_scale (GtkWidget *widget, const AnkyPageExtent *extent)
{
  return gtk_widget_get_allocated_width (widget) / extent->width_mm;
}

/* Dashes, in the colour of what is wrong or of what needs a look; around the
 * place, never on it. */
static void
paint_change (GtkWidget *widget,
              cairo_t *cr,
              const AnkyPageChange *change,
              const AnkyPageExtent *extent)
{
  AnkyRectMm all = { 0, 0, extent->width_mm, extent->height_mm };
  gboolean has_place = change->rect.width > 0 && change->rect.height > 0;
  AnkyRectMm rect = has_place ? change->rect : all;
  double scale = get_scale (widget, extent);
  double out = has_place ? CHANGE_GAP_PX : -CHANGE_GAP_PX;

  set_color (widget, cr, change->color, 1);
  cairo_set_line_width (cr, CHANGE_PX);
  cairo_set_dash (cr, (const double[]){ 6, 4 }, 2, 0);
  cairo_rectangle (cr,
                   rect.x * scale - out,
                   rect.y * scale - out,
                   rect.width * scale + 2 * out,
                   rect.height * scale + 2 * out);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
anky_page_marks_paint_changes (GtkWidget *widget,
                               cairo_t *cr,
                               GArray *changes,
                               guint page,
                               const AnkyPageExtent *extent)
{
  for (guint i = 0; changes && i < changes->len; i++) {
    const AnkyPageChange *change = &g_array_index (changes, AnkyPageChange, i);

    if (change->page == page)
      paint_change (widget, cr, change, extent);
  }
}

/* As a marker pen does it: the letters stay what they are. */
static void
paint_highlight (GtkWidget *widget,
                 cairo_t *cr,
                 const AnkyPageHighlight *highlight,
                 double scale)
{
  static const struct {
    const char *color;
    double alpha;
  } pens[] = {
    [ANKY_HIGHLIGHT_MATCH] = { "warning_color", 0.3 },
    [ANKY_HIGHLIGHT_CURRENT] = { "warning_color", 0.75 },
    [ANKY_HIGHLIGHT_SELECTION] = { "theme_selected_bg_color", 0.4 },
  };
  const AnkyRectMm *rect = &highlight->rect;

  set_color (widget,
             cr,
             pens[highlight->kind].color,
             pens[highlight->kind].alpha);
  cairo_set_operator (cr, CAIRO_OPERATOR_MULTIPLY);
  cairo_rectangle (cr,
                   rect->x * scale,
                   rect->y * scale,
                   rect->width * scale,
                   rect->height * scale);
  cairo_fill (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

void
anky_page_marks_paint_highlights (GtkWidget *widget,
                                  cairo_t *cr,
                                  GArray *highlights,
                                  guint page,
                                  const AnkyPageExtent *extent)
{
  for (guint i = 0; highlights && i < highlights->len; i++) {
    const AnkyPageHighlight *highlight =
        &g_array_index (highlights, AnkyPageHighlight, i);

    if (highlight->page == page)
      paint_highlight (widget, cr, highlight, get_scale (widget, extent));
  }
}
