/* anky-render-images.h - where the pictures of a page stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"
#include "anky-poppler.h"

G_BEGIN_DECLS

/* AnkyRectMm in points of the displayed page, y downwards; what stands outside
 * of the page is left out. */
GArray *anky_render_find_images (PopplerPage *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
