/* anky-page-view.h - the pages of a document, scrolled and zoomed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-widget.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyPageView:
 *
 * Pages are widgets, made when they come into sight and gone when they leave
 * it; things on pages (the box that is placed) are widgets too, which the view
 * keeps at their place. Drawing is asked of the renderer and never waited for.
 *
 * Emits `zoom-changed`, `page-changed` (another page is in the middle),
 * `page-clicked` (page, x and y in millimetres).
 *
 * Thread: main.
 */
#define ANKY_TYPE_PAGE_VIEW (anky_page_view_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPageView, anky_page_view, ANKY, PAGE_VIEW, GtkBin)

GtkWidget *anky_page_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* NULL @renderer: empty. The zoom stays. */
void anky_page_view_set_document (AnkyPageView *self,
                                  AnkyRenderer *renderer,
                                  const AnkyPageExtent *pages,
                                  guint n_pages);
/* As a column of small pages with their numbers. Before the first document. */
void anky_page_view_set_thumbnails (AnkyPageView *self);

/* Of the document that is shown; NULL: none. */
AnkyRenderer *anky_page_view_get_renderer (AnkyPageView *self);
/* That takes the pointer and the keys. */
GtkWidget *anky_page_view_get_canvas (AnkyPageView *self);

double anky_page_view_get_zoom (AnkyPageView *self);
AnkyFit anky_page_view_get_fit (AnkyPageView *self);
void anky_page_view_set_fit (AnkyPageView *self, AnkyFit fit);
/* About the middle of the view. */
void anky_page_view_set_zoom (AnkyPageView *self, double zoom);
void anky_page_view_zoom_step (AnkyPageView *self, int direction);
/* About a point of the view, in its pixels. */
void anky_page_view_zoom_at (AnkyPageView *self,
                             double zoom,
                             double x_px,
                             double y_px);
/* The step from the zoom there is, up or down. */
double anky_page_view_get_step (AnkyPageView *self, int direction);

guint anky_page_view_get_page (AnkyPageView *self);
guint anky_page_view_get_n_pages (AnkyPageView *self);
void anky_page_view_scroll_to_page (AnkyPageView *self, guint page);
/* Into sight with some space around it; not at all if it is there. */
void anky_page_view_scroll_to (AnkyPageView *self, guint page, AnkyRectMm rect);
void anky_page_view_scroll_by (AnkyPageView *self, double dx_px, double dy_px);
GtkAdjustment *anky_page_view_get_vadjustment (AnkyPageView *self);

/* The page under a point of the screen (or the nearest one) and where on it;
 * FALSE without pages. */
gboolean anky_page_view_find_point (AnkyPageView *self,
                                    double root_x,
                                    double root_y,
                                    guint *page_out,
                                    double *x_mm_out,
                                    double *y_mm_out);
/* The same of a point of the view, in its pixels; then where that point is as
 * seen from @page, on it or not. */
gboolean anky_page_view_find_view_point (AnkyPageView *self,
                                         double x_px,
                                         double y_px,
                                         guint *page_out,
                                         double *x_mm_out,
                                         double *y_mm_out);
gboolean anky_page_view_find_point_on (AnkyPageView *self,
                                       guint page,
                                       double x_px,
                                       double y_px,
                                       double *x_mm_out,
                                       double *y_mm_out);
double anky_page_view_get_pixels_per_mm (AnkyPageView *self);
/* How far a point of the screen is outside the view, for scrolling at the
 * edge; 0 inside. */
void anky_page_view_get_overshoot (AnkyPageView *self,
                                   double root_x,
                                   double root_y,
                                   double *dx_out,
                                   double *dy_out);

/* Adds @widget, which stays at its place whatever the zoom; it reaches
 * @margin_px beyond the rectangle on every side. Again to move it. */
void anky_page_view_place (AnkyPageView *self,
                           GtkWidget *widget,
                           guint page,
                           AnkyRectMm rect,
                           int margin_px);
void anky_page_view_remove (AnkyPageView *self, GtkWidget *widget);

/* NULL @rect: none. */
void anky_page_view_set_outline (AnkyPageView *self,
                                 guint page,
                                 const AnkyRectMm *rect);
/* Places that were changed (element-type AnkyPageChange); NULL: none. */
void anky_page_view_set_changes (AnkyPageView *self, GArray *changes);
/* Text that was found, and text that was chosen (element-type
 * AnkyPageHighlight); NULL: none. */
void anky_page_view_set_highlights (AnkyPageView *self, GArray *highlights);
void anky_page_view_set_selection (AnkyPageView *self, GArray *selection);
void anky_page_view_set_snap (AnkyPageView *self,
                              guint page,
                              const AnkySnap *snap);
/* Lines to place by. (element-type AnkyGuide), NULL: none. */
void anky_page_view_set_guides (AnkyPageView *self, guint page, GArray *guides);
/* For thumbnails: the page that the other view shows, and the number of
 * signatures of each page (element-type guint, NULL: none). */
void anky_page_view_set_current (AnkyPageView *self, guint page);
/* For thumbnails: goes to the page that a key means, as a click on it would;
 * FALSE: it means none. */
gboolean anky_page_view_choose_by_key (AnkyPageView *self, guint key);
void anky_page_view_set_marks (AnkyPageView *self, GArray *marks);

G_END_DECLS
