/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-shared-memory.h"

#include "anky-errno.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
map (AnkySharedMemory *self, int flags, GError **error)
{
  gpointer data =
      mmap (NULL, self->size, PROT_READ | PROT_WRITE, flags, self->fd, 0);

  if (data == MAP_FAILED)
    return anky_errno_set_error (error, errno, "mmap of shared memory");
  self->data = data;
  close (self->fd);
  self->fd = -1;
  return TRUE;
}

AnkySharedMemory *
anky_shared_memory_new (gsize size, GError **error)
{
  g_autoptr (AnkySharedMemory) self = g_new0 (AnkySharedMemory, 1);
  const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

  self->size = size;
  self->fd = memfd_create ("anky-render", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (self->fd < 0 || ftruncate (self->fd, (off_t) size) < 0 ||
      fcntl (self->fd, F_ADD_SEALS, seals) < 0) {
    anky_errno_set_error (error, errno, "shared memory");
    return NULL;
  }
  return g_steal_pointer (&self);
}

AnkySharedMemory *
anky_shared_memory_new_for_fd (int fd, GError **error)
{
  g_autoptr (AnkySharedMemory) self = g_new0 (AnkySharedMemory, 1);
  struct stat status;

  self->fd = fd;
  if (fstat (fd, &status) < 0) {
    anky_errno_set_error (error, errno, "shared memory");
    return NULL;
  }
  self->size = (gsize) status.st_size;
  if (!map (self, MAP_SHARED, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
anky_shared_memory_map (AnkySharedMemory *self, GError **error)
{
  g_return_val_if_fail (!self->data, FALSE);

  return map (self, MAP_PRIVATE, error);
}

GBytes *
anky_shared_memory_read (AnkySharedMemory *self, gsize size, GError **error)
{
  g_autofree guint8 *copy = NULL;
  gsize position = 0;

  g_return_val_if_fail (self->fd >= 0 && size <= self->size, NULL);

  copy = g_malloc (MAX (size, 1));
  while (position < size) {
    ssize_t n =
        pread (self->fd, copy + position, size - position, (off_t) position);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      anky_errno_set_error (error, errno, "shared memory");
      return NULL;
    }
    position += (gsize) n;
  }
  return g_bytes_new_take (g_steal_pointer (&copy), size);
}

void
anky_shared_memory_free (AnkySharedMemory *self)
{
  if (!self)
    return;
  if (self->data)
    munmap (self->data, self->size);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
