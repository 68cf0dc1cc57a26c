/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-packet.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

/* Room for one descriptor, aligned as the kernel wants it. */
typedef union {
  struct cmsghdr header;
  char bytes[CMSG_SPACE (sizeof (int))];
} Control;

gboolean
anky_packet_send (int socket_fd, guint8 *packet, gsize size, int passed_fd)
{
  struct iovec part = { .iov_base = packet, .iov_len = size };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  Control control = { 0 };
  ssize_t n;

  if (passed_fd >= 0) {
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN (sizeof passed_fd);
    memcpy (CMSG_DATA (&control.header), &passed_fd, sizeof passed_fd);
    message.msg_control = &control;
    message.msg_controllen = sizeof control.bytes;
  }
  do
    n = sendmsg (socket_fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  while (n < 0 && errno == EINTR);
  return n == (ssize_t) size;
}

gssize
anky_packet_receive (int socket_fd,
                     guint8 *packet,
                     gsize max_size,
                     int *passed_fd_out)
{
  struct iovec part = { .iov_base = packet, .iov_len = max_size };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  Control control = { 0 };
  ssize_t n;

  /* Without room for it the kernel closes a descriptor that comes along. */
  if (passed_fd_out) {
    message.msg_control = &control;
    message.msg_controllen = sizeof control.bytes;
    *passed_fd_out = -1;
  }
  do
    n = recvmsg (socket_fd, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return errno == ECONNRESET ? 0 : -1;
  if (passed_fd_out && message.msg_controllen >= CMSG_LEN (sizeof (int)) &&
      control.header.cmsg_level == SOL_SOCKET &&
      control.header.cmsg_type == SCM_RIGHTS)
    memcpy (passed_fd_out, CMSG_DATA (&control.header), sizeof (int));
  return (message.msg_flags & MSG_TRUNC) != 0 ? -1 : n;
}
