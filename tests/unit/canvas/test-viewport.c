/* test-viewport.c - where the pages lie on the canvas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-viewport.h"

static const AnkyPageExtent two_pages[] = { { 210, 297 }, { 297, 210 } };

static AnkyViewport *
make_viewport (void)
{
  AnkyViewport *viewport = anky_viewport_new (two_pages, 2);

  anky_viewport_set_margins (viewport, 10, 20);

  return viewport;
}

static void
test_layout (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();
  AnkyRectPx first = anky_viewport_get_page_rect (viewport, 0);
  AnkyRectPx second = anky_viewport_get_page_rect (viewport, 1);
  int width = 0;
  int height = 0;

  anky_viewport_get_canvas_size (viewport, &width, &height);
  g_assert_cmpint (first.width, ==, 794);
  g_assert_cmpint (first.height, ==, 1123);
  g_assert_cmpint (first.y, ==, 10);
  g_assert_cmpint (second.y, ==, 10 + 1123 + 20);
  g_assert_cmpint (second.width, ==, 1123);
  g_assert_cmpint (width, ==, 1123 + 20);
  g_assert_cmpint (height, ==, 10 + 1123 + 20 + 794 + 10);
  g_assert_cmpint (first.x, ==, (1143 - 794) / 2);
}

static void
test_centres_short_documents (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();

  anky_viewport_set_view_size (viewport, 2000, 4000);
  g_assert_cmpint (anky_viewport_get_page_rect (viewport, 0).x, ==, 603);
  g_assert_cmpint (anky_viewport_get_page_rect (viewport, 0).y,
                   ==,
                   10 + (4000 - 1957) / 2);
}

static void
test_steps (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();

  g_assert_cmpfloat_with_epsilon (anky_viewport_get_step (viewport, 1),
                                  1.1892,
                                  0.0001);
  g_assert_cmpfloat_with_epsilon (anky_viewport_get_step (viewport, -1),
                                  0.8409,
                                  0.0001);

  /* From between two steps to the next one, not past it. */
  anky_viewport_set_zoom (viewport, 1.05);
  g_assert_cmpfloat_with_epsilon (anky_viewport_get_step (viewport, 1),
                                  1.1892,
                                  0.0001);
  g_assert_cmpfloat_with_epsilon (anky_viewport_get_step (viewport, -1),
                                  1.0,
                                  0.0001);
}

static void
test_zoom_is_bounded (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();

  anky_viewport_set_zoom (viewport, 1000);
  g_assert_cmpfloat (anky_viewport_get_zoom (viewport), ==, ANKY_ZOOM_MAX);
  g_assert_cmpfloat (anky_viewport_get_step (viewport, 1), ==, ANKY_ZOOM_MAX);
  anky_viewport_set_zoom (viewport, 0);
  g_assert_cmpfloat (anky_viewport_get_zoom (viewport), ==, ANKY_ZOOM_MIN);
}

static void
test_fit (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();
  double zoom;

  anky_viewport_set_view_size (viewport, 620, 400);
  zoom = anky_viewport_get_fit (viewport, ANKY_FIT_WIDTH, 0);
  anky_viewport_set_zoom (viewport, zoom);
  g_assert_cmpint (anky_viewport_get_page_rect (viewport, 1).width, ==, 600);

  zoom = anky_viewport_get_fit (viewport, ANKY_FIT_PAGE, 0);
  anky_viewport_set_zoom (viewport, zoom);
  g_assert_cmpint (anky_viewport_get_page_rect (viewport, 0).height, ==, 380);

  anky_viewport_set_view_size (viewport, 5000, 400);
  g_assert_cmpfloat (anky_viewport_get_fit (viewport, ANKY_FIT_AUTO, 0),
                     ==,
                     1.25);
  anky_viewport_set_view_size (viewport, 620, 400);
  g_assert_cmpfloat (anky_viewport_get_fit (viewport, ANKY_FIT_AUTO, 0),
                     ==,
                     anky_viewport_get_fit (viewport, ANKY_FIT_WIDTH, 0));

  /* Before there is a view there is nothing to fit into. */
  anky_viewport_set_view_size (viewport, 0, 0);
  g_assert_cmpfloat (anky_viewport_get_fit (viewport, ANKY_FIT_WIDTH, 0),
                     ==,
                     zoom);
}

