/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-errno.h"

gboolean
anky_errno_set_error (GError **error, int saved_errno, const char *what)
{
  g_set_error (error,
               G_IO_ERROR,
               (int) g_io_error_from_errno (saved_errno),
               "%s: %s",
               what,
               g_strerror (saved_errno));
  return FALSE;
}
