/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-picture-import.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>

#define MAX_PIXELS  (64 * 1000 * 1000)
#define MIN_DPI     300.0
#define MM_PER_INCH 25.4

/* Paper is what most of a tile of this side is. */
#define TILE       48
#define PAPER_PART 0.80

/* Darkness against the paper: none below, full above. */
#define FAINT 0.14
#define FULL  0.42

/* Specks smaller than this part of all ink go. */
#define SPECK_PART 0.002
#define MIN_SPECK  12

#define MARGIN_PX 2

static const guint8 ink_blue[3] = { 0x16, 0x3a, 0x9c };
static const guint8 ink_red[3] = { 0xd6, 0x1f, 0x26 };

/* --- the paper under the ink ---------------------------------------------- */

/* Brightness of the paper at the middle of each tile. */
typedef struct {
  guint columns;
  guint rows;
  double *levels;
} Paper;

static void
paper_free (Paper *self)
{
  g_free (self->levels);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

/* What the eye sees on white: a transparent pixel is paper. */
static double
get_light (const guint8 *pixel, AnkyPictureKind kind)
{
  double alpha = pixel[3] / 255.0;
  /* Red ink is dark in green and blue only, blue ink in red and green. */
  double light = kind == ANKY_PICTURE_SEAL ? (pixel[1] + pixel[2]) / 2.0
                                           : (2 * pixel[0] + pixel[1]) / 3.0;

  return light * alpha + 255.0 * (1 - alpha);
}

static double
measure_tile (const AnkyImage *image, AnkyPictureKind kind, guint x0, guint y0)
{
  guint histogram[256] = { 0 };
  guint n = 0;
  guint below = 0;
  guint level = 0;

  for (guint y = y0; y < MIN (y0 + TILE, image->height); y++)
    for (guint x = x0; x < MIN (x0 + TILE, image->width); x++, n++)
      histogram[(guint) get_light (anky_image_get_pixel (image, x, y), kind)]++;
  while (level < 255 && below + histogram[level] <= n * PAPER_PART)
    below += histogram[level++];
  return MAX (level, 1);
}

/* A tile that ink fills has no paper of its own: it takes the brightest of its
 * neighbours, as long as that is clearly brighter. */
static void
fill_dark_tiles (Paper *self)
{
  g_autofree double *before =
      g_memdup2 (self->levels, sizeof (double) * self->columns * self->rows);

  for (guint row = 0; row < self->rows; row++) {
    for (guint column = 0; column < self->columns; column++) {
      double brightest = before[row * self->columns + column];

      for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++) {
          guint r = CLAMP ((int) row + dy, 0, (int) self->rows - 1);
          guint c = CLAMP ((int) column + dx, 0, (int) self->columns - 1);

          brightest = MAX (brightest, before[r * self->columns + c]);
        }
      if (before[row * self->columns + column] < 0.75 * brightest)
        self->levels[row * self->columns + column] = brightest;
    }
  }
}

static Paper *
measure_paper (const AnkyImage *image, AnkyPictureKind kind)
{
  Paper *self = g_new0 (Paper, 1);

  self->columns = (image->width + TILE - 1) / TILE;
  self->rows = (image->height + TILE - 1) / TILE;
  self->levels = g_new (double, self->columns * self->rows);
  for (guint row = 0; row < self->rows; row++)
    for (guint column = 0; column < self->columns; column++)
      self->levels[row * self->columns + column] =
          measure_tile (image, kind, column * TILE, row * TILE);
  for (guint i = 0; i < 3; i++)
    fill_dark_tiles (self);
  return self;
}

/* Between the middles of four tiles, so that a shadow has no steps. */
static double
get_paper (const Paper *self, guint x, guint y)
{
  double column = CLAMP (x / (double) TILE - 0.5, 0, self->columns - 1.0);
  double row = CLAMP (y / (double) TILE - 0.5, 0, self->rows - 1.0);
  guint c0 = (guint) column;
  guint r0 = (guint) row;
  guint c1 = MIN (c0 + 1, self->columns - 1);
  guint r1 = MIN (r0 + 1, self->rows - 1);
  double fx = column - c0;
  double fy = row - r0;
  const double *levels = self->levels;
  guint width = self->columns;

  return (levels[r0 * width + c0] * (1 - fx) + levels[r0 * width + c1] * fx) *
             (1 - fy) +
         (levels[r1 * width + c0] * (1 - fx) + levels[r1 * width + c1] * fx) *
             fy;
}

