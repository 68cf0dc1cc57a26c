/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cursor.h"

#include <string.h>

static AnkyCursor
cursor_over (const char *text)
{
  AnkyCursor cursor;

  anky_cursor_init (&cursor, (const guint8 *) text, strlen (text));
  return cursor;
}

static void
test_bytes (void)
{
  AnkyCursor cursor = cursor_over ("ab\xff");

  g_assert_cmpint (anky_cursor_peek (&cursor), ==, 'a');
  g_assert_cmpint (anky_cursor_peek_at (&cursor, 2), ==, 0xff);
  g_assert_cmpint (anky_cursor_peek_at (&cursor, 3), ==, -1);
  g_assert_cmpint (anky_cursor_peek_at (&cursor, G_MAXSIZE), ==, -1);
  g_assert_cmpint (anky_cursor_next (&cursor), ==, 'a');
  g_assert_cmpint (anky_cursor_next (&cursor), ==, 'b');
  g_assert_cmpint (anky_cursor_next (&cursor), ==, 0xff);
  g_assert_true (anky_cursor_is_at_end (&cursor));
  g_assert_cmpint (anky_cursor_next (&cursor), ==, -1);
  g_assert_cmpuint (cursor.position, ==, 3);
}

static void
test_ranges (void)
{
  AnkyCursor cursor = cursor_over ("0123456789");
  AnkyCursor part;

  g_assert_true (anky_cursor_init_range (&part, &cursor, 4, 6));
  g_assert_cmpint (anky_cursor_peek (&part), ==, '4');
  g_assert_true (anky_cursor_init_range (&part, &cursor, 10, 0));
  g_assert_true (anky_cursor_is_at_end (&part));
  g_assert_false (anky_cursor_init_range (&part, &cursor, 4, 7));
  g_assert_false (anky_cursor_init_range (&part, &cursor, 11, 0));
  g_assert_false (anky_cursor_init_range (&part, &cursor, 1, G_MAXSIZE));
  g_assert_false (anky_cursor_init_range (&part, &cursor, G_MAXSIZE, 1));
}

static void
test_moves (void)
{
  AnkyCursor cursor = cursor_over ("0123");

  g_assert_true (anky_cursor_seek (&cursor, 4));
  g_assert_false (anky_cursor_seek (&cursor, 5));
  g_assert_cmpuint (cursor.position, ==, 4);
  g_assert_false (anky_cursor_skip (&cursor, 1));
  g_assert_true (anky_cursor_seek (&cursor, 1));
  g_assert_false (anky_cursor_skip (&cursor, G_MAXSIZE));
  g_assert_true (anky_cursor_skip (&cursor, 2));
  g_assert_cmpuint (anky_cursor_get_left (&cursor), ==, 1);
  g_assert_null (anky_cursor_read (&cursor, 2));
  g_assert_cmpuint (cursor.position, ==, 3);
  g_assert_nonnull (anky_cursor_read (&cursor, 1));
  g_assert_nonnull (anky_cursor_read (&cursor, 0));
}

static void
test_text (void)
{
  AnkyCursor cursor = cursor_over ("startxref");

  g_assert_false (anky_cursor_looks_at (&cursor, "startxrefs"));
  g_assert_false (anky_cursor_take (&cursor, "xref"));
  g_assert_true (anky_cursor_take (&cursor, "start"));
  g_assert_true (anky_cursor_looks_at (&cursor, "xref"));
  g_assert_true (anky_cursor_take (&cursor, "xref"));
  g_assert_true (anky_cursor_take (&cursor, ""));
  g_assert_false (anky_cursor_take (&cursor, "x"));
}

static void
test_uint (void)
{
  const guint8 bytes[] = { 1, 2, 3, 4, 5, 6, 7, 0xff, 9 };
  AnkyCursor cursor;
  guint64 value = 42;

  anky_cursor_init (&cursor, bytes, sizeof bytes);
  g_assert_false (anky_cursor_read_uint (&cursor, 9, &value));
  g_assert_true (anky_cursor_read_uint (&cursor, 0, &value));
  g_assert_cmpuint (value, ==, 0);
  g_assert_true (anky_cursor_read_uint (&cursor, 8, &value));
  g_assert_cmphex (value, ==, G_GUINT64_CONSTANT (0x01020304050607ff));
  g_assert_false (anky_cursor_read_uint (&cursor, 2, &value));
  g_assert_cmphex (value, ==, G_GUINT64_CONSTANT (0x01020304050607ff));
  g_assert_cmpuint (cursor.position, ==, 8);
}

static const struct {
  const char *text;
  guint max_digits;
  gboolean is_ok;
  gint64 value;
  gsize position;
} decimals[] = {
  { "17", 10, TRUE, 17, 2 },
  { "0000000017 00000", 10, TRUE, 17, 10 },
  { "123456", 4, TRUE, 1234, 4 },
  { "9223372036854775807", 20, TRUE, G_MAXINT64, 19 },
  { "9223372036854775808", 20, FALSE, 0, 0 },
  { "99999999999999999999", 20, FALSE, 0, 0 },
  { "", 10, FALSE, 0, 0 },
  { "-1", 10, FALSE, 0, 0 },
  { "+1", 10, FALSE, 0, 0 },
  { "x", 10, FALSE, 0, 0 },
  { "1", 0, FALSE, 0, 0 },
};

static void
test_decimal (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (decimals); i++) {
    AnkyCursor cursor = cursor_over (decimals[i].text);
    gint64 value = -1;

    g_assert_cmpint (
        anky_cursor_read_decimal (&cursor, decimals[i].max_digits, &value),
        ==,
        decimals[i].is_ok);
    g_assert_cmpint (value, ==, decimals[i].is_ok ? decimals[i].value : -1);
    if (decimals[i].is_ok)
      g_assert_cmpuint (cursor.position, ==, decimals[i].position);
  }
}

static void
test_empty (void)
{
  AnkyCursor cursor;

  anky_cursor_init (&cursor, NULL, 0);
  g_assert_true (anky_cursor_is_at_end (&cursor));
  g_assert_cmpint (anky_cursor_peek (&cursor), ==, -1);
  g_assert_true (anky_cursor_looks_at (&cursor, ""));
  g_assert_false (anky_cursor_looks_at (&cursor, "a"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/cursor/bytes", test_bytes);
  g_test_add_func ("/base/cursor/ranges", test_ranges);
  g_test_add_func ("/base/cursor/moves", test_moves);
  g_test_add_func ("/base/cursor/text", test_text);
  g_test_add_func ("/base/cursor/uint", test_uint);
  g_test_add_func ("/base/cursor/decimal", test_decimal);
  g_test_add_func ("/base/cursor/empty", test_empty);
  return g_test_run ();
}
