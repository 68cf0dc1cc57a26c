/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-json.h"

static void
test_order (void)
{
  g_autoptr (AnkyJson) json = anky_json_new ();
  g_autofree char *text = NULL;

  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "z", "cuối");
  anky_json_begin_array (json, "a");
  anky_json_end_array (json);
  anky_json_begin_array (json, "b");
  anky_json_add_integer (json, NULL, -1);
  anky_json_begin_object (json, NULL);
  anky_json_end_object (json);
  anky_json_add_boolean (json, NULL, TRUE);
  anky_json_end_array (json);
  anky_json_add_null (json, "n");
  anky_json_end_object (json);
  text = anky_json_steal_text (json);
  g_assert_cmpstr (text,
                   ==,
                   "{\"z\":\"cuối\",\"a\":[],\"b\":[-1,{},true],\"n\":null}");
}

/* One line stays one line whatever a file's names hold. */
static void
test_hostile_text (void)
{
  g_autoptr (AnkyJson) json = anky_json_new ();
  g_autofree char *text = NULL;

  anky_json_begin_array (json, NULL);
  anky_json_add_string (json, NULL, "a\"b\\c\n\r\t\x01\x7f");
  anky_json_add_string (json, NULL, "\xff\xfe");
  anky_json_add_string (json, NULL, NULL);
  anky_json_end_array (json);
  text = anky_json_steal_text (json);
  g_assert_cmpstr (text,
                   ==,
                   "[\"a\\\"b\\\\c\\n\\u000d\\t\\u0001\\u007f\","
                   "\"\xEF\xBF\xBD\xEF\xBF\xBD\",null]");
}

static void
test_numbers (void)
{
  const struct {
    double value;
    guint decimals;
    const char *text;
  } numbers[] = {
    { 112, 2, "112.0" },
    { 201.49, 2, "201.49" },
    { 201.499999, 2, "201.5" },
    { 0.1, 2, "0.1" },
    { 7, 0, "7" },
    { -3.25, 1, "-3.2" },
    { 1e20, 1, "100000000000000000000.0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (AnkyJson) json = anky_json_new ();
    g_autofree char *text = NULL;

    anky_json_add_number (json, NULL, numbers[i].value, numbers[i].decimals);
    text = anky_json_steal_text (json);
    g_assert_cmpstr (text, ==, numbers[i].text);
  }
}

static void
test_time (void)
{
  g_autoptr (AnkyJson) json = anky_json_new ();
  g_autoptr (GDateTime) time =
      g_date_time_new_from_iso8601 ("2026-11-21T09:30:00+07:00", NULL);
  g_autofree char *text = NULL;

  anky_json_add_time (json, NULL, time);
  text = anky_json_steal_text (json);
  g_assert_cmpstr (text, ==, "\"2026-11-21T09:30:00+07:00\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/json/order", test_order);
  g_test_add_func ("/office/json/hostile-text", test_hostile_text);
  g_test_add_func ("/office/json/numbers", test_numbers);
  g_test_add_func ("/office/json/time", test_time);
  return g_test_run ();
}
