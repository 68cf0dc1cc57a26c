/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-picture.h"

#include "anky-cursor.h"
#include "anky-sign-request.h"

#include <math.h>
#include <string.h>

#define MAX_DECODED     (64 * 1024 * 1024)
#define BYTES_PER_PIXEL 4

/* Fainter than this is the noise of a scan, not ink. */
#define INK_ALPHA  26
#define PAPER_GREY 245
#define HALF_ALPHA 128

#define MAX_FILE_PPI    600.0
#define POINTS_PER_INCH 72.0

struct _AnkyPicture {
  int width_px;
  int height_px;
  int stride_bytes;
  guint8 *pixels;
  gboolean is_opaque;
  AnkyInkBox ink;
};

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error,
                       ANKY_SIGN_ERROR,
                       ANKY_SIGN_ERROR_PICTURE,
                       message);
  return FALSE;
}

/* The size is read before libpng is asked to make room for it: IHDR is always
 * the first chunk (ISO/IEC 15948, 11.2.2). */
static gboolean
check_header (GBytes *png, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  AnkyCursor cursor;
  guint64 width, height;

  anky_cursor_init (&cursor, data, size);
  if (!anky_cursor_take (&cursor, "\x89PNG\r\n\x1a\n") ||
      !anky_cursor_skip (&cursor, 4) || !anky_cursor_take (&cursor, "IHDR") ||
      !anky_cursor_read_uint (&cursor, 4, &width) ||
      !anky_cursor_read_uint (&cursor, 4, &height))
    return fail (error, "the picture is not a PNG file");
  if (width == 0 || height == 0)
    return fail (error, "the picture has no pixels");
  if (width > MAX_DECODED / BYTES_PER_PIXEL ||
      height > MAX_DECODED / BYTES_PER_PIXEL / width)
    return fail (error, "the picture is larger than 64 MB when decoded");
  return TRUE;
}

static cairo_status_t
read_png_cb (void *closure, unsigned char *data, unsigned int length)
{
  AnkyCursor *cursor = closure;
  const guint8 *source = anky_cursor_read (cursor, length);

  if (!source)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *png, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  AnkyCursor cursor;
  cairo_surface_t *surface;

  anky_cursor_init (&cursor, data, size);
  surface = cairo_image_surface_create_from_png_stream (read_png_cb, &cursor);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  fail (error, "the picture cannot be read: the PNG file is damaged");
  return NULL;
}

static guint8
undo_alpha (guint value, guint alpha)
{
  return alpha == 0 ? 255
                    : (guint8) MIN ((value * 255 + alpha / 2) / alpha, 255);
}

/* Alpha, red, green and blue from the top, as Cairo keeps them. */
static guint32
get_pixel (const AnkyPicture *self, int x, int y)
{
  guint32 value;

  memcpy (&value,
          self->pixels + (gsize) y * (gsize) self->stride_bytes +
              (gsize) x * BYTES_PER_PIXEL,
          sizeof value);
  return value;
}

/* On a picture without transparency paper is what is nearly white. */
static gboolean
is_ink (const AnkyPicture *self, guint32 pixel)
{
  if (!self->is_opaque)
    return pixel >> 24 >= INK_ALPHA;
  return (pixel >> 16 & 0xff) < PAPER_GREY ||
         (pixel >> 8 & 0xff) < PAPER_GREY || (pixel & 0xff) < PAPER_GREY;
}

static gboolean
find_opaque (const AnkyPicture *self)
{
  for (int y = 0; y < self->height_px; y++)
    for (int x = 0; x < self->width_px; x++)
      if (get_pixel (self, x, y) >> 24 != 255)
        return FALSE;
  return TRUE;
}

static AnkyInkBox
find_ink (const AnkyPicture *self)
{
  int left = self->width_px, right = -1;
  int top = self->height_px, bottom = -1;

  for (int y = 0; y < self->height_px; y++) {
    for (int x = 0; x < self->width_px; x++) {
      if (!is_ink (self, get_pixel (self, x, y)))
        continue;
      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = y;
    }
  }
  if (right < 0)
    return (AnkyInkBox){ 0, 0, 0, 0 };
  return (AnkyInkBox){
    .x = (double) left / self->width_px,
    .y = (double) top / self->height_px,
    .width = (double) (right - left + 1) / self->width_px,
    .height = (double) (bottom - top + 1) / self->height_px,
  };
}

/* Painting turns every pixel format of a PNG into the one that is kept. */
static gboolean
copy_pixels (AnkyPicture *self, cairo_surface_t *source)
{
  cairo_surface_t *target;
  cairo_t *cr;
  gboolean is_copied;

  self->width_px = cairo_image_surface_get_width (source);
  self->height_px = cairo_image_surface_get_height (source);
  self->stride_bytes =
      cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, self->width_px);
  self->pixels =
      g_malloc0 ((gsize) self->stride_bytes * (gsize) self->height_px);
  target = cairo_image_surface_create_for_data (self->pixels,
                                                CAIRO_FORMAT_ARGB32,
                                                self->width_px,
                                                self->height_px,
                                                self->stride_bytes);
  cr = cairo_create (target);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, source, 0, 0);
  cairo_paint (cr);
  is_copied = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_destroy (target);
  return is_copied;
}

