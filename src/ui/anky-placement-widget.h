/* anky-placement-widget.h - the box on the page that looks like the result
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-appearance.h"
#include "anky-page-view.h"
#include "anky-placement-editor.h"

G_BEGIN_DECLS

/* So far the widget reaches beyond the box, for its handles. */
#define ANKY_PLACEMENT_MARGIN_PX 14

/**
 * AnkyPlacementWidget:
 *
 * One box of the editor: shows the real appearance, is dragged by its body and
 * its handles, moved and resized by keys, and says where it is. All that
 * changes the box goes through the editor.
 *
 * Arrow keys move 1 mm, with Ctrl 0.1 mm; with Alt they resize; Home returns
 * to the rule's place; Page Up and Page Down carry it to another page; Escape
 * ends a drag where it began.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PLACEMENT_WIDGET (anky_placement_widget_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPlacementWidget,
                      anky_placement_widget,
                      ANKY,
                      PLACEMENT_WIDGET,
                      GtkDrawingArea)

/* @view and @editor outlive the widget. */
GtkWidget *anky_placement_widget_new (AnkyPageView *view,
                                      AnkyPlacementEditor *editor,
                                      guint index) G_GNUC_WARN_UNUSED_RESULT;
guint anky_placement_widget_get_index (AnkyPlacementWidget *self);
void anky_placement_widget_set_appearance (AnkyPlacementWidget *self,
                                           AnkyAppearance *appearance);
/* After the editor changed the box: draws and describes it anew. */
void anky_placement_widget_update (AnkyPlacementWidget *self);

G_END_DECLS