/* --- ink --------------------------------------------------------------------
 */

static guint8
get_cover (double light, double paper)
{
  double darkness = 1 - light / paper;

  return (guint8) lround (
      255 * CLAMP ((darkness - FAINT) / (FULL - FAINT), 0.0, 1.0));
}

static guint8 *
find_cover (const AnkyImage *image, AnkyPictureKind kind)
{
  g_autoptr (Paper) paper = measure_paper (image, kind);
  guint8 *cover = g_malloc ((gsize) image->width * image->height);

  for (guint y = 0; y < image->height; y++)
    for (guint x = 0; x < image->width; x++)
      cover[(gsize) y * image->width + x] =
          get_cover (get_light (anky_image_get_pixel (image, x, y), kind),
                     get_paper (paper, x, y));
  return cover;
}

/* Marks what is connected to @start; gives how many pixels that is. No
 * recursion: the picture decides how deep it would go. */
static guint
flood (const guint8 *cover,
       guint *labels,
       guint width,
       guint height,
       guint start,
       guint label,
       GArray *stack)
{
  guint n = 0;

  g_array_set_size (stack, 0);
  g_array_append_val (stack, start);
  labels[start] = label;
  while (stack->len > 0) {
    guint at = g_array_index (stack, guint, stack->len - 1);
    int x = (int) (at % width);
    int y = (int) (at / width);

    g_array_set_size (stack, stack->len - 1);
    n++;
    for (int i = 0; i < 9; i++) {
      int nx = x + i % 3 - 1;
      int ny = y + i / 3 - 1;
      guint next;

      if (nx < 0 || ny < 0 || nx >= (int) width || ny >= (int) height)
        continue;
      next = (guint) ny * width + (guint) nx;
      if (cover[next] == 0 || labels[next] != 0)
        continue;
      labels[next] = label;
      g_array_append_val (stack, next);
    }
  }
  return n;
}

/* Dust and the noise of a camera are small islands. */
static void
drop_specks (guint8 *cover, guint width, guint height)
{
  gsize n_pixels = (gsize) width * height;
  g_autofree guint *labels = g_new0 (guint, n_pixels);
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 total = 0;
  guint limit;

  g_array_set_size (sizes, 1);
  for (gsize i = 0; i < n_pixels; i++) {
    guint size;

    if (cover[i] == 0 || labels[i] != 0)
      continue;
    size = flood (cover, labels, width, height, (guint) i, sizes->len, stack);
    g_array_append_val (sizes, size);
    total += size;
  }
  limit = (guint) MAX (MIN_SPECK, (double) total * SPECK_PART);
  for (gsize i = 0; i < n_pixels; i++)
    if (labels[i] != 0 && g_array_index (sizes, guint, labels[i]) < limit)
      cover[i] = 0;
}

static gboolean
find_box (const guint8 *cover,
          guint width,
          guint height,
          guint *x_out,
          guint *y_out,
          guint *right_out,
          guint *bottom_out)
{
  guint left = width, top = height, right = 0, bottom = 0;

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++) {
      if (cover[(gsize) y * width + x] < 96)
        continue;
      left = MIN (left, x);
      top = MIN (top, y);
      right = MAX (right, x + 1);
      bottom = MAX (bottom, y + 1);
    }
  if (right <= left || bottom <= top)
    return FALSE;
  *x_out = left > MARGIN_PX ? left - MARGIN_PX : 0;
  *y_out = top > MARGIN_PX ? top - MARGIN_PX : 0;
  *right_out = MIN (right + MARGIN_PX, width);
  *bottom_out = MIN (bottom + MARGIN_PX, height);
  return TRUE;
}

AnkyImage *
anky_picture_import_mend (const AnkyImage *image, AnkyPictureKind kind)
{
  const guint8 *ink = kind == ANKY_PICTURE_SEAL ? ink_red : ink_blue;
  g_autofree guint8 *cover = find_cover (image, kind);
  guint left, top, right, bottom;
  AnkyImage *result;

  drop_specks (cover, image->width, image->height);
  if (!find_box (cover,
                 image->width,
                 image->height,
                 &left,
                 &top,
                 &right,
                 &bottom))
    return NULL;
  result = anky_image_new (right - left, bottom - top);
  for (guint y = top; y < bottom; y++)
    for (guint x = left; x < right; x++) {
      guint8 *pixel = anky_image_get_pixel (result, x - left, y - top);

      memcpy (pixel, ink, 3);
      pixel[3] = cover[(gsize) y * image->width + x];
    }
  return result;
}

