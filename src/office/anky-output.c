/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-output.h"

#include "anky-errno.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE   (1024 * 1024)
#define NEW_MODE     0666 /* less what the umask takes */
#define OWNER_MODE   0600
#define MAX_TRIES    100
#define SUFFIX_CHARS 6

struct _AnkyOutput {
  char *path; /* NULL until it is named */
  char *folder;
  char *temporary; /* NULL while the file has no name */
  int fd;
  int folder_fd;
  guint64 size;
  gboolean overwrite;
};

/* --- the temporary file -------------------------------------------------- */

static char *
make_hidden_name (AnkyOutput *self)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  g_autofree char *name =
      self->path ? g_path_get_basename (self->path) : g_strdup ("anky");
  char suffix[SUFFIX_CHARS + 1] = "";

  for (guint i = 0; i < SUFFIX_CHARS; i++)
    suffix[i] = letters[g_random_int_range (0, (gint32) sizeof letters - 1)];
  return g_strdup_printf ("%s/.%s.%s", self->folder, name, suffix);
}

static gboolean
open_hidden (AnkyOutput *self, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++) {
    g_autofree char *name = make_hidden_name (self);

    self->fd = open (name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, NEW_MODE);
    if (self->fd >= 0) {
      self->temporary = g_steal_pointer (&name);
      return TRUE;
    }
    if (errno != EEXIST)
      break;
  }
  return anky_errno_set_error (error, errno, self->folder);
}

/* A file without a name is gone when the program is, however it ends. Not all
 * file systems can do it. */
static gboolean
open_temporary (AnkyOutput *self, GError **error)
{
  self->fd = open (self->folder, O_RDWR | O_TMPFILE | O_CLOEXEC, NEW_MODE);
  if (self->fd >= 0)
    return TRUE;
  if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL &&
      errno != ENOENT)
    return anky_errno_set_error (error, errno, self->folder);
  return open_hidden (self, error);
}

static gboolean
check_target (AnkyOutput *self, GError **error)
{
  struct stat status;

  if (lstat (self->path, &status) < 0)
    return errno == ENOENT ? TRUE
                           : anky_errno_set_error (error, errno, self->path);
  if (S_ISDIR (status.st_mode))
    return anky_errno_set_error (error, EISDIR, self->path);
  if (self->overwrite)
    return TRUE;
  return anky_errno_set_error (error, EEXIST, self->path);
}

/* Flatpak's document portal shows each chosen file in a folder of its own, in
 * which any other file can be written and is lost. A folder that was chosen is
 * one level below, and keeps what it is given. */
static gboolean
keeps_one_file_only (const char *folder)
{
  return g_regex_match_simple ("^/run/(user/[0-9]+|flatpak)/doc(/[^/]+)?/*$",
                               folder,
                               G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT);
}

