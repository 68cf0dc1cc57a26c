/* Runs a target over the files of its corpus, so that every finding of the
 * fuzzer stays found in the normal suite.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

static gboolean
replay_file (const char *path)
{
  g_autofree char *data = NULL;
  g_autofree guint8 *copy = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return FALSE;
  /* Without the NUL that GLib puts behind it, so that a read too far is one. */
  copy = g_memdup2 (data, size);
  LLVMFuzzerTestOneInput (copy, size);
  return TRUE;
}

static guint
replay_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    n += replay_file (path) ? 1 : 0;
  }
  return n;
}

int
main (int argc, char *argv[])
{
  guint n = 0;

  LLVMFuzzerTestOneInput ((const guint8 *) "", 0);
  for (int i = 1; i < argc; i++) {
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      n += replay_folder (argv[i]);
    else
      n += replay_file (argv[i]) ? 1 : 0;
  }
  g_print ("%u inputs\n", n);
  /* A corpus that is not there would be a test of nothing. */
  return n == 0 ? 1 : 0;
}
