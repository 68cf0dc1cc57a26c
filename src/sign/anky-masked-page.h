/* anky-masked-page.h - a picture as a PDF page without transparency
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-picture.h"

G_BEGIN_DECLS

/* PDF/A-1 knows neither soft masks nor groups (ISO 19005-1, 6.4), and Cairo
 * makes nothing else of a transparent picture: so this one page is written by
 * hand, the image with a stencil mask, never on a white ground. */
GBytes *anky_masked_page_new (const AnkyPicture *picture,
                              double width_pt,
                              double height_pt,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
