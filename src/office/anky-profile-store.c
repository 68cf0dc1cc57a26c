/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-profile-store.h"

#include "anky-act.h"
#include "config.h"

#include <string.h>

#define SUFFIX ".profile"

static char *
find_in (const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path)
                                                    : NULL;
}

static char *
find_path (const char *name)
{
  g_autofree char *user =
      g_build_filename (g_get_user_data_dir (), "anky", "profiles", NULL);
  g_autofree char *own = g_build_filename (ANKY_PKGDATADIR, "profiles", NULL);
  char *path;

  if (strchr (name, '/') || g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return g_strdup (name);
  path = find_in (user, name);
  return path ? path : find_in (own, name);
}

AnkyProfile *
anky_profile_store_load (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;

  if (!name)
    return anky_profile_new_default ();
  path = find_path (name);
  if (!path) {
    g_set_error (error,
                 ANKY_OFFICE_ERROR,
                 ANKY_OFFICE_ERROR_USAGE,
                 "there is no profile \"%s\"",
                 name);
    return NULL;
  }
  if (!g_file_get_contents (path, &data, NULL, error))
    return NULL;
  return anky_profile_new_from_data (data, error);
}