AnkyOutput *
anky_output_new_in (const char *folder, GError **error)
{
  g_autoptr (AnkyOutput) self = g_new0 (AnkyOutput, 1);

  self->fd = self->folder_fd = -1;
  self->folder = g_strdup (folder);
  if (keeps_one_file_only (folder)) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_READ_ONLY,
                 "%s: the sandbox keeps no other file here",
                 folder);
    return NULL;
  }
  self->folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder_fd < 0) {
    anky_errno_set_error (error, errno, folder);
    return NULL;
  }
  if (!open_temporary (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
anky_output_set_path (AnkyOutput *self,
                      const char *path,
                      gboolean overwrite,
                      GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_val_if_fail (g_str_equal (folder, self->folder), FALSE);

  g_free (self->path);
  self->path = g_strdup (path);
  self->overwrite = overwrite;
  return check_target (self, error);
}

AnkyOutput *
anky_output_new (const char *path, gboolean overwrite, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (AnkyOutput) self = anky_output_new_in (folder, error);

  if (!self || !anky_output_set_path (self, path, overwrite, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anky_output_free (AnkyOutput *self)
{
  if (self->temporary)
    unlink (self->temporary);
  if (self->fd >= 0)
    close (self->fd);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* --- writing ------------------------------------------------------------- */

static gboolean
write_all (AnkyOutput *self, const guint8 *data, gsize size, GError **error)
{
  for (gsize done = 0; done < size;) {
    ssize_t n = write (self->fd, data + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return anky_errno_set_error (error, errno, self->folder);
    done += (gsize) n;
  }
  self->size += size;
  return TRUE;
}

/* Where a file system knows no permissions, there are none to keep. */
void
anky_output_keep_private (AnkyOutput *self, AnkyFile *input)
{
  mode_t allowed = (mode_t) anky_file_get_permissions (input) | OWNER_MODE;
  struct stat status;

  if (fstat (self->fd, &status) == 0)
    (void) fchmod (self->fd, status.st_mode & allowed);
}

/* Each block is hashed, then written while it is in the cache, and its way to
 * the disk begun at once, so that the last fsync has little left to do. Hashing
 * first brings the pages of a mapped file in: from pages that are not there the
 * kernel copies a little, clears the rest of what it was to fill, and begins
 * anew. */
gboolean
anky_output_copy (AnkyOutput *self,
                  AnkyFile *input,
                  AnkyDigest *digest,
                  GCancellable *cancellable,
                  GError **error)
{
  gsize size;
  const guint8 *data = anky_file_get_data (input, &size);

  anky_output_keep_private (self, input);
  for (gsize done = 0; done < size; done += BLOCK_SIZE) {
    gsize block = MIN (BLOCK_SIZE, size - done);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    anky_digest_update (digest, data + done, block);
    if (!write_all (self, data + done, block, error))
      return FALSE;
    (void) sync_file_range (self->fd,
                            (off_t) done,
                            (off_t) block,
                            SYNC_FILE_RANGE_WRITE);
  }
  return anky_file_check (input, error);
}

gboolean
anky_output_append (AnkyOutput *self,
                    GBytes *bytes,
                    AnkyDigest *digest,
                    GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (!write_all (self, data, size, error))
    return FALSE;
  anky_digest_update (digest, data, size);
  return TRUE;
}

static char *
get_proc_path (AnkyOutput *self)
{
  return g_strdup_printf ("/proc/self/fd/%d", self->fd);
}

AnkyFile *
anky_output_open_written (AnkyOutput *self, GError **error)
{
  g_autofree char *path = get_proc_path (self);
  g_autoptr (AnkyFile) file = anky_file_open (path, error);

  if (!file)
    return NULL;
  if (anky_file_get_size (file) == self->size)
    return g_steal_pointer (&file);
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_PARTIAL_INPUT,
               "%s: the written file has another size than what was written",
               self->folder);
  return NULL;
}

/* --- the end ------------------------------------------------------------- */

/* Gives the file without a name a hidden one. */
static gboolean
link_hidden (AnkyOutput *self, GError **error)
{
  g_autofree char *source = get_proc_path (self);

  for (guint i = 0; i < MAX_TRIES; i++) {
    g_autofree char *name = make_hidden_name (self);

    if (linkat (AT_FDCWD, source, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
      self->temporary = g_steal_pointer (&name);
      return TRUE;
    }
    if (errno != EEXIST)
      break;
  }
  return anky_errno_set_error (error, errno, self->folder);
}

static gboolean
replace_target (AnkyOutput *self, GError **error)
{
  if (!self->temporary && !link_hidden (self, error))
    return FALSE;
  if (rename (self->temporary, self->path) < 0)
    return anky_errno_set_error (error, errno, self->path);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/* link() never replaces a file. Where there are no links (FAT), nor a rename
 * that does not replace, a last look must do. */
static gboolean
name_hidden (AnkyOutput *self, GError **error)
{
  if (renameat2 (AT_FDCWD,
                 self->temporary,
                 AT_FDCWD,
                 self->path,
                 RENAME_NOREPLACE) == 0) {
    g_clear_pointer (&self->temporary, g_free);
    return TRUE;
  }
  if (errno != EINVAL && errno != ENOSYS)
    return anky_errno_set_error (error, errno, self->path);
  if (link (self->temporary, self->path) == 0)
    return TRUE; /* the hidden name is taken away at the end */
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
    return anky_errno_set_error (error, errno, self->path);
  return check_target (self, error) && replace_target (self, error);
}

static gboolean
name_target (AnkyOutput *self, GError **error)
{
  g_autofree char *source = get_proc_path (self);

  if (self->overwrite)
    return replace_target (self, error);
  if (self->temporary)
    return name_hidden (self, error);
  if (linkat (AT_FDCWD, source, AT_FDCWD, self->path, AT_SYMLINK_FOLLOW) < 0)
    return anky_errno_set_error (error, errno, self->path);
  return TRUE;
}

gboolean
anky_output_finish (AnkyOutput *self, GError **error)
{
  if (fsync (self->fd) < 0)
    return anky_errno_set_error (error, errno, self->path);
  if (!name_target (self, error))
    return FALSE;
  /* Some file systems cannot sync a folder; the file itself is safe then. */
  if (fsync (self->folder_fd) < 0 && errno != EINVAL && errno != EROFS)
    return anky_errno_set_error (error, errno, self->folder);
  return TRUE;
}
