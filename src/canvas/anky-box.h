/* anky-box.h - moving and resizing a rectangle on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-viewport.h"

G_BEGIN_DECLS

/* The part of a box that is held. The eight handles by compass point. */
typedef enum {
  ANKY_GRIP_NONE,
  ANKY_GRIP_BODY,
  ANKY_GRIP_NORTH_WEST,
  ANKY_GRIP_NORTH,
  ANKY_GRIP_NORTH_EAST,
  ANKY_GRIP_EAST,
  ANKY_GRIP_SOUTH_EAST,
  ANKY_GRIP_SOUTH,
  ANKY_GRIP_SOUTH_WEST,
  ANKY_GRIP_WEST,
} AnkyGrip;

/* What a box may become. A picture is never stretched, so its width through
 * height is kept; 0 where both are free. A fixed box (a seal has the size of
 * the real one) is only moved. */
typedef struct {
  double aspect;
  double min_width;
  double min_height;
  gboolean is_fixed;
} AnkyBoxLimits;

/* Where the grip lies on the box: -1, 0 or 1 from its middle. */
void anky_grip_get_direction (AnkyGrip grip, int *x_out, int *y_out);
/* The grip within @reach of the point, corners first; BODY inside, else NONE.
 */
AnkyGrip anky_box_find_grip (AnkyRectMm rect,
                             double x,
                             double y,
                             double reach,
                             const AnkyBoxLimits *limits);

/* Moved, made smaller if need be, until it lies on the page. */
AnkyRectMm anky_box_clamp (AnkyRectMm rect,
                           const AnkyPageExtent *page,
                           const AnkyBoxLimits *limits);
AnkyRectMm anky_box_move (AnkyRectMm rect,
                          double dx,
                          double dy,
                          const AnkyPageExtent *page);
/* @grip pulled by (@dx, @dy): the opposite side or corner stays. */
AnkyRectMm anky_box_resize (AnkyRectMm rect,
                            AnkyGrip grip,
                            double dx,
                            double dy,
                            const AnkyPageExtent *page,
                            const AnkyBoxLimits *limits);
/* Another size about the same centre. */
AnkyRectMm anky_box_set_size (AnkyRectMm rect,
                              double width,
                              double height,
                              const AnkyPageExtent *page);

gboolean anky_box_equal (AnkyRectMm a, AnkyRectMm b);

G_END_DECLS
