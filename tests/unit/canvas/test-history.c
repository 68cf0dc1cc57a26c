/* test-history.c - undo and redo over whole states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-history.h"

#define SECOND_US (1000 * 1000)

static gpointer
copy_text (gpointer text)
{
  return g_strdup (text);
}

static AnkyHistory *
make_history (void)
{
  AnkyHistory *history = anky_history_new (copy_text, g_free);

  anky_history_reset (history, "a");

  return history;
}

static void
test_undo_redo (void)
{
  g_autoptr (AnkyHistory) history = make_history ();

  g_assert_false (anky_history_can_undo (history));
  g_assert_null (anky_history_undo (history));

  anky_history_push (history, "b", 0, 0);
  anky_history_push (history, "c", 0, 0);
  g_assert_cmpstr (anky_history_undo (history), ==, "b");
  g_assert_cmpstr (anky_history_undo (history), ==, "a");
  g_assert_null (anky_history_undo (history));
  g_assert_cmpstr (anky_history_redo (history), ==, "b");
  g_assert_cmpstr (anky_history_redo (history), ==, "c");
  g_assert_null (anky_history_redo (history));
}

static void
test_a_new_step_forgets_what_was_undone (void)
{
  g_autoptr (AnkyHistory) history = make_history ();

  anky_history_push (history, "b", 0, 0);
  anky_history_undo (history);
  anky_history_push (history, "c", 0, 0);
  g_assert_false (anky_history_can_redo (history));
  g_assert_cmpstr (anky_history_undo (history), ==, "a");
}

static void
test_repeats_merge (void)
{
  g_autoptr (AnkyHistory) history = make_history ();

  anky_history_push (history, "b", 1, 0);
  anky_history_push (history, "c", 1, SECOND_US / 10);
  anky_history_push (history, "d", 1, SECOND_US / 5);
  g_assert_cmpstr (anky_history_undo (history), ==, "a");
  g_assert_cmpstr (anky_history_redo (history), ==, "d");
}

static void
test_others_do_not_merge (void)
{
  g_autoptr (AnkyHistory) history = make_history ();

  anky_history_push (history, "b", 1, 0);
  anky_history_push (history, "c", 2, 1);
  anky_history_push (history, "d", 2, SECOND_US);
  anky_history_push (history, "e", 0, SECOND_US);
  g_assert_cmpstr (anky_history_undo (history), ==, "d");
  g_assert_cmpstr (anky_history_undo (history), ==, "c");
  g_assert_cmpstr (anky_history_undo (history), ==, "b");
  g_assert_cmpstr (anky_history_undo (history), ==, "a");
}

static void
test_undo_ends_a_merge (void)
{
  g_autoptr (AnkyHistory) history = make_history ();

  anky_history_push (history, "b", 0, 0);
  anky_history_push (history, "c", 1, 0);
  anky_history_undo (history);
  anky_history_push (history, "d", 1, 1);
  g_assert_cmpstr (anky_history_undo (history), ==, "b");
}

static void
test_is_bounded (void)
{
  g_autoptr (AnkyHistory) history = make_history ();
  guint n_undone = 0;

  for (guint i = 0; i < 1000; i++)
    anky_history_push (history, "x", 0, 0);
  while (anky_history_undo (history))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, 199);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/history/undo-redo", test_undo_redo);
  g_test_add_func ("/canvas/history/a-new-step-forgets-what-was-undone",
                   test_a_new_step_forgets_what_was_undone);
  g_test_add_func ("/canvas/history/repeats-merge", test_repeats_merge);
  g_test_add_func ("/canvas/history/others-do-not-merge",
                   test_others_do_not_merge);
  g_test_add_func ("/canvas/history/undo-ends-a-merge", test_undo_ends_a_merge);
  g_test_add_func ("/canvas/history/is-bounded", test_is_bounded);

  return g_test_run ();
}
