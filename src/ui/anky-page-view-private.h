/* anky-page-view-private.h - what the files of the page view share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-view.h"

G_BEGIN_DECLS

typedef struct {
  GtkWidget *widget;
  guint page;
  AnkyRectMm rect;
  int margin_px;
} AnkyPageOverlay;

typedef struct {
  GtkWidget *widget;
  GtkWidget *label; /* thumbnails; NULL otherwise */
} AnkyPageSlot;

struct _AnkyPageView {
  GtkBin parent_instance;

  GtkWidget *scrolled;
  GtkWidget *layout;

  AnkyViewport *viewport;
  AnkyPageCache *cache;
  GHashTable *slots;   /* page: AnkyPageSlot */
  GPtrArray *overlays; /* AnkyPageOverlay */
  AnkyFit fit;
  double zoom; /* kept while there is no document */
  guint current_page;
  guint update_id;
  int view_width; /* that was last followed */
  int view_height;
  gboolean is_thumbnails;

  gboolean has_outline;
  guint outline_page;
  AnkyRectMm outline;
  guint framed_page; /* thumbnails; G_MAXUINT: none */
  GArray *marks;
  GArray *changes;    /* AnkyPageChange; NULL: none */
  GArray *highlights; /* AnkyPageHighlight; NULL: none */
  GArray *selection;  /* AnkyPageHighlight; NULL: none */
};

void anky_page_slot_free (AnkyPageSlot *slot);

/* anky-page-view-scroll.c */
GtkAdjustment *anky_page_view_get_adjustment (AnkyPageView *self,
                                              GtkOrientation orientation);
void anky_page_view_get_scroll (AnkyPageView *self,
                                double *x_out,
                                double *y_out);
void anky_page_view_set_scroll (AnkyPageView *self, double x, double y);
void anky_page_view_get_view_size (AnkyPageView *self,
                                   int *width_out,
                                   int *height_out);
gboolean anky_page_view_has_pages (AnkyPageView *self);

/* anky-page-view-marks.c: with the document that they were of */
void anky_page_view_clear_marks (AnkyPageView *self);

/* anky-page-view-layout.c: makes the widgets of pages that are seen, asks for
 * their pixels; puts everything where the zoom has it. */
void anky_page_view_show_seen (AnkyPageView *self);
void anky_page_view_position_all (AnkyPageView *self);
void anky_page_view_position_overlay (AnkyPageView *self,
                                      AnkyPageOverlay *overlay);
void anky_page_view_show_slot_states (AnkyPageView *self);

G_END_DECLS