AnkyPicture *
anky_picture_new (GBytes *png, GError **error)
{
  g_autoptr (AnkyPicture) self = NULL;
  g_autoptr (cairo_surface_t) surface = NULL;

  if (!check_header (png, error))
    return NULL;
  surface = decode (png, error);
  if (!surface)
    return NULL;

  self = g_new0 (AnkyPicture, 1);
  if (!copy_pixels (self, surface)) {
    fail (error, "the picture cannot be read");
    return NULL;
  }
  self->is_opaque = find_opaque (self);
  self->ink = find_ink (self);
  if (self->ink.width <= 0) {
    fail (error, "the picture is empty: nothing in it can be seen");
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
anky_picture_free (AnkyPicture *self)
{
  g_free (self->pixels);
  g_free (self);
}

int
anky_picture_get_width (const AnkyPicture *self)
{
  return self->width_px;
}

int
anky_picture_get_height (const AnkyPicture *self)
{
  return self->height_px;
}

AnkyInkBox
anky_picture_get_ink (const AnkyPicture *self)
{
  return self->ink;
}

void
anky_picture_fit (const AnkyPicture *self,
                  double width_pt,
                  double height_pt,
                  double *x_out,
                  double *y_out,
                  double *scale_out)
{
  double scale = MIN (width_pt / self->width_px, height_pt / self->height_px);

  *x_out = (width_pt - self->width_px * scale) / 2;
  *y_out = (height_pt - self->height_px * scale) / 2;
  *scale_out = scale;
}

/* A surface keeps notes about who painted from it, so two threads must not
 * share one: each drawing wraps the same pixels in its own. */
static cairo_surface_t *
wrap_pixels (const AnkyPicture *self)
{
  return cairo_image_surface_create_for_data (self->pixels,
                                              CAIRO_FORMAT_ARGB32,
                                              self->width_px,
                                              self->height_px,
                                              self->stride_bytes);
}

/* As many pixels as printers can show at that size: what is more is carried by
 * every copy of the document and decoded whenever the page is drawn. */
static cairo_surface_t *
make_file_pixels (const AnkyPicture *self, double *scale)
{
  double share = MAX_FILE_PPI * *scale / POINTS_PER_INCH;
  int width_px = (int) ceil (self->width_px * share);
  int height_px = (int) ceil (self->height_px * share);
  g_autoptr (cairo_surface_t) pixels = wrap_pixels (self);
  cairo_surface_t *smaller = NULL;
  g_autoptr (cairo_t) cr = NULL;

  if (share >= 1.0)
    return g_steal_pointer (&pixels);
  smaller =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width_px, height_px);
  cr = cairo_create (smaller);
  cairo_scale (cr, share, share);
  cairo_set_source_surface (cr, pixels, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  *scale /= share;
  return smaller;
}

void
anky_picture_draw (const AnkyPicture *self,
                   cairo_t *cr,
                   double width_pt,
                   double height_pt)
{
  gboolean is_file =
      cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  g_autoptr (cairo_surface_t) pixels = NULL;
  double x, y, scale;

  anky_picture_fit (self, width_pt, height_pt, &x, &y, &scale);
  pixels = is_file ? make_file_pixels (self, &scale) : wrap_pixels (self);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, pixels, 0, 0);
  /* In a file the filter only says /Interpolate, which PDF/A forbids to be
   * true (ISO 19005-2, 6.2.8). */
  cairo_pattern_set_filter (cairo_get_source (cr),
                            is_file ? CAIRO_FILTER_FAST : CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_restore (cr);
}

void
anky_picture_split (const AnkyPicture *self,
                    GBytes **colours_out,
                    GBytes **mask_out)
{
  gsize width = (gsize) self->width_px, height = (gsize) self->height_px;
  gsize mask_stride = (width + 7) / 8;
  guint8 *colours = g_malloc (width * height * 3);
  guint8 *mask = g_malloc0 (mask_stride * height);
  guint8 *colour = colours;

  for (gsize y = 0; y < height; y++) {
    for (gsize x = 0; x < width; x++) {
      guint32 pixel = get_pixel (self, (int) x, (int) y);
      guint alpha = pixel >> 24;

      *colour++ = undo_alpha (pixel >> 16 & 0xff, alpha);
      *colour++ = undo_alpha (pixel >> 8 & 0xff, alpha);
      *colour++ = undo_alpha (pixel & 0xff, alpha);
      if (alpha < HALF_ALPHA)
        mask[y * mask_stride + x / 8] |= (guint8) (0x80 >> x % 8);
    }
  }
  *colours_out = g_bytes_new_take (colours, width * height * 3);
  *mask_out = g_bytes_new_take (mask, mask_stride * height);
}
