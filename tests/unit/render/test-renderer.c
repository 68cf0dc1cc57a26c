/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-kept-pages.h"
#include "anky-renderer.h"

#include "pdf-maker.h"

#include <math.h>
#include <string.h>

static AnkyRenderer *
open_bytes (GBytes *bytes, gsize length, const char *password)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);

  return anky_renderer_new (file, length, password);
}

static guint32
get_pixel (const AnkyPixels *pixels, guint x, guint y)
{
  guint32 pixel;

  g_assert_cmpuint (x, <, pixels->width_px);
  g_assert_cmpuint (y, <, pixels->height_px);
  memcpy (&pixel,
          pixels->data + (gsize) y * pixels->stride_bytes + (gsize) x * 4,
          sizeof pixel);
  return pixel & 0xffffff;
}

static AnkyPixels *
draw (AnkyRenderer *renderer, guint page, AnkyRectMm area, double scale)
{
  g_autoptr (GError) error = NULL;
  AnkyPixels *pixels = anky_page_source_dup_pixels (ANKY_PAGE_SOURCE (renderer),
                                                    page,
                                                    area,
                                                    scale,
                                                    NULL,
                                                    &error);

  g_assert_no_error (error);
  return pixels;
}

static AnkyPageText *
read_text (AnkyRenderer *renderer, guint page)
{
  g_autoptr (GError) error = NULL;
  AnkyPageText *text = anky_page_source_dup_text (ANKY_PAGE_SOURCE (renderer),
                                                  page,
                                                  NULL,
                                                  &error);

  g_assert_no_error (error);
  return text;
}

static void
test_pages (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (3);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (AnkyPageText) text = NULL;

  /* Nothing runs before something is asked. */
  g_assert_cmpint (anky_renderer_get_pid (renderer), ==, 0);
  g_assert_cmpuint (
      anky_page_source_get_n_pages (ANKY_PAGE_SOURCE (renderer), &error),
      ==,
      3);
  g_assert_no_error (error);
  g_assert_cmpint (anky_renderer_get_pid (renderer), >, 0);
  sizes = anky_renderer_dup_sizes (renderer, NULL, &error);
  g_assert_cmpuint (sizes->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (
      g_array_index (sizes, AnkyPageSize, 2).height_mm,
      842 * ANKY_MM_PER_POINT,
      1e-9);
  text = read_text (renderer, 1);
  g_assert_cmpuint (text->n_runs, ==, 1);
  g_assert_cmpstr (text->runs[0].text, ==, "Page 2");
  g_assert_cmpstr (text->runs[0].font, ==, "Helvetica");
}

/* Without a table of objects: the helper finds them all the same. */
static const char annotated[] =
    "%PDF-1.4\n"
    "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
    "/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>\nendobj\n"
    "4 0 obj\n<</Length 37>>\nstream\n"
    "BT /F1 12 Tf 20 20 Td (Printed) Tj ET\nendstream\nendobj\n"
    "5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
    "6 0 obj\n<</Type/Annot/Subtype/Widget/F 4/Rect[20 100 120 120]"
    "/AP<</N 7 0 R>>>>\nendobj\n"
    "7 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<<"
    "/F1 5 0 R>>>>/Length 33>>\nstream\n"
    "BT /F1 12 Tf 2 5 Td (Shown) Tj ET\nendstream\nendobj\n"
    "trailer\n<</Root 1 0 R>>\n%%EOF\n";

/* The text of a page is its own, whether or not it was drawn before. */
static void
test_text_of_annotations (void)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new_static (annotated, sizeof annotated - 1);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (AnkyPixels) pixels =
      draw (renderer, 0, (AnkyRectMm){ 0, 0, 70, 70 }, 2);
  g_autoptr (AnkyPageText) text = read_text (renderer, 0);

  g_assert_nonnull (pixels);
  g_assert_cmpuint (text->n_runs, ==, 1);
  g_assert_cmpstr (text->runs[0].text, ==, "Printed");
}

static void
test_no_such_page (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (3);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      anky_page_source_dup_text (ANKY_PAGE_SOURCE (renderer), 3, NULL, &error));
  g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
}

