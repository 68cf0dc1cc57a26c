/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch-number.h"

static void
assert_next (const char *number, const char *wanted)
{
  g_autofree char *next = anky_batch_number_next (number);

  g_assert_cmpstr (next, ==, wanted);
}

static void
test_next (void)
{
  assert_next ("15", "16");
  assert_next ("09", "10");
  assert_next ("5", "6");
  assert_next ("99", "100");
  assert_next ("007", "008");
}

static void
test_does_not_count (void)
{
  assert_next ("", NULL);
  assert_next ("15a", NULL);
  assert_next ("-1", NULL);
  assert_next ("15 ", NULL);
  assert_next ("99999999999999999999", NULL);
}

static void
test_equal (void)
{
  g_assert_true (anky_batch_number_equal ("5", "05"));
  g_assert_true (anky_batch_number_equal ("15A", "15a"));
  g_assert_false (anky_batch_number_equal ("5", "15"));
  g_assert_false (anky_batch_number_equal (NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/batch-number/next", test_next);
  g_test_add_func ("/office/batch-number/does-not-count", test_does_not_count);
  g_test_add_func ("/office/batch-number/equal", test_equal);
  return g_test_run ();
}
