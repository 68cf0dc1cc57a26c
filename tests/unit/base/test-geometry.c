/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-geometry.h"

#define EPSILON 1e-9

static void
test_round_trip (void)
{
  const int turns[] = { 0, 90, 180, 270 };

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++) {
    AnkyPageGeometry page = {
      .crop_box = { 50, 40, 545, 800 },
      .rotate = turns[i],
      .user_unit = 2.0,
    };
    AnkyRectMm rect = { 12, 34, 45, 18 };
    AnkyRectMm back =
        anky_page_geometry_to_mm (&page,
                                  anky_page_geometry_to_pdf (&page, rect));

    g_assert_cmpfloat_with_epsilon (back.x, rect.x, EPSILON);
    g_assert_cmpfloat_with_epsilon (back.y, rect.y, EPSILON);
    g_assert_cmpfloat_with_epsilon (back.width, rect.width, EPSILON);
    g_assert_cmpfloat_with_epsilon (back.height, rect.height, EPSILON);
  }
}

/* The top left corner of the page as displayed is another corner of user space
 * at each /Rotate. */
static void
test_corners (void)
{
  const struct {
    int rotate;
    double x, y;
  } corners[] = {
    { 0, 50, 800 },
    { 90, 50, 40 },
    { 180, 545, 40 },
    { 270, 545, 800 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++) {
    AnkyPageGeometry page = {
      .crop_box = { 50, 40, 545, 800 },
      .rotate = corners[i].rotate,
      .user_unit = 1.0,
    };
    AnkyRectMm corner = { 0, 0, 0, 0 };
    AnkyRectPdf point = anky_page_geometry_to_pdf (&page, corner);

    g_assert_cmpfloat_with_epsilon (point.x0, corners[i].x, EPSILON);
    g_assert_cmpfloat_with_epsilon (point.y0, corners[i].y, EPSILON);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/geometry/round-trip", test_round_trip);
  g_test_add_func ("/base/geometry/corners", test_corners);
  return g_test_run ();
}
