/* anky-build-tree.c - where words and settings lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-build-tree.h"

#include "anky-settings-backend.h"

#define SCHEMA "vn.anky.AnKy"

/* Folders of the build tree, from the program's own. */
#define FROM_PROGRAM_TO_PO   "../../po"
#define FROM_PROGRAM_TO_DATA "../../data"
#define FROM_PROGRAM_TO_HELP "../../data/help"

/* NULL unless @file is there: an installed program has no such neighbour. */
static char *
find_beside_program (const char *folder, const char *file)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *start = NULL;
  g_autofree char *path = NULL;
  g_autofree char *wanted = NULL;

  if (!program)
    return NULL;

  start = g_path_get_dirname (program);
  path = g_build_filename (start, folder, NULL);
  wanted = g_build_filename (path, file, NULL);
  if (!g_file_test (wanted, G_FILE_TEST_EXISTS))
    return NULL;

  return g_steal_pointer (&path);
}

char *
anky_build_tree_dup_locale_folder (void)
{
  char *beside =
      find_beside_program (FROM_PROGRAM_TO_PO, "vi/LC_MESSAGES/anky.mo");

  return beside ? beside : g_strdup (ANKY_LOCALEDIR);
}

char *
anky_build_tree_dup_guide (const char *name)
{
  g_autofree char *folder = find_beside_program (FROM_PROGRAM_TO_HELP, name);

  return folder ? g_canonicalize_filename (name, folder) : NULL;
}

static GSettingsSchema *
find_schema (const char *folder)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) of_folder = NULL;

  if (folder)
    of_folder = g_settings_schema_source_new_from_directory (folder,
                                                             source,
                                                             TRUE,
                                                             NULL);
  if (of_folder)
    source = of_folder;

  return source ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
}

/* With what an administrator has decided on top. */
static GSettings *
new_settings (GSettingsSchema *schema)
{
  AnkySettingsPolicy *policy = anky_settings_policy_load (schema);
  g_autoptr (GSettingsBackend) inner = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (!policy)
    return g_settings_new_full (schema, NULL, NULL);

  inner = g_settings_backend_get_default ();
  backend = anky_settings_backend_new (policy, inner);

  return g_settings_new_full (schema, backend, NULL);
}

GSettings *
anky_build_tree_new_settings (void)
{
  g_autofree char *beside =
      find_beside_program (FROM_PROGRAM_TO_DATA, "gschemas.compiled");
  g_autoptr (GSettingsSchema) schema = find_schema (beside);

  /* A prefix that the desktop does not know has the schema all the same. */
  if (!schema)
    schema = find_schema (ANKY_SCHEMADIR);
  if (!schema)
    return NULL;

  return new_settings (schema);
}
