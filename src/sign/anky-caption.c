/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-caption.h"

#include <pango/pangocairo.h>

/* The decree names the type (Phu luc I, phan I); its metric twin stands in
 * where it is not installed. */
#define FAMILIES         "Times New Roman,Liberation Serif,Tinos,serif"
#define SHRINK           0.96
#define MIN_FONT_SIZE_PT 4.0
#define TOLERANCE_PT     0.05

/* The same shapes at every scale: nothing is rounded to pixels, so that the
 * box on screen wraps as the file does. */
static void
set_exact_metrics (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static PangoAlignment
get_alignment (AnkyAlign align)
{
  switch (align) {
  case ANKY_ALIGN_LEFT:
    return PANGO_ALIGN_LEFT;
  case ANKY_ALIGN_RIGHT:
    return PANGO_ALIGN_RIGHT;
  case ANKY_ALIGN_CENTRE:
    return PANGO_ALIGN_CENTER;
  default:
    g_assert_not_reached ();
  }
}

static PangoLayout *
create_layout (const AnkyCaption *self,
               cairo_t *cr,
               const char *text,
               double font_size_pt,
               double wrap_width_pt)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();

  set_exact_metrics (pango_layout_get_context (layout));
  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_absolute_size (font, font_size_pt * PANGO_SCALE);
  if (self->is_italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_alignment (layout, get_alignment (self->align));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (wrap_width_pt > 0)
    pango_layout_set_width (layout, (int) (wrap_width_pt * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width_out, double *height_out)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width_out = (double) logical.width / PANGO_SCALE;
  *height_out = (double) logical.height / PANGO_SCALE;
}

static double
get_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

static cairo_t *
create_scratch (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

void
anky_caption_measure (const AnkyCaption *self,
                      double *width_out,
                      double *height_out,
                      double *baseline_out)
{
  cairo_t *cr = create_scratch ();
  g_autoptr (PangoLayout) layout =
      create_layout (self, cr, self->text, self->font_size_pt, 0);

  get_size (layout, width_out, height_out);
  *baseline_out = get_baseline (layout);
  cairo_destroy (cr);
}

static void
show (PangoLayout *layout, cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static double
find_top (PangoLayout *layout, double height_pt, double baseline_pt)
{
  double width, height;

  if (baseline_pt > 0)
    return baseline_pt - get_baseline (layout);
  get_size (layout, &width, &height);
  return (height_pt - height) / 2;
}

/* The largest size, not over the one asked for, at which the text stays in the
 * box: a Form XObject is cut at its box (ISO 32000-2, 8.10.2). */
static PangoLayout *
fit_layout (const AnkyCaption *self,
            cairo_t *cr,
            double width_pt,
            double height_pt,
            double baseline_pt)
{
  gboolean is_wrapped = baseline_pt <= 0;
  double size = self->font_size_pt;

  for (;;) {
    g_autoptr (PangoLayout) layout =
        create_layout (self, cr, self->text, size, is_wrapped ? width_pt : 0);
    double width, height;

    get_size (layout, &width, &height);
    if (size <= MIN_FONT_SIZE_PT ||
        (width <= width_pt + TOLERANCE_PT &&
         (!is_wrapped || height <= height_pt + TOLERANCE_PT)))
      return g_steal_pointer (&layout);
    size *= SHRINK;
  }
}

static double
find_left (const AnkyCaption *self, PangoLayout *layout, double width_pt)
{
  double width, height;

  /* A layout that has a width aligns its lines within it. */
  if (pango_layout_get_width (layout) >= 0)
    return 0;
  get_size (layout, &width, &height);
  switch (self->align) {
  case ANKY_ALIGN_LEFT:
    return 0;
  case ANKY_ALIGN_RIGHT:
    return width_pt - width;
  case ANKY_ALIGN_CENTRE:
    return (width_pt - width) / 2;
  default:
    g_assert_not_reached ();
  }
}

static void
draw_text (const AnkyCaption *self,
           cairo_t *cr,
           double width_pt,
           double height_pt,
           double baseline_pt)
{
  g_autoptr (PangoLayout) layout =
      fit_layout (self, cr, width_pt, height_pt, baseline_pt);

  show (layout,
        cr,
        find_left (self, layout, width_pt),
        find_top (layout, height_pt, baseline_pt));
}

static void
draw_piece (const AnkyCaption *self,
            const AnkyTextPiece *piece,
            cairo_t *cr,
            double height_pt,
            double baseline_pt)
{
  g_autoptr (PangoLayout) layout =
      create_layout (self, cr, piece->text, self->font_size_pt, 0);
  double width, height;

  get_size (layout, &width, &height);
  show (layout,
        cr,
        piece->centre_mm / ANKY_MM_PER_POINT - width / 2,
        find_top (layout, height_pt, baseline_pt));
}

void
anky_caption_draw (const AnkyCaption *self,
                   cairo_t *cr,
                   double width_pt,
                   double height_pt,
                   double baseline_pt)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->n_pieces; i++)
    draw_piece (self, &self->pieces[i], cr, height_pt, baseline_pt);
  if (self->n_pieces == 0)
    draw_text (self, cr, width_pt, height_pt, baseline_pt);
  cairo_restore (cr);
}
