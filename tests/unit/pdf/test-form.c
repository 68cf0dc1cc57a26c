/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-form.h"
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

/* Two pages 3 and 4, a form with the given /Fields. */
static PdfBuilder *
new_form (const char *fields, const char *annots_1, const char *annots_2)
{
  PdfBuilder *builder = pdf_builder_new ("1.7");

  pdf_builder_set_entry (builder, 0, 0, 65535, TRUE);
  pdf_builder_add (builder,
                   1,
                   "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields %s >> "
                   "/Perms << /DocMDP 20 0 R >> >>",
                   fields);
  pdf_builder_add (builder,
                   2,
                   "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>");
  pdf_builder_add (builder, 3, "<< /Type /Page /Annots %s >>", annots_1);
  pdf_builder_add (builder, 4, "<< /Type /Page /Annots %s >>", annots_2);
  return builder;
}

static AnkyPdfSignatureField *
get_field (GPtrArray *fields, guint i)
{
  g_assert_cmpuint (fields->len, >, i);
  return g_ptr_array_index (fields, i);
}

static void
test_fields (void)
{
  g_autoptr (PdfBuilder) builder =
      new_form ("[10 0 R 11 0 R 12 0 R 16 0 R]", "[10 0 R 99 0 R]", "[14 0 R]");
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  AnkyPdfSignatureField *field;

  /* Merged with its widget, signed. */
  pdf_builder_add (builder,
                   10,
                   "<< /FT /Sig /T (one) /Subtype /Widget /P 3 0 R /V 20 0 R "
                   "/Rect [100 100 10 50] >>");
  pdf_builder_add (builder, 11, "<< /FT /Tx /T (text) >>");
  /* A group that gives its kids their type; the widget apart, its /P wrong. */
  pdf_builder_add (builder,
                   12,
                   "<< /FT /Sig /T (group) /Kids [13 0 R 15 0 R] >>");
  pdf_builder_add (builder,
                   13,
                   "<< /T (two) /Parent 12 0 R /Kids [14 0 R] /Lock 21 0 R >>");
  pdf_builder_add (builder,
                   14,
                   "<< /Subtype /Widget /Parent 13 0 R /P 3 0 R /F 2 "
                   "/Rect [0 0 5 5] >>");
  pdf_builder_add (builder, 15, "<< /T (one) /Parent 12 0 R >>");
  pdf_builder_add (builder, 16, "<< /FT /Sig /T (one) /Rect [0 0 0 0] >>");
  pdf_builder_add (builder,
                   20,
                   "<< /Type /Sig /Reference [<< /TransformMethod /DocMDP "
                   "/TransformParams << /P 3 >> >>] >>");
  pdf_builder_add (builder, 21, "<< /Action /All >>");
  document = open_builder (builder);

  fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, ==, 4);

  field = get_field (fields, 0);
  g_assert_cmpstr (field->name, ==, "one");
  g_assert_false (field->is_name_unique);
  g_assert_cmpuint (field->page, ==, 0);
  g_assert_true (field->is_listed);
  g_assert_true (field->has_rect);
  g_assert_cmpfloat (field->rect.x0, ==, 10);
  g_assert_cmpuint (field->value_ref.number, ==, 20);
  g_assert_nonnull (field->value);

  field = get_field (fields, 1);
  g_assert_cmpstr (field->name, ==, "group.two");
  g_assert_true (field->is_name_unique);
  g_assert_cmpuint (field->page, ==, 1);
  g_assert_true (field->is_listed);
  g_assert_false (field->has_rect);
  g_assert_null (field->value);
  g_assert_nonnull (field->lock);
  g_assert_cmpuint (field->widget_ref.number, ==, 14);

  field = get_field (fields, 2);
  g_assert_cmpstr (field->name, ==, "group.one");
  g_assert_cmpuint (field->n_widgets, ==, 0);
  g_assert_cmpuint (field->page, ==, G_MAXUINT);

  names = anky_pdf_revision_list_field_names (
      anky_pdf_document_get_newest (document),
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (names), ==, 5);
  g_assert_true (g_hash_table_contains (names, "group"));
}

static void
test_docmdp (void)
{
  g_autoptr (PdfBuilder) builder = new_form ("[]", "[]", "[]");
  g_autoptr (PdfBuilder) none = new_form ("[]", "[]", "[]");
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfDocument) other = NULL;
  AnkyPdfRef ref = { 0, 0 };

  pdf_builder_add (builder,
                   20,
                   "<< /Reference [<< /TransformMethod /FieldMDP >> "
                   "<< /TransformMethod /DocMDP >>] >>");
  document = open_builder (builder);
  g_assert_cmpuint (
      anky_pdf_revision_get_docmdp (anky_pdf_document_get_newest (document),
                                    &ref),
      ==,
      2);
  g_assert_cmpuint (ref.number, ==, 20);
  other = open_builder (none);
  g_assert_cmpuint (
      anky_pdf_revision_get_docmdp (anky_pdf_document_get_newest (other), &ref),
      ==,
      0);
}

static const struct {
  const char *fields;
  const char *node_10;
  const char *node_11;
  guint n_fields;
  int code; /* -1: none */
} odd[] = {
  /* Its own kid. */
  { "[10 0 R]",
    "<< /FT /Sig /T (a) /Kids [10 0 R] >>",
    "<< >>",
    0,
    ANKY_PDF_ERROR_MALFORMED },
  /* Two that contain each other. */
  { "[10 0 R]",
    "<< /T (a) /Kids [11 0 R] >>",
    "<< /FT /Sig /T (b) /Kids [10 0 R] >>",
    0,
    ANKY_PDF_ERROR_MALFORMED },
  /* Under two names. */
  { "[10 0 R 11 0 R]",
    "<< /T (a) /Kids [11 0 R] >>",
    "<< /FT /Sig /T (b) >>",
    1,
    ANKY_PDF_ERROR_MALFORMED },
  /* Listed twice in one place. */
  { "[10 0 R 10 0 R]", "<< /FT /Sig /T (a) >>", "<< >>", 1, -1 },
  /* What cannot be read hides nothing else. */
  { "[11 0 R 10 0 R]",
    "<< /FT /Sig /T (a) >>",
    "(no field)",
    1,
    ANKY_PDF_ERROR_MALFORMED },
  { "[77 0 R 10 0 R]", "<< /FT /Sig /T (a) >>", "<< >>", 1, -1 },
  { "5", "<< /FT /Sig /T (a) >>", "<< >>", 0, ANKY_PDF_ERROR_MALFORMED },
};

static void
test_odd (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autoptr (PdfBuilder) builder = new_form (odd[i].fields, "[]", "[]");
    g_autoptr (AnkyPdfDocument) document = NULL;
    g_autoptr (GPtrArray) fields = NULL;
    g_autoptr (GError) error = NULL;

    pdf_builder_add (builder, 10, "%s", odd[i].node_10);
    pdf_builder_add (builder, 11, "%s", odd[i].node_11);
    document = open_builder (builder);
    fields = anky_pdf_revision_list_signature_fields (
        anky_pdf_document_get_newest (document),
        &error);
    g_assert_cmpuint (fields->len, ==, odd[i].n_fields);
    if (odd[i].code >= 0)
      g_assert_error (error, ANKY_PDF_ERROR, odd[i].code);
    else
      g_assert_no_error (error);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/form/fields", test_fields);
  g_test_add_func ("/pdf/form/docmdp", test_docmdp);
  g_test_add_func ("/pdf/form/odd", test_odd);
  return g_test_run ();
}
