/* anky-errno.h - what the system said, as an error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sets %G_IO_ERROR by @saved_errno, with the words "WHAT: what the system
 * says"; @what is a path or a call. Always FALSE. Thread: any. */
gboolean anky_errno_set_error (GError **error,
                               int saved_errno,
                               const char *what);

G_END_DECLS
