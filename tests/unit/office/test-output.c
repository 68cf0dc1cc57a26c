/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-output.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
  AnkyFile *input;
  AnkyDigest *digest;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 body", 13);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anky-output-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "letter.pdf", NULL);
  fixture->input = anky_file_new_for_bytes (bytes);
  fixture->digest = anky_digest_new (ANKY_DIGEST_SHA256);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->path);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 0);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->input);
  anky_digest_free (fixture->digest);
}

static AnkyOutput *
write_output (Fixture *fixture, gboolean overwrite, GError **error)
{
  g_autoptr (AnkyOutput) output = anky_output_new_in (fixture->folder, error);
  g_autoptr (GBytes) more = g_bytes_new_static (" more", 5);

  if (!output ||
      !anky_output_set_path (output, fixture->path, overwrite, error) ||
      !anky_output_copy (output,
                         fixture->input,
                         fixture->digest,
                         NULL,
                         error) ||
      !anky_output_append (output, more, fixture->digest, error))
    return NULL;
  return g_steal_pointer (&output);
}

static void
assert_content (Fixture *fixture, const char *wanted)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, wanted);
}

static void
test_finished (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyOutput) output = write_output (fixture, FALSE, &error);
  g_autoptr (AnkyFile) written = NULL;
  g_autoptr (GBytes) all = g_bytes_new_static ("%PDF-1.7 body more", 18);
  g_autoptr (GBytes) wanted = anky_digest_of_bytes (ANKY_DIGEST_SHA256, all);
  g_autoptr (GBytes) found = anky_digest_finish (fixture->digest);
  struct stat status;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (wanted, found));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  written = anky_output_open_written (output, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anky_file_get_size (written), ==, 18);

  g_assert_true (anky_output_finish (output, &error));
  g_assert_no_error (error);
  assert_content (fixture, "%PDF-1.7 body more");
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & S_IRUSR, !=, 0);
  g_assert_cmpint (status.st_nlink, ==, 1);
}

static void
test_abandoned (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  AnkyOutput *output = write_output (fixture, FALSE, &error);

  g_assert_no_error (error);
  anky_output_free (output);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 0);
}

static void
test_exists (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "old", -1, NULL);
  g_assert_null (write_output (fixture, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_content (fixture, "old");
}

/* It came while we wrote. */
static void
test_exists_late (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyOutput) output = write_output (fixture, FALSE, &error);

  g_assert_no_error (error);
  g_file_set_contents (fixture->path, "another's", -1, NULL);
  g_assert_false (anky_output_finish (output, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_content (fixture, "another's");
}

static void
test_overwrites (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyOutput) output = NULL;

  g_file_set_contents (fixture->path, "old", -1, NULL);
  output = write_output (fixture, TRUE, &error);
  g_assert_no_error (error);
  assert_content (fixture, "old");
  g_assert_true (anky_output_finish (output, &error));
  assert_content (fixture, "%PDF-1.7 body more");
}

/* A draft that only its owner may read, signed beside itself or over itself. */
static void
check_private (Fixture *fixture, guint mode, guint expected)
{
  g_autofree char *path = g_build_filename (fixture->folder, "draft.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyOutput) output = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (path, "%PDF-1.7 body", -1, NULL));
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
  g_clear_object (&fixture->input);
  fixture->input = anky_file_open (path, &error);
  g_assert_no_error (error);
  output = write_output (fixture, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (anky_output_finish (output, &error));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, expected);
  g_unlink (path);
}

static void
test_private (Fixture *fixture, gconstpointer unused)
{
  mode_t old = umask (022);

  check_private (fixture, 0600, 0600);
  check_private (fixture, 0640, 0640);
  check_private (fixture, 0644, 0644);
  check_private (fixture, 0400, 0600);
  check_private (fixture, 0777, 0644);
  umask (old);
}

static void
test_no_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "none", NULL);

  g_assert_null (anky_output_new_in (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_folder_as_target (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autoptr (AnkyOutput) output = anky_output_new_in (parent, &error);

  g_assert_no_error (error);
  g_assert_false (anky_output_set_path (output, fixture->folder, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnkyOutput) output = anky_output_new_in (fixture->folder, &error);

  g_cancellable_cancel (cancellable);
  g_assert_false (anky_output_copy (output,
                                    fixture->input,
                                    fixture->digest,
                                    cancellable,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/output/" path,                                          \
              Fixture,                                                         \
              NULL,                                                            \
              set_up,                                                          \
              function,                                                        \
              tear_down)

/* In Flatpak's document portal a signed file would seem to be written and be
 * gone: it is refused before anything is signed. */
static void
test_document_portal (void)
{
  static const char *const lost[] = {
    "/run/user/1000/doc/5e0f2a1b",
    "/run/user/1000/doc/5e0f2a1b/",
    "/run/flatpak/doc/5e0f2a1b",
    "/run/user/1000/doc",
  };
  static const char *const kept[] = {
    "/run/user/1000/doc/5e0f2a1b/Van ban",
    "/run/user/1000/document/5e0f2a1b",
    "/home/a/run/user/1000/doc/5e0f2a1b",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_output_new_in (lost[i], &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_output_new_in (kept[i], &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("finished", test_finished);
  ADD ("abandoned", test_abandoned);
  ADD ("exists", test_exists);
  ADD ("exists-late", test_exists_late);
  ADD ("overwrites", test_overwrites);
  ADD ("private", test_private);
  ADD ("no-folder", test_no_folder);
  ADD ("folder-as-target", test_folder_as_target);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/output/document-portal", test_document_portal);
  return g_test_run ();
}
