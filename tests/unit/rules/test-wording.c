/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-wording-private.h"

#include <string.h>

static gboolean
has_place (const char *text, const char *place)
{
  return strstr (text, place) != NULL;
}

/* Both languages of each code say something, name the same values, and give
 * advice together or not at all. */
static void
check_table (const AnkyWording *all, gsize n, GHashTable *codes)
{
  for (gsize i = 0; i < n; i++) {
    g_test_message ("%s", all[i].code);
    g_assert_true (g_hash_table_add (codes, (gpointer) all[i].code));
    g_assert_cmpuint (strlen (all[i].english), >, 10);
    g_assert_cmpuint (strlen (all[i].vietnamese), >, 10);
    g_assert_true (g_utf8_validate (all[i].vietnamese, -1, NULL));
    g_assert_true ((all[i].english_advice == NULL) ==
                   (all[i].vietnamese_advice == NULL));
    g_assert_true (has_place (all[i].english, "%2") ==
                   has_place (all[i].vietnamese, "%2"));
    g_assert_true (!has_place (all[i].vietnamese, "%1") ||
                   has_place (all[i].english, "%1"));
    g_assert_true (anky_wording_find (all[i].code) == &all[i]);
  }
}

static void
test_all (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  const AnkyWording *table;
  gsize n;

  table = anky_wording_get_all (&n);
  check_table (table, n, codes);
  table = anky_wording_get_acts (&n);
  check_table (table, n, codes);
  table = anky_wording_get_places (&n);
  check_table (table, n, codes);
  for (gsize i = 0; i < n; i++) {
    /* They travel as an error's message, without values. */
    g_assert_false (has_place (table[i].english, "%"));
    g_assert_cmpstr (anky_wording_translate_error (table[i].english),
                     ==,
                     table[i].vietnamese);
  }
  g_assert_null (anky_wording_translate_error ("no such message"));
  g_assert_null (anky_wording_find ("no such code"));
}

static void
test_fill (void)
{
  g_autofree char *both = anky_wording_fill ("%1 and %2, 50 %", "a", "b");
  g_autofree char *none = anky_wording_fill ("“%1”", NULL, NULL);
  g_autofree char *hostile = anky_wording_fill ("%1", "%2%s%n", "x");

  g_assert_cmpstr (both, ==, "a and b, 50 %");
  g_assert_cmpstr (none, ==, "“…”");
  g_assert_cmpstr (hostile, ==, "%2%s%n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/wording/all", test_all);
  g_test_add_func ("/rules/wording/fill", test_fill);
  return g_test_run ();
}