static void
test_too_many_pixels (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (1);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  const double infinity = 1e300 * 1e300;
  const struct {
    AnkyRectMm area;
    double scale;
  } bad[] = {
    { { 0, 0, 210, 297 }, 40 },     { { 0, 0, 40000, 1 }, 1 },
    { { 0, 0, 10, 10 }, 0 },        { { 0, 0, 10, 10 }, -1 },
    { { 0, 0, 10, 10 }, infinity }, { { 0, 0, infinity, 10 }, 1 },
    { { infinity, 0, 10, 10 }, 1 }, { { 0, 0, infinity - infinity, 10 }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_page_source_dup_pixels (ANKY_PAGE_SOURCE (renderer),
                                                0,
                                                bad[i].area,
                                                bad[i].scale,
                                                NULL,
                                                &error));
    g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
  }
}

/* The run whose top left corner is near a point; Poppler's order of columns is
 * its own. */
static const AnkyTextRun *
find_run (const AnkyPageText *text, double x_pt, double y_pt)
{
  const double near_mm = 2;

  for (guint i = 0; i < text->n_runs; i++) {
    const AnkyRectMm *box = &text->runs[i].box;

    if (fabs (box->x - x_pt * ANKY_MM_PER_POINT) < near_mm &&
        fabs (box->y - y_pt * ANKY_MM_PER_POINT) < near_mm)
      return &text->runs[i];
  }
  g_assert_not_reached ();
}

static void
test_letter (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_letter ();
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (AnkyPageText) text = read_text (renderer, 0);
  const struct {
    const char *text;
    gboolean is_bold, is_italic;
    double x_pt, y_pt;
  } lines[] = {
    /* Two columns on one line are two runs. */
    { LETTER_BOLD, TRUE, FALSE, 60, 60 },
    { LETTER_BOLD, TRUE, FALSE, 340, 60 },
    { LETTER_ITALIC, FALSE, TRUE, 60, 120 },
    { LETTER_REGULAR, FALSE, FALSE, 60, 180 },
    { LETTER_NFD, FALSE, FALSE, 60, 240 },
  };

  g_assert_cmpuint (text->n_runs, ==, G_N_ELEMENTS (lines));
  g_assert_false (text->has_unmapped_fonts);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    const AnkyTextRun *run = find_run (text, lines[i].x_pt, lines[i].y_pt);

    g_assert_cmpstr (run->text, ==, lines[i].text);
    g_assert_cmpint (run->is_bold, ==, lines[i].is_bold);
    g_assert_cmpint (run->is_italic, ==, lines[i].is_italic);
    g_assert_cmpuint (run->n_chars, ==, g_utf8_strlen (run->text, -1));
    /* Pango takes 96 dpi where nobody says otherwise: 10.5 pt become 14. */
    g_assert_cmpfloat_with_epsilon (run->font_size_pt, 14, 0.1);
  }
}

static gboolean
has_ink (const AnkyPixels *pixels)
{
  const guint32 dark = 0x404040;

  for (guint y = 0; y < pixels->height_px; y++) {
    for (guint x = 0; x < pixels->width_px; x++) {
      if (get_pixel (pixels, x, y) < dark)
        return TRUE;
    }
  }
  return FALSE;
}

/* Text in a font that is not in the file is drawn, though the helper can open
 * next to nothing; and a change of size on one line makes two runs. */
static void
test_foreign_font (void)
{
  const PdfMakerPage page = {
    .media_box = { 0, 0, 200, 100 },
    .geometry = { { 0, 0, 200, 100 }, 0, 1.0 },
    .content = "BT /F1 12 Tf 20 50 Td (Small ) Tj /F1 20 Tf (Big) Tj ET",
  };
  g_autoptr (GBytes) bytes = pdf_maker_new_page (&page);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (AnkyPageText) text = read_text (renderer, 0);
  g_autoptr (AnkyPixels) pixels = NULL;

  g_assert_cmpuint (text->n_runs, ==, 2);
  g_assert_cmpstr (text->runs[0].text, ==, "Small");
  g_assert_cmpstr (text->runs[1].text, ==, "Big");
  g_assert_cmpfloat_with_epsilon (text->runs[0].font_size_pt, 12, 0.1);
  g_assert_cmpfloat_with_epsilon (text->runs[1].font_size_pt, 20, 0.1);
  pixels = draw (renderer, 0, text->runs[1].box, 8);
  g_assert_true (has_ink (pixels));
}

/* What stands at a place of user space must come out where the conversions of
 * anky-geometry.h say, as pixels and as text. */
