/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-document-private.h"
#include "anky-pdf-form.h"
#include "anky-pdf-update.h"
#include "pdf-builder.h"

static AnkyPdfDocument *
open_builder (PdfBuilder *builder, GError **error)
{
  g_autoptr (GBytes) bytes = pdf_builder_dup_bytes (builder);
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);

  return anky_pdf_document_open (file, error);
}

static PdfBuilder *
make_sections (guint n)
{
  PdfBuilder *builder = pdf_builder_new_letter ();

  for (guint i = 0; i < n; i++) {
    pdf_builder_add (builder, 6, "%u", i);
    pdf_builder_finish_table (builder, "/Root 1 0 R");
  }
  return builder;
}

static void
test_sections (void)
{
  g_autoptr (PdfBuilder) many = make_sections (ANKY_PDF_MAX_SECTIONS + 1);
  g_autoptr (PdfBuilder) most = make_sections (ANKY_PDF_MAX_SECTIONS);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (open_builder (many, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_clear_error (&error);

  /* One more could be written, but not read again. */
  document = open_builder (most, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document),
                    ==,
                    ANKY_PDF_MAX_SECTIONS);
  g_assert_null (anky_pdf_update_new (document, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
}

static void
test_numbers (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  pdf_builder_add (builder, ANKY_PDF_MAX_NUMBER, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder, &error);
  g_assert_no_error (error);
  g_assert_null (anky_pdf_update_new (document, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
}

static const AnkyPdfObject *
get (AnkyPdfDocument *document, guint32 number, GError **error)
{
  AnkyPdfRef ref = { number, 0 };

  return anky_pdf_revision_get_object (anky_pdf_document_get_newest (document),
                                       ref,
                                       error);
}

static void
test_values (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  pdf_builder_add (builder, 6, "[1 2 3 4 5 6 7 8 9]");
  pdf_builder_add (builder, 7, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder, NULL);
  document->budget.values_left = 5;
  g_assert_null (get (document, 6, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_null (get (document, 7, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_assert_cmpstr (anky_pdf_document_get_limits (document)[0], ==, "values");
  g_assert_null (anky_pdf_document_get_limits (document)[1]);
}

/* What cannot be read is looked at again each time, but not for ever. */
static void
test_scans (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autofree char *open = g_strnfill (10000, '(');
  guint n = 0;

  pdf_builder_add (builder, 6, "%s", open);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder, NULL);
  document->budget.scanned_left = 100000;
  while (n < 100) {
    g_autoptr (GError) error = NULL;

    g_assert_null (get (document, 6, &error));
    g_assert_nonnull (error);
    if (anky_pdf_document_get_limits (document)[0])
      break;
    n++;
  }
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 15);
  g_assert_cmpstr (anky_pdf_document_get_limits (document)[0],
                   ==,
                   "scanned-bytes");
}

static void
test_container (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 10; i < 60; i++)
    pdf_builder_add_compressed (builder, i, "1");
  pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
  document = open_builder (builder, NULL);
  document->budget.values_left = 30;
  g_assert_null (get (document, 10, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
}

static void
test_fields (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;

  pdf_builder_add (builder, 1, "<< /AcroForm << /Fields [10 0 R 2 0 R] >> >>");
  pdf_builder_add (builder, 2, "<< /FT /Sig /T (last) >>");
  for (guint i = 10; i < 100; i++)
    pdf_builder_add (builder, i, "<< /T (a) /Kids [%u 0 R] >>", i + 1);
  pdf_builder_add (builder, 100, "<< /FT /Sig /T (deep) >>");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder, NULL);
  fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      &error);
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_assert_cmpuint (fields->len, ==, 1);
}

static void
test_field_names (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strnfill (ANKY_PDF_MAX_FIELD_NAMES / 16, 'n');

  pdf_builder_add (builder, 1, "<< /AcroForm << /Fields [2 0 R] >> >>");
  for (guint i = 10; i < 40; i++) {
    pdf_builder_add (builder, i, "<< /FT /Sig /T (k%u) >>", i);
    g_string_append_printf (kids, "%u 0 R ", i);
  }
  pdf_builder_add (builder, 2, "<< /T (%s) /Kids [%s] >>", name, kids->str);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder, NULL);
  names = anky_pdf_revision_list_field_names (
      anky_pdf_document_get_newest (document),
      &error);
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_assert_cmpuint (g_hash_table_size (names), <, 17);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/limits/sections", test_sections);
  g_test_add_func ("/pdf/limits/numbers", test_numbers);
  g_test_add_func ("/pdf/limits/values", test_values);
  g_test_add_func ("/pdf/limits/scans", test_scans);
  g_test_add_func ("/pdf/limits/container", test_container);
  g_test_add_func ("/pdf/limits/fields", test_fields);
  g_test_add_func ("/pdf/limits/field-names", test_field_names);
  return g_test_run ();
}
