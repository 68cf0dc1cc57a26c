/* anky-box-drag.h - dragging a box by its body and its handles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-view.h"
#include "anky-placement-editor.h"

G_BEGIN_DECLS

/**
 * AnkyBoxDrag:
 *
 * The pointer's part of a box: cursor, drag from page to page, scrolling at
 * the edge of the view, snapping unless Ctrl is held.
 *
 * Thread: main. Lives as long as @widget.
 */
typedef struct _AnkyBoxDrag AnkyBoxDrag;

AnkyBoxDrag *anky_box_drag_new (GtkWidget *widget,
                                AnkyPageView *view,
                                AnkyPlacementEditor *editor,
                                guint index) G_GNUC_WARN_UNUSED_RESULT;
void anky_box_drag_free (AnkyBoxDrag *self);
void anky_box_drag_cancel (AnkyBoxDrag *self);
AnkyPageView *anky_box_drag_get_view (AnkyBoxDrag *self);

G_END_DECLS
