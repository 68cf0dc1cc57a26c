/* test-placement-editor.c - the boxes that are being placed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-placement-editor.h"

static const AnkyPageExtent pages[] = { { 210, 297 },
                                        { 210, 297 },
                                        { 100, 100 } };
static const AnkyBoxLimits picture = { 2.0, 20, 0, FALSE };

static void
count_cb (AnkyPlacementEditor *editor, guint *count)
{
  (*count)++;
}

static AnkyPlacementEditor *
make_editor (void)
{
  AnkyPlacementEditor *editor = anky_placement_editor_new (pages, 3);
  g_autoptr (GPtrArray) boxes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  AnkyRectMm leader = { 120, 200, 40, 20 };
  AnkyRectMm seal = { 100, 195, 36, 36 };

  g_ptr_array_add (boxes, anky_placement_new (ANKY_KIND_LEADER, 1, leader));
  g_ptr_array_add (boxes, anky_placement_new (ANKY_KIND_SEAL, 1, seal));
  anky_placement_editor_set_boxes (editor, boxes);
  anky_placement_editor_set_limits (editor, 0, &picture);

  return editor;
}

static void
assert_box (AnkyPlacementEditor *editor,
            guint page,
            double x,
            double y,
            double width)
{
  const AnkyPlacement *box = anky_placement_editor_get_box (
      editor,
      anky_placement_editor_get_selected (editor));

  g_assert_cmpuint (box->page, ==, page);
  g_assert_cmpfloat_with_epsilon (box->rect.x, x, 0.001);
  g_assert_cmpfloat_with_epsilon (box->rect.y, y, 0.001);
  g_assert_cmpfloat_with_epsilon (box->rect.width, width, 0.001);
}

static void
test_nudge_and_undo (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  guint n_changes = 0;

  g_signal_connect (editor, "changed", G_CALLBACK (count_cb), &n_changes);
  anky_placement_editor_nudge (editor, 1, 0, 0);
  anky_placement_editor_nudge (editor, 1, 0, 1000);
  anky_placement_editor_nudge (editor, 0, 0.1, 2000);
  assert_box (editor, 1, 122, 200.1, 40);
  g_assert_cmpuint (n_changes, ==, 3);

  anky_placement_editor_undo (editor);
  assert_box (editor, 1, 120, 200, 40);
  g_assert_false (anky_placement_editor_can_undo (editor));
  anky_placement_editor_redo (editor);
  assert_box (editor, 1, 122, 200.1, 40);
}

static void
test_a_step_that_moves_nothing_is_none (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  guint n_changes = 0;

  anky_placement_editor_nudge (editor, 1000, 1000, 0);
  anky_placement_editor_undo (editor);
  g_signal_connect (editor, "changed", G_CALLBACK (count_cb), &n_changes);
  anky_placement_editor_go_home (editor);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_false (anky_placement_editor_can_undo (editor));
}

static void
test_home (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  double dx = 9;
  double dy = 9;

  g_assert_true (anky_placement_editor_get_offset (editor, &dx, &dy));
  anky_placement_editor_nudge (editor, -3, 2, 0);
  g_assert_false (anky_placement_editor_get_offset (editor, &dx, &dy));
  g_assert_cmpfloat_with_epsilon (dx, -3, 0.001);
  g_assert_cmpfloat_with_epsilon (dy, 2, 0.001);

  anky_placement_editor_carry (editor, -1);
  anky_placement_editor_go_home (editor);
  assert_box (editor, 1, 120, 200, 40);
}

static void
test_carry (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  anky_placement_editor_carry (editor, -1);
  assert_box (editor, 0, 120, 200, 40);
  anky_placement_editor_carry (editor, -1);
  assert_box (editor, 0, 120, 200, 40);
  /* The last page is small: the box is brought onto it. */
  anky_placement_editor_carry (editor, 5);
  assert_box (editor, 2, 60, 80, 40);
}

