/* anky-page-widget.c - one page on the canvas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-page-widget.h"

#include "anky-appearance.h"
#include "anky-error-text.h"
#include "anky-page-accessible.h"

#include <glib/gi18n.h>

#define OUTLINE_GAP_PX  3.0
#define OUTLINE_PX      2.0
#define MARK_PX         16
#define MARK_MARGIN_PX  6
#define ERROR_MARGIN_PX 24

struct _AnkyPageWidget {
  GtkWidget parent_instance;

  AnkyPageCache *cache;
  guint page;
  AnkyPageExtent extent;
  gboolean has_outline;
  AnkyRectMm outline;
  AnkySnap snap;
  GArray *guides; /* AnkyGuide; NULL: none */
  gboolean is_current;
  guint n_signatures;
  GArray *changes;    /* NULL: none */
  GArray *highlights; /* NULL: none */
  GArray *selection;  /* NULL: none */
};

G_DEFINE_FINAL_TYPE (AnkyPageWidget, anky_page_widget, GTK_TYPE_WIDGET)

static void
paint_part (AnkyPageWidget *self,
            cairo_t *cr,
            cairo_surface_t *surface,
            AnkyRectMm area)
{
  double scale = gtk_widget_get_allocated_width (GTK_WIDGET (self)) /
                 self->extent.width_mm;
  double x = area.x * scale;
  double y = area.y * scale;
  double width = area.width * scale;
  double height = area.height * scale;
  int surface_width = cairo_image_surface_get_width (surface);
  int surface_height = cairo_image_surface_get_height (surface);
  int device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean is_exact = surface_width == (int) (width * device_scale + 0.5) &&
                      surface_height == (int) (height * device_scale + 0.5);

  if (surface_width == 0 || surface_height == 0)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / surface_width, height / surface_height);
  cairo_set_source_surface (cr, surface, 0, 0);
  /* A surface a pixel off in size is drawn as it is: smearing it over the
   * difference would make its letters soft. */
  cairo_pattern_set_filter (cairo_get_source (cr),
                            is_exact ? CAIRO_FILTER_NEAREST
                                     : CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
paint_error (AnkyPageWidget *self, cairo_t *cr, const GError *error)
{
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = NULL;
  AnkyErrorText text = anky_error_text_get (error);

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text.title);
  pango_layout_set_width (layout,
                          MAX (1, width - 2 * ERROR_MARGIN_PX) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_move_to (cr, ERROR_MARGIN_PX, ERROR_MARGIN_PX * 2);
  pango_cairo_show_layout (cr, layout);
}

static void
set_accent (AnkyPageWidget *self, cairo_t *cr, double alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color = { 0.2, 0.4, 0.8, 1 };

  gtk_style_context_lookup_color (style, "theme_selected_bg_color", &color);
  color.alpha = alpha;
  gdk_cairo_set_source_rgba (cr, &color);
}

/* Around the signature, never on it: nothing that could be taken for what the
 * document itself shows. */
static void
paint_outline (AnkyPageWidget *self, cairo_t *cr)
{
  double scale = gtk_widget_get_allocated_width (GTK_WIDGET (self)) /
                 self->extent.width_mm;
  double out = OUTLINE_GAP_PX + OUTLINE_PX / 2;

  if (!self->has_outline)
    return;

  set_accent (self, cr, 1);
  cairo_set_line_width (cr, OUTLINE_PX);
  cairo_rectangle (cr,
                   self->outline.x * scale - out,
                   self->outline.y * scale - out,
                   self->outline.width * scale + 2 * out,
                   self->outline.height * scale + 2 * out);
  cairo_stroke (cr);
}

static void
paint_line (AnkyPageWidget *self,
            cairo_t *cr,
            AnkyAxis axis,
            double position_mm)
{
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  int height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  double at = (int) (position_mm * width / self->extent.width_mm) + 0.5;

  cairo_move_to (cr,
                 axis == ANKY_AXIS_X ? at : 0,
                 axis == ANKY_AXIS_X ? 0 : at);
  cairo_line_to (cr,
                 axis == ANKY_AXIS_X ? at : width,
                 axis == ANKY_AXIS_X ? height : at);
  cairo_stroke (cr);
}

static void
paint_guides (AnkyPageWidget *self, cairo_t *cr)
{
  static const double dashes[] = { 3, 5 };

  set_accent (self, cr, 0.45);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; self->guides && i < self->guides->len; i++) {
    const AnkyGuide *guide = &g_array_index (self->guides, AnkyGuide, i);

    paint_line (self, cr, guide->axis, guide->position_mm);
  }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_snap (AnkyPageWidget *self, cairo_t *cr)
{
  set_accent (self, cr, 0.8);
  cairo_set_line_width (cr, 1);
  for (AnkyAxis axis = ANKY_AXIS_X; axis <= ANKY_AXIS_Y; axis++)
    if (self->snap.is_held[axis])
      paint_line (self, cr, axis, self->snap.guide[axis].position_mm);
}

static void
paint_mark (AnkyPageWidget *self, cairo_t *cr)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  g_autoptr (cairo_surface_t) icon = NULL;

  if (self->n_signatures == 0)
    return;

  icon = gtk_icon_theme_load_surface (gtk_icon_theme_get_default (),
                                      "anky-signature-symbolic",
                                      MARK_PX,
                                      scale,
                                      NULL,
                                      GTK_ICON_LOOKUP_FORCE_SIZE,
                                      NULL);
  if (!icon)
    return;

  set_accent (self, cr, 1);
  cairo_arc (cr,
             width - MARK_MARGIN_PX - MARK_PX / 2.0,
             MARK_MARGIN_PX + MARK_PX / 2.0,
             MARK_PX * 0.75,
             0,
             2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_mask_surface (cr,
                      icon,
                      width - MARK_MARGIN_PX - MARK_PX,
                      MARK_MARGIN_PX);
}

void
anky_page_widget_paint (AnkyPageWidget *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AnkyPageImage image = anky_page_cache_get (self->cache, self->page);
  AnkyRectMm all = { 0, 0, self->extent.width_mm, self->extent.height_mm };
  int width = gtk_widget_get_allocated_width (widget);
  int height = gtk_widget_get_allocated_height (widget);

  /* Paper is white in every theme: a signer must see what is signed. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);

  if (image.whole)
    paint_part (self, cr, image.whole, all);
  if (image.detail)
    paint_part (self, cr, image.detail, image.detail_area);
  if (!image.whole && image.error)
    paint_error (self, cr, image.error);

  anky_page_marks_paint_highlights (widget,
                                    cr,
                                    self->highlights,
                                    self->page,
                                    &self->extent);
  anky_page_marks_paint_highlights (widget,
                                    cr,
                                    self->selection,
                                    self->page,
                                    &self->extent);
  paint_guides (self, cr);
  paint_snap (self, cr);
  anky_page_marks_paint_changes (widget,
                                 cr,
                                 self->changes,
                                 self->page,
                                 &self->extent);
  paint_outline (self, cr);
  paint_mark (self, cr);
  gtk_render_frame (gtk_widget_get_style_context (widget),
                    cr,
                    0,
                    0,
                    width,
                    height);
}

/* The view paints it, before everything that stands on pages. */
static gboolean
anky_page_widget_draw (GtkWidget *widget, cairo_t *cr)
{
  return GDK_EVENT_PROPAGATE;
}

static void
anky_page_widget_finalize (GObject *object)
{
  AnkyPageWidget *self = ANKY_PAGE_WIDGET (object);

  g_clear_object (&self->cache);
  g_clear_pointer (&self->guides, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->highlights, g_array_unref);
  g_clear_pointer (&self->selection, g_array_unref);

  G_OBJECT_CLASS (anky_page_widget_parent_class)->finalize (object);
}

static void
anky_page_widget_class_init (AnkyPageWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_page_widget_finalize;
  widget_class->draw = anky_page_widget_draw;
  gtk_widget_class_set_css_name (widget_class, "ankypage");
  gtk_widget_class_set_accessible_type (widget_class,
                                        ANKY_TYPE_PAGE_ACCESSIBLE);
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_PAGE);
}

static void
anky_page_widget_init (AnkyPageWidget *self)
{
  gtk_widget_set_has_window (GTK_WIDGET (self), FALSE);
}

AnkyPageWidget *
anky_page_widget_new (AnkyPageCache *cache,
                      guint page,
                      guint n_pages,
                      const AnkyPageExtent *extent)
{
  AnkyPageWidget *self = g_object_new (ANKY_TYPE_PAGE_WIDGET, NULL);
  g_autofree char *name = NULL;

  self->cache = g_object_ref (cache);
  self->page = page;
  self->extent = *extent;
  /* Translators: %1$u is the page's number, %2$u the number of pages. */
  name = g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, n_pages);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), name);

  return self;
}

