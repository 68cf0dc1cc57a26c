/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-image.h"

/* Difference of the channels under which a colour is a grey. */
#define MIN_CHROMA 28

AnkyImage *
anky_image_new (guint width, guint height)
{
  AnkyImage *self = g_new0 (AnkyImage, 1);

  self->width = width;
  self->height = height;
  self->pixels = g_malloc0_n ((gsize) width * height, 4);
  return self;
}

void
anky_image_free (AnkyImage *self)
{
  g_free (self->pixels);
  g_free (self);
}

guint8 *
anky_image_get_pixel (const AnkyImage *self, guint x, guint y)
{
  return self->pixels + ((gsize) y * self->width + x) * 4;
}

AnkyHue
anky_hue_of_pixel (guint8 red, guint8 green, guint8 blue)
{
  int highest = MAX (red, MAX (green, blue));
  int lowest = MIN (red, MIN (green, blue));

  if (highest - lowest < MIN_CHROMA)
    return ANKY_HUE_NONE;
  if (highest == red)
    return green - lowest > (highest - lowest) * 3 / 4 ? ANKY_HUE_OTHER
                                                       : ANKY_HUE_RED;
  if (highest == blue)
    return ANKY_HUE_BLUE;
  return ANKY_HUE_OTHER;
}

static void
extend (AnkyImageInk *ink, guint *right, guint *bottom, guint x, guint y)
{
  ink->x = MIN (ink->x, x);
  ink->y = MIN (ink->y, y);
  *right = MAX (*right, x + 1);
  *bottom = MAX (*bottom, y + 1);
  ink->n_pixels++;
}

static gboolean
has_opaque_corners (const AnkyImage *image)
{
  guint right = image->width - 1;
  guint bottom = image->height - 1;
  guint n = 0;

  n += anky_image_get_pixel (image, 0, 0)[3] > 127 ? 1 : 0;
  n += anky_image_get_pixel (image, right, 0)[3] > 127 ? 1 : 0;
  n += anky_image_get_pixel (image, 0, bottom)[3] > 127 ? 1 : 0;
  n += anky_image_get_pixel (image, right, bottom)[3] > 127 ? 1 : 0;
  return n >= 3;
}

static AnkyHue
choose_hue (const guint counts[4])
{
  guint best = ANKY_HUE_RED;

  for (guint hue = ANKY_HUE_RED; hue <= ANKY_HUE_OTHER; hue++)
    if (counts[hue] > counts[best])
      best = hue;
  /* A few coloured edges do not make black ink blue. */
  return counts[best] * 2 >= counts[ANKY_HUE_NONE] && counts[best] > 0
             ? (AnkyHue) best
             : ANKY_HUE_NONE;
}

AnkyImageInk
anky_image_measure_ink (const AnkyImage *image)
{
  AnkyImageInk ink = { .x = image->width, .y = image->height };
  guint counts[4] = { 0 };
  guint right = 0;
  guint bottom = 0;

  for (guint y = 0; y < image->height; y++) {
    for (guint x = 0; x < image->width; x++) {
      const guint8 *pixel = anky_image_get_pixel (image, x, y);

      if (pixel[3] < 128)
        continue;
      extend (&ink, &right, &bottom, x, y);
      counts[anky_hue_of_pixel (pixel[0], pixel[1], pixel[2])]++;
    }
  }
  if (ink.n_pixels == 0)
    return (AnkyImageInk){ 0 };
  ink.width = right - ink.x;
  ink.height = bottom - ink.y;
  ink.hue = choose_hue (counts);
  ink.has_opaque_corners = has_opaque_corners (image);
  return ink;
}
