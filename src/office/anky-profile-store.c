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
dup_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "anky", "profiles", NULL);
}

static char *
dup_own_folder (void)
{
  return g_build_filename (ANKY_PKGDATADIR, "profiles", NULL);
}

static char *
find_path (const char *name)
{
  g_autofree char *user = dup_user_folder ();
  g_autofree char *own = dup_own_folder ();
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

  if (!name || !*name)
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

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
collect_names (GPtrArray *names, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir))) {
    g_autofree char *name = g_strdup (file);

    if (!g_str_has_suffix (name, SUFFIX))
      continue;
    name[strlen (name) - strlen (SUFFIX)] = '\0';
    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_steal_pointer (&name));
  }
}

GStrv
anky_profile_store_list (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *user = dup_user_folder ();
  g_autofree char *own = dup_own_folder ();

  collect_names (names, user);
  collect_names (names, own);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_steal (names, NULL);
}
