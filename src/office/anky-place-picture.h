/* anky-place-picture.h - a place on a page as it will look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-appearance.h"
#include "anky-page-source.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A piece of paper about the last of @placements (of their page; the top of
 * page 1 without any), with all of them drawn as they will be in the file.
 * @picture: of signature or seal; NULL. NULL if the page cannot be drawn.
 * Blocks; any thread but main. */
cairo_surface_t *anky_place_picture_draw (AnkyPageSource *pages,
                                          GPtrArray *placements,
                                          AnkyAppearance *picture,
                                          GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;

/* Width through height of all of them. */
#define ANKY_PLACE_PICTURE_ASPECT 1.5

G_END_DECLS