static void
test_grow (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  anky_placement_editor_grow (editor, 2, 0, 0);
  assert_box (editor, 1, 120, 199.5, 42);
  anky_placement_editor_grow (editor, -100, 0, 0);
  assert_box (editor, 1, 120, 205, 20);
}

static void
test_drag (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  anky_placement_editor_begin_drag (editor, ANKY_GRIP_BODY, 125, 205);
  anky_placement_editor_drag_to (editor, 1, 60, 100, 0);
  anky_placement_editor_drag_to (editor, 0, 55, 45, 0);
  assert_box (editor, 0, 50, 40, 40);
  anky_placement_editor_end_drag (editor);
  anky_placement_editor_undo (editor);
  assert_box (editor, 1, 120, 200, 40);
}

static void
test_cancelled_drag (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  anky_placement_editor_begin_drag (editor, ANKY_GRIP_BODY, 125, 205);
  anky_placement_editor_drag_to (editor, 0, 55, 45, 0);
  anky_placement_editor_cancel_drag (editor);
  assert_box (editor, 1, 120, 200, 40);
  g_assert_false (anky_placement_editor_can_undo (editor));
  g_assert_false (anky_placement_editor_is_dragging (editor));
}

static void
test_drag_resizes (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  anky_placement_editor_begin_drag (editor, ANKY_GRIP_EAST, 160, 210);
  anky_placement_editor_drag_to (editor, 2, 170, 210, 0);
  assert_box (editor, 1, 120, 197.5, 50);
}

static void
test_drag_snaps (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AnkyGuide));
  AnkyGuide axis = { ANKY_AXIS_X, 150, ANKY_EDGES_MIDDLE };

  g_array_append_val (lines, axis);
  anky_placement_editor_set_guides (editor, 1, lines);

  anky_placement_editor_begin_drag (editor, ANKY_GRIP_BODY, 125, 205);
  anky_placement_editor_drag_to (editor, 1, 136, 150, 2);
  assert_box (editor, 1, 130, 145, 40);
  g_assert_true (anky_placement_editor_get_snap (editor)->is_held[0]);
  /* The line is on that page only. */
  anky_placement_editor_drag_to (editor, 0, 136, 150, 2);
  assert_box (editor, 0, 131, 145, 40);
  anky_placement_editor_end_drag (editor);
  g_assert_false (anky_placement_editor_get_snap (editor)->is_held[0]);
}

static void
test_keys_wait_for_the_drag (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  anky_placement_editor_begin_drag (editor, ANKY_GRIP_BODY, 125, 205);
  anky_placement_editor_nudge (editor, 1, 1, 0);
  anky_placement_editor_carry (editor, 1);
  anky_placement_editor_go_home (editor);
  anky_placement_editor_undo (editor);
  assert_box (editor, 1, 120, 200, 40);
}

static void
test_numbers (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  AnkyRectMm rect = { -5, 10, 60, 1 };

  anky_placement_editor_set_rect (editor, 0, rect, 0);
  assert_box (editor, 0, 0, 10, 60);
  g_assert_cmpfloat (anky_placement_editor_get_box (editor, 0)->rect.height,
                     ==,
                     30);
}

static void
test_size_about_the_centre (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  double dx = 0;
  double dy = 0;

  anky_placement_editor_select (editor, 1);
  anky_placement_editor_set_size (editor, 1, 42, 42);
  assert_box (editor, 1, 97, 192, 42);
  g_assert_true (anky_placement_editor_get_offset (editor, &dx, &dy));
}

static void
test_places_outside_are_brought_in (void)
{
  g_autoptr (AnkyPlacementEditor) editor = anky_placement_editor_new (pages, 3);
  g_autoptr (GPtrArray) boxes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  AnkyRectMm far = { 500, -20, 40, 20 };

  g_ptr_array_add (boxes, anky_placement_new (ANKY_KIND_LEADER, 77, far));
  anky_placement_editor_set_boxes (editor, boxes);
  assert_box (editor, 2, 60, 0, 40);
}

