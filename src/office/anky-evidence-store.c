/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-evidence-store.h"

#include "anky-errno.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define HASH_LENGTH 64

char *
anky_evidence_store_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "anky", "evidence", NULL);
}

/* Named by a SHA-256, or left behind while it was filled. */
static gboolean
is_record (const char *name)
{
  gsize length = strspn (name, "0123456789abcdef");

  return length == HASH_LENGTH &&
         (name[length] == '\0' || g_str_equal (name + length, ".new"));
}

/* (element-type char*) paths; empty where there is no folder. */
static GPtrArray *
list_records (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (is_record (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

guint
anky_evidence_store_count (const char *folder)
{
  g_autoptr (GPtrArray) paths = list_records (folder);

  return paths->len;
}

gboolean
anky_evidence_store_remove_folder (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  const char *name;

  if (!dir)
    return FALSE;
  while ((name = g_dir_read_name (dir))) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_unlink (file) != 0)
      return anky_errno_set_error (error, errno, file);
  }
  return g_rmdir (path) == 0 || anky_errno_set_error (error, errno, path);
}

gboolean
anky_evidence_store_clear (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) paths = list_records (folder);

  for (guint i = 0; i < paths->len; i++)
    if (!anky_evidence_store_remove_folder (g_ptr_array_index (paths, i),
                                            error))
      return FALSE;
  return TRUE;
}
