/* anky-page-widget.h - one page on the canvas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-cache.h"
#include "anky-page-marks.h"
#include "anky-placement-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyPageWidget:
 *
 * Paints what the cache has of a page on white, whatever the theme; over it
 * the outline of the signature that was chosen, and the lines that hold a
 * dragged box. Has the size it is given; never asks for pixels itself.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PAGE_WIDGET (anky_page_widget_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPageWidget,
                      anky_page_widget,
                      ANKY,
                      PAGE_WIDGET,
                      GtkWidget)

AnkyPageWidget *anky_page_widget_new (AnkyPageCache *cache,
                                      guint page,
                                      guint n_pages,
                                      const AnkyPageExtent *extent);
/* At the origin of @cr. GTK 3 draws the children of a scrolled container in no
 * useful order, so the page does not draw itself: it would cover the box. */
void anky_page_widget_paint (AnkyPageWidget *self, cairo_t *cr);
guint anky_page_widget_get_page (AnkyPageWidget *self);
/* NULL: none. */
void anky_page_widget_set_outline (AnkyPageWidget *self,
                                   const AnkyRectMm *outline);
/* (element-type AnkyPageChange), of whatever pages; NULL: none. */
void anky_page_widget_set_changes (AnkyPageWidget *self, GArray *changes);
/* (element-type AnkyPageHighlight), of whatever pages; NULL: none. */
void anky_page_widget_set_highlights (AnkyPageWidget *self,
                                      GArray *highlights,
                                      GArray *selection);
/* The page's text, finished by anky_renderer_get_text_finish(). */
void anky_page_widget_get_text_async (AnkyPageWidget *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* NULL: none. */
void anky_page_widget_set_snap (AnkyPageWidget *self, const AnkySnap *snap);
/* Lines to place by, drawn dashed. (element-type AnkyGuide), NULL: none. */
void anky_page_widget_set_guides (AnkyPageWidget *self, GArray *guides);
/* A page that is not this one's, in thumbnails: framed. */
void anky_page_widget_set_current (AnkyPageWidget *self, gboolean is_current);
/* Number of signatures, shown as a mark in the corner (thumbnails). */
void anky_page_widget_set_mark (AnkyPageWidget *self, guint n_signatures);

G_END_DECLS
