/* anky-image.h - what of a picture is ink: where, how much, of which colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Straight (not premultiplied) RGBA, 8 bits each, rows of 4 * width bytes. */
typedef struct {
  guint width;
  guint height;
  guint8 *pixels;
} AnkyImage;

AnkyImage *anky_image_new (guint width, guint height) G_GNUC_WARN_UNUSED_RESULT;
void anky_image_free (AnkyImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyImage, anky_image_free)
guint8 *anky_image_get_pixel (const AnkyImage *self, guint x, guint y);

typedef enum {
  ANKY_HUE_NONE, /* no ink, or grey and black */
  ANKY_HUE_RED,
  ANKY_HUE_BLUE,
  ANKY_HUE_OTHER,
} AnkyHue;

/* Pixels at least half opaque, the box around them, and the hue of most. */
typedef struct {
  guint n_pixels;
  guint x, y, width, height;
  AnkyHue hue;
  gboolean has_opaque_corners; /* the ground was not made transparent */
} AnkyImageInk;

AnkyImageInk anky_image_measure_ink (const AnkyImage *image);

/* NĐ 30/2020: a signature is blue, a seal is red. A pen's blue reaches from
 * cyan to violet, a seal's red from magenta to orange. */
AnkyHue anky_hue_of_pixel (guint8 red, guint8 green, guint8 blue);

G_END_DECLS
