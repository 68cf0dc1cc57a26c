/* anky-placement-drag.c - dragging a box of the editor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-guides.h"
#include "anky-placement-editor-private.h"

/* A guide lets go a little later than it catches. */
#define HOLD_PART 0.5

static GArray *
collect_lines (AnkyPlacementEditor *self, guint page)
{
  return anky_page_guides_new (
      page,
      anky_placement_editor_get_extent (self, page),
      self->boxes,
      self->selected,
      self->homes->pdata[self->selected],
      g_hash_table_lookup (self->guides, GUINT_TO_POINTER (page)));
}

void
anky_placement_editor_begin_drag (AnkyPlacementEditor *self,
                                  AnkyGrip grip,
                                  double x_mm,
                                  double y_mm)
{
  const AnkyPlacement *box = anky_placement_editor_get_current (self);

  g_return_if_fail (!self->drag.is_active);

  if (!box || grip == ANKY_GRIP_NONE)
    return;

  self->drag = (Drag){ .is_active = TRUE,
                       .grip = grip,
                       .page = box->page,
                       .rect = box->rect,
                       .x = x_mm,
                       .y = y_mm };
}

static AnkyRectMm
drag_body (AnkyPlacementEditor *self,
           guint page,
           double x_mm,
           double y_mm,
           double reach_mm)
{
  const AnkyPageExtent *extent = anky_placement_editor_get_extent (self, page);
  AnkyRectMm rect = anky_box_move (self->drag.rect,
                                   x_mm - self->drag.x,
                                   y_mm - self->drag.y,
                                   extent);
  g_autoptr (GArray) lines = NULL;

  if (reach_mm <= 0) {
    self->snap = (AnkySnap){ 0 };
    return rect;
  }

  lines = collect_lines (self, page);
  rect = anky_snap_move (&self->snap,
                         rect,
                         (const AnkyGuide *) (void *) lines->data,
                         lines->len,
                         reach_mm,
                         reach_mm * HOLD_PART);

  return anky_box_move (rect, 0, 0, extent);
}

void
anky_placement_editor_drag_to (AnkyPlacementEditor *self,
                               guint page,
                               double x_mm,
                               double y_mm,
                               double reach_mm)
{
  AnkyRectMm rect;

  g_return_if_fail (page < self->pages->len);

  if (!self->drag.is_active)
    return;

  if (self->drag.grip == ANKY_GRIP_BODY) {
    rect = drag_body (self, page, x_mm, y_mm, reach_mm);
  } else {
    page = self->drag.page;
    rect = anky_box_resize (
        self->drag.rect,
        self->drag.grip,
        x_mm - self->drag.x,
        y_mm - self->drag.y,
        anky_placement_editor_get_extent (self, page),
        anky_placement_editor_get_box_limits (self, self->selected));
  }

  if (anky_placement_editor_move_box (self, page, rect))
    anky_placement_editor_emit_changed (self);
}

static gboolean
stop_drag (AnkyPlacementEditor *self)
{
  gboolean was_active = self->drag.is_active;

  self->drag.is_active = FALSE;
  self->snap = (AnkySnap){ 0 };

  return was_active;
}

void
anky_placement_editor_end_drag (AnkyPlacementEditor *self)
{
  const AnkyPlacement *box = anky_placement_editor_get_current (self);

  if (!stop_drag (self))
    return;

  if (box->page != self->drag.page ||
      !anky_box_equal (box->rect, self->drag.rect))
    anky_history_push (self->history, self->boxes, STEP_NONE, 0);
  anky_placement_editor_emit_changed (self);
}

void
anky_placement_editor_cancel_drag (AnkyPlacementEditor *self)
{
  if (!stop_drag (self))
    return;

  anky_placement_editor_move_box (self, self->drag.page, self->drag.rect);
  anky_placement_editor_emit_changed (self);
}

gboolean
anky_placement_editor_is_dragging (AnkyPlacementEditor *self)
{
  return self->drag.is_active;
}
