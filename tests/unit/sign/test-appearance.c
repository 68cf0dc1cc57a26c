/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-appearance.h"
#include "anky-sign-request.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* NFD on purpose: what is drawn must be extracted as NFC. */
#define COPY_LINE_NFD                                                          \
  "SAO Y; U\xCC\x89y ban nh\xC3\xA2n d\xC3\xA2n; 21/11/2026; 14:05:09 +07:00"
#define COPY_LINE "SAO Y; Ủy ban nhân dân; 21/11/2026; 14:05:09 +07:00"

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A transparent picture with one blue rectangle in it. */
static GBytes *
make_png (int width, int height, AnkyRectMm ink)
{
  g_autoptr (cairo_surface_t) surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (cairo_t) cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  cairo_set_source_rgb (cr, 0, 0, 0.8);
  cairo_rectangle (cr, ink.x, ink.y, ink.width, ink.height);
  cairo_fill (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, png);
  return g_byte_array_free_to_bytes (png);
}

static AnkyAppearance *
make_picture (int width, int height, AnkyRectMm ink)
{
  g_autoptr (GBytes) png = make_png (width, height, ink);
  g_autoptr (GError) error = NULL;
  AnkyAppearance *picture = anky_appearance_new_picture (png, &error);

  g_assert_no_error (error);
  return picture;
}

static void
assert_refused (gconstpointer data, gsize size)
{
  g_autoptr (GBytes) png = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_appearance_new_picture (png, &error));
  g_assert_error (error, ANKY_SIGN_ERROR, ANKY_SIGN_ERROR_PICTURE);
}

