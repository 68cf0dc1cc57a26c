/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-file.h"

#include "anky-errno.h"
#include "anky-sigbus.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_READ (64 * 1024 * 1024)

struct _AnkyFile {
  GObject parent_instance;

  char *path;
  GBytes *bytes; /* NULL when mapped */
  const guint8 *data;
  gsize size;
  int fd; /* -1 for bytes that came from no file */
  struct stat status;
  gboolean is_mapped;
  gpointer mapping;
  AnkySigbusRange *range;
};

G_DEFINE_FINAL_TYPE (AnkyFile, anky_file, G_TYPE_OBJECT)

static void
anky_file_finalize (GObject *object)
{
  AnkyFile *self = ANKY_FILE (object);

  if (self->is_mapped) {
    anky_sigbus_remove (self->range);
    munmap (self->mapping, self->size);
  }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  G_OBJECT_CLASS (anky_file_parent_class)->finalize (object);
}

static void
anky_file_class_init (AnkyFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_file_finalize;
}

static void
anky_file_init (AnkyFile *self)
{
  self->fd = -1;
}

static gboolean
read_all (AnkyFile *self, GError **error)
{
  g_autofree guint8 *data = g_malloc (MAX (self->size, 1));
  gsize position = 0;

  while (position < self->size) {
    ssize_t n = pread (self->fd,
                       data + position,
                       self->size - position,
                       (off_t) position);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return anky_errno_set_error (error, errno, self->path);
    if (n == 0)
      break;
    position += (gsize) n;
  }
  self->size = position;
  self->bytes = g_bytes_new_take (g_steal_pointer (&data), position);
  self->data = g_bytes_get_data (self->bytes, NULL);
  return TRUE;
}

static gboolean
map_all (AnkyFile *self, GError **error)
{
  gpointer data = mmap (NULL, self->size, PROT_READ, MAP_PRIVATE, self->fd, 0);

  if (data == MAP_FAILED)
    return anky_errno_set_error (error, errno, self->path);
  self->is_mapped = TRUE;
  self->mapping = data;
  self->data = data;
  self->range = anky_sigbus_add (data, self->size);
  return TRUE;
}

AnkyFile *
anky_file_open (const char *path, GError **error)
{
  g_autoptr (AnkyFile) self = g_object_new (ANKY_TYPE_FILE, NULL);

  self->path = g_strdup (path);
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  if (self->fd < 0 || fstat (self->fd, &self->status) < 0) {
    anky_errno_set_error (error, errno, path);
    return NULL;
  }
  if (!S_ISREG (self->status.st_mode)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_NOT_REGULAR_FILE,
                 "%s: not a regular file",
                 path);
    return NULL;
  }
  self->size = (gsize) self->status.st_size;
  if (!(self->size <= MAX_READ ? read_all (self, error)
                               : map_all (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

AnkyFile *
anky_file_new_for_bytes (GBytes *bytes)
{
  AnkyFile *self = g_object_new (ANKY_TYPE_FILE, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->size);
  return self;
}

const char *
anky_file_get_path (AnkyFile *self)
{
  return self->path;
}

const guint8 *
anky_file_get_data (AnkyFile *self, gsize *size_out)
{
  if (size_out)
    *size_out = self->size;
  return self->data;
}

gsize
anky_file_get_size (AnkyFile *self)
{
  return self->size;
}

guint
anky_file_get_permissions (AnkyFile *self)
{
  return self->path ? self->status.st_mode & 0777 : 0777;
}

GBytes *
anky_file_dup_bytes (AnkyFile *self, gsize offset, gsize size)
{
  g_return_val_if_fail (offset <= self->size, NULL);
  g_return_val_if_fail (size <= self->size - offset, NULL);

  return g_bytes_new_with_free_func (self->data + offset,
                                     size,
                                     g_object_unref,
                                     g_object_ref (self));
}

static int
make_memfd (AnkyFile *self, GError **error)
{
  int fd = memfd_create ("anky-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gsize position = 0;

  if (fd < 0) {
    anky_errno_set_error (error, errno, "memfd_create");
    return -1;
  }
  while (position < self->size) {
    ssize_t n = write (fd, self->data + position, self->size - position);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      anky_errno_set_error (error, errno, "memfd");
      close (fd);
      return -1;
    }
    position += (gsize) n;
  }
  (void) fcntl (fd,
                F_ADD_SEALS,
                F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  (void) lseek (fd, 0, SEEK_SET);
  return fd;
}

int
anky_file_dup_fd (AnkyFile *self, GError **error)
{
  g_autofree char *self_path = NULL;
  int fd;

  /* What was read into memory may differ from what the disk holds by now;
   * the renderer must see these bytes. */
  if (self->bytes)
    return make_memfd (self, error);

  /* Opened anew rather than duplicated: duplicates share one position. */
  self_path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  fd = g_open (self_path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    anky_errno_set_error (error, errno, self->path);
  return fd;
}

gboolean
anky_file_check (AnkyFile *self, GError **error)
{
  struct stat now;

  if (!self->is_mapped)
    return TRUE;
  if (anky_sigbus_was_hit (self->range) || fstat (self->fd, &now) < 0 ||
      now.st_size != self->status.st_size ||
      now.st_mtim.tv_sec != self->status.st_mtim.tv_sec ||
      now.st_mtim.tv_nsec != self->status.st_mtim.tv_nsec) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_PARTIAL_INPUT,
                 "%s: another program changed the file while it was open",
                 self->path);
    return FALSE;
  }
  return TRUE;
}
