/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the seal of the demo's organisation: red on nothing, round, 36 mm, and
 * plainly no seal of anybody's: a body that does not exist, DEMO across it. */

#include <math.h>
#include <pango/pangocairo.h>

/* 36 mm at 400 dpi. The drawing counts in millimetres from the centre. */
#define DIAMETER_MM 36.0
#define SIZE_PX     567

#define RING_TEXT "ỦY BAN NHÂN DÂN TỈNH MINH HỌA"

typedef struct {
  double radius_mm;
  double size_mm;
  double spacing_mm;
} Ring;

/* A layout whose font is so many millimetres high. The font is asked for a
 * hundred times as large, for Pango counts in whole units. */
static PangoLayout *
new_layout (cairo_t *cr, const char *style, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (style);

  pango_font_description_set_absolute_size (font, 100 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_width (PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE / 100;
}

/* Draws one line with the middle of its baseline at the origin. */
static void
show_line (cairo_t *cr, PangoLayout *layout, double size_mm)
{
  double baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;

  cairo_save (cr);
  cairo_scale (cr, size_mm / 100, size_mm / 100);
  cairo_move_to (cr, -get_width (layout) * 50, -baseline);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/* Sets the letters of a text one by one around the top of a circle. */
static void
draw_ring_text (cairo_t *cr, const Ring *ring, const char *text)
{
  double length = 0;
  double angle = 0;

  for (int pass = 0; pass < 2; pass++) {
    for (const char *p = text; *p; p = g_utf8_next_char (p)) {
      char letter[8] = { 0 };
      PangoLayout *layout = NULL;
      double width = 0;

      g_unichar_to_utf8 (g_utf8_get_char (p), letter);
      layout = new_layout (cr, "Liberation Sans Bold", letter);
      width = get_width (layout) * ring->size_mm + ring->spacing_mm;

      if (pass == 0) {
        length += width;
      } else {
        angle += width / 2 / ring->radius_mm;
        cairo_save (cr);
        cairo_rotate (cr, angle);
        cairo_translate (cr, 0, -ring->radius_mm);
        show_line (cr, layout, ring->size_mm);
        cairo_restore (cr);
        angle += width / 2 / ring->radius_mm;
      }
      g_object_unref (layout);
    }
    angle = -length / 2 / ring->radius_mm;
  }
}

static void
draw_circle (cairo_t *cr, double radius_mm, double width_mm)
{
  cairo_new_path (cr);
  cairo_set_line_width (cr, width_mm);
  cairo_arc (cr, 0, 0, radius_mm, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_star (cairo_t *cr, double y_mm, double radius_mm)
{
  /* The inner corners of a pentagram. */
  const double inner = radius_mm * 0.382;

  cairo_new_path (cr);
  for (int i = 0; i < 10; i++) {
    double radius = i % 2 == 0 ? radius_mm : inner;
    double angle = i * G_PI / 5;

    cairo_line_to (cr, radius * sin (angle), y_mm - radius * cos (angle));
  }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_line (cairo_t *cr, double y_mm, double size_mm, const char *text)
{
  PangoLayout *layout = new_layout (cr, "Liberation Sans Bold", text);

  cairo_save (cr);
  cairo_translate (cr, 0, y_mm);
  show_line (cr, layout, size_mm);
  cairo_restore (cr);
  g_object_unref (layout);
}

static void
draw_seal (cairo_t *cr)
{
  const Ring ring = { .radius_mm = 13.1, .size_mm = 3.1, .spacing_mm = 0.22 };

  cairo_translate (cr, SIZE_PX / 2.0, SIZE_PX / 2.0);
  cairo_scale (cr, SIZE_PX / DIAMETER_MM, SIZE_PX / DIAMETER_MM);
  cairo_set_source_rgb (cr, 0.83, 0.08, 0.12);

  draw_circle (cr, 17.6, 0.8);
  draw_circle (cr, 16.65, 0.25);
  draw_circle (cr, 11.6, 0.3);
  draw_ring_text (cr, &ring, RING_TEXT);
  draw_star (cr, 14.1, 1.5);

  draw_star (cr, -4.1, 5.0);
  draw_line (cr, 5.0, 5.4, "DEMO");
  draw_line (cr, 7.3, 1.2, "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
}

/* Ink does not reach every fibre of the paper: takes a little of it away, in
 * grains that are the same each time. */
static void
wear (cairo_surface_t *surface)
{
  const int stride = cairo_image_surface_get_stride (surface);
  guint8 *data = cairo_image_surface_get_data (surface);
  GRand *random = g_rand_new_with_seed (36);

  cairo_surface_flush (surface);
  for (int y = 0; y < SIZE_PX; y++) {
    for (int x = 0; x < SIZE_PX; x++) {
      guint8 *pixel = data + y * stride + x * 4;
      double keep = g_rand_int (random) % 16 == 0 ? 0.8 : 0.94;

      for (int channel = 0; channel < 4; channel++)
        pixel[channel] = (guint8) (pixel[channel] * keep);
    }
  }
  cairo_surface_mark_dirty (surface);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  cairo_t *cr = NULL;

  if (argc != 2) {
    g_printerr ("usage: %s SEAL.png\n", argv[0]);
    return 2;
  }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE_PX, SIZE_PX);
  cr = cairo_create (surface);
  draw_seal (cr);
  cairo_destroy (cr);
  wear (surface);

  status = cairo_surface_write_to_png (surface, argv[1]);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
    return 1;
  }
  return 0;
}