/* --- checks ------------------------------------------------------------------
 */

static gboolean
is_round (const AnkyImageInk *ink)
{
  double aspect = ink->width / (double) ink->height;

  return aspect > 0.93 && aspect < 1.07;
}

AnkyPictureFaults
anky_picture_import_check (const AnkyImage *image,
                           AnkyPictureKind kind,
                           double width_mm)
{
  AnkyImageInk ink = anky_image_measure_ink (image);
  AnkyHue wanted = kind == ANKY_PICTURE_SEAL ? ANKY_HUE_RED : ANKY_HUE_BLUE;
  AnkyPictureFaults faults = ANKY_PICTURE_FINE;

  if (ink.n_pixels == 0)
    return ANKY_PICTURE_EMPTY;
  if (ink.has_opaque_corners)
    faults |= ANKY_PICTURE_OPAQUE;
  if (ink.hue != wanted)
    faults |= ANKY_PICTURE_WRONG_HUE;
  /* A pixel less is the rounding of whoever made it: 425 for 36 mm. */
  if (ink.width + 1 < width_mm / MM_PER_INCH * MIN_DPI)
    faults |= ANKY_PICTURE_COARSE;
  if (kind == ANKY_PICTURE_SEAL && !is_round (&ink))
    faults |= ANKY_PICTURE_NOT_ROUND;
  if (ink.width * 2 < image->width || ink.height * 2 < image->height)
    faults |= ANKY_PICTURE_LOOSE;
  return faults;
}

/* --- files
 * -------------------------------------------------------------------- */

static AnkyImage *
image_from_pixbuf (GdkPixbuf *pixbuf)
{
  guint n_channels = (guint) gdk_pixbuf_get_n_channels (pixbuf);
  gsize stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *data = gdk_pixbuf_read_pixels (pixbuf);
  AnkyImage *image = anky_image_new ((guint) gdk_pixbuf_get_width (pixbuf),
                                     (guint) gdk_pixbuf_get_height (pixbuf));

  for (guint y = 0; y < image->height; y++)
    for (guint x = 0; x < image->width; x++) {
      const guint8 *from = data + y * stride + (gsize) x * n_channels;
      guint8 *pixel = anky_image_get_pixel (image, x, y);

      memcpy (pixel, from, 3);
      pixel[3] = n_channels == 4 ? from[3] : 255;
    }
  return image;
}

/* The size is known before the pixels are there: a picture that claims too
 * many is given up then. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int width,
                  int height,
                  gboolean *is_too_large)
{
  if ((gint64) width * height <= MAX_PIXELS)
    return;
  *is_too_large = TRUE;
  gdk_pixbuf_loader_set_size (loader, 1, 1);
}

AnkyImage *
anky_picture_import_load (GBytes *data, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) upright = NULL;
  gboolean is_too_large = FALSE;

  g_signal_connect (loader,
                    "size-prepared",
                    G_CALLBACK (size_prepared_cb),
                    &is_too_large);
  if (!gdk_pixbuf_loader_write_bytes (loader, data, error)) {
    (void) gdk_pixbuf_loader_close (loader, NULL);
    return NULL;
  }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  if (is_too_large || !gdk_pixbuf_loader_get_pixbuf (loader)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_INVALID_DATA,
                 "the picture has more than %d megapixels or none",
                 MAX_PIXELS / 1000000);
    return NULL;
  }
  upright = gdk_pixbuf_apply_embedded_orientation (
      gdk_pixbuf_loader_get_pixbuf (loader));
  return image_from_pixbuf (upright);
}

GBytes *
anky_picture_import_save (const AnkyImage *image,
                          double width_mm,
                          GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new_from_data (image->pixels,
                                GDK_COLORSPACE_RGB,
                                TRUE,
                                8,
                                (int) image->width,
                                (int) image->height,
                                (int) image->width * 4,
                                NULL,
                                NULL);
  g_autofree char *dpi = g_strdup_printf (
      "%d",
      (int) lround (image->width * MM_PER_INCH / MAX (width_mm, 1)));
  char *buffer = NULL;
  gsize size = 0;

  if (!gdk_pixbuf_save_to_buffer (pixbuf,
                                  &buffer,
                                  &size,
                                  "png",
                                  error,
                                  "x-dpi",
                                  dpi,
                                  "y-dpi",
                                  dpi,
                                  NULL))
    return NULL;
  return g_bytes_new_take (buffer, size);
}
