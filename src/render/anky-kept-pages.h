/* anky-kept-pages.h - pages that are drawn once, however often they are asked
 * for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-renderer.h"

G_BEGIN_DECLS

/**
 * AnkyKeptPages:
 *
 * A page source over a renderer. What costs time in drawing a part of a page is
 * mostly what the page is made of, not the pixels: the second request for a
 * page at the same scale draws it whole, and so does the first if it asks for
 * most of it; others are cut out of that, their corner put on the nearest pixel
 * to the left and above. Pages that are too large to be kept, and
 * parts that reach beyond the page, are drawn as they are asked for. Keeps a
 * few drawings and texts, the newest.
 *
 * Thread: any, one at a time; blocks as the renderer does.
 */
#define ANKY_TYPE_KEPT_PAGES (anky_kept_pages_get_type ())
G_DECLARE_FINAL_TYPE (AnkyKeptPages, anky_kept_pages, ANKY, KEPT_PAGES, GObject)

AnkyKeptPages *anky_kept_pages_new (AnkyRenderer *renderer)
    G_GNUC_WARN_UNUSED_RESULT;

/* Of a page that is drawn to be judged (hostile files). */
#define ANKY_KEPT_PAGES_CPU_SECONDS 2

/* An #AnkyPageSourceFunc, with that limit: kept pages over a renderer of the
 * whole of a file. */
AnkyPageSource *anky_kept_pages_new_page_source (AnkyFile *document,
                                                 gpointer unused,
                                                 GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
