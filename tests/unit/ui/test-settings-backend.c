/* test-settings-backend.c - what an administrator presets and locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-settings-backend.h"

#define SCHEMA "vn.anky.AnKy"

static GSettingsSchema *
get_schema (void)
{
  GSettingsSchema *schema =
      g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                       SCHEMA,
                                       TRUE);

  g_assert_nonnull (schema);

  return schema;
}

/* @problems: NULL where there must be none. */
static GSettings *
new_settings (const char *data, GPtrArray *problems)
{
  g_autoptr (GSettingsSchema) schema = get_schema ();
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  AnkySettingsPolicy *policy =
      anky_settings_policy_new (data,
                                schema,
                                problems ? problems : own,
                                &error);
  g_autoptr (GSettingsBackend) inner = g_memory_settings_backend_new ();
  g_autoptr (GSettingsBackend) backend = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 0);
  backend = anky_settings_backend_new (policy, inner);

  return g_settings_new_full (schema, backend, NULL);
}

static void
assert_string (GSettings *settings, const char *key, const char *expected)
{
  g_autofree char *value = g_settings_get_string (settings, key);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_locked_cannot_be_changed (void)
{
  g_autoptr (GSettings) settings =
      new_settings ("[Locked]\nprofile=bac-kan-2016\nuse-network=false\n",
                    NULL);

  g_assert_false (g_settings_is_writable (settings, "profile"));
  g_assert_false (g_settings_set_string (settings, "profile", "other"));
  assert_string (settings, "profile", "bac-kan-2016");
  g_settings_reset (settings, "profile");
  assert_string (settings, "profile", "bac-kan-2016");
  g_assert_false (g_settings_get_boolean (settings, "use-network"));
}

static void
test_locked_holds_in_a_tree (void)
{
  g_autoptr (GSettings) settings =
      new_settings ("[Locked]\nprofile=bac-kan-2016\n", NULL);

  g_settings_delay (settings);
  g_settings_set_string (settings, "profile", "other");
  g_settings_apply (settings);
  assert_string (settings, "profile", "bac-kan-2016");
}

static void
test_preset_until_chosen (void)
{
  g_autoptr (GSettings) settings =
      new_settings ("[Defaults]\norganization-name=Sở Nội vụ\n", NULL);

  assert_string (settings, "organization-name", "Sở Nội vụ");
  g_assert_true (g_settings_set_string (settings, "organization-name", "X"));
  assert_string (settings, "organization-name", "X");
  g_settings_reset (settings, "organization-name");
  assert_string (settings, "organization-name", "Sở Nội vụ");
}

static void
test_locked_beats_preset (void)
{
  g_autoptr (GSettings) settings =
      new_settings ("[Defaults]\nprofile=a\n[Locked]\nprofile=b\n", NULL);

  assert_string (settings, "profile", "b");
}

static void
test_lists_and_pairs (void)
{
  g_autoptr (GSettings) settings =
      new_settings ("[Defaults]\nwindow-size=(800, 600)\n"
                    "timestamp-servers=http://a/tsa;http://b/tsa;\n",
                    NULL);
  g_auto (GStrv) servers = g_settings_get_strv (settings, "timestamp-servers");
  int width = 0;
  int height = 0;

  g_assert_cmpuint (g_strv_length (servers), ==, 2);
  g_assert_cmpstr (servers[1], ==, "http://b/tsa");
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  g_assert_cmpint (width, ==, 800);
  g_assert_cmpint (height, ==, 600);
}

/* One bad line does not unlock the others. */
static void
test_bad_lines_are_told (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSettings) settings =
      new_settings ("[Locked]\nno-such-key=1\nlanguage=fr\nuse-network=maybe\n"
                    "window-size=wide\nprofile=bac-kan-2016\n",
                    problems);

  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_true (g_settings_is_writable (settings, "language"));
  g_assert_false (g_settings_is_writable (settings, "profile"));
}

static void
test_no_key_file (void)
{
  g_autoptr (GSettingsSchema) schema = get_schema ();
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_settings_policy_new ("profile=a", schema, NULL, &error));
  g_assert_nonnull (error);
}

static void
count_cb (GSettings *settings, const char *key, guint *n)
{
  ++*n;
}

static void
test_changes_are_heard (void)
{
  g_autoptr (GSettings) settings =
      new_settings ("[Defaults]\nprofile=a\n", NULL);
  guint n = 0;

  g_signal_connect (settings, "changed::profile", G_CALLBACK (count_cb), &n);
  g_settings_set_string (settings, "profile", "b");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/locked", test_locked_cannot_be_changed);
  g_test_add_func ("/settings/locked-tree", test_locked_holds_in_a_tree);
  g_test_add_func ("/settings/preset", test_preset_until_chosen);
  g_test_add_func ("/settings/both", test_locked_beats_preset);
  g_test_add_func ("/settings/types", test_lists_and_pairs);
  g_test_add_func ("/settings/bad-lines", test_bad_lines_are_told);
  g_test_add_func ("/settings/no-key-file", test_no_key_file);
  g_test_add_func ("/settings/changes", test_changes_are_heard);

  return g_test_run ();
}
