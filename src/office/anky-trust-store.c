/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-trust-store.h"

#include "config.h"

char *
anky_trust_store_get_system_folder (void)
{
  return g_build_filename (ANKY_SYSCONFDIR, "trust", NULL);
}

char *
anky_trust_store_get_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "anky", "trust", NULL);
}

static AnkyTrust *
load_named (const char *const *paths, GError **error)
{
  g_autoptr (AnkyTrust) trust = anky_trust_new ();

  for (guint i = 0; paths[i]; i++)
    if (!anky_trust_add_path (trust, paths[i], error))
      return NULL;
  return g_steal_pointer (&trust);
}

AnkyTrust *
anky_trust_store_load (const char *const *paths, GError **error)
{
  g_autofree char *system = anky_trust_store_get_system_folder ();
  g_autofree char *user = anky_trust_store_get_user_folder ();
  g_autoptr (AnkyTrust) trust = NULL;

  if (paths && *paths)
    return load_named (paths, error);
  trust = anky_trust_new ();
  if (!anky_trust_add_folder (trust, system, error) ||
      !anky_trust_add_folder (trust, user, error))
    return NULL;
  return g_steal_pointer (&trust);
}
