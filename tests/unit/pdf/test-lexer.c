/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-parser-private.h"

#include <string.h>

static AnkyPdfObject *
parse (const char *text, GError **error)
{
  AnkyPdfBudget budget;
  AnkyPdfObject *object;
  AnkyCursor cursor;

  anky_pdf_budget_init (&budget, 0);
  anky_cursor_init (&cursor, (const guint8 *) text, strlen (text));
  object = anky_pdf_parse_value (&cursor, TRUE, &budget, error);
  anky_pdf_budget_clear (&budget);
  return object;
}

static const struct {
  const char *text;
  double value;
} numbers[] = {
  { "0", 0 },
  { "+17", 17 },
  { "-98", -98 },
  { "34.5", 34.5 },
  { "-3.62", -3.62 },
  { "+123.6", 123.6 },
  { "4.", 4 },
  { "-.002", -.002 },
  { "00017", 17 },
  { "  %c\n5", 5 },
  { "9223372036854775808", 9223372036854775808.0 },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnkyPdfObject) object = parse (numbers[i].text, &error);
    double value = 0;

    g_assert_no_error (error);
    g_assert_true (anky_pdf_object_get_number (object, &value));
    g_assert_cmpfloat (value, ==, numbers[i].value);
  }
}

static const struct {
  const char *text;
  const char *bytes;
} strings[] = {
  { "(a(b)c)", "a(b)c" },
  { "(\\(\\)\\\\)", "()\\" },
  { "(\\n\\r\\t\\b\\f\\q)", "\n\r\t\b\fq" },
  { "(a\\\nb\\\r\nc\\\rd)", "abcd" },
  { "(a\rb\r\nc\nd)", "a\nb\nc\nd" },
  { "(\\53\\053\\0533\\8)", "+++38" },
  { "<48 65\n6C6c6F>", "Hello" },
  { "<486>", "H`" },
  { "<>", "" },
  { "()", "" },
};

static void
test_strings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AnkyPdfObject) object = parse (strings[i].text, &error);
    gsize size = 0;
    const guint8 *data = anky_pdf_object_get_string (object, &size);

    g_assert_no_error (error);
    g_assert_cmpmem (data, size, strings[i].bytes, strlen (strings[i].bytes));
    g_assert_cmpint (anky_pdf_object_is_hex_string (object),
                     ==,
                     strings[i].text[0] == '<');
  }
}

static void
test_names (void)
{
  g_autoptr (AnkyPdfObject) escaped = parse ("/A#20B#c3", NULL);
  g_autoptr (AnkyPdfObject) empty = parse ("/ x", NULL);

  g_assert_cmpstr (anky_pdf_object_get_name (escaped), ==, "A B\xc3");
  g_assert_cmpstr (anky_pdf_object_get_name (empty), ==, "");
}

static void
test_composite (void)
{
  const char *text = "<</A[1 2 R 3 0 R 4 5]/B<</C(x)>>/A null>>";
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfObject) dict = parse (text, &error);
  const AnkyPdfObject *array = NULL;
  const AnkyPdfObject *string;
  AnkyPdfRef ref = { 0, 0 };
  guint64 start = 0;
  guint64 end = 0;

  g_assert_no_error (error);
  g_assert_true (anky_pdf_dict_has_duplicates (dict));
  g_assert_true (anky_pdf_object_is_null (anky_pdf_dict_get (dict, "A")));
  g_assert_cmpstr (anky_pdf_dict_get_nth (dict, 0, &array), ==, "A");
  g_assert_cmpuint (anky_pdf_array_get_length (array), ==, 4);
  g_assert_true (anky_pdf_object_get_ref (anky_pdf_array_get (array, 0), &ref));
  g_assert_cmpuint (ref.number, ==, 1);
  g_assert_cmpuint (ref.generation, ==, 2);
  string = anky_pdf_dict_get (anky_pdf_dict_get (dict, "B"), "C");
  g_assert_true (anky_pdf_object_get_span (string, &start, &end));
  g_assert_cmpuint (start, ==, (guint64) (strchr (text, '(') - text));
  g_assert_cmpuint (end, ==, start + 3);
}

static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new ("<<");
  g_autoptr (AnkyPdfObject) dict = NULL;
  gint64 value = 0;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "/K%u %u", i % 150, i);
  g_string_append (text, ">>");
  dict = parse (text->str, NULL);
  g_assert_cmpuint (anky_pdf_dict_get_length (dict), ==, 200);
  g_assert_true (anky_pdf_dict_has_duplicates (dict));
  g_assert_true (
      anky_pdf_object_get_integer (anky_pdf_dict_get (dict, "K7"), &value));
  g_assert_cmpint (value, ==, 157);
  g_assert_true (
      anky_pdf_object_get_integer (anky_pdf_dict_get (dict, "K149"), &value));
  g_assert_cmpint (value, ==, 149);
  g_assert_null (anky_pdf_dict_get (dict, "K150"));
}

static const struct {
  const char *text;
  int code;
} refused[] = {
  { "", ANKY_PDF_ERROR_TRUNCATED },
  { "[1 2", ANKY_PDF_ERROR_TRUNCATED },
  { "<< /A 1", ANKY_PDF_ERROR_MALFORMED },
  { "<< /A >>", ANKY_PDF_ERROR_MALFORMED },
  { "<< 1 2 >>", ANKY_PDF_ERROR_MALFORMED },
  { "<< /A 1 >", ANKY_PDF_ERROR_MALFORMED },
  { "(abc", ANKY_PDF_ERROR_MALFORMED },
  { "(abc\\", ANKY_PDF_ERROR_MALFORMED },
  { "<4g>", ANKY_PDF_ERROR_MALFORMED },
  { "<48", ANKY_PDF_ERROR_MALFORMED },
  { "/A#0", ANKY_PDF_ERROR_MALFORMED },
  { "/A#00B", ANKY_PDF_ERROR_MALFORMED },
  { "/A#zz", ANKY_PDF_ERROR_MALFORMED },
  { "--5", ANKY_PDF_ERROR_MALFORMED },
  { "1.2.3", ANKY_PDF_ERROR_MALFORMED },
  { "1e5", ANKY_PDF_ERROR_MALFORMED },
  { ".", ANKY_PDF_ERROR_MALFORMED },
  { "trueX", ANKY_PDF_ERROR_MALFORMED },
  { "]", ANKY_PDF_ERROR_MALFORMED },
  { "{", ANKY_PDF_ERROR_MALFORMED },
};

static void
test_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse (refused[i].text, &error));
    g_assert_error (error, ANKY_PDF_ERROR, refused[i].code);
  }
}

static void
test_depth (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *good = g_strdup_printf ("%.*s%.*s", 64, deep, 64, deep);
  g_autoptr (AnkyPdfObject) object = NULL;

  g_assert_null (parse (deep, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  memset (good + 64, ']', 64);
  object = parse (good, NULL);
  g_assert_nonnull (object);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/lexer/numbers", test_numbers);
  g_test_add_func ("/pdf/lexer/strings", test_strings);
  g_test_add_func ("/pdf/lexer/names", test_names);
  g_test_add_func ("/pdf/lexer/composite", test_composite);
  g_test_add_func ("/pdf/lexer/many-keys", test_many_keys);
  g_test_add_func ("/pdf/lexer/refuses", test_refuses);
  g_test_add_func ("/pdf/lexer/depth", test_depth);
  return g_test_run ();
}
