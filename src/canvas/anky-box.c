/* anky-box.c - moving and resizing a rectangle on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-box.h"

#include <math.h>

/* A hundredth of a millimetre is below what any printer or screen shows. */
#define SAME_MM 0.005

static const struct {
  int x;
  int y;
} directions[] = {
  [ANKY_GRIP_NONE] = { 0, 0 },         [ANKY_GRIP_BODY] = { 0, 0 },
  [ANKY_GRIP_NORTH_WEST] = { -1, -1 }, [ANKY_GRIP_NORTH] = { 0, -1 },
  [ANKY_GRIP_NORTH_EAST] = { 1, -1 },  [ANKY_GRIP_EAST] = { 1, 0 },
  [ANKY_GRIP_SOUTH_EAST] = { 1, 1 },   [ANKY_GRIP_SOUTH] = { 0, 1 },
  [ANKY_GRIP_SOUTH_WEST] = { -1, 1 },  [ANKY_GRIP_WEST] = { -1, 0 },
};

/* Corners before sides: where both are in reach the corner is meant. */
static const AnkyGrip by_precedence[] = {
  ANKY_GRIP_SOUTH_EAST, ANKY_GRIP_NORTH_WEST, ANKY_GRIP_NORTH_EAST,
  ANKY_GRIP_SOUTH_WEST, ANKY_GRIP_EAST,       ANKY_GRIP_SOUTH,
  ANKY_GRIP_WEST,       ANKY_GRIP_NORTH,
};

void
anky_grip_get_direction (AnkyGrip grip, int *x_out, int *y_out)
{
  *x_out = directions[grip].x;
  *y_out = directions[grip].y;
}

static gboolean
is_near_grip (AnkyRectMm rect, AnkyGrip grip, double x, double y, double reach)
{
  double grip_x = rect.x + rect.width * (1 + directions[grip].x) / 2.0;
  double grip_y = rect.y + rect.height * (1 + directions[grip].y) / 2.0;

  return fabs (x - grip_x) <= reach && fabs (y - grip_y) <= reach;
}

AnkyGrip
anky_box_find_grip (AnkyRectMm rect,
                    double x,
                    double y,
                    double reach,
                    const AnkyBoxLimits *limits)
{
  gboolean is_inside = x >= rect.x && y >= rect.y && x < rect.x + rect.width &&
                       y < rect.y + rect.height;
  /* In a small box the handles would leave nothing to hold it by. */
  double inner = MIN (reach, MIN (rect.width, rect.height) / 4);

  if (limits->is_fixed)
    return is_inside ? ANKY_GRIP_BODY : ANKY_GRIP_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (by_precedence); i++)
    if (is_near_grip (rect, by_precedence[i], x, y, is_inside ? inner : reach))
      return by_precedence[i];

  return is_inside ? ANKY_GRIP_BODY : ANKY_GRIP_NONE;
}

AnkyRectMm
anky_box_move (AnkyRectMm rect,
               double dx,
               double dy,
               const AnkyPageExtent *page)
{
  double right = MAX (0, page->width_mm - rect.width);
  double bottom = MAX (0, page->height_mm - rect.height);

  rect.x = CLAMP (rect.x + dx, 0, right);
  rect.y = CLAMP (rect.y + dy, 0, bottom);

  return rect;
}

AnkyRectMm
anky_box_clamp (AnkyRectMm rect,
                const AnkyPageExtent *page,
                const AnkyBoxLimits *limits)
{
  double scale;

  rect.width = MAX (rect.width, limits->min_width);
  rect.height = MAX (rect.height, limits->min_height);
  if (limits->aspect > 0)
    rect.height = rect.width / limits->aspect;

  scale = MIN (page->width_mm / rect.width, page->height_mm / rect.height);
  if (scale < 1 && !limits->is_fixed) {
    rect.width *= scale;
    rect.height *= scale;
  }

  return anky_box_move (rect, 0, 0, page);
}

/* The width that the pull asks for, where the proportion is kept. On a corner
 * the pointer is projected on the diagonal, so that neither axis rules. */
static double
get_pulled_width (AnkyRectMm rect, int x, int y, double dx, double dy)
{
  double diagonal = rect.width * rect.width + rect.height * rect.height;

  if (y == 0)
    return rect.width + x * dx;
  if (x == 0)
    return (rect.height + y * dy) * rect.width / rect.height;

  return rect.width *
         (1 + (x * dx * rect.width + y * dy * rect.height) / diagonal);
}

/* How far the box may grow from the side that stays, along one axis. */
static double
get_room (double start, double size, int direction, double page)
{
  double middle = start + size / 2;

  if (direction > 0)
    return page - start;
  if (direction < 0)
    return start + size;

  return 2 * MIN (middle, page - middle);
}

static double
place (double start, double size, int direction, double new_size)
{
  if (direction > 0)
    return start;
  if (direction < 0)
    return start + size - new_size;

  return start + (size - new_size) / 2;
}

static double
limit_width (double width,
             AnkyRectMm rect,
             int x,
             int y,
             const AnkyPageExtent *page,
             const AnkyBoxLimits *limits)
{
  double room_x = get_room (rect.x, rect.width, x, page->width_mm);
  double room_y = get_room (rect.y, rect.height, y, page->height_mm);
  double most = MIN (room_x, room_y * limits->aspect);
  double least = MAX (limits->min_width, limits->min_height * limits->aspect);

  return MAX (MIN (width, most), MIN (least, most));
}

AnkyRectMm
anky_box_resize (AnkyRectMm rect,
                 AnkyGrip grip,
                 double dx,
                 double dy,
                 const AnkyPageExtent *page,
                 const AnkyBoxLimits *limits)
{
  int x = directions[grip].x;
  int y = directions[grip].y;
  AnkyRectMm result = rect;

  if (limits->is_fixed || (x == 0 && y == 0))
    return rect;

  if (limits->aspect > 0) {
    result.width = limit_width (get_pulled_width (rect, x, y, dx, dy),
                                rect,
                                x,
                                y,
                                page,
                                limits);
    result.height = result.width / limits->aspect;
  } else {
    double room_x = get_room (rect.x, rect.width, x, page->width_mm);
    double room_y = get_room (rect.y, rect.height, y, page->height_mm);

    if (x != 0)
      result.width =
          CLAMP (rect.width + x * dx, MIN (limits->min_width, room_x), room_x);
    if (y != 0)
      result.height = CLAMP (rect.height + y * dy,
                             MIN (limits->min_height, room_y),
                             room_y);
  }
  result.x = place (rect.x, rect.width, x, result.width);
  result.y = place (rect.y, rect.height, y, result.height);

  return result;
}

AnkyRectMm
anky_box_set_size (AnkyRectMm rect,
                   double width,
                   double height,
                   const AnkyPageExtent *page)
{
  rect.x += (rect.width - width) / 2;
  rect.y += (rect.height - height) / 2;
  rect.width = width;
  rect.height = height;

  return anky_box_move (rect, 0, 0, page);
}

gboolean
anky_box_equal (AnkyRectMm a, AnkyRectMm b)
{
  return fabs (a.x - b.x) < SAME_MM && fabs (a.y - b.y) < SAME_MM &&
         fabs (a.width - b.width) < SAME_MM &&
         fabs (a.height - b.height) < SAME_MM;
}
