/* anky-picture-preview.h - the picture that will be on the page, small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-appearance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyPicturePreview:
 *
 * Shows an appearance on white, fitted, as the page will.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PICTURE_PREVIEW (anky_picture_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPicturePreview,
                      anky_picture_preview,
                      ANKY,
                      PICTURE_PREVIEW,
                      GtkDrawingArea)

/* NULL: none was chosen, and that is said. */
void anky_picture_preview_set (AnkyPicturePreview *self,
                               AnkyAppearance *appearance);

G_END_DECLS
