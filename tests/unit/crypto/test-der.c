/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-der-private.h"

#define BYTES(...)                                                             \
  (const guint8[]){ __VA_ARGS__ }, sizeof ((const guint8[]){ __VA_ARGS__ })

static void
test_read (void)
{
  const struct {
    const guint8 *data;
    gsize size;
    gboolean is_good;
    guint8 tag;
    gsize content;
  } cases[] = {
    { BYTES (0x02, 0x01, 0x05), TRUE, 0x02, 1 },
    { BYTES (0x05, 0x00), TRUE, 0x05, 0 },
    { BYTES (0x04, 0x81, 0x02, 1, 2), TRUE, 0x04, 2 },
    { BYTES (0x04, 0x84, 0, 0, 0, 1, 9), TRUE, 0x04, 1 },
    /* The end, a length that is not there, content that is not there. */
    { BYTES (0x02), FALSE },
    { BYTES (0x02, 0x02, 0x05), FALSE },
    { BYTES (0x02, 0x82, 0x01), FALSE },
    { BYTES (0x02, 0x84, 0xff, 0xff, 0xff, 0xff, 1), FALSE },
    { BYTES (0x02, 0x85, 0, 0, 0, 0, 1, 1), FALSE },
    /* Several bytes of tag; no end of its own. */
    { BYTES (0x1f, 0x20, 0x00), FALSE },
    { BYTES (0x30, 0x80, 0x00, 0x00), FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    AnkyCursor cursor;
    AnkyDerElement element;

    anky_cursor_init (&cursor, cases[i].data, cases[i].size);
    g_assert_cmpint (anky_der_read (&cursor, &element), ==, cases[i].is_good);
    if (!cases[i].is_good) {
      g_assert_cmpuint (cursor.position, ==, 0);
      continue;
    }
    g_assert_cmphex (element.tag, ==, cases[i].tag);
    g_assert_cmpuint (element.content.size, ==, cases[i].content);
    g_assert_cmpuint (element.whole.size, ==, cases[i].size);
    g_assert_true (anky_cursor_is_at_end (&cursor));
  }
}

static void
test_empty (void)
{
  AnkyCursor cursor;
  AnkyDerElement element;

  anky_cursor_init (&cursor, NULL, 0);
  g_assert_false (anky_der_read (&cursor, &element));
  g_assert_false (anky_der_read_tag (&cursor, 0x30, &element));
  g_assert_false (anky_der_enter (&cursor, 0x30));
}

static void
test_tag (void)
{
  static const guint8 data[] = { 0x02, 0x01, 0x05, 0x04, 0x00 };
  AnkyCursor cursor;
  AnkyDerElement element;

  anky_cursor_init (&cursor, data, sizeof data);
  g_assert_false (anky_der_read_tag (&cursor, 0x04, &element));
  g_assert_cmpuint (cursor.position, ==, 0);
  g_assert_true (anky_der_read_tag (&cursor, 0x02, &element));
  g_assert_true (anky_der_read_tag (&cursor, 0x04, &element));
}

static void
test_enter (void)
{
  static const guint8 definite[] = { 0x30, 0x03, 0x02, 0x01, 0x05, 0x07 };
  static const guint8 indefinite[] = {
    0x30, 0x80, 0x02, 0x01, 0x05, 0x00, 0x00
  };
  AnkyCursor cursor;

  anky_cursor_init (&cursor, definite, sizeof definite);
  g_assert_false (anky_der_enter (&cursor, 0x31));
  g_assert_true (anky_der_enter (&cursor, 0x30));
  g_assert_cmpuint (anky_cursor_get_left (&cursor), ==, 3);
  anky_cursor_init (&cursor, indefinite, sizeof indefinite);
  g_assert_true (anky_der_enter (&cursor, 0x30));
  g_assert_cmpuint (anky_cursor_get_left (&cursor), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/der/read", test_read);
  g_test_add_func ("/crypto/der/empty", test_empty);
  g_test_add_func ("/crypto/der/tag", test_tag);
  g_test_add_func ("/crypto/der/enter", test_enter);
  return g_test_run ();
}
