/* test-document-guides.c - the lines by which the decree places a signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-document-guides.h"

static const AnkyRectMm ink = { 120, 200, 45, 20 };

static AnkySignerBlock block = { .page = 2,
                                 .axis_mm = 140,
                                 .space = { 115, 190, 50, 30 } };

static AnkyAnatomy *
make_anatomy (void)
{
  AnkyAnatomy *anatomy = g_new0 (AnkyAnatomy, 1);

  anatomy->blocks = g_ptr_array_new ();
  g_ptr_array_add (anatomy->blocks, &block);

  return anatomy;
}

static void
free_anatomy (AnkyAnatomy *anatomy)
{
  g_ptr_array_unref (anatomy->blocks);
  g_free (anatomy);
}

static gboolean
has_guide (GArray *guides, AnkyAxis axis, double position, AnkyEdge edge)
{
  for (guint i = 0; i < guides->len; i++) {
    const AnkyGuide *guide = &g_array_index (guides, AnkyGuide, i);

    if (guide->axis == axis && guide->edges == 1u << edge &&
        ABS (guide->position_mm - position) < 0.001)
      return TRUE;
  }

  return FALSE;
}

static void
test_leader (void)
{
  AnkyAnatomy *anatomy = make_anatomy ();
  g_autoptr (GArray) guides =
      anky_document_guides_new (anatomy, ANKY_KIND_LEADER, 2, NULL);
  g_autoptr (GArray) elsewhere =
      anky_document_guides_new (anatomy, ANKY_KIND_LEADER, 1, NULL);

  g_assert_cmpuint (guides->len, ==, 4);
  g_assert_true (has_guide (guides, ANKY_AXIS_X, 140, ANKY_EDGE_MIDDLE));
  g_assert_true (has_guide (guides, ANKY_AXIS_Y, 190, ANKY_EDGE_START));
  g_assert_true (has_guide (guides, ANKY_AXIS_Y, 205, ANKY_EDGE_MIDDLE));
  g_assert_true (has_guide (guides, ANKY_AXIS_Y, 220, ANKY_EDGE_END));
  g_assert_cmpuint (elsewhere->len, ==, 0);
  free_anatomy (anatomy);
}

static void
test_seal (void)
{
  AnkyAnatomy *anatomy = make_anatomy ();
  g_autoptr (GArray) guides =
      anky_document_guides_new (anatomy, ANKY_KIND_SEAL, 2, &ink);
  g_autoptr (GArray) without =
      anky_document_guides_new (anatomy, ANKY_KIND_SEAL, 2, NULL);

  g_assert_cmpuint (guides->len, ==, 2);
  g_assert_true (has_guide (guides, ANKY_AXIS_X, 135, ANKY_EDGE_END));
  g_assert_true (has_guide (guides, ANKY_AXIS_Y, 210, ANKY_EDGE_MIDDLE));
  g_assert_cmpuint (without->len, ==, 0);
  free_anatomy (anatomy);
}

static void
test_overlap (void)
{
  AnkyRectMm third = { 99, 192, 36, 36 };
  AnkyRectMm left = { 80, 192, 36, 36 };
  AnkyRectMm above = { 99, 100, 36, 36 };
  AnkyRectMm inside = { 125, 192, 36, 36 };
  AnkyRectMm nothing = { 120, 200, 0, 20 };

  g_assert_cmpfloat_with_epsilon (anky_document_guides_get_overlap (third, ink),
                                  1.0 / 3,
                                  0.001);
  g_assert_cmpfloat (anky_document_guides_get_overlap (left, ink), ==, 0);
  g_assert_cmpfloat (anky_document_guides_get_overlap (above, ink), ==, 0);
  g_assert_cmpfloat_with_epsilon (
      anky_document_guides_get_overlap (inside, ink),
      36.0 / 45,
      0.001);
  g_assert_cmpfloat (anky_document_guides_get_overlap (third, nothing), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/document-guides/leader", test_leader);
  g_test_add_func ("/canvas/document-guides/seal", test_seal);
  g_test_add_func ("/canvas/document-guides/overlap", test_overlap);

  return g_test_run ();
}
