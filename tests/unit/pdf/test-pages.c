/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-document.h"
#include "pdf-builder.h"

static AnkyPdfDocument *
open_builder (PdfBuilder *builder)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyFile) file = NULL;
  g_autoptr (GError) error = NULL;
  AnkyPdfDocument *document;

  pdf_builder_finish_table (builder, "/Root 1 0 R");
  bytes = pdf_builder_dup_bytes (builder);
  file = anky_file_new_for_bytes (bytes);
  document = anky_pdf_document_open (file, &error);
  g_assert_no_error (error);
  return document;
}

static PdfBuilder *
start (void)
{
  PdfBuilder *builder = pdf_builder_new ("1.7");

  pdf_builder_set_entry (builder, 0, 0, 65535, TRUE);
  pdf_builder_add (builder, 1, "<< /Type /Catalog /Pages 2 0 R >>");
  return builder;
}

static void
test_inheritance (void)
{
  g_autoptr (PdfBuilder) builder = start ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  AnkyPdfRevision *newest;
  AnkyPdfPage page;

  pdf_builder_add (builder,
                   2,
                   "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 3 /MediaBox "
                   "[600 0 0 800] /Rotate 90 /Resources << /A 1 >> >>");
  pdf_builder_add (builder,
                   3,
                   "<< /Type /Pages /Kids [4 0 R 5 0 R] /CropBox "
                   "[-10 50 300 7 0 R] >>");
  pdf_builder_add (builder, 4, "<< /Type /Page /Rotate -90 /UserUnit 2 >>");
  pdf_builder_add (builder,
                   5,
                   "<< /MediaBox [0 0 9 9] /CropBox [20 20 30 30] >>");
  pdf_builder_add (builder, 6, "<< /Type /Page /Rotate 45 /Parent 3 0 R >>");
  pdf_builder_add (builder, 7, "400");
  document = open_builder (builder);
  newest = anky_pdf_document_get_newest (document);
  g_assert_cmpuint (anky_pdf_revision_get_n_pages (newest, NULL), ==, 3);

  g_assert_true (anky_pdf_revision_get_page (newest, 0, &page, NULL));
  g_assert_cmpuint (page.ref.number, ==, 4);
  g_assert_cmpfloat (page.media_box.x1, ==, 600);
  g_assert_cmpfloat (page.geometry.crop_box.x0, ==, 0);
  g_assert_cmpfloat (page.geometry.crop_box.y0, ==, 50);
  g_assert_cmpfloat (page.geometry.crop_box.x1, ==, 300);
  g_assert_cmpfloat (page.geometry.crop_box.y1, ==, 400);
  g_assert_cmpint (page.geometry.rotate, ==, 270);
  g_assert_cmpfloat (page.geometry.user_unit, ==, 2);
  g_assert_nonnull (anky_pdf_dict_get (page.resources, "A"));

  /* A crop box off its media box is none. */
  g_assert_true (anky_pdf_revision_get_page (newest, 1, &page, NULL));
  g_assert_cmpfloat (page.geometry.crop_box.x1, ==, 9);
  g_assert_cmpint (page.geometry.rotate, ==, 90);

  /* /Parent lies: what counts is the way down. */
  g_assert_true (anky_pdf_revision_get_page (newest, 2, &page, NULL));
  g_assert_cmpfloat (page.geometry.crop_box.x1, ==, 600);
  g_assert_cmpint (page.geometry.rotate, ==, 0);
  g_assert_cmpfloat (page.geometry.user_unit, ==, 1);
  g_assert_false (anky_pdf_revision_get_page (newest, 3, &page, NULL));
}

static const struct {
  const char *tree;
  const char *kid;
  int code;
} odd[] = {
  { "<< /Type /Pages /Kids [] /Count 0 >>", "1", ANKY_PDF_ERROR_NO_PAGE },
  { "<< /Type /Pages /Kids [] /Count 5 >>", "1", ANKY_PDF_ERROR_NO_PAGE },
  { "<< /Type /Pages >>", "1", ANKY_PDF_ERROR_MALFORMED },
  { "<< /Type /Pages /Kids [2 0 R] >>", "1", ANKY_PDF_ERROR_MALFORMED },
  { "<< /Type /Pages /Kids [3 0 R] >>",
    "<< /Type /Pages /Kids [2 0 R] >>",
    ANKY_PDF_ERROR_MALFORMED },
  { "<< /Type /Pages /Kids [3 0 R] >>", "(a)", ANKY_PDF_ERROR_MALFORMED },
  { "<< /Type /Pages /Kids [9 0 R] >>", "(a)", ANKY_PDF_ERROR_MALFORMED },
  { "<< /Type /Pages /Kids [<< /Type /Page >>] >>",
    "(a)",
    ANKY_PDF_ERROR_MALFORMED },
  { "<< /Type /Pages /Kids [3 0 R] >>",
    "<< /Type /Page ]",
    ANKY_PDF_ERROR_MALFORMED },
};

static void
test_odd (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autoptr (PdfBuilder) builder = start ();
    g_autoptr (AnkyPdfDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    pdf_builder_add (builder, 2, "%s", odd[i].tree);
    pdf_builder_add (builder, 3, "%s", odd[i].kid);
    document = open_builder (builder);
    g_assert_cmpuint (
        anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (document),
                                       &error),
        ==,
        0);
    g_assert_error (error, ANKY_PDF_ERROR, odd[i].code);
  }
}

static void
test_deep (void)
{
  g_autoptr (PdfBuilder) builder = start ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < 100; i++)
    pdf_builder_add (builder, i, "<< /Type /Pages /Kids [%u 0 R] >>", i + 1);
  pdf_builder_add (builder, 100, "<< /Type /Page >>");
  document = open_builder (builder);
  g_assert_cmpuint (
      anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (document),
                                     &error),
      ==,
      0);
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_assert_cmpstr (anky_pdf_document_get_limits (document)[0],
                   ==,
                   "page-depth");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/pages/inheritance", test_inheritance);
  g_test_add_func ("/pdf/pages/odd", test_odd);
  g_test_add_func ("/pdf/pages/deep", test_deep);
  return g_test_run ();
}
