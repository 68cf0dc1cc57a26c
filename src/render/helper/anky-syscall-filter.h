/* anky-syscall-filter.h - which system calls a process may make from now on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A list of what a renderer needs: memory, time, reading files, the sockets it
 * has. What libraries try out of habit and can do without (a cache to write, a
 * name service to ask) fails with an error; all else ends the process. FALSE
 * on machines whose system calls are not known here. Needs
 * PR_SET_NO_NEW_PRIVS and cannot be taken back. */
gboolean anky_syscall_filter_install (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
