/* anky-viewport.h - where the pages lie on the canvas, and at which zoom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"

G_BEGIN_DECLS

/* Logical pixels of the canvas, y downwards from the top of the first page's
 * margin. Whole numbers, so that a page's edge is never blurred. */
typedef struct {
  int x;
  int y;
  int width;
  int height;
} AnkyRectPx;

/* A page as displayed, in millimetres. */
typedef struct {
  double width_mm;
  double height_mm;
} AnkyPageExtent;

#define ANKY_ZOOM_MIN 0.125
#define ANKY_ZOOM_MAX 16.0

typedef enum {
  ANKY_FIT_NONE,
  ANKY_FIT_AUTO, /* the width, but no larger than is good to read */
  ANKY_FIT_WIDTH,
  ANKY_FIT_PAGE,
} AnkyFit;

/**
 * AnkyViewport:
 *
 * The pages of one document in one column, each centred, at one zoom. At zoom
 * 1 a millimetre on the page is a millimetre of a 96 dpi screen. Knows no
 * toolkit: the widget asks it where things are.
 *
 * Thread: one.
 */
typedef struct _AnkyViewport AnkyViewport;

AnkyViewport *anky_viewport_new (const AnkyPageExtent *pages, guint n_pages)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_viewport_free (AnkyViewport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyViewport, anky_viewport_free)

guint anky_viewport_get_n_pages (const AnkyViewport *self);
const AnkyPageExtent *anky_viewport_get_page (const AnkyViewport *self,
                                              guint page);

/* Space around the column and between two pages, logical pixels. */
void anky_viewport_set_margins (AnkyViewport *self, int around, int between);
/* What is seen of the canvas at once; the column is centred in its width. */
void anky_viewport_set_view_size (AnkyViewport *self, int width, int height);

double anky_viewport_get_zoom (const AnkyViewport *self);
/* Clamped to the range above. */
void anky_viewport_set_zoom (AnkyViewport *self, double zoom);
double anky_viewport_get_pixels_per_mm (const AnkyViewport *self);

/* The next step of 2^(1/4) up or down, whatever the zoom is now. */
double anky_viewport_get_step (const AnkyViewport *self, int direction);
/* The zoom at which @page, or for widths the widest page, just fits. */
double anky_viewport_get_fit (const AnkyViewport *self,
                              AnkyFit fit,
                              guint page);

void anky_viewport_get_canvas_size (const AnkyViewport *self,
                                    int *width_out,
                                    int *height_out);
AnkyRectPx anky_viewport_get_page_rect (const AnkyViewport *self, guint page);

/* The page at @y, or the nearest one. */
guint anky_viewport_find_page (const AnkyViewport *self, int y);
/* First and last page that meet [@y, @y + @height). FALSE without pages. */
gboolean anky_viewport_get_visible (const AnkyViewport *self,
                                    int y,
                                    int height,
                                    guint *first_out,
                                    guint *last_out);

/* A rectangle of a page on the canvas, and a point of the canvas on a page. */
AnkyRectPx anky_viewport_to_px (const AnkyViewport *self,
                                guint page,
                                AnkyRectMm rect);
void anky_viewport_to_mm (const AnkyViewport *self,
                          guint page,
                          double x_px,
                          double y_px,
                          double *x_mm_out,
                          double *y_mm_out);

/* A spot of the document that does not move when the zoom does. */
typedef struct {
  guint page;
  double x; /* as a fraction of the page's width and height, may be outside */
  double y;
} AnkyAnchor;

AnkyAnchor anky_viewport_get_anchor (const AnkyViewport *self,
                                     double x_px,
                                     double y_px);
void anky_viewport_find_anchor (const AnkyViewport *self,
                                const AnkyAnchor *anchor,
                                double *x_px_out,
                                double *y_px_out);

G_END_DECLS