static void
check_geometry (const AnkyPageGeometry *geometry)
{
  const PdfMakerPage page = {
    .media_box = { -20, 10, 600, 900 },
    .geometry = *geometry,
    .content = "1 0 0 rg 100 600 80 30 re f 0 g "
               "BT /F1 20 Tf 100 500 Td (Hello there) Tj ET "
               "q 60 0 0 40 300 200 cm /I Do Q",
  };
  const double scale = 4;
  g_autoptr (GBytes) bytes = pdf_maker_new_page (&page);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sizes = NULL;
  g_autoptr (AnkyPageText) text = NULL;
  g_autoptr (AnkyPixels) whole = NULL;
  g_autoptr (AnkyPixels) part = NULL;
  AnkyRectMm red =
      anky_page_geometry_to_mm (geometry, (AnkyRectPdf){ 100, 600, 180, 630 });
  AnkyRectMm hello =
      anky_page_geometry_to_mm (geometry, (AnkyRectPdf){ 100, 496, 196, 514 });
  double width;
  double height;

  g_array_append_val (units, geometry->user_unit);
  anky_renderer_set_user_units (renderer, units);
  sizes = anky_renderer_dup_sizes (renderer, NULL, NULL);
  anky_page_geometry_get_size_mm (geometry, &width, &height);
  g_assert_cmpfloat_with_epsilon (
      g_array_index (sizes, AnkyPageSize, 0).width_mm,
      width,
      0.01);
  g_assert_cmpfloat_with_epsilon (
      g_array_index (sizes, AnkyPageSize, 0).height_mm,
      height,
      0.01);

  whole = draw (renderer, 0, (AnkyRectMm){ 0, 0, width, height }, scale);
  g_assert_cmphex (get_pixel (whole,
                              (guint) ((red.x + red.width / 2) * scale),
                              (guint) ((red.y + red.height / 2) * scale)),
                   ==,
                   0xff0000);
  g_assert_cmphex (get_pixel (whole,
                              (guint) ((red.x + 0.5) * scale),
                              (guint) ((red.y + 0.5) * scale)),
                   ==,
                   0xff0000);
  g_assert_cmphex (get_pixel (whole,
                              (guint) ((red.x - 0.5) * scale),
                              (guint) ((red.y - 0.5) * scale)),
                   ==,
                   0xffffff);
  /* A window on it: its first pixel is the rectangle's corner. */
  part = draw (renderer, 0, red, scale);
  g_assert_cmpuint (part->width_px, >=, (guint) (red.width * scale));
  g_assert_cmphex (get_pixel (part, 1, 1), ==, 0xff0000);
  g_assert_cmphex (get_pixel (part, part->width_px - 2, part->height_px - 2),
                   ==,
                   0xff0000);

  text = read_text (renderer, 0);
  g_assert_cmpuint (text->n_runs, ==, 1);
  g_assert_cmpfloat_with_epsilon (text->width_mm, width, 0.01);
  g_assert_cmpfloat_with_epsilon (text->runs[0].font_size_pt,
                                  20 * geometry->user_unit,
                                  0.1);
  g_assert_cmpfloat_with_epsilon (text->runs[0].box.x,
                                  hello.x,
                                  geometry->user_unit);
  g_assert_cmpfloat_with_epsilon (text->runs[0].box.y,
                                  hello.y,
                                  geometry->user_unit);
  g_assert_cmpfloat_with_epsilon (text->runs[0].box.width,
                                  hello.width,
                                  geometry->user_unit);
  g_assert_cmpfloat_with_epsilon (text->runs[0].box.height,
                                  hello.height,
                                  geometry->user_unit);
  g_assert_cmpuint (text->n_images, ==, 1);
}

static void
test_geometry (void)
{
  const AnkyRectPdf crops[] = { { -20, 10, 600, 900 }, { 50, 40, 545, 800 } };
  const double user_units[] = { 1.0, 2.0 };

  for (int rotate = 0; rotate < 360; rotate += 90) {
    for (gsize i = 0; i < G_N_ELEMENTS (crops); i++) {
      const AnkyPageGeometry geometry = {
        .crop_box = crops[i],
        .rotate = rotate,
        .user_unit = user_units[i],
      };

      check_geometry (&geometry);
    }
  }
}

