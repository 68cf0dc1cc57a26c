/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-object.h"

#include <string.h>

static void
test_wrong_type (void)
{
  g_autoptr (AnkyPdfObject) name = anky_pdf_name_new ("Sig");
  AnkyPdfRef ref = { 7, 7 };
  gint64 integer = 7;
  gsize size = 7;

  g_assert_false (anky_pdf_object_get_integer (name, &integer));
  g_assert_false (anky_pdf_object_get_integer (NULL, &integer));
  g_assert_false (anky_pdf_object_get_ref (NULL, &ref));
  g_assert_null (anky_pdf_object_get_string (name, &size));
  g_assert_cmpint (integer, ==, 7);
  g_assert_cmpuint (ref.number, ==, 7);
  g_assert_cmpuint (size, ==, 7);
  g_assert_null (anky_pdf_dict_get (name, "V"));
  g_assert_null (anky_pdf_array_get (name, 0));
  g_assert_cmpuint (anky_pdf_array_get_length (NULL), ==, 0);
  g_assert_true (anky_pdf_object_is_null (NULL));
  g_assert_false (anky_pdf_object_is_null (name));
  g_assert_null (anky_pdf_object_dup_text (name));
}

static void
test_dict (void)
{
  g_autoptr (AnkyPdfObject) dict = anky_pdf_dict_new ();
  g_autoptr (AnkyPdfObject) copy = NULL;
  gint64 value = 0;

  anky_pdf_dict_set (dict, "A", anky_pdf_integer_new (1));
  anky_pdf_dict_set (dict, "B", anky_pdf_integer_new (2));
  anky_pdf_dict_set (dict, "A", anky_pdf_integer_new (3));
  g_assert_cmpuint (anky_pdf_dict_get_length (dict), ==, 2);
  g_assert_true (
      anky_pdf_object_get_integer (anky_pdf_dict_get (dict, "A"), &value));
  g_assert_cmpint (value, ==, 3);
  g_assert_cmpstr (anky_pdf_dict_get_nth (dict, 0, NULL), ==, "A");

  copy = anky_pdf_object_copy (dict);
  g_assert_true (anky_pdf_object_equal (dict, copy));
  anky_pdf_dict_set (copy, "A", NULL);
  g_assert_null (anky_pdf_dict_get (copy, "A"));
  g_assert_nonnull (anky_pdf_dict_get (dict, "A"));
  g_assert_false (anky_pdf_object_equal (dict, copy));
}

static void
test_equal (void)
{
  g_autoptr (AnkyPdfObject) one = anky_pdf_integer_new (1);
  g_autoptr (AnkyPdfObject) real = anky_pdf_real_new (1.0);
  g_autoptr (AnkyPdfObject) name = anky_pdf_name_new ("1");
  g_autoptr (AnkyPdfObject) with_null = anky_pdf_dict_new ();
  g_autoptr (AnkyPdfObject) empty = anky_pdf_dict_new ();

  g_assert_true (anky_pdf_object_equal (one, real));
  g_assert_false (anky_pdf_object_equal (one, name));
  g_assert_false (anky_pdf_object_equal (one, NULL));
  g_assert_true (anky_pdf_object_equal (NULL, NULL));
  anky_pdf_dict_set (with_null, "V", anky_pdf_null_new ());
  g_assert_true (anky_pdf_object_equal (with_null, empty));
  g_assert_true (anky_pdf_object_equal (empty, with_null));
}

static const struct {
  const char *bytes;
  gsize size;
  const char *text;
} texts[] = {
  { "K\xc3", 2, "KÃ" },
  { "\xfe\xff\x1e\xf2 N", 6, "Ỳ\u204e" }, /* U+1EF2, U+204E */
  { "\xfe\xff\xd8\x3d\xde\x00", 6, "😀" },
  { "\xfe\xff\xd8\x3d\x00\x41",
    6,
    "\ufffd"
    "A" },
  { "\xfe\xff\x00\x00\x00\x41",
    6,
    "\ufffd"
    "A" },
  { "\xef\xbb\xbf\xe1\xba\xa4n", 7, "Ấn" },
  { "\xff\xfe\x41\x00", 4, "A" },
  { "\xfe\xff\x00\x1b\x00v\x00i\x00\x1b\x00\x41", 12, "A" },
  { "\xfe\xff\x00", 3, "" },
  { "a\0b",
    3,
    "a\ufffd"
    "b" },
  { "", 0, "" },
};

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (AnkyPdfObject) string =
        anky_pdf_string_new ((const guint8 *) texts[i].bytes, texts[i].size);
    g_autofree char *text = anky_pdf_object_dup_text (string);

    g_assert_cmpstr (text, ==, texts[i].text);
  }
}

static void
test_text_round_trip (void)
{
  const char *const samples[] = { "Ký số", "plain", "Nguyễn Văn A (DEMO) 😀" };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (AnkyPdfObject) string = anky_pdf_text_new (samples[i]);
    g_autofree char *text = anky_pdf_object_dup_text (string);

    g_assert_cmpstr (text, ==, samples[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/object/wrong-type", test_wrong_type);
  g_test_add_func ("/pdf/object/dict", test_dict);
  g_test_add_func ("/pdf/object/equal", test_equal);
  g_test_add_func ("/pdf/object/text", test_text);
  g_test_add_func ("/pdf/object/text-round-trip", test_text_round_trip);
  return g_test_run ();
}
