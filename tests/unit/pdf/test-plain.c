/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-plain.h"
#include "pdf-builder.h"
#include "pdf-judge.h"

#include <string.h>

static AnkyPdfDocument *
open_bytes (GBytes *bytes)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  AnkyPdfDocument *document = anky_pdf_document_open (file, &error);

  g_assert_no_error (error);
  return document;
}

static AnkyPdfDocument *
open_builder (PdfBuilder *builder)
{
  g_autoptr (GBytes) bytes = pdf_builder_dup_bytes (builder);

  return open_bytes (bytes);
}

static gboolean
has_text (GBytes *bytes, const char *text)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

/* Each revision says what it said, and nothing of what came after. */
static void
test_revisions (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfDocument) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  pdf_builder_add (builder, 6, "(unreachable)");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  pdf_builder_add_compressed (
      builder,
      3,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1] /MediaBox [0 0 300 "
      "400] /Odd 77 0 R >>");
  pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
  document = open_builder (builder);
  first = anky_pdf_revision_write_plain (
      anky_pdf_document_get_revision (document, 1),
      ANKY_PDF_PLAIN_NONE,
      NULL);
  second =
      anky_pdf_revision_write_plain (anky_pdf_document_get_newest (document),
                                     ANKY_PDF_PLAIN_NONE,
                                     NULL);
  pdf_judge_assert_good (first);
  pdf_judge_assert_good (second);
  g_assert_true (has_text (first, "(Letter)"));
  g_assert_false (has_text (first, "unreachable"));
  g_assert_false (has_text (second, "(Letter)"));
  g_assert_false (has_text (second, "[0 0 1 1]"));
  g_assert_true (has_text (second, "[0 0 300 400]"));
  again = open_bytes (second);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (again), ==, 1);
}

/* A widget of several states, one hidden, and an annotation that is none. */
static void
test_widgets (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfDocument) again = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GError) error = NULL;
  AnkyPdfRevision *newest;
  AnkyPdfPage page;

  pdf_builder_set_entry (builder, 0, 0, 65535, TRUE);
  pdf_builder_add (builder, 1, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_builder_add (builder,
                   2,
                   "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources "
                   "<< /Font << >> >> >>");
  pdf_builder_add (builder,
                   3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] "
                   "/Contents 4 0 R /Annots [5 0 R 6 0 R 7 0 R] >>");
  pdf_builder_add_stream (builder, 4, "", "0 0 m", 5);
  pdf_builder_add (builder,
                   5,
                   "<< /Subtype /Widget /Rect [100 100 120 140] /AS /On "
                   "/AP << /N << /On 8 0 R /Off 9 0 R >> >> >>");
  pdf_builder_add (builder,
                   6,
                   "<< /Subtype /Widget /Rect [0 0 9 9] /F 2 "
                   "/AP << /N 9 0 R >> >>");
  pdf_builder_add (builder,
                   7,
                   "<< /Subtype /Text /Rect [0 0 9 9] /AP << /N 9 0 R >> >>");
  pdf_builder_add_stream (builder,
                          8,
                          "/BBox [0 0 10 10] /Matrix [0 1 -1 0 0 0]",
                          "on",
                          2);
  pdf_builder_add_stream (builder, 9, "/BBox [0 0 10 10]", "off", 3);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  plain =
      anky_pdf_revision_write_plain (anky_pdf_document_get_newest (document),
                                     ANKY_PDF_PLAIN_DRAW_WIDGETS,
                                     &error);
  g_assert_no_error (error);
  pdf_judge_assert_good (plain);
  /* The box after its matrix is [-10 0 0 10]: twice as wide, four times as
   * high, and its left edge at 100. */
  g_assert_true (has_text (plain,
                           "q 2.000000 0.000000 0.000000 4.000000 120.000000 "
                           "100.000000 cm /AnkyWidget0 Do Q"));

  again = open_bytes (plain);
  newest = anky_pdf_document_get_newest (again);
  g_assert_true (anky_pdf_revision_get_page (newest, 0, &page, NULL));
  g_assert_cmpuint (
      anky_pdf_array_get_length (anky_pdf_dict_get (page.dict, "Annots")),
      ==,
      2);
  g_assert_nonnull (anky_pdf_dict_get (page.resources, "Font"));
  g_assert_true (anky_pdf_object_is_name (
      anky_pdf_dict_get (anky_pdf_revision_lookup (
                             newest,
                             anky_pdf_dict_get (page.resources, "XObject"),
                             "AnkyWidget0",
                             NULL),
                         "Subtype"),
      "Form"));
}

static void
test_refuses (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  pdf_builder_set_entry (builder, 6, 20, 0, FALSE);
  pdf_builder_finish_table (builder, "/Root 1 0 R /Info 6 0 R");
  document = open_builder (builder);
  g_assert_null (
      anky_pdf_revision_write_plain (anky_pdf_document_get_newest (document),
                                     ANKY_PDF_PLAIN_NONE,
                                     &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_MALFORMED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/plain/revisions", test_revisions);
  g_test_add_func ("/pdf/plain/widgets", test_widgets);
  g_test_add_func ("/pdf/plain/refuses", test_refuses);
  return g_test_run ();
}
