/* anky-snap.c - what a box catches on while it is dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-snap.h"

#include <math.h>

static double
get_edge (AnkyRectMm rect, AnkyAxis axis, AnkyEdge edge)
{
  double start = axis == ANKY_AXIS_X ? rect.x : rect.y;
  double size = axis == ANKY_AXIS_X ? rect.width : rect.height;

  return start + size * edge / 2.0;
}

static double
get_gap (AnkyRectMm rect, const AnkyGuide *guide, AnkyEdge edge)
{
  return guide->position_mm - get_edge (rect, guide->axis, edge);
}

static gboolean
still_holds (const AnkySnap *snap,
             AnkyRectMm rect,
             AnkyAxis axis,
             const AnkyGuide *guides,
             guint n_guides,
             double limit)
{
  const AnkyGuide *held = &snap->guide[axis];

  if (!snap->is_held[axis])
    return FALSE;
  if (fabs (get_gap (rect, held, snap->edge[axis])) > limit)
    return FALSE;

  for (guint i = 0; i < n_guides; i++)
    if (guides[i].axis == axis && guides[i].position_mm == held->position_mm)
      return TRUE;

  return FALSE;
}

static void
find_nearest (AnkySnap *snap,
              AnkyRectMm rect,
              AnkyAxis axis,
              const AnkyGuide *guides,
              guint n_guides,
              double reach)
{
  double best = reach;

  snap->is_held[axis] = FALSE;
  for (guint i = 0; i < n_guides; i++) {
    if (guides[i].axis != axis)
      continue;
    for (AnkyEdge edge = ANKY_EDGE_START; edge <= ANKY_EDGE_END; edge++) {
      double gap = fabs (get_gap (rect, &guides[i], edge));

      if (!(guides[i].edges & (1u << edge)) || gap > best)
        continue;
      best = gap;
      snap->is_held[axis] = TRUE;
      snap->guide[axis] = guides[i];
      snap->edge[axis] = edge;
    }
  }
}

AnkyRectMm
anky_snap_move (AnkySnap *snap,
                AnkyRectMm rect,
                const AnkyGuide *guides,
                guint n_guides,
                double reach,
                double hold)
{
  for (AnkyAxis axis = ANKY_AXIS_X; axis <= ANKY_AXIS_Y; axis++) {
    double gap;

    if (!still_holds (snap, rect, axis, guides, n_guides, reach + hold))
      find_nearest (snap, rect, axis, guides, n_guides, reach);
    if (!snap->is_held[axis])
      continue;

    gap = get_gap (rect, &snap->guide[axis], snap->edge[axis]);
    if (axis == ANKY_AXIS_X)
      rect.x += gap;
    else
      rect.y += gap;
  }

  return rect;
}
