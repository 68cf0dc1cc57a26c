/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "shim-control.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define GROUP "shim"

/* A key file without its group line, which would only be in the way of tests
 * that write one line. */
static GKeyFile *
load (void)
{
  const char *path = g_getenv ("ANKY_SHIM_CONTROL");
  GKeyFile *file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *grouped = NULL;

  if (!path || !g_file_get_contents (path, &text, NULL, NULL))
    return file;
  grouped = g_strconcat ("[" GROUP "]\n", text, NULL);
  (void) g_key_file_load_from_data (file,
                                    grouped,
                                    (gsize) -1,
                                    G_KEY_FILE_NONE,
                                    NULL);
  return file;
}

char *
shim_control_dup (const char *key)
{
  g_autoptr (GKeyFile) file = load ();

  return g_key_file_get_string (file, GROUP, key, NULL);
}

gboolean
shim_control_is (const char *key, const char *value)
{
  g_autofree char *found = shim_control_dup (key);

  return g_strcmp0 (found, value) == 0;
}

gulong
shim_control_get_number (const char *key, gulong fallback)
{
  g_autofree char *found = shim_control_dup (key);

  return found ? strtoul (found, NULL, 0) : fallback;
}

void
shim_control_set (const char *key, const char *value)
{
  const char *path = g_getenv ("ANKY_SHIM_CONTROL");
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *text = NULL;

  if (!path)
    return;
  g_key_file_set_string (file, GROUP, key, value);
  text = g_key_file_to_data (file, NULL, NULL);
  (void) g_file_set_contents (path, strchr (text, '\n') + 1, -1, NULL);
}

void
shim_log (const char *line)
{
  const char *path = g_getenv ("ANKY_SHIM_LOG");
  g_autofree char *ended = g_strconcat (line, "\n", NULL);
  int fd;

  if (!path)
    return;
  fd = open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  (void) !write (fd, ended, strlen (ended));
  close (fd);
}
