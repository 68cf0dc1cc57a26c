/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-page-ink.h"

#include <math.h>
#include <string.h>

/* As the validator draws, so that one drawing serves both. */
#define PIXELS_PER_MM 6.0
#define MAX_SIDE_MM   120.0
#define MIN_PX        12
/* How much stronger than the others a channel is in coloured ink, pale edges
 * included. */
#define COLOURED 40

typedef struct {
  guint left, right, top, bottom, n;
} Extent;

static void
extend (Extent *self, guint x, guint y)
{
  self->left = MIN (self->left, x);
  self->right = MAX (self->right, x + 1);
  self->top = MIN (self->top, y);
  self->bottom = MAX (self->bottom, y + 1);
  self->n++;
}

static void
look_at (const AnkyPixels *pixels, guint x, guint y, Extent *blue, Extent *red)
{
  guint32 value;
  int r, g, b;

  memcpy (&value,
          pixels->data + (gsize) y * pixels->stride_bytes + (gsize) x * 4,
          sizeof value);
  r = (int) (value >> 16 & 0xff);
  g = (int) (value >> 8 & 0xff);
  b = (int) (value & 0xff);
  if (b - r >= COLOURED && b >= g)
    extend (blue, x, y);
  else if (r - g >= COLOURED && r - b >= COLOURED)
    extend (red, x, y);
}

static AnkyRectMm
to_mm (const Extent *extent, AnkyRectMm area)
{
  return (AnkyRectMm){
    .x = area.x + extent->left / PIXELS_PER_MM,
    .y = area.y + extent->top / PIXELS_PER_MM,
    .width = (extent->right - extent->left) / PIXELS_PER_MM,
    .height = (extent->bottom - extent->top) / PIXELS_PER_MM,
  };
}

gboolean
anky_page_ink_measure (AnkyPageSource *pages,
                       guint page,
                       AnkyRectMm area,
                       GCancellable *cancellable,
                       AnkyPageInk *ink_out)
{
  Extent blue = { G_MAXUINT, 0, G_MAXUINT, 0, 0 };
  Extent red = blue;
  AnkyPixels *pixels;

  /* A box as large as the page is no signature's. */
  if (!pages || area.width > MAX_SIDE_MM || area.height > MAX_SIDE_MM)
    return FALSE;
  /* On whole pixels, as what is cut out of a drawing begins. */
  area.x = floor (area.x * PIXELS_PER_MM) / PIXELS_PER_MM;
  area.y = floor (area.y * PIXELS_PER_MM) / PIXELS_PER_MM;
  pixels = anky_page_source_dup_pixels (pages,
                                        page,
                                        area,
                                        PIXELS_PER_MM,
                                        cancellable,
                                        NULL);
  if (!pixels)
    return FALSE;
  for (guint y = 0; y < pixels->height_px; y++)
    for (guint x = 0; x < pixels->width_px; x++)
      look_at (pixels, x, y, &blue, &red);
  anky_pixels_unref (pixels);
  ink_out->has_blue = blue.n >= MIN_PX;
  ink_out->has_red = red.n >= MIN_PX;
  ink_out->blue = to_mm (&blue, area);
  ink_out->red = to_mm (&red, area);
  return TRUE;
}
