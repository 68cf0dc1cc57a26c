/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-output.h"

#include "anky-cli-gate.h"
#include "anky-cli-parse.h"
#include "anky-cli-say.h"

#include <glib/gi18n.h>

static gboolean
is_folder (const AnkyCliOptions *words)
{
  return g_strv_length (words->files) > 1 ||
         g_file_test (words->output, G_FILE_TEST_IS_DIR);
}

gboolean
anky_cli_output_check (const AnkyCliOptions *words, GError **error)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!words->output)
    return TRUE;
  if (!g_file_test (words->output, G_FILE_TEST_IS_DIR))
    return anky_cli_set_usage_error (
        error,
        _ ("-o: give a folder that is there for several files"));
  for (gsize i = 0; words->files[i]; i++) {
    if (!g_hash_table_add (names, g_path_get_basename (words->files[i])))
      return anky_cli_set_usage_error (
          error,
          _ ("-o: two of the files have the same name"));
  }
  return TRUE;
}

char *
anky_cli_output_dup_path (const AnkyCliOptions *words,
                          const char *input_path,
                          const AnkyActOptions *options)
{
  g_autofree char *beside = NULL;
  g_autofree char *name = NULL;

  if (!words->output)
    return NULL;
  if (!is_folder (words))
    return g_strdup (words->output);
  beside = anky_act_default_output (input_path, options);
  name = g_path_get_basename (beside);
  return g_build_filename (words->output, name, NULL);
}

void
anky_cli_tell_result (const char *input_path, const AnkyActResult *result)
{
  for (guint i = 0; result->warnings && i < result->warnings->len; i++)
    anky_cli_tell_gate (input_path, g_ptr_array_index (result->warnings, i));
  anky_cli_print ("%s", result->output_path);
}
