/* anky-page-cache.h - the surfaces of pages, within a budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-renderer.h"

G_BEGIN_DECLS

/* What a view would like to have of one page, the first of a list first. */
typedef struct {
  guint page;
  double width_mm;
  double height_mm;
  double pixels_per_mm; /* device pixels */
  AnkyRectMm area;      /* what is seen of it; empty for a page ahead */
  AnkyRenderPriority priority;
} AnkyPageWant;

/* What there is of one page, borrowed until the cache is asked again. The
 * surfaces cover their areas of the page at whatever scale they have; an older
 * one is shown scaled until the new one is there. */
typedef struct {
  cairo_surface_t *whole;  /* NULL: nothing yet */
  cairo_surface_t *detail; /* a part, sharper than the whole; NULL */
  AnkyRectMm detail_area;
  const GError *error; /* why there is nothing; NULL */
} AnkyPageImage;

/**
 * AnkyPageCache:
 *
 * Asks the renderer for what is wanted and keeps what was drawn, the pages
 * seen last longest. A page is kept whole up to a limit of pixels; zoomed in
 * further, the part that is seen is kept beside it. Emits `page-ready` with
 * the page's number.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PAGE_CACHE (anky_page_cache_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPageCache, anky_page_cache, ANKY, PAGE_CACHE, GObject)

AnkyPageCache *anky_page_cache_new (AnkyRenderer *renderer)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type AnkyPageWant). What is on its way and no longer wanted is
 * cancelled. */
void anky_page_cache_set_wanted (AnkyPageCache *self, GArray *wanted);
AnkyPageImage anky_page_cache_get (AnkyPageCache *self, guint page);
/* Cancels everything; nothing is told any more. */
void anky_page_cache_stop (AnkyPageCache *self);
AnkyRenderer *anky_page_cache_get_renderer (AnkyPageCache *self);
gsize anky_page_cache_get_size_bytes (AnkyPageCache *self);

G_END_DECLS
