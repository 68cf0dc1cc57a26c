/* anky-landlock.h - which files a process may see from now on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on only what is at or under @paths can be opened, and only to read;
 * no TCP socket, and no signal or abstract socket leaves this process where
 * the kernel knows how. Paths that are not there are left out. FALSE if the
 * kernel has no Landlock (before 5.13) or it is switched off; nothing has
 * changed then. Needs PR_SET_NO_NEW_PRIVS. */
gboolean anky_landlock_restrict (GPtrArray *paths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
