/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-picture-import.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

#define WIDTH  600
#define HEIGHT 300

static void
set_pixel (AnkyImage *image, guint x, guint y, guint8 r, guint8 g, guint8 b)
{
  guint8 *pixel = anky_image_get_pixel (image, x, y);
  const guint8 color[4] = { r, g, b, 255 };

  memcpy (pixel, color, 4);
}

/* A wavy stroke of a pen, three pixels thick, from x 100 to 500. */
static gboolean
is_stroke (guint x, guint y)
{
  double middle = 150 + 60 * sin (x / 37.0) + 20 * cos (x / 11.0);

  return x >= 100 && x < 500 && fabs (y - middle) < 4.5;
}

static gboolean
is_ring (guint x, guint y)
{
  double radius = hypot (x - 300.0, y - 150.0);

  return (radius > 118 && radius < 128) || radius < 30;
}

typedef struct {
  const char *name;
  gboolean (*is_ink) (guint x, guint y);
  guint8 ink[3];
  AnkyPictureKind kind;
  gboolean has_noise;
  gboolean has_shadow;
  gboolean is_jpeg;
} Case;

static const Case cases[] = {
  { "clean", is_stroke, { 20, 40, 140 }, ANKY_PICTURE_SIGNATURE, 0, 0, 0 },
  { "noise", is_stroke, { 30, 60, 170 }, ANKY_PICTURE_SIGNATURE, 1, 0, 0 },
  { "shadow", is_stroke, { 20, 40, 120 }, ANKY_PICTURE_SIGNATURE, 1, 1, 0 },
  { "jpeg", is_stroke, { 20, 40, 140 }, ANKY_PICTURE_SIGNATURE, 1, 1, 1 },
  { "black", is_stroke, { 30, 30, 30 }, ANKY_PICTURE_SIGNATURE, 1, 0, 1 },
  { "seal", is_ring, { 210, 40, 50 }, ANKY_PICTURE_SEAL, 0, 0, 0 },
  { "seal-photo", is_ring, { 200, 60, 70 }, ANKY_PICTURE_SEAL, 1, 1, 1 },
};

/* A camera's or scanner's picture: paper lit from one side, grain. */
static AnkyImage *
take_photo (const Case *c, GRand *rand)
{
  AnkyImage *image = anky_image_new (WIDTH, HEIGHT);

  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++) {
      double light = c->has_shadow ? 0.55 + 0.45 * x / WIDTH : 1.0;
      int grain = c->has_noise ? g_rand_int_range (rand, -9, 10) : 0;
      guint8 rgb[3];

      for (guint i = 0; i < 3; i++) {
        double value = (c->is_ink (x, y) ? c->ink[i] : 245) * light + grain;

        rgb[i] = (guint8) CLAMP (value, 0, 255);
      }
      set_pixel (image, x, y, rgb[0], rgb[1], rgb[2]);
    }
  return image;
}

static AnkyImage *
through_jpeg (AnkyImage *image)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) rgba = gdk_pixbuf_new_from_data (image->pixels,
                                                         GDK_COLORSPACE_RGB,
                                                         TRUE,
                                                         8,
                                                         WIDTH,
                                                         HEIGHT,
                                                         WIDTH * 4,
                                                         NULL,
                                                         NULL);
  char *buffer = NULL;
  gsize size = 0;

  gdk_pixbuf_save_to_buffer (rgba,
                             &buffer,
                             &size,
                             "jpeg",
                             &error,
                             "quality",
                             "40",
                             NULL);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (buffer, size);
  anky_image_free (image);
  image = anky_picture_import_load (bytes, &error);
  g_assert_no_error (error);
  return image;
}

static void
test_mend (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AnkyImage) photo = take_photo (c, rand);
  g_autoptr (AnkyImage) mended = NULL;
  guint n_ink = 0;
  guint n_expected = 0;
  AnkyImageInk ink;

  if (c->is_jpeg)
    photo = through_jpeg (g_steal_pointer (&photo));
  g_assert_cmpint (anky_picture_import_check (photo, c->kind, 20) &
                       ANKY_PICTURE_OPAQUE,
                   !=,
                   0);
  mended = anky_picture_import_mend (photo, c->kind);
  g_assert_nonnull (mended);
  ink = anky_image_measure_ink (mended);
  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++)
      n_expected += c->is_ink (x, y) ? 1 : 0;
  n_ink = ink.n_pixels;
  g_test_message ("%s: %u of %u, %ux%u",
                  c->name,
                  n_ink,
                  n_expected,
                  ink.width,
                  ink.height);
  /* All of the ink and little else. */
  g_assert_cmpuint (n_ink, >, n_expected * 85 / 100);
  g_assert_cmpuint (n_ink, <, n_expected * 125 / 100);
  g_assert_cmpuint (ink.width, >=, c->is_ink == is_ring ? 252 : 396);
  g_assert_cmpuint (ink.width, <=, c->is_ink == is_ring ? 262 : 408);
  g_assert_cmpint (ink.hue,
                   ==,
                   c->kind == ANKY_PICTURE_SEAL ? ANKY_HUE_RED : ANKY_HUE_BLUE);
  g_assert_cmpint (anky_picture_import_check (mended, c->kind, 20),
                   ==,
                   ANKY_PICTURE_FINE);
}

static void
test_blank_paper (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AnkyImage) image = anky_image_new (WIDTH, HEIGHT);

  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++) {
      guint8 value = (guint8) g_rand_int_range (rand, 225, 246);

      set_pixel (image, x, y, value, value, value);
    }
  g_assert_null (anky_picture_import_mend (image, ANKY_PICTURE_SIGNATURE));
}

static void
test_faults (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AnkyImage) photo = take_photo (&cases[0], rand);
  g_autoptr (AnkyImage) mended =
      anky_picture_import_mend (photo, ANKY_PICTURE_SIGNATURE);
  g_autoptr (AnkyImage) nothing = anky_image_new (10, 10);

  g_assert_cmpint (anky_picture_import_check (nothing, ANKY_PICTURE_SEAL, 36),
                   ==,
                   ANKY_PICTURE_EMPTY);
  /* 400 pixels over 45 mm are 226 dpi. */
  g_assert_cmpint (
      anky_picture_import_check (mended, ANKY_PICTURE_SIGNATURE, 45),
      ==,
      ANKY_PICTURE_COARSE);
  g_assert_cmpint (anky_picture_import_check (mended, ANKY_PICTURE_SEAL, 30),
                   ==,
                   ANKY_PICTURE_WRONG_HUE | ANKY_PICTURE_NOT_ROUND);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AnkyImage) photo = take_photo (&cases[0], rand);
  g_autoptr (AnkyImage) mended =
      anky_picture_import_mend (photo, ANKY_PICTURE_SIGNATURE);
  g_autoptr (GBytes) png = anky_picture_import_save (mended, 45, &error);
  g_autoptr (AnkyImage) back = NULL;
  g_autoptr (GBytes) garbage = g_bytes_new_static ("no picture at all", 17);

  g_assert_no_error (error);
  back = anky_picture_import_load (png, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->width, ==, mended->width);
  g_assert_cmpmem (back->pixels,
                   (gsize) back->width * back->height * 4,
                   mended->pixels,
                   (gsize) mended->width * mended->height * 4);
  g_assert_null (anky_picture_import_load (garbage, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path =
        g_strconcat ("/office/picture-import/mend/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_mend);
  }
  g_test_add_func ("/office/picture-import/blank", test_blank_paper);
  g_test_add_func ("/office/picture-import/faults", test_faults);
  g_test_add_func ("/office/picture-import/files", test_files);
  return g_test_run ();
}