/* A scan: one picture as large as its page, at every /Rotate. */
static void
test_scan (void)
{
  for (int rotate = 0; rotate < 360; rotate += 90) {
    const PdfMakerPage page = {
      .media_box = { 0, 0, 595, 842 },
      .geometry = { { 30, 20, 595, 842 }, rotate, 1.0 },
      .content = "565 0 0 822 30 20 cm /I Do",
    };
    g_autoptr (GBytes) bytes = pdf_maker_new_page (&page);
    g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
    g_autoptr (AnkyPageText) text = read_text (renderer, 0);

    g_assert_cmpuint (text->n_runs, ==, 0);
    g_assert_cmpuint (text->n_images, ==, 1);
    g_assert_cmpfloat_with_epsilon (text->images[0].x, 0, 1);
    g_assert_cmpfloat_with_epsilon (text->images[0].y, 0, 1);
    g_assert_cmpfloat_with_epsilon (text->images[0].width, text->width_mm, 1);
    g_assert_cmpfloat_with_epsilon (text->images[0].height, text->height_mm, 1);
  }
}

/* Bytes past the length do not exist, even where Poppler would look for a
 * newer startxref. */
static void
test_revision (void)
{
  g_autoptr (GBytes) first = pdf_maker_new_pages (1);
  g_autoptr (GBytes) both = pdf_maker_append_yellow (first);
  g_autoptr (AnkyRenderer) old =
      open_bytes (both, g_bytes_get_size (first), NULL);
  g_autoptr (AnkyRenderer) new = open_bytes (both, 0, NULL);
  const AnkyRectMm corner = { 0, 0, 10, 10 };
  g_autoptr (AnkyPixels) old_pixels = draw (old, 0, corner, 2);
  g_autoptr (AnkyPixels) new_pixels = draw (new, 0, corner, 2);

  g_assert_cmphex (get_pixel (old_pixels, 5, 5), ==, 0xffffff);
  g_assert_cmphex (get_pixel (new_pixels, 5, 5), ==, 0xffff00);
}

static void
test_encrypted (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_encrypted ("mo ra");
  const char *const wrong[] = { NULL, "", "mo", "m\xe1\xbb\x9f ra" };
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, "mo ra");
  g_autoptr (AnkyPageText) text = read_text (renderer, 0);

  g_assert_cmpstr (text->runs[0].text, ==, "Secret");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (AnkyRenderer) shut = open_bytes (bytes, 0, wrong[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_renderer_dup_sizes (shut, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_ENCRYPTED);
    g_clear_error (&error);
    /* And no second helper is started to learn it again. */
    g_assert_null (anky_renderer_dup_sizes (shut, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_ENCRYPTED);
    g_assert_cmpint (anky_renderer_get_pid (shut), ==, 0);
  }
}

static void
test_damaged (void)
{
  static const char *const contents[] = {
    "",
    "not a PDF at all",
    "%PDF-1.7\n",
    "%PDF-1.7\n1 0 obj\n<<\n%%EOF",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GBytes) bytes =
        g_bytes_new_static (contents[i], strlen (contents[i]));
    g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_renderer_dup_sizes (renderer, NULL, &error));
    g_assert_error (error, ANKY_RENDER_ERROR, ANKY_RENDER_ERROR_FAILED);
  }
}

/* What is cut out of a page that was drawn before is what would be drawn. */
static void
test_kept_pages (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (2);
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPageSource) kept =
      anky_kept_pages_new_page_source (file, NULL, &error);
  g_autoptr (AnkyRenderer) renderer = anky_renderer_new (file, 0, NULL);
  const AnkyRectMm areas[] = { { 10, 12, 80.5, 60.25 },
                               { 0, 0, 30, 30 },
                               { -5, -5, 20, 20 } };

  g_assert_cmpuint (anky_page_source_get_n_pages (kept, &error), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++) {
    g_autoptr (AnkyPixels) cut =
        anky_page_source_dup_pixels (kept, 1, areas[i], 4, NULL, &error);
    g_autoptr (AnkyPixels) drawn =
        anky_page_source_dup_pixels (ANKY_PAGE_SOURCE (renderer),
                                     1,
                                     areas[i],
                                     4,
                                     NULL,
                                     &error);

    g_assert_no_error (error);
    g_assert_cmpuint (cut->width_px, ==, drawn->width_px);
    g_assert_cmpuint (cut->height_px, ==, drawn->height_px);
    for (guint y = 0; y < cut->height_px; y++)
      g_assert_cmpmem (cut->data + (gsize) y * cut->stride_bytes,
                       cut->width_px * 4,
                       drawn->data + (gsize) y * drawn->stride_bytes,
                       drawn->width_px * 4);
  }
  g_assert_null (
      anky_page_source_dup_pixels (kept, 2, areas[0], 4, NULL, &error));
  g_assert_nonnull (error);
}

