/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sign-fixture.h"

#include "anky-pdf-form.h"
#include "anky-test-pki.h"

GBytes *
sign_fixture_form (const char *fields, SignFixtureFunc objects)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");

  pdf_builder_add (builder,
                   1,
                   "<< /Type /Catalog /Pages 2 0 R /AcroForm 10 0 R >>");
  pdf_builder_add (builder, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf_builder_add (builder,
                   3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                   "/Annots %s >>",
                   fields);
  pdf_builder_add (builder, 10, "<< /Fields %s >>", fields);
  objects (builder);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  return pdf_builder_dup_bytes (builder);
}

AnkyPdfDocument *
sign_fixture_open (GBytes *bytes)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  AnkyPdfDocument *document = anky_pdf_document_open (file, &error);

  g_assert_no_error (error);
  return document;
}

static GBytes *
join (GBytes *first, GBytes *second)
{
  GByteArray *whole = g_byte_array_new ();

  g_byte_array_append (whole,
                       g_bytes_get_data (first, NULL),
                       (guint) g_bytes_get_size (first));
  g_byte_array_append (whole,
                       g_bytes_get_data (second, NULL),
                       (guint) g_bytes_get_size (second));
  return g_byte_array_free_to_bytes (whole);
}

GBytes *
sign_fixture_sign (GBytes *bytes,
                   const AnkySignRequest *request,
                   GError **error)
{
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (bytes);
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (AnkySignedRevision) revision = NULL;

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, error));
  revision = anky_signer_sign (document, request, key, NULL, NULL, error);
  anky_key_end (key);
  return revision ? join (bytes, revision->appended) : NULL;
}

GBytes *
sign_fixture_sign_good (GBytes *bytes, const AnkySignRequest *request)
{
  g_autoptr (GError) error = NULL;
  GBytes *result = sign_fixture_sign (bytes, request, &error);

  g_assert_no_error (error);
  return result;
}

void
sign_fixture_assert_refused (GBytes *bytes,
                             const AnkySignRequest *request,
                             GQuark domain,
                             int code)
{
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (bytes);
  g_autoptr (AnkyCertificate) certificate =
      anky_test_pki_certificate ("person");
  g_autoptr (GError) error = NULL;

  g_assert_false (anky_signer_check (document, request, certificate, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_null (sign_fixture_sign (bytes, request, &error));
  g_assert_error (error, domain, code);
}

AnkyPdfSignatureField *
sign_fixture_get_field (AnkyPdfDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = anky_pdf_revision_list_signature_fields (
      anky_pdf_document_get_newest (document),
      &error);

  g_assert_no_error (error);
  for (guint i = 0; i < fields->len; i++) {
    AnkyPdfSignatureField *field = g_ptr_array_index (fields, i);

    if (g_strcmp0 (field->name, name) == 0)
      return anky_pdf_signature_field_ref (field);
  }
  g_error ("there is no field \"%s\"", name);
}

const AnkyPdfObject *
sign_fixture_look (AnkyPdfDocument *document,
                   const AnkyPdfObject *object,
                   const char *const *keys)
{
  AnkyPdfRevision *revision = anky_pdf_document_get_newest (document);

  for (guint i = 0; object && keys[i]; i++) {
    const AnkyPdfObject *inner =
        anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_ARRAY
            ? anky_pdf_array_get (object,
                                  (guint) g_ascii_strtoull (keys[i], NULL, 10))
            : anky_pdf_dict_get (object, keys[i]);

    object = anky_pdf_revision_resolve (revision, inner, NULL);
  }
  return object;
}

const AnkyPdfObject *
sign_fixture_look_catalog (AnkyPdfDocument *document, const char *const *keys)
{
  AnkyPdfRevision *revision = anky_pdf_document_get_newest (document);

  return sign_fixture_look (document,
                            anky_pdf_revision_get_catalog (revision, NULL),
                            keys);
}
