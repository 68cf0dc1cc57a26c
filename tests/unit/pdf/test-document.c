/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-document.h"
#include "pdf-builder.h"

#include <string.h>

static AnkyPdfDocument *
open_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);

  return anky_pdf_document_open (file, error);
}

static AnkyPdfDocument *
open_builder (PdfBuilder *builder)
{
  g_autoptr (GBytes) bytes = pdf_builder_dup_bytes (builder);
  g_autoptr (GError) error = NULL;
  AnkyPdfDocument *document = open_bytes (bytes, &error);

  g_assert_no_error (error);
  return document;
}

static gint64
get_integer (AnkyPdfRevision *revision, guint32 number)
{
  AnkyPdfRef ref = { number, 0 };
  gint64 value = -1;

  (void) anky_pdf_object_get_integer (
      anky_pdf_revision_get_object (revision, ref, NULL),
      &value);
  return value;
}

/* Two revisions: object 6 is 1, then 2. */
static void
assert_two_revisions (AnkyPdfDocument *document)
{
  AnkyPdfRevision *first = anky_pdf_document_get_revision (document, 1);
  AnkyPdfRevision *second = anky_pdf_document_get_newest (document);
  g_autoptr (GArray) own = anky_pdf_revision_dup_own_numbers (second);
  AnkyPdfPage page;

  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document), ==, 2);
  g_assert_cmpint (get_integer (first, 6), ==, 1);
  g_assert_cmpint (get_integer (second, 6), ==, 2);
  g_assert_cmpint (get_integer (first, 7), ==, -1);
  g_assert_cmpuint (anky_pdf_revision_get_start (second),
                    ==,
                    anky_pdf_revision_get_end (first));
  g_assert_cmpuint (g_array_index (own, guint32, 0), ==, 6);
  g_assert_cmpuint (anky_pdf_revision_get_place (first, 6).revision, ==, 1);
  g_assert_cmpuint (anky_pdf_revision_get_place (second, 6).revision, ==, 2);
  g_assert_cmpuint (anky_pdf_revision_get_place (second, 5).revision, ==, 1);
  g_assert_cmpint (anky_pdf_revision_get_place (second, 99).kind,
                   ==,
                   ANKY_PDF_PLACE_MISSING);
  g_assert_cmpint (anky_pdf_revision_get_place (second, 0).kind,
                   ==,
                   ANKY_PDF_PLACE_FREE);
  g_assert_cmpuint (anky_pdf_revision_get_n_pages (second, NULL), ==, 1);
  g_assert_true (anky_pdf_revision_get_page (second, 0, &page, NULL));
  g_assert_cmpuint (page.ref.number, ==, 3);
  g_assert_cmpfloat (page.media_box.y1, ==, 842);
  g_assert_nonnull (page.resources);
  g_assert_null (anky_pdf_document_get_limits (document)[0]);
}

static void
test_table (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;

  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  pdf_builder_add (builder, 6, "2");
  pdf_builder_add (builder, 7, "3");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  assert_two_revisions (document);
  g_assert_false (anky_pdf_revision_uses_xref_stream (
      anky_pdf_document_get_newest (document)));
  g_assert_cmpstr (anky_pdf_document_get_version (document), ==, "1.7");
}

static void
test_stream (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  AnkyPdfPlace place;

  pdf_builder_add_compressed (builder, 6, "1");
  pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
  pdf_builder_add_compressed (builder, 6, "2");
  pdf_builder_add_compressed (builder, 7, "<< /A 1 >>");
  pdf_builder_finish_stream (builder, 11, 10, "/Root 1 0 R");
  document = open_builder (builder);
  assert_two_revisions (document);
  place =
      anky_pdf_revision_get_place (anky_pdf_document_get_newest (document), 7);
  g_assert_cmpint (place.kind, ==, ANKY_PDF_PLACE_OBJECT_STREAM);
  g_assert_cmpuint (place.container, ==, 10);
  g_assert_cmpuint (place.offset, ==, 1);
  g_assert_true (anky_pdf_revision_uses_xref_stream (
      anky_pdf_document_get_newest (document)));
}

/* The first has 6 only in the XRefStm, hidden from old readers. */
static void
test_hybrid (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;

  pdf_builder_add_compressed (builder, 6, "1");
  pdf_builder_finish_hybrid (builder, 9, 8, "/Root 1 0 R");
  pdf_builder_add (builder, 6, "2");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  assert_two_revisions (document);
  g_assert_true (
      anky_pdf_revision_get_facts (anky_pdf_document_get_revision (document, 1))
          ->is_hybrid);
  g_assert_false (
      anky_pdf_revision_get_facts (anky_pdf_document_get_revision (document, 1))
          ->has_hybrid_disagreement);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/document/table", test_table);
  g_test_add_func ("/pdf/document/stream", test_stream);
  g_test_add_func ("/pdf/document/hybrid", test_hybrid);
  return g_test_run ();
}
