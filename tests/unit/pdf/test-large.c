/* Files beyond 4 GiB: mostly holes, so that they need no room on the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-update.h"
#include "pdf-builder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FIVE_GIB   (G_GUINT64_CONSTANT (5) * 1024 * 1024 * 1024)
#define ELEVEN_GIB (G_GUINT64_CONSTANT (11) * 1024 * 1024 * 1024)

#define PADDING 20000

static gboolean
write_at (int fd, const char *data, gsize size, guint64 offset)
{
  return pwrite (fd, data, size, (off_t) offset) == (ssize_t) size;
}

/* A letter, a hole (white space to a reader), and at @second a revision that
 * replaces object 6: a table, or a stream. */
static gboolean
make_large (const char *path, guint64 second, gboolean is_stream)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) tail = g_string_new ("6 0 obj\n2\nendobj\n");
  guint64 section = second + tail->len;
  g_autofree char *padding = g_strnfill (PADDING, ' ');
  int fd = g_open (path, O_RDWR | O_CREAT | O_TRUNC, 0600);
  gboolean is_good;

  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  bytes = pdf_builder_dup_bytes (builder);
  if (is_stream) {
    g_string_append (tail,
                     "7 0 obj\n<< /Type /XRef /W [1 8 1] /Index [6 1] /Size 8 "
                     "/Root 1 0 R /Length 10");
    g_string_append_printf (tail,
                            " /Prev %" G_GSIZE_FORMAT " >>\nstream\n\1",
                            pdf_builder_get_startxref (builder));
    for (int i = 7; i >= 0; i--)
      g_string_append_c (tail, (char) (second >> (8 * i) & 0xff));
    g_string_append_len (tail, "\0\nendstream\nendobj\n", 19);
  } else {
    g_string_append_printf (tail,
                            "xref\n6 1\n%010" G_GUINT64_FORMAT
                            " 00000 n \ntrailer\n<< /Size 7 /Root 1 0 R "
                            "/Prev %" G_GSIZE_FORMAT " >>\n",
                            second,
                            pdf_builder_get_startxref (builder));
  }
  g_string_append_printf (tail,
                          "startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
                          section);
  is_good = fd >= 0 &&
            write_at (fd,
                      g_bytes_get_data (bytes, NULL),
                      g_bytes_get_size (bytes),
                      0) &&
            write_at (fd, tail->str, tail->len, second) &&
            write_at (fd, padding, PADDING, second + tail->len);
  if (fd >= 0)
    close (fd);
  return is_good;
}

static void
check_large (const char *path, gboolean can_append)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = anky_file_open (path, &error);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfUpdate) update = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AnkyPdfRevision *newest;
  AnkyPdfRef ref = { 6, 0 };
  gint64 value = 0;

  g_assert_no_error (error);
  document = anky_pdf_document_open (file, &error);
  g_assert_no_error (error);
  newest = anky_pdf_document_get_newest (document);
  g_assert_cmpuint (anky_pdf_revision_get_number (newest), ==, 2);
  g_assert_true (anky_pdf_object_get_integer (
      anky_pdf_revision_get_object (newest, ref, NULL),
      &value));
  g_assert_cmpint (value, ==, 2);
  g_assert_cmpuint (anky_pdf_revision_get_end (newest),
                    ==,
                    anky_file_get_size (file) - PADDING);

  update = anky_pdf_update_new (document, &error);
  g_assert_no_error (error);
  anky_pdf_update_set (update, ref, anky_pdf_integer_new (3));
  bytes = anky_pdf_update_finish (update, NULL, &error);
  if (can_append)
    g_assert_no_error (error);
  else
    g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_UNSUPPORTED);
}

static const struct {
  guint64 second;
  gboolean is_stream;
  gboolean can_append;
} files[] = {
  { FIVE_GIB, FALSE, TRUE },
  { FIVE_GIB, TRUE, TRUE },
  /* A table has no eleventh digit. */
  { 9999990000, FALSE, FALSE }, /* and padding up to there */
  { ELEVEN_GIB, TRUE, TRUE },
};

static void
test_large (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anky-large-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.pdf", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    if (!make_large (path, files[i].second, files[i].is_stream)) {
      g_test_skip ("no sparse files here");
      break;
    }
    check_large (path, files[i].can_append);
  }
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/large", test_large);
  return g_test_run ();
}