static void
test_visible (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();
  guint first = 9;
  guint last = 9;

  g_assert_true (anky_viewport_get_visible (viewport, 0, 100, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 0);

  g_assert_true (
      anky_viewport_get_visible (viewport, 1000, 400, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 1);

  /* In the gap between the two only the second is coming. */
  g_assert_true (anky_viewport_get_visible (viewport, 1140, 10, &first, &last));
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (last, ==, 1);

  g_assert_true (
      anky_viewport_get_visible (viewport, 100000, 10, &first, &last));
  g_assert_cmpuint (first, ==, 1);
}

static void
test_without_pages (void)
{
  g_autoptr (AnkyViewport) viewport = anky_viewport_new (NULL, 0);
  guint first = 0;
  guint last = 0;

  g_assert_false (anky_viewport_get_visible (viewport, 0, 10, &first, &last));
  g_assert_cmpuint (anky_viewport_get_anchor (viewport, 5, 5).page, ==, 0);
}

static void
test_absurd_sizes (void)
{
  const AnkyPageExtent absurd[] = { { 0, -5 }, { 1e30, 1e30 } };
  g_autoptr (AnkyViewport) viewport = anky_viewport_new (absurd, 2);
  AnkyRectPx rect = anky_viewport_get_page_rect (viewport, 0);

  g_assert_cmpint (rect.width, >=, 1);
  g_assert_cmpint (rect.height, >=, 1);
  g_assert_cmpint (anky_viewport_get_page_rect (viewport, 1).height, >, 0);
}

static void
test_millimetres (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();
  AnkyRectMm box = { 25.4, 50.8, 25.4, 12.7 };
  AnkyRectPx px;
  double x = 0;
  double y = 0;

  anky_viewport_set_zoom (viewport, 2);
  px = anky_viewport_to_px (viewport, 1, box);
  g_assert_cmpint (px.width, ==, 192);
  g_assert_cmpint (px.height, ==, 96);
  anky_viewport_to_mm (viewport, 1, px.x, px.y, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 25.4, 0.1);
  g_assert_cmpfloat_with_epsilon (y, 50.8, 0.1);
}

static void
test_anchor (void)
{
  g_autoptr (AnkyViewport) viewport = make_viewport ();
  AnkyRectPx rect = anky_viewport_get_page_rect (viewport, 1);
  AnkyAnchor anchor =
      anky_viewport_get_anchor (viewport, rect.x + 561, rect.y + 397);
  double x = 0;
  double y = 0;

  g_assert_cmpuint (anchor.page, ==, 1);
  anky_viewport_set_zoom (viewport, 3.3);
  anky_viewport_find_anchor (viewport, &anchor, &x, &y);
  rect = anky_viewport_get_page_rect (viewport, 1);
  g_assert_cmpfloat_with_epsilon (x, rect.x + rect.width / 2.0, 3);
  g_assert_cmpfloat_with_epsilon (y, rect.y + rect.height / 2.0, 3);
}

static void
test_many_pages (void)
{
  g_autofree AnkyPageExtent *pages = g_new (AnkyPageExtent, 1000);
  g_autoptr (AnkyViewport) viewport = NULL;

  for (guint i = 0; i < 1000; i++)
    pages[i] = two_pages[i % 2];
  viewport = anky_viewport_new (pages, 1000);
  anky_viewport_set_margins (viewport, 10, 20);
  anky_viewport_set_zoom (viewport, ANKY_ZOOM_MAX);

  for (guint i = 0; i < 1000; i++) {
    AnkyRectPx rect = anky_viewport_get_page_rect (viewport, i);

    g_assert_cmpuint (anky_viewport_find_page (viewport, rect.y), ==, i);
    g_assert_cmpuint (
        anky_viewport_find_page (viewport, rect.y + rect.height - 1),
        ==,
        i);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/viewport/layout", test_layout);
  g_test_add_func ("/canvas/viewport/centres-short-documents",
                   test_centres_short_documents);
  g_test_add_func ("/canvas/viewport/steps", test_steps);
  g_test_add_func ("/canvas/viewport/zoom-is-bounded", test_zoom_is_bounded);
  g_test_add_func ("/canvas/viewport/fit", test_fit);
  g_test_add_func ("/canvas/viewport/visible", test_visible);
  g_test_add_func ("/canvas/viewport/without-pages", test_without_pages);
  g_test_add_func ("/canvas/viewport/absurd-sizes", test_absurd_sizes);
  g_test_add_func ("/canvas/viewport/millimetres", test_millimetres);
  g_test_add_func ("/canvas/viewport/anchor", test_anchor);
  g_test_add_func ("/canvas/viewport/many-pages", test_many_pages);

  return g_test_run ();
}
