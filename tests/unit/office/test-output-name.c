/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"
#include "anky-output-name.h"

static void
assert_chosen (ActFixture *fixture,
               const char *symbol,
               GHashTable *taken,
               const char *wanted)
{
  g_autofree char *path = anky_output_name_choose (&fixture->options,
                                                   fixture->letter,
                                                   symbol,
                                                   taken);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpstr (name, ==, wanted);
  g_assert_cmpstr (folder, ==, fixture->folder);
}

static void
test_beside (ActFixture *fixture, gconstpointer unused)
{
  assert_chosen (fixture, NULL, NULL, "letter.signed.pdf");
}

static void
test_in_folder (ActFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;

  fixture->options.output_folder = "/nowhere";
  path =
      anky_output_name_choose (&fixture->options, fixture->letter, NULL, NULL);
  g_assert_cmpstr (path, ==, "/nowhere/letter.signed.pdf");
}

/* Nothing is overwritten, and nothing is asked. */
static void
test_free (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GHashTable) taken =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  act_fixture_write (fixture, "letter.signed.pdf", bytes);
  assert_chosen (fixture, NULL, NULL, "letter.signed (2).pdf");
  /* Promised to a file that is not written yet. */
  assert_chosen (fixture, NULL, taken, "letter.signed (2).pdf");
  assert_chosen (fixture, NULL, taken, "letter.signed (3).pdf");
}

/* There is one document of each number: it is not given another name. */
static void
test_number (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  act_fixture_ask (fixture, ANKY_KIND_ISSUE);
  fixture->options.number = "15";
  act_fixture_write (fixture, "15_UBND-VX.pdf", bytes);
  assert_chosen (fixture, "UBND-VX", NULL, "15_UBND-VX.pdf");
}

static void
test_writable (ActFixture *fixture, gconstpointer unused)
{
  g_assert_true (anky_output_name_is_writable (fixture->folder));
  g_assert_false (anky_output_name_is_writable (fixture->letter));
  g_assert_false (anky_output_name_is_writable ("/nowhere"));
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/output-name/" path,                                     \
              ActFixture,                                                      \
              NULL,                                                            \
              act_fixture_set_up,                                              \
              function,                                                        \
              act_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("beside", test_beside);
  ADD ("in-folder", test_in_folder);
  ADD ("free", test_free);
  ADD ("number", test_number);
  ADD ("writable", test_writable);
  return g_test_run ();
}
