/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MIB (1024 * 1024)

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anky-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "file.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) g_unlink (fixture->path);
  (void) g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_text (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

/* Larger than what is read into memory, almost all of it holes. */
static void
write_large (Fixture *fixture)
{
  FILE *file = g_fopen (fixture->path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (ftruncate (fileno (file), 66 * MIB), ==, 0);
  g_assert_cmpint (fseek (file, 65 * MIB, SEEK_SET), ==, 0);
  g_assert_cmpint (fputs ("near the end", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_small (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;
  g_autoptr (GBytes) part = NULL;
  gsize size;

  write_text (fixture, "0123456789");
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (anky_file_get_path (file), ==, fixture->path);
  g_assert_cmpuint (anky_file_get_size (file), ==, 10);

  /* What the disk holds from now on does not matter. */
  write_text (fixture, "changed");
  g_assert_cmpmem (anky_file_get_data (file, &size), 10, "0123456789", 10);
  g_assert_cmpuint (size, ==, 10);
  part = anky_file_dup_bytes (file, 3, 4);
  g_clear_object (&file);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), 4, "3456", 4);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;

  write_text (fixture, "");
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anky_file_get_size (file), ==, 0);
  g_assert_true (anky_file_check (file, &error));
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autoptr (GError) pipe = NULL;

  g_assert_null (anky_file_open (fixture->path, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (anky_file_open (fixture->folder, &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);

  /* A pipe that nobody writes to must not block. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (anky_file_open (fixture->path, &pipe));
  g_assert_error (pipe, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
assert_fd_holds (int fd, off_t offset, const char *text)
{
  char buffer[64] = "";

  g_assert_cmpint (lseek (fd, offset, SEEK_SET), ==, offset);
  g_assert_cmpint (read (fd, buffer, strlen (text)), ==, strlen (text));
  g_assert_cmpstr (buffer, ==, text);
}

static void
test_small_fd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("in memory", 9);
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  int fd = anky_file_dup_fd (file, &error);

  g_assert_no_error (error);
  g_assert_null (anky_file_get_path (file));
  g_assert_true (anky_file_check (file, &error));
  assert_fd_holds (fd, 0, "in memory");
  g_assert_cmpint (write (fd, "x", 1), ==, -1);
  g_assert_cmpint (ftruncate (fd, 0), ==, -1);
  close (fd);
}

static void
test_large_fd (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;
  int first, second;

  write_large (fixture);
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  first = anky_file_dup_fd (file, &error);
  second = anky_file_dup_fd (file, &error);
  g_assert_no_error (error);

  /* Each has a position of its own. */
  assert_fd_holds (first, 65 * MIB, "near the end");
  g_assert_cmpint (lseek (second, 0, SEEK_CUR), ==, 0);
  g_assert_cmpint (write (first, "x", 1), ==, -1);
  close (first);
  close (second);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;
  g_autoptr (GBytes) part = NULL;

  write_large (fixture);
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (anky_file_check (file, &error));
  part = anky_file_dup_bytes (file, 65 * MIB, 12);
  g_clear_object (&file);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), 12, "near the end", 12);
}

static void
test_shrinks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;
  const guint8 *bytes;
  gsize size;

  write_large (fixture);
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  bytes = anky_file_get_data (file, &size);
  g_assert_cmpint (bytes[65 * MIB], ==, 'n');

  g_assert_cmpint (truncate (fixture->path, MIB), ==, 0);
  g_assert_cmpint (bytes[65 * MIB], ==, 0);
  g_assert_cmpint (bytes[size - 1], ==, 0);
  g_assert_false (anky_file_check (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
}

/* Long again in the end, and with the old time: what was read in between was
 * zeros all the same, and that is remembered. */
static void
test_shrinks_and_grows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;
  const guint8 *bytes;
  struct stat status;

  write_large (fixture);
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  bytes = anky_file_get_data (file, NULL);

  g_assert_cmpint (truncate (fixture->path, MIB), ==, 0);
  g_assert_cmpint (bytes[65 * MIB], ==, 0);
  g_assert_cmpint (truncate (fixture->path, 66 * MIB), ==, 0);
  {
    const struct timespec times[2] = { status.st_atim, status.st_mtim };

    g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  }
  g_assert_false (anky_file_check (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = NULL;
  const struct timespec times[2] = { { 1, 0 }, { 1, 0 } };

  write_large (fixture);
  file = anky_file_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
  g_assert_false (anky_file_check (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
}

#define ADD(name, function)                                                    \
  g_test_add ("/base/file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("small", test_small);
  ADD ("empty", test_empty);
  ADD ("refuses", test_refuses);
  ADD ("small/fd", test_small_fd);
  ADD ("large", test_large);
  ADD ("large/fd", test_large_fd);
  ADD ("large/shrinks", test_shrinks);
  ADD ("large/shrinks-and-grows", test_shrinks_and_grows);
  ADD ("large/changes", test_changes);
  return g_test_run ();
}