typedef struct {
  GMainLoop *loop;
  GArray *sizes;
  cairo_surface_t *surface;
  AnkyPageText *text;
} Async;

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Async *async = user_data;

  async->text =
      anky_renderer_get_text_finish (ANKY_RENDERER (source), result, NULL);
  g_main_loop_quit (async->loop);
}

static void
surface_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Async *async = user_data;

  async->surface =
      anky_renderer_render_finish (ANKY_RENDERER (source), result, NULL);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Async *async = user_data;

  async->sizes =
      anky_renderer_open_finish (ANKY_RENDERER (source), result, NULL);
}

static void
test_async (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (2);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const AnkyRectMm area = { 0, 0, 100, 50 };
  Async async = { .loop = loop };

  anky_renderer_open_async (renderer, NULL, open_cb, &async);
  anky_renderer_render_async (renderer,
                              0,
                              area,
                              2.0,
                              ANKY_RENDER_URGENT,
                              NULL,
                              surface_cb,
                              &async);
  anky_renderer_get_text_async (renderer,
                                1,
                                ANKY_RENDER_URGENT,
                                NULL,
                                text_cb,
                                &async);
  g_main_loop_run (loop);
  g_assert_cmpuint (async.sizes->len, ==, 2);
  g_assert_cmpint (cairo_image_surface_get_width (async.surface), ==, 200);
  g_assert_cmpint (cairo_image_surface_get_height (async.surface), ==, 100);
  g_assert_cmpstr (async.text->runs[0].text, ==, "Page 2");
  g_array_unref (async.sizes);
  anky_page_text_unref (async.text);
  /* A surface outlives the renderer. */
  g_clear_object (&renderer);
  g_assert_cmphex (cairo_image_surface_get_data (async.surface)[0], ==, 0xff);
  cairo_surface_destroy (async.surface);
}

/* The helper is locked in as far as this kernel can. */
static void
test_confinement (void)
{
  g_autoptr (GBytes) bytes = pdf_maker_new_pages (1);
  g_autoptr (AnkyRenderer) renderer = open_bytes (bytes, 0, NULL);
  g_autoptr (GArray) sizes = anky_renderer_dup_sizes (renderer, NULL, NULL);
  g_autofree char *path =
      g_strdup_printf ("/proc/%d/status", anky_renderer_get_pid (renderer));
  g_autofree char *status = NULL;

  g_assert_nonnull (sizes);
  g_assert_true (g_file_get_contents (path, &status, NULL, NULL));
  g_assert_nonnull (strstr (status, "NoNewPrivs:\t1"));
  g_assert_nonnull (strstr (status, "Seccomp:\t2"));
  g_assert_true (anky_renderer_get_confinement (renderer) &
                 ANKY_RENDERER_CONFINED_SYSCALLS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/renderer/pages", test_pages);
  g_test_add_func ("/render/renderer/no-such-page", test_no_such_page);
  g_test_add_func ("/render/renderer/too-many-pixels", test_too_many_pixels);
  g_test_add_func ("/render/renderer/letter", test_letter);
  g_test_add_func ("/render/renderer/foreign-font", test_foreign_font);
  g_test_add_func ("/render/renderer/geometry", test_geometry);
  g_test_add_func ("/render/renderer/scan", test_scan);
  g_test_add_func ("/render/renderer/revision", test_revision);
  g_test_add_func ("/render/renderer/encrypted", test_encrypted);
  g_test_add_func ("/render/renderer/damaged", test_damaged);
  g_test_add_func ("/render/renderer/kept-pages", test_kept_pages);
  g_test_add_func ("/render/renderer/text-of-annotations",
                   test_text_of_annotations);
  g_test_add_func ("/render/renderer/async", test_async);
  g_test_add_func ("/render/renderer/confinement", test_confinement);
  return g_test_run ();
}