static void
test_refuses (void)
{
  const char huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\x06";
  const char none[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1\x08\x06";
  g_autoptr (GBytes) good = make_png (20, 10, (AnkyRectMm){ 1, 1, 5, 5 });
  g_autoptr (GBytes) blank = make_png (20, 10, (AnkyRectMm){ 0, 0, 0, 0 });
  gsize size;
  const guint8 *data = g_bytes_get_data (good, &size);

  assert_refused ("", 0);
  assert_refused ("\xff\xd8\xff\xe0 JFIF", 9);
  assert_refused (huge, sizeof huge);
  assert_refused (none, sizeof none);
  assert_refused (data, size / 2);
  assert_refused (g_bytes_get_data (blank, NULL), g_bytes_get_size (blank));
}

static void
test_ink (void)
{
  g_autoptr (AnkyAppearance) picture =
      make_picture (200, 100, (AnkyRectMm){ 20, 30, 100, 40 });
  double x, y, width, height;

  g_assert_cmpfloat (anky_appearance_get_aspect (picture), ==, 2.0);
  anky_appearance_get_ink (picture, &x, &y, &width, &height);
  g_assert_cmpfloat_with_epsilon (x, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (width, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (height, 0.4, 1e-9);
}

/* Where there is ink on a page drawn at one pixel a point. */
static AnkyRectMm
measure (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int left = G_MAXINT, right = -1, top = G_MAXINT, bottom = -1;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      guint32 pixel;

      memcpy (&pixel, data + y * stride + x * 4, 4);
      if (pixel >> 24 < 100)
        continue;
      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  }
  return (AnkyRectMm){ left, top, right - left + 1, bottom - top + 1 };
}

static AnkyRectMm
draw_and_measure (AnkyAppearance *appearance,
                  int width,
                  int height,
                  double baseline)
{
  g_autoptr (cairo_surface_t) surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (cairo_t) cr = cairo_create (surface);

  anky_appearance_draw (appearance, cr, width, height, baseline);
  cairo_surface_flush (surface);
  return measure (surface);
}

static void
test_fits (void)
{
  g_autoptr (AnkyAppearance) picture =
      make_picture (200, 100, (AnkyRectMm){ 0, 0, 200, 100 });
  AnkyRectMm wide = draw_and_measure (picture, 300, 100, 0);
  AnkyRectMm tall = draw_and_measure (picture, 100, 300, 0);

  g_assert_cmpfloat_with_epsilon (wide.x, 50, 1);
  g_assert_cmpfloat_with_epsilon (wide.width, 200, 1);
  g_assert_cmpfloat_with_epsilon (wide.height, 100, 1);
  g_assert_cmpfloat_with_epsilon (tall.y, 125, 1);
  g_assert_cmpfloat_with_epsilon (tall.width, 100, 1);
  g_assert_cmpfloat_with_epsilon (tall.height, 50, 1);
}

static AnkyAppearance *
make_text (const char *text, AnkyAlign align)
{
  g_autoptr (AnkyPlacement) placement =
      anky_placement_new (ANKY_KIND_NUMBER, 0, (AnkyRectMm){ 0, 0, 30, 10 });

  placement->text = g_strdup (text);
  placement->align = align;
  return anky_appearance_new_for_placement (placement);
}

static void
test_text_stands_on_line (void)
{
  g_autoptr (AnkyAppearance) right = make_text ("15", ANKY_ALIGN_RIGHT);
  g_autoptr (AnkyAppearance) left = make_text ("15", ANKY_ALIGN_LEFT);
  g_autoptr (AnkyAppearance) centre = make_text ("15", ANKY_ALIGN_CENTRE);
  AnkyRectMm ink = draw_and_measure (right, 60, 30, 20);

  g_assert_cmpfloat_with_epsilon (ink.y + ink.height, 20, 1);
  g_assert_cmpfloat_with_epsilon (ink.x + ink.width, 60, 2);
  ink = draw_and_measure (left, 60, 30, 20);
  g_assert_cmpfloat_with_epsilon (ink.x, 0, 2.5);
  ink = draw_and_measure (centre, 60, 30, 20);
  g_assert_cmpfloat_with_epsilon (ink.x + ink.width / 2, 30, 1.5);
}

/* The day and the month, each over its own blank. */
static void
test_pieces (void)
{
  g_autoptr (AnkyPlacement) placement =
      anky_placement_new (ANKY_KIND_DATE, 0, (AnkyRectMm){ 0, 0, 40, 10 });
  g_autoptr (AnkyAppearance) date = NULL;
  AnkyRectMm ink;

  placement->text = g_strdup ("05 01");
  placement->is_italic = TRUE;
  placement->n_pieces = 2;
  placement->pieces[0] = (AnkyTextPiece){ "00", 5 };
  placement->pieces[1] = (AnkyTextPiece){ "00", 35 };
  date = anky_appearance_new_for_placement (placement);
  ink = draw_and_measure (date, 113, 28, 20);
  g_assert_cmpfloat_with_epsilon (ink.x + ink.width / 2, 56.7, 1);
  g_assert_cmpfloat_with_epsilon (ink.width, 85 + 14, 3);
}

static void
test_long_text_stays_inside (void)
{
  g_autoptr (AnkyAppearance) text =
      anky_appearance_new_text (COPY_LINE COPY_LINE, 10, FALSE);
  AnkyRectMm line = draw_and_measure (text, 100, 20, 15);
  AnkyRectMm block = draw_and_measure (text, 100, 30, 0);

  g_assert_cmpfloat (line.x, >=, 0);
  g_assert_cmpfloat (line.width, >, 50);
  g_assert_cmpfloat (block.y, >, 0);
  g_assert_cmpfloat (block.y + block.height, <, 30);
}

static void
test_measure (void)
{
  g_autoptr (AnkyAppearance) text =
      anky_appearance_new_text ("15/UBND-VX", 13, FALSE);
  double width, height, baseline;

  anky_appearance_measure_text (text, &width, &height, &baseline);
  /* Times New Roman's own widths: 1 5 / U B N D - V X. */
  g_assert_cmpfloat_with_epsilon (width,
                                  13 * (0.5 * 2 + 0.278 + 0.722 + 0.667 +
                                        0.722 + 0.722 + 0.333 + 0.722 + 0.722),
                                  0.6);
  g_assert_cmpfloat (baseline, <, height);
  g_assert_cmpfloat_with_epsilon (anky_appearance_get_aspect (text),
                                  width / height,
                                  1e-9);
}

static char *
run_tool (GBytes *pdf, const char *const *tail)
{
  g_autofree char *path = g_strdup_printf ("%s/appearance-%p.pdf",
                                           g_get_tmp_dir (),
                                           (gconstpointer) pdf);
  g_autofree char *tool = g_find_program_in_path (tail[0]);
  const char *arguments[6] = { tool, tail[1], path, tail[2], NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (!tool)
    return NULL;
  g_file_set_contents (path,
                       g_bytes_get_data (pdf, NULL),
                       (gssize) g_bytes_get_size (pdf),
                       &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL,
                (char **) arguments,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                &output,
                NULL,
                NULL,
                &error);
  g_assert_no_error (error);
  g_remove (path);
  return output;
}

static GBytes *
make_pdf (AnkyAppearance *appearance, gboolean without_transparency)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = anky_appearance_to_pdf (appearance,
                                        300,
                                        40,
                                        0,
                                        without_transparency,
                                        &error);

  g_assert_no_error (error);
  return pdf;
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  return memmem (g_bytes_get_data (bytes, NULL),
                 g_bytes_get_size (bytes),
                 text,
                 strlen (text)) != NULL;
}

static void
test_text_is_extracted_composed (void)
{
  g_autoptr (AnkyAppearance) text =
      anky_appearance_new_text (COPY_LINE_NFD, 10, FALSE);
  g_autoptr (GBytes) pdf = make_pdf (text, FALSE);
  const char *const tool[] = { "pdftotext", "-raw", "-" };
  g_autofree char *output = run_tool (pdf, tool);

  if (!output) {
    g_test_skip ("pdftotext is not installed");
    return;
  }
  g_assert_cmpstr (g_strstrip (output), ==, COPY_LINE);
}

static void
test_page_has_exact_size (void)
{
  g_autoptr (AnkyAppearance) picture =
      make_picture (200, 100, (AnkyRectMm){ 0, 0, 200, 100 });

  for (guint i = 0; i < 2; i++) {
    g_autoptr (GBytes) pdf = make_pdf (picture, i == 1);
    const char *const tool[] = { "pdfinfo", "-box", NULL };
    g_autofree char *output = run_tool (pdf, tool);

    if (!output) {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
    g_assert_nonnull (strstr (output, "300 x 40 pts"));
  }
}

static void
test_without_transparency (void)
{
  g_autoptr (AnkyAppearance) picture =
      make_picture (201, 100, (AnkyRectMm){ 20, 20, 60, 60 });
  g_autoptr (GBytes) soft = make_pdf (picture, FALSE);
  g_autoptr (GBytes) hard = make_pdf (picture, TRUE);

  g_assert_true (contains (soft, "/SMask"));
  g_assert_false (contains (hard, "/SMask"));
  g_assert_false (contains (hard, "/Group"));
  g_assert_true (contains (hard, "/ImageMask true"));
}

/* 1500 by 300 pixels on 200 by 40 points are 540 an inch, 3000 by 600 are
 * twice that: no printer shows more than 600. */
static void
test_no_more_pixels_than_printed (void)
{
  g_autoptr (AnkyAppearance) fine =
      make_picture (1500, 300, (AnkyRectMm){ 0, 0, 700, 300 });
  g_autoptr (AnkyAppearance) finer =
      make_picture (3000, 600, (AnkyRectMm){ 0, 0, 1400, 600 });
  g_autoptr (GBytes) kept = make_pdf (fine, FALSE);
  g_autoptr (GBytes) reduced = make_pdf (finer, FALSE);

  g_assert_true (contains (kept, "/Width 1500"));
  g_assert_true (contains (reduced, "/Width 1667"));
  g_assert_true (contains (reduced, "/Height 334"));
}

static void
test_empty (void)
{
  g_autoptr (AnkyAppearance) empty = anky_appearance_new_empty ();
  g_autoptr (GBytes) pdf = make_pdf (empty, FALSE);

  g_assert_true (anky_appearance_is_empty (empty));
  g_assert_true (contains (pdf, "%PDF-1.4"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign/appearance/refuses", test_refuses);
  g_test_add_func ("/sign/appearance/ink", test_ink);
  g_test_add_func ("/sign/appearance/fits", test_fits);
  g_test_add_func ("/sign/appearance/text/baseline", test_text_stands_on_line);
  g_test_add_func ("/sign/appearance/text/pieces", test_pieces);
  g_test_add_func ("/sign/appearance/text/long", test_long_text_stays_inside);
  g_test_add_func ("/sign/appearance/text/measure", test_measure);
  g_test_add_func ("/sign/appearance/text/composed",
                   test_text_is_extracted_composed);
  g_test_add_func ("/sign/appearance/pdf/size", test_page_has_exact_size);
  g_test_add_func ("/sign/appearance/pdf/mask", test_without_transparency);
  g_test_add_func ("/sign/appearance/pdf/pixels",
                   test_no_more_pixels_than_printed);
  g_test_add_func ("/sign/appearance/pdf/empty", test_empty);
  return g_test_run ();
}
