/* anky-picture-import.h - a photo of a signature or a seal becomes its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-image.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  ANKY_PICTURE_SIGNATURE, /* blue, transparent ground */
  ANKY_PICTURE_SEAL,      /* red, transparent ground, round */
} AnkyPictureKind;

/* What is wrong with a picture as it is; each can be offered to be mended but
 * the resolution and the shape. */
typedef enum {
  ANKY_PICTURE_FINE = 0,
  ANKY_PICTURE_OPAQUE = 1 << 0, /* the paper is still there */
  ANKY_PICTURE_WRONG_HUE = 1 << 1,
  ANKY_PICTURE_COARSE = 1 << 2,    /* under 300 dpi at its size */
  ANKY_PICTURE_NOT_ROUND = 1 << 3, /* a seal whose ink is no circle's */
  ANKY_PICTURE_EMPTY = 1 << 4,     /* no ink found */
  ANKY_PICTURE_LOOSE = 1 << 5,     /* much empty ground around the ink */
} AnkyPictureFaults;

/* @width_mm: of the ink on paper (a seal's diameter). */
AnkyPictureFaults anky_picture_import_check (const AnkyImage *image,
                                             AnkyPictureKind kind,
                                             double width_mm);

/* The paper removed whatever its light and shadow, specks dropped, cropped to
 * the ink, recoloured, edges kept soft. NULL if no ink stands out. Pure. */
AnkyImage *anky_picture_import_mend (const AnkyImage *image,
                                     AnkyPictureKind kind)
    G_GNUC_WARN_UNUSED_RESULT;

/* PNG, JPEG and what else GdkPixbuf reads, up to 64 megapixels; turned as the
 * camera says. */
AnkyImage *anky_picture_import_load (GBytes *data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* PNG, its resolution such that the ink is @width_mm wide. */
GBytes *anky_picture_import_save (const AnkyImage *image,
                                  double width_mm,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
