/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * forge-all FOLDER: writes every forgery as CLASS-VARIANT.pdf, for other
 * programs to judge; all but the resource bombs, which take them minutes and
 * say nothing of integrity.
 */

#include "anky-attack.h"

#include <locale.h>

static GBytes *victims[ANKY_N_VICTIMS];

static void
write_one (const char *folder, const AnkyAttack *attack)
{
  g_autoptr (GBytes) forged = attack->forge (victims[attack->victim], attack);
  g_autofree char *name = g_strdup_printf ("%s.pdf", attack->name);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_strdelimit (name, "/", '-');
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path,
                       g_bytes_get_data (forged, NULL),
                       (gssize) g_bytes_get_size (forged),
                       &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc != 2) {
    g_printerr ("usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  for (guint i = 0; i < ANKY_N_VICTIMS; i++)
    victims[i] = anky_attack_new_victim ((AnkyVictim) i);
  for (gsize i = 0; anky_attacks_all[i]; i++)
    for (const AnkyAttack *attack = anky_attacks_all[i]; attack->name; attack++)
      if (!g_str_has_prefix (attack->name, "bomb/"))
        write_one (argv[1], attack);
  for (guint i = 0; i < ANKY_N_VICTIMS; i++)
    g_bytes_unref (victims[i]);
  return 0;
}