static void
test_update_keeps_what_was_moved (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();
  g_autoptr (GPtrArray) boxes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  AnkyRectMm leader = { 10, 10, 40, 20 };
  AnkyRectMm seal = { 50, 60, 36, 36 };
  double dx = 0;
  double dy = 0;

  anky_placement_editor_nudge (editor, 5, 0, 0);
  g_ptr_array_add (boxes, anky_placement_new (ANKY_KIND_SEAL, 0, seal));
  g_ptr_array_add (boxes, anky_placement_new (ANKY_KIND_LEADER, 0, leader));
  anky_placement_editor_update_boxes (editor, boxes);

  assert_box (editor, 0, 50, 60, 36);
  anky_placement_editor_select (editor, 1);
  assert_box (editor, 1, 125, 200, 40);
  g_assert_false (anky_placement_editor_get_offset (editor, &dx, &dy));
  anky_placement_editor_go_home (editor);
  assert_box (editor, 0, 10, 10, 40);
}

static void
update_unsure (AnkyPlacementEditor *editor, double x_mm)
{
  g_autoptr (GPtrArray) boxes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  AnkyRectMm leader = { x_mm, 200, 40, 20 };
  AnkyPlacement *box = anky_placement_new (ANKY_KIND_LEADER, 1, leader);

  box->confidence = 0.3;
  g_ptr_array_add (boxes, box);
  anky_placement_editor_update_boxes (editor, boxes);
}

static void
test_guess_is_accepted (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  g_assert_true (anky_placement_editor_is_certain (editor));
  update_unsure (editor, 100);
  g_assert_false (anky_placement_editor_is_certain (editor));
  anky_placement_editor_accept (editor);
  g_assert_true (anky_placement_editor_is_certain (editor));
  /* The rules were asked again and say the same, then something else. */
  update_unsure (editor, 100);
  g_assert_true (anky_placement_editor_is_certain (editor));
  update_unsure (editor, 110);
  g_assert_false (anky_placement_editor_is_certain (editor));
}

static void
test_guess_is_moved (void)
{
  g_autoptr (AnkyPlacementEditor) editor = make_editor ();

  update_unsure (editor, 100);
  anky_placement_editor_nudge (editor, 1, 0, 0);
  g_assert_true (anky_placement_editor_is_certain (editor));
  anky_placement_editor_undo (editor);
  g_assert_false (anky_placement_editor_is_certain (editor));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/placement-editor/nudge-and-undo",
                   test_nudge_and_undo);
  g_test_add_func ("/canvas/placement-editor/a-step-that-moves-nothing",
                   test_a_step_that_moves_nothing_is_none);
  g_test_add_func ("/canvas/placement-editor/home", test_home);
  g_test_add_func ("/canvas/placement-editor/carry", test_carry);
  g_test_add_func ("/canvas/placement-editor/grow", test_grow);
  g_test_add_func ("/canvas/placement-editor/drag", test_drag);
  g_test_add_func ("/canvas/placement-editor/cancelled-drag",
                   test_cancelled_drag);
  g_test_add_func ("/canvas/placement-editor/drag-resizes", test_drag_resizes);
  g_test_add_func ("/canvas/placement-editor/drag-snaps", test_drag_snaps);
  g_test_add_func ("/canvas/placement-editor/keys-wait-for-the-drag",
                   test_keys_wait_for_the_drag);
  g_test_add_func ("/canvas/placement-editor/numbers", test_numbers);
  g_test_add_func ("/canvas/placement-editor/size-about-the-centre",
                   test_size_about_the_centre);
  g_test_add_func ("/canvas/placement-editor/places-outside",
                   test_places_outside_are_brought_in);

  g_test_add_func ("/canvas/placement-editor/update-keeps-what-was-moved",
                   test_update_keeps_what_was_moved);
  g_test_add_func ("/canvas/placement-editor/guess-is-accepted",
                   test_guess_is_accepted);
  g_test_add_func ("/canvas/placement-editor/guess-is-moved",
                   test_guess_is_moved);

  return g_test_run ();
}
