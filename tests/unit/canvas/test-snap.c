/* test-snap.c - what a box catches on while it is dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-snap.h"

static const AnkyGuide lines[] = {
  { ANKY_AXIS_X, 100, ANKY_EDGES_MIDDLE },
  { ANKY_AXIS_Y, 250, ANKY_EDGES_ALL },
};

static AnkyRectMm
drag (AnkySnap *snap, double x, double y)
{
  AnkyRectMm rect = { x, y, 40, 20 };

  return anky_snap_move (snap, rect, lines, G_N_ELEMENTS (lines), 2, 1);
}

static void
test_catches (void)
{
  AnkySnap snap = { 0 };
  AnkyRectMm rect = drag (&snap, 81.5, 100);

  g_assert_true (snap.is_held[ANKY_AXIS_X]);
  g_assert_false (snap.is_held[ANKY_AXIS_Y]);
  g_assert_cmpfloat (rect.x, ==, 80);
  g_assert_cmpfloat (rect.y, ==, 100);
}

static void
test_only_the_named_edge (void)
{
  AnkySnap snap = { 0 };

  /* The left side is at the line, but the line is for middles. */
  g_assert_cmpfloat (drag (&snap, 100.5, 0).x, ==, 100.5);
  g_assert_false (snap.is_held[ANKY_AXIS_X]);
}

static void
test_out_of_reach (void)
{
  AnkySnap snap = { 0 };

  g_assert_cmpfloat (drag (&snap, 82.1, 0).x, ==, 82.1);
}

static void
test_lets_go_later_than_it_caught (void)
{
  AnkySnap snap = { 0 };

  g_assert_cmpfloat (drag (&snap, 81, 0).x, ==, 80);
  g_assert_cmpfloat (drag (&snap, 82.5, 0).x, ==, 80);
  g_assert_cmpfloat (drag (&snap, 83.5, 0).x, ==, 83.5);
  g_assert_cmpfloat (drag (&snap, 82.5, 0).x, ==, 82.5);
}

static void
test_nearest_edge_wins (void)
{
  AnkySnap snap = { 0 };

  g_assert_cmpfloat (drag (&snap, 0, 229).y, ==, 230);
  g_assert_cmpint (snap.edge[ANKY_AXIS_Y], ==, ANKY_EDGE_END);
}

static void
test_a_line_that_is_gone_lets_go (void)
{
  AnkySnap snap = { 0 };
  AnkyRectMm rect = { 81, 0, 40, 20 };

  drag (&snap, 81, 0);
  rect = anky_snap_move (&snap, rect, NULL, 0, 2, 1);
  g_assert_cmpfloat (rect.x, ==, 81);
  g_assert_false (snap.is_held[ANKY_AXIS_X]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/snap/catches", test_catches);
  g_test_add_func ("/canvas/snap/only-the-named-edge",
                   test_only_the_named_edge);
  g_test_add_func ("/canvas/snap/out-of-reach", test_out_of_reach);
  g_test_add_func ("/canvas/snap/lets-go-later-than-it-caught",
                   test_lets_go_later_than_it_caught);
  g_test_add_func ("/canvas/snap/nearest-edge-wins", test_nearest_edge_wins);
  g_test_add_func ("/canvas/snap/a-line-that-is-gone-lets-go",
                   test_a_line_that_is_gone_lets_go);

  return g_test_run ();
}