guint
anky_page_widget_get_page (AnkyPageWidget *self)
{
  return self->page;
}

void
anky_page_widget_set_outline (AnkyPageWidget *self, const AnkyRectMm *outline)
{
  self->has_outline = outline != NULL;
  if (outline)
    self->outline = *outline;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_list (AnkyPageWidget *self, GArray **list, GArray *value)
{
  if (*list == value)
    return;

  g_clear_pointer (list, g_array_unref);
  *list = value ? g_array_ref (value) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anky_page_widget_set_changes (AnkyPageWidget *self, GArray *changes)
{
  take_list (self, &self->changes, changes);
}

void
anky_page_widget_set_highlights (AnkyPageWidget *self,
                                 GArray *highlights,
                                 GArray *selection)
{
  take_list (self, &self->highlights, highlights);
  take_list (self, &self->selection, selection);
}

void
anky_page_widget_get_text_async (AnkyPageWidget *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  anky_renderer_get_text_async (anky_page_cache_get_renderer (self->cache),
                                self->page,
                                ANKY_RENDER_AHEAD,
                                cancellable,
                                callback,
                                user_data);
}

void
anky_page_widget_set_snap (AnkyPageWidget *self, const AnkySnap *snap)
{
  static const AnkySnap none = { 0 };

  self->snap = snap ? *snap : none;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anky_page_widget_set_guides (AnkyPageWidget *self, GArray *guides)
{
  if (guides)
    g_array_ref (guides);
  g_clear_pointer (&self->guides, g_array_unref);
  self->guides = guides;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anky_page_widget_set_current (AnkyPageWidget *self, gboolean is_current)
{
  if (self->is_current == is_current)
    return;

  self->is_current = is_current;
  if (is_current)
    gtk_widget_set_state_flags (GTK_WIDGET (self),
                                GTK_STATE_FLAG_SELECTED,
                                FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anky_page_widget_set_mark (AnkyPageWidget *self, guint n_signatures)
{
  if (self->n_signatures == n_signatures)
    return;

  self->n_signatures = n_signatures;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
