/* anky-packet.h - packets with a descriptor over a local socket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE if the other side is gone or does not read; never waits, never raises
 * SIGPIPE. @passed_fd: -1 for none. */
gboolean anky_packet_send (int socket_fd,
                           guint8 *packet,
                           gsize size,
                           int passed_fd) G_GNUC_WARN_UNUSED_RESULT;

/* The size of the packet; 0 when the other side is gone, -1 for a packet that
 * is over @max_size or another failure. A descriptor that came with it goes
 * to @passed_fd_out (-1: none), or nowhere if that is NULL. Waits. */
gssize anky_packet_receive (int socket_fd,
                            guint8 *packet,
                            gsize max_size,
                            int *passed_fd_out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
