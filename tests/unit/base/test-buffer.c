/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-buffer.h"

#include <string.h>

static void
test_append (void)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (100);
  g_autoptr (GBytes) bytes = NULL;

  anky_buffer_append (buffer, NULL, 0);
  anky_buffer_append (buffer, "ab\0c", 4);
  anky_buffer_append_byte (buffer, 'd');
  anky_buffer_append_text (buffer, "ef");
  anky_buffer_append_printf (buffer, "%03d", 7);
  anky_buffer_append_fill (buffer, '.', 2);
  g_assert_cmpmem (anky_buffer_get_data (buffer),
                   anky_buffer_get_size (buffer),
                   "ab\0cdef007..",
                   12);

  bytes = anky_buffer_steal_bytes (buffer);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 12);
  g_assert_cmpuint (anky_buffer_get_size (buffer), ==, 0);
}

static void
test_ceiling (void)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (4);

  anky_buffer_append_text (buffer, "abcd");
  g_assert_false (anky_buffer_has_overflowed (buffer));
  anky_buffer_append (buffer, "", 0);
  anky_buffer_append_fill (buffer, 'x', 0);
  g_assert_false (anky_buffer_has_overflowed (buffer));

  anky_buffer_append_byte (buffer, 'e');
  g_assert_true (anky_buffer_has_overflowed (buffer));
  g_assert_cmpuint (anky_buffer_get_size (buffer), ==, 4);
  g_assert_null (anky_buffer_steal_bytes (buffer));
}

/* What would fit after one that did not is dropped too: a hole in the output
 * must not go unseen. */
static void
test_stays_overflowed (void)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (4);

  anky_buffer_append_fill (buffer, 'x', G_MAXSIZE);
  g_assert_true (anky_buffer_has_overflowed (buffer));
  anky_buffer_append_byte (buffer, 'a');
  g_assert_cmpuint (anky_buffer_get_size (buffer), ==, 0);
}

static void
test_patch (void)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (10);

  anky_buffer_append_text (buffer, "abcdef");
  g_assert_true (anky_buffer_patch (buffer, 2, "XY", 2));
  g_assert_true (anky_buffer_patch (buffer, 5, "Z", 1));
  g_assert_false (anky_buffer_patch (buffer, 5, "ZZ", 2));
  g_assert_false (anky_buffer_patch (buffer, 7, "", 0));
  g_assert_false (anky_buffer_patch (buffer, G_MAXSIZE, "Z", 1));
  g_assert_cmpmem (anky_buffer_get_data (buffer),
                   anky_buffer_get_size (buffer),
                   "abXYeZ",
                   6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/buffer/append", test_append);
  g_test_add_func ("/base/buffer/ceiling", test_ceiling);
  g_test_add_func ("/base/buffer/stays-overflowed", test_stays_overflowed);
  g_test_add_func ("/base/buffer/patch", test_patch);
  return g_test_run ();
}
