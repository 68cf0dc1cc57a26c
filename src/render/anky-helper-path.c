/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-helper-path.h"

/* build/src/cli/anky-cli finds build/src/render/helper/anky-render; from a
 * bin directory this names nothing. */
static char *
find_in_build_tree (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname (self) : NULL;
  g_autofree char *path = NULL;

  if (!folder)
    return NULL;
  path = g_build_filename (folder, "../render/helper/anky-render", NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return NULL;
  return g_steal_pointer (&path);
}

char *
anky_helper_path_dup (void)
{
  const char *given = g_getenv ("ANKY_RENDER_HELPER");
  char *path;

  if (given && *given != '\0')
    return g_strdup (given);
  path = find_in_build_tree ();
  return path ? path : g_build_filename (ANKY_LIBEXECDIR, "anky-render", NULL);
}
