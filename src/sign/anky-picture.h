/* anky-picture.h - the pixels of a signature or a seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cairo.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Fractions of a picture's width and height. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} AnkyInkBox;

/**
 * AnkyPicture:
 *
 * ARGB32 pixels as Cairo has them. Immutable. Thread: any.
 */
typedef struct _AnkyPicture AnkyPicture;

/* PNG only; refuses what decodes to more than 64 MB. */
AnkyPicture *anky_picture_new (GBytes *png, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_picture_free (AnkyPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPicture, anky_picture_free)

int anky_picture_get_width (const AnkyPicture *self);
int anky_picture_get_height (const AnkyPicture *self);
AnkyInkBox anky_picture_get_ink (const AnkyPicture *self);

/* Fits the whole picture into the box at the origin, centred, its proportions
 * kept. */
void anky_picture_draw (const AnkyPicture *self,
                        cairo_t *cr,
                        double width_pt,
                        double height_pt);

/* Where anky_picture_draw() puts it, in points. */
void anky_picture_fit (const AnkyPicture *self,
                       double width_pt,
                       double height_pt,
                       double *x_out,
                       double *y_out,
                       double *scale_out);

/* The colours, three bytes a pixel, and one bit a pixel that is 1 where paper
 * shows, rows padded to a byte: an image with a stencil mask (ISO 32000-2,
 * 8.9.6.3), which is all the transparency that PDF/A-1 allows. */
void anky_picture_split (const AnkyPicture *self,
                         GBytes **colours_out,
                         GBytes **mask_out);

G_END_DECLS
