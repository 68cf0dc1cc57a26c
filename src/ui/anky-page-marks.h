/* anky-page-marks.h - what is marked on a page that the document does not show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-viewport.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place that was changed after signing. */
typedef struct {
  guint page;
  AnkyRectMm rect;   /* empty: the whole page */
  const char *color; /* its name in the theme */
} AnkyPageChange;

typedef enum {
  ANKY_HIGHLIGHT_MATCH,
  ANKY_HIGHLIGHT_CURRENT,
  ANKY_HIGHLIGHT_SELECTION,
} AnkyHighlight;

/* Text that was found or chosen. */
typedef struct {
  guint page;
  AnkyRectMm rect;
  AnkyHighlight kind;
} AnkyPageHighlight;

/* Paint those of @page, at the origin of @cr. Lists of whatever pages; NULL:
 * none. Thread: main. */
void anky_page_marks_paint_changes (GtkWidget *widget,
                                    cairo_t *cr,
                                    GArray *changes,
                                    guint page,
                                    const AnkyPageExtent *extent);
void anky_page_marks_paint_highlights (GtkWidget *widget,
                                       cairo_t *cr,
                                       GArray *highlights,
                                       guint page,
                                       const AnkyPageExtent *extent);

G_END_DECLS
