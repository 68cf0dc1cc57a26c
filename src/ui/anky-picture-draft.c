/* anky-picture-draft.c - a picture as it was chosen and as it could be mended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-picture-draft.h"

#define MM_PER_INCH 25.4
/* Enough for the assistant on a screen of twice the usual density. */
#define PREVIEW_WIDTH  560
#define PREVIEW_HEIGHT 360

struct _AnkyPictureDraft {
  AnkyPictureKind kind;
  AnkyImage *images[2]; /* as it is, mended (NULL) */
  cairo_surface_t *surfaces[2];
};

/* The mean of a square of pixels, premultiplied as Cairo has it. */
static guint32
get_mean (const AnkyImage *image, guint x0, guint y0, guint step)
{
  guint64 sum[4] = { 0 };
  guint n = 0;

  for (guint y = y0; y < MIN (y0 + step, image->height); y++)
    for (guint x = x0; x < MIN (x0 + step, image->width); x++, n++) {
      const guint8 *pixel = anky_image_get_pixel (image, x, y);

      for (guint i = 0; i < 3; i++)
        sum[i] += (guint64) pixel[i] * pixel[3];
      sum[3] += pixel[3];
    }

  return (guint32) (sum[3] / n) << 24 | (guint32) (sum[0] / n / 255) << 16 |
         (guint32) (sum[1] / n / 255) << 8 | (guint32) (sum[2] / n / 255);
}

static cairo_surface_t *
new_surface (const AnkyImage *image)
{
  guint step =
      MAX (1,
           MAX ((image->width + PREVIEW_WIDTH - 1) / PREVIEW_WIDTH,
                (image->height + PREVIEW_HEIGHT - 1) / PREVIEW_HEIGHT));
  guint width = (image->width + step - 1) / step;
  guint height = (image->height + step - 1) / step;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) width,
                                                         (int) height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (guint y = 0; data && y < height; y++)
    for (guint x = 0; x < width; x++)
      ((guint32 *) (gpointer) (data + y * stride))[x] =
          get_mean (image, x * step, y * step, step);
  cairo_surface_mark_dirty (surface);

  return surface;
}

void
anky_picture_draft_free (AnkyPictureDraft *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->images); i++) {
    g_clear_pointer (&self->images[i], anky_image_free);
    g_clear_pointer (&self->surfaces[i], cairo_surface_destroy);
  }
  g_free (self);
}

AnkyPictureDraft *
anky_picture_draft_new (GBytes *data, AnkyPictureKind kind, GError **error)
{
  AnkyImage *image = anky_picture_import_load (data, error);
  AnkyPictureDraft *self;

  if (!image)
    return NULL;

  self = g_new0 (AnkyPictureDraft, 1);
  self->kind = kind;
  self->images[FALSE] = image;
  self->images[TRUE] = anky_picture_import_mend (image, kind);
  for (guint i = 0; i < G_N_ELEMENTS (self->images); i++)
    if (self->images[i])
      self->surfaces[i] = new_surface (self->images[i]);

  return self;
}

AnkyPictureKind
anky_picture_draft_get_kind (const AnkyPictureDraft *self)
{
  return self->kind;
}

gboolean
anky_picture_draft_can_mend (const AnkyPictureDraft *self)
{
  return self->images[TRUE] != NULL;
}

/* A photo is opaque all over: how coarse and how round its ink is can only be
 * told when the paper is gone. */
AnkyPictureFaults
anky_picture_draft_get_faults (const AnkyPictureDraft *self,
                               gboolean is_mended,
                               double width_mm)
{
  const guint of_ink = ANKY_PICTURE_COARSE | ANKY_PICTURE_NOT_ROUND;
  AnkyPictureFaults faults;

  if (is_mended && self->images[TRUE])
    return anky_picture_import_check (self->images[TRUE], self->kind, width_mm);

  faults =
      anky_picture_import_check (self->images[FALSE], self->kind, width_mm);
  if ((faults & ANKY_PICTURE_OPAQUE) && self->images[TRUE])
    faults =
        (faults & ~of_ink) |
        (anky_picture_import_check (self->images[TRUE], self->kind, width_mm) &
         of_ink);
  else if (!self->images[TRUE])
    faults |= ANKY_PICTURE_EMPTY;

  return faults;
}

double
anky_picture_draft_get_dpi (const AnkyPictureDraft *self,
                            gboolean is_mended,
                            double width_mm)
{
  const AnkyImage *image =
      self->images[TRUE] ? self->images[TRUE] : self->images[FALSE];
  AnkyImageInk ink;

  if (!is_mended)
    image = self->images[FALSE];
  ink = anky_image_measure_ink (image);

  return ink.width * MM_PER_INCH / MAX (width_mm, 1);
}

cairo_surface_t *
anky_picture_draft_get_surface (const AnkyPictureDraft *self,
                                gboolean is_mended)
{
  return self->surfaces[is_mended ? 1 : 0];
}

GBytes *
anky_picture_draft_save (const AnkyPictureDraft *self,
                         gboolean is_mended,
                         double width_mm,
                         GError **error)
{
  const AnkyImage *mended = is_mended ? self->images[TRUE] : NULL;

  return anky_picture_import_save (mended ? mended : self->images[FALSE],
                                   width_mm,
                                   error);
}
