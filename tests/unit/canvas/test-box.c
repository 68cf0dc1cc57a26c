/* test-box.c - moving and resizing a rectangle on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-box.h"

static const AnkyPageExtent a4 = { 210, 297 };
static const AnkyBoxLimits picture = { 2.0, 20, 0, FALSE };
static const AnkyBoxLimits seal = { 1.0, 0, 0, TRUE };
static const AnkyBoxLimits free_box = { 0, 10, 5, FALSE };
static const AnkyRectMm start = { 100, 200, 40, 20 };

static void
assert_rect (AnkyRectMm rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rect.x, x, 0.001);
  g_assert_cmpfloat_with_epsilon (rect.y, y, 0.001);
  g_assert_cmpfloat_with_epsilon (rect.width, width, 0.001);
  g_assert_cmpfloat_with_epsilon (rect.height, height, 0.001);
}

static AnkyRectMm
pull (AnkyGrip grip, double dx, double dy, const AnkyBoxLimits *limits)
{
  return anky_box_resize (start, grip, dx, dy, &a4, limits);
}

static void
test_move (void)
{
  assert_rect (anky_box_move (start, 5, -3, &a4), 105, 197, 40, 20);
}

static void
test_move_stays_on_the_page (void)
{
  AnkyRectMm wide = { 0, 0, 300, 20 };

  assert_rect (anky_box_move (start, 500, 500, &a4), 170, 277, 40, 20);
  assert_rect (anky_box_move (start, -500, -500, &a4), 0, 0, 40, 20);
  assert_rect (anky_box_move (wide, 10, 10, &a4), 0, 10, 300, 20);
}

static void
test_corner_keeps_proportion (void)
{
  assert_rect (pull (ANKY_GRIP_SOUTH_EAST, 20, 10, &picture), 100, 200, 60, 30);
  assert_rect (pull (ANKY_GRIP_NORTH_WEST, -20, -10, &picture),
               80,
               190,
               60,
               30);
}

static void
test_side_keeps_the_other_side (void)
{
  assert_rect (pull (ANKY_GRIP_EAST, 20, 99, &picture), 100, 195, 60, 30);
  assert_rect (pull (ANKY_GRIP_NORTH, 99, -10, &picture), 90, 190, 60, 30);
}

static void
test_free_box_stretches (void)
{
  assert_rect (pull (ANKY_GRIP_SOUTH_EAST, 10, 30, &free_box),
               100,
               200,
               50,
               50);
}

static void
test_resize_is_bounded (void)
{
  /* Not under the least size, nor turned inside out. */
  assert_rect (pull (ANKY_GRIP_EAST, -500, 0, &picture), 100, 205, 20, 10);
  assert_rect (pull (ANKY_GRIP_NORTH_WEST, 500, 500, &free_box),
               130,
               215,
               10,
               5);
  /* Not over the page's edge: 110 mm are left to the right. */
  assert_rect (pull (ANKY_GRIP_SOUTH_EAST, 500, 250, &picture),
               100,
               200,
               110,
               55);
}

static void
test_fixed_box_keeps_its_size (void)
{
  assert_rect (pull (ANKY_GRIP_SOUTH_EAST, 10, 10, &seal), 100, 200, 40, 20);
}

static void
test_clamp (void)
{
  AnkyRectMm small = { 10, 10, 5, 5 };
  AnkyRectMm huge = { 10, 10, 420, 210 };

  assert_rect (anky_box_clamp (small, &a4, &picture), 10, 10, 20, 10);
  assert_rect (anky_box_clamp (huge, &a4, &picture), 0, 10, 210, 105);
}

static void
test_set_size_keeps_the_centre (void)
{
  assert_rect (anky_box_set_size (start, 36, 36, &a4), 102, 192, 36, 36);
}

static void
test_find_grip (void)
{
  static const struct {
    double x;
    double y;
    double reach;
    const AnkyBoxLimits *limits;
    AnkyGrip grip;
  } points[] = {
    { 120, 210, 3, &picture, ANKY_GRIP_BODY },
    { 141, 221, 3, &picture, ANKY_GRIP_SOUTH_EAST },
    { 99, 210, 3, &picture, ANKY_GRIP_WEST },
    { 150, 210, 3, &picture, ANKY_GRIP_NONE },
    /* Zoomed out the reach is large, but the middle still moves the box. */
    { 120, 210, 30, &picture, ANKY_GRIP_BODY },
    { 139, 219, 3, &seal, ANKY_GRIP_BODY },
    { 141, 221, 3, &seal, ANKY_GRIP_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_cmpint (anky_box_find_grip (start,
                                         points[i].x,
                                         points[i].y,
                                         points[i].reach,
                                         points[i].limits),
                     ==,
                     points[i].grip);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/box/move", test_move);
  g_test_add_func ("/canvas/box/move-stays-on-the-page",
                   test_move_stays_on_the_page);
  g_test_add_func ("/canvas/box/corner-keeps-proportion",
                   test_corner_keeps_proportion);
  g_test_add_func ("/canvas/box/side-keeps-the-other-side",
                   test_side_keeps_the_other_side);
  g_test_add_func ("/canvas/box/free-box-stretches", test_free_box_stretches);
  g_test_add_func ("/canvas/box/resize-is-bounded", test_resize_is_bounded);
  g_test_add_func ("/canvas/box/fixed-box-keeps-its-size",
                   test_fixed_box_keeps_its_size);
  g_test_add_func ("/canvas/box/clamp", test_clamp);
  g_test_add_func ("/canvas/box/set-size-keeps-the-centre",
                   test_set_size_keeps_the_centre);
  g_test_add_func ("/canvas/box/find-grip", test_find_grip);

  return g_test_run ();
}
