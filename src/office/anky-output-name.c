/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-output-name.h"

#include "anky-act-options.h"

#include <string.h>
#include <unistd.h>

#define SUFFIX ".pdf"
/* Nobody signs the same file more often. */
#define MOST_NAMES 1000

static gboolean
is_taken (const char *path, GHashTable *taken)
{
  return (taken && g_hash_table_contains (taken, path)) ||
         g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
find_free (const char *path, GHashTable *taken)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (SUFFIX));

  for (guint i = 2; i < MOST_NAMES; i++) {
    g_autofree char *name = g_strdup_printf ("%s (%u)" SUFFIX, stem, i);

    if (!is_taken (name, taken))
      return g_steal_pointer (&name);
  }
  return g_strdup (path);
}

/* Two documents of one number are a mistake that must not be papered over. */
static gboolean
is_named_by_number (const AnkyActOptions *options)
{
  return options->kind == ANKY_KIND_ISSUE && options->number;
}

char *
anky_output_name_choose (const AnkyActOptions *options,
                         const char *input_path,
                         const char *symbol,
                         GHashTable *taken)
{
  AnkyActOptions plain = *options;
  char *path;

  plain.output_path = NULL;
  path = anky_act_options_name_output (&plain, input_path, symbol);
  if (!is_named_by_number (options) && is_taken (path, taken)) {
    char *usual = path;

    path = find_free (usual, taken);
    g_free (usual);
  }
  if (taken)
    g_hash_table_add (taken, g_strdup (path));
  return path;
}

gboolean
anky_output_name_is_writable (const char *folder)
{
  return g_file_test (folder, G_FILE_TEST_IS_DIR) &&
         access (folder, W_OK | X_OK) == 0;
}
