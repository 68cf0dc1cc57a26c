/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms.h"
#include "anky-pdf-form.h"
#include "anky-test-pki.h"
#include "sign-fixture.h"

#include <string.h>

#define LOOK(document, object, ...)                                            \
  sign_fixture_look (document,                                                 \
                     object,                                                   \
                     (const char *const[]){ __VA_ARGS__, NULL })
#define LOOK_CATALOG(document, ...)                                            \
  sign_fixture_look_catalog (document,                                         \
                             (const char *const[]){ __VA_ARGS__, NULL })

static const AnkySignRequest invisible = { .docmdp = ANKY_DOCMDP_DEFAULT };

static void
assert_integer (const AnkyPdfObject *object, gint64 wanted)
{
  gint64 value;

  g_assert_true (anky_pdf_object_get_integer (object, &value));
  g_assert_cmpint (value, ==, wanted);
}

static GBytes *
make_letter (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();

  pdf_builder_finish_table (builder, "/Root 1 0 R");
  return pdf_builder_dup_bytes (builder);
}

/* Whether the field's CMS is the certificate's over its byte range. */
static void
assert_verifies (GBytes *file, const AnkyPdfSignatureField *field)
{
  const guint8 *data = g_bytes_get_data (file, NULL);
  const AnkyPdfObject *range = anky_pdf_dict_get (field->value, "ByteRange");
  const AnkyPdfObject *contents = anky_pdf_dict_get (field->value, "Contents");
  g_autoptr (AnkyDigest) digest = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) padded = NULL;
  g_autoptr (GBytes) hash = NULL;
  g_autoptr (AnkyCms) cms = NULL;
  const guint8 *value;
  gint64 numbers[4];
  guint64 start, end;
  gsize size;

  for (guint i = 0; i < 4; i++)
    g_assert_true (anky_pdf_object_get_integer (anky_pdf_array_get (range, i),
                                                &numbers[i]));
  g_assert_true (anky_pdf_object_get_span (contents, &start, &end));
  g_assert_cmpint (numbers[0], ==, 0);
  g_assert_cmpint (numbers[1], ==, (gint64) start);
  g_assert_cmpint (numbers[2], ==, (gint64) end);
  anky_digest_update (digest, data, (gsize) numbers[1]);
  anky_digest_update (digest, data + numbers[2], (gsize) numbers[3]);
  hash = anky_digest_finish (digest);

  value = anky_pdf_object_get_string (contents, &size);
  padded = g_bytes_new (value, size);
  g_assert_cmpuint (size, >=, 32 * 1024);
  cms = anky_cms_parse (padded, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (anky_cms_verify (cms, hash, &error));
  g_assert_no_error (error);
}

/* --- a new field --------------------------------------------------------- */

static void
test_first_and_second (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) once = sign_fixture_sign_good (letter, &invisible);
  g_autoptr (GBytes) twice = sign_fixture_sign_good (once, &invisible);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (twice);
  g_autoptr (AnkyPdfSignatureField) first =
      sign_fixture_get_field (document, "Signature1");
  g_autoptr (AnkyPdfSignatureField) second =
      sign_fixture_get_field (document, "Signature2");
  AnkyPdfRef certifying;

  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document), ==, 3);
  assert_verifies (twice, first);
  assert_verifies (twice, second);
  assert_integer (LOOK_CATALOG (document, "AcroForm", "SigFlags"), 3);
  assert_integer (LOOK (document, first->widget, "F"), 132);
  g_assert_cmpuint (
      anky_pdf_revision_get_docmdp (anky_pdf_document_get_newest (document),
                                    &certifying),
      ==,
      2);
  g_assert_cmpuint (certifying.number, ==, first->value_ref.number);
  g_assert_null (anky_pdf_dict_get (second->value, "Reference"));
}

static void
test_dictionary (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GDateTime) time =
      g_date_time_new_from_iso8601 ("2026-11-21T09:30:00+07:00", NULL);
  const AnkySignRequest request = {
    .docmdp = ANKY_DOCMDP_NONE,
    .reason = "Ký số",
    .time = time,
  };
  g_autoptr (GBytes) result = sign_fixture_sign_good (letter, &request);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (result);
  g_autoptr (AnkyPdfSignatureField) field =
      sign_fixture_get_field (document, "Signature1");
  g_autofree char *reason =
      anky_pdf_object_dup_text (anky_pdf_dict_get (field->value, "Reason"));
  g_autofree char *stated =
      anky_pdf_object_dup_text (anky_pdf_dict_get (field->value, "M"));

  g_assert_cmpstr (reason, ==, "Ký số");
  g_assert_cmpstr (stated, ==, "D:20261121093000+07'00'");
  g_assert_true (
      anky_pdf_object_is_name (anky_pdf_dict_get (field->value, "SubFilter"),
                               "ETSI.CAdES.detached"));
  g_assert_null (anky_pdf_dict_get (field->value, "Reference"));
  g_assert_null (anky_pdf_dict_get (field->value, "Cert"));
  g_assert_null (LOOK_CATALOG (document, "Perms"));
}

static void
test_field_names (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  AnkySignRequest request = {
    .docmdp = ANKY_DOCMDP_NONE,
    .field_name = "Chữ ký",
  };
  g_autoptr (GBytes) named = sign_fixture_sign_good (letter, &request);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (named);
  g_autoptr (AnkyPdfSignatureField) field =
      sign_fixture_get_field (document, "Chữ ký");

  g_assert_nonnull (field->value);
  sign_fixture_assert_refused (named,
                               &request,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_FIELD_USED);
  request.field_name = "a.b";
  sign_fixture_assert_refused (letter,
                               &request,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
}

static void
test_known_prefix (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (letter);
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (AnkyDigest) digest = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (AnkySignedRevision) revision = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) signed_document = NULL;
  g_autoptr (AnkyPdfSignatureField) field = NULL;
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (letter, &size);

  anky_digest_update (digest, data, size);
  g_assert_true (anky_key_begin (key, NULL, "test", NULL, &error));
  revision = anky_signer_sign (document, &invisible, key, digest, NULL, &error);
  anky_key_end (key);
  g_assert_no_error (error);
  g_byte_array_append (whole, data, (guint) size);
  data = g_bytes_get_data (revision->appended, &size);
  g_byte_array_append (whole, data, (guint) size);
  g_assert_cmpint (whole->data[revision->contents_start], ==, '<');
  g_assert_cmpint (whole->data[revision->contents_end - 1], ==, '>');
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&whole));
  signed_document = sign_fixture_open (bytes);
  field = sign_fixture_get_field (signed_document, revision->field_name);
  assert_verifies (bytes, field);
}

/* --- where it may not ---------------------------------------------------- */

static void
test_off_the_page (void)
{
  const struct {
    guint page;
    AnkyRectMm rect;
  } places[] = {
    { 1, { 10, 10, 20, 20 } },  { 0, { 200, 10, 45, 20 } },
    { 0, { -5, 10, 45, 20 } },  { 0, { 10, 290, 45, 20 } },
    { 0, { 10, 10, 0, 20 } },   { 0, { 10, 10, 20, -4 } },
    { 0, { 10, 1e9, 20, 20 } },
  };
  g_autoptr (GBytes) letter = make_letter ();

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (AnkyPlacement) placement =
        anky_placement_new (ANKY_KIND_LEADER, places[i].page, places[i].rect);
    const AnkySignRequest request = { .placement = placement };

    sign_fixture_assert_refused (letter,
                                 &request,
                                 ANKY_SIGN_ERROR,
                                 ANKY_SIGN_ERROR_NO_PLACE);
  }
}

static void
test_certified_for_no_changes (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  const AnkySignRequest closing = { .docmdp = ANKY_DOCMDP_NO_CHANGES };
  const AnkySignRequest certifying = { .docmdp = ANKY_DOCMDP_FORM_FILLING };
  g_autoptr (GBytes) closed = sign_fixture_sign_good (letter, &closing);
  g_autoptr (GBytes) open = sign_fixture_sign_good (letter, &invisible);

  sign_fixture_assert_refused (closed,
                               &invisible,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
  /* Only the first signature certifies. */
  sign_fixture_assert_refused (open,
                               &certifying,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
}

static void
test_prefix (void)
{
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GByteArray) shifted = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyFile) file = NULL;
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_append (shifted, (const guint8 *) "junk\n", 5);
  g_byte_array_append (shifted,
                       g_bytes_get_data (letter, NULL),
                       (guint) g_bytes_get_size (letter));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&shifted));
  file = anky_file_new_for_bytes (bytes);
  document = anky_pdf_document_open (file, &error);
  if (document)
    g_assert_false (anky_signer_check (document, &invisible, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == ANKY_PDF_ERROR);
}

static void
add_encryption (PdfBuilder *builder)
{
  pdf_builder_add (builder,
                   11,
                   "<< /Filter /Standard /V 1 /R 2 /O <%064d> /U <%064d> "
                   "/P -4 >>",
                   0,
                   0);
}

static void
test_encrypted (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (GBytes) bytes = NULL;

  add_encryption (builder);
  pdf_builder_finish_table (builder,
                            "/Root 1 0 R /Encrypt 11 0 R /ID [<00> <00>]");
  bytes = pdf_builder_dup_bytes (builder);
  sign_fixture_assert_refused (bytes,
                               &invisible,
                               ANKY_PDF_ERROR,
                               ANKY_PDF_ERROR_ENCRYPTED);
}

/* --- fields that are there ----------------------------------------------- */

#define EMPTY_FIELD                                                            \
  "<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /F 4 /Rect [%s] "         \
  "/P 3 0 R %s >>"

/* 20 mm from the left, 247 mm from the top, 60 x 30 mm. */
#define FIELD_RECT "56.7 56.7 226.8 141.7"

static void
add_empty (PdfBuilder *builder)
{
  pdf_builder_add (builder, 11, EMPTY_FIELD, "Leader", FIELD_RECT, "");
  pdf_builder_add (builder,
                   12,
                   "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Note) "
                   "/Rect [300 300 400 320] /P 3 0 R >>");
}

static void
test_named_field (void)
{
  g_autoptr (GBytes) form = sign_fixture_form ("[11 0 R 12 0 R]", add_empty);
  AnkySignRequest request = {
    .docmdp = ANKY_DOCMDP_DEFAULT,
    .field_name = "Leader",
  };
  g_autoptr (GBytes) result = sign_fixture_sign_good (form, &request);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (result);
  g_autoptr (AnkyPdfSignatureField) field =
      sign_fixture_get_field (document, "Leader");

  g_assert_cmpuint (field->ref.number, ==, 11);
  assert_verifies (result, field);
  g_assert_nonnull (LOOK (document, field->widget, "AP", "N"));
  /* The page names it already. */
  g_assert_cmpuint (
      anky_pdf_array_get_length (
          LOOK_CATALOG (document, "Pages", "Kids", "0", "Annots")),
      ==,
      2);
  request.field_name = "Note";
  sign_fixture_assert_refused (form,
                               &request,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
}

static void
test_field_at_the_place (void)
{
  g_autoptr (GBytes) form = sign_fixture_form ("[11 0 R 12 0 R]", add_empty);
  g_autoptr (AnkyPlacement) meets =
      anky_placement_new (ANKY_KIND_LEADER, 0, (AnkyRectMm){ 30, 250, 45, 18 });
  g_autoptr (AnkyPlacement) elsewhere =
      anky_placement_new (ANKY_KIND_LEADER, 0, (AnkyRectMm){ 30, 50, 45, 18 });
  const AnkySignRequest first = { .placement = meets };
  const AnkySignRequest second = { .placement = elsewhere };
  g_autoptr (GBytes) once = sign_fixture_sign_good (form, &first);
  g_autoptr (GBytes) twice = sign_fixture_sign_good (once, &second);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (twice);
  g_autoptr (AnkyPdfSignatureField) used =
      sign_fixture_get_field (document, "Leader");
  g_autoptr (AnkyPdfSignatureField) made =
      sign_fixture_get_field (document, "Signature1");

  g_assert_nonnull (used->value);
  g_assert_nonnull (made->value);
  /* A field keeps its rectangle. */
  g_assert_cmpfloat_with_epsilon (used->rect.x1, 226.8, 1e-3);
  g_assert_cmpfloat_with_epsilon (made->rect.x0, 30 / ANKY_MM_PER_POINT, 1e-3);
}

static void
add_lock_all (PdfBuilder *builder)
{
  pdf_builder_add (builder,
                   11,
                   EMPTY_FIELD,
                   "Leader",
                   FIELD_RECT,
                   "/Lock << /Type /SigFieldLock /Action /All >>");
}

static void
add_lock_other (PdfBuilder *builder)
{
  pdf_builder_add (builder,
                   11,
                   EMPTY_FIELD,
                   "Leader",
                   FIELD_RECT,
                   "/Lock << /Type /SigFieldLock /Action /Include "
                   "/Fields [(Seal)] >>");
  pdf_builder_add (builder, 12, EMPTY_FIELD, "Seal", "300 300 400 400", "");
}

static void
add_lock_document (PdfBuilder *builder)
{
  pdf_builder_add (builder,
                   11,
                   EMPTY_FIELD,
                   "Leader",
                   FIELD_RECT,
                   "/Lock << /Type /SigFieldLock /Action /Include "
                   "/Fields [(Seal)] /P 1 >>");
}

static GBytes *
sign_leader (GBytes *form)
{
  const AnkySignRequest request = {
    .docmdp = ANKY_DOCMDP_NONE,
    .field_name = "Leader",
  };

  return sign_fixture_sign_good (form, &request);
}

static void
test_lock (void)
{
  g_autoptr (GBytes) form =
      sign_fixture_form ("[11 0 R 12 0 R]", add_lock_other);
  g_autoptr (GBytes) once = sign_leader (form);
  g_autoptr (AnkyPdfDocument) document = sign_fixture_open (once);
  g_autoptr (AnkyPdfSignatureField) field =
      sign_fixture_get_field (document, "Leader");
  const AnkySignRequest seal = { .field_name = "Seal" };
  g_autoptr (GBytes) twice = NULL;

  g_assert_true (anky_pdf_object_is_name (
      LOOK (document, field->value, "Reference", "0", "TransformMethod"),
      "FieldMDP"));
  g_assert_true (anky_pdf_object_is_name (LOOK (document,
                                                field->value,
                                                "Reference",
                                                "0",
                                                "TransformParams",
                                                "Action"),
                                          "Include"));
  sign_fixture_assert_refused (once,
                               &seal,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
  /* What is not locked may be signed. */
  twice = sign_fixture_sign_good (once, &invisible);
}

static void
test_lock_all (void)
{
  g_autoptr (GBytes) form = sign_fixture_form ("[11 0 R]", add_lock_all);
  g_autoptr (GBytes) once = sign_leader (form);

  sign_fixture_assert_refused (once,
                               &invisible,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
}

static void
test_lock_document (void)
{
  g_autoptr (GBytes) form = sign_fixture_form ("[11 0 R]", add_lock_document);
  g_autoptr (GBytes) once = sign_leader (form);

  sign_fixture_assert_refused (once,
                               &invisible,
                               ANKY_SIGN_ERROR,
                               ANKY_SIGN_ERROR_NOT_PERMITTED);
}

/* --- forms as they come -------------------------------------------------- */

static void
add_odd_form (PdfBuilder *builder)
{
  pdf_builder_add (builder, 20, "[]");
  pdf_builder_add (builder, 21, "[]");
}

/* Everything that can be an object of its own is one. */
static void
test_indirect_everything (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) result = NULL;
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfSignatureField) field = NULL;

  pdf_builder_add (builder,
                   1,
                   "<< /Type /Catalog /Pages 2 0 R /AcroForm 10 0 R >>");
  pdf_builder_add (builder, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf_builder_add (builder,
                   3,
                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                   "/Annots 20 0 R >>");
  pdf_builder_add (builder,
                   10,
                   "<< /Fields 21 0 R /NeedAppearances true /SigFlags 1 >>");
  add_odd_form (builder);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  bytes = pdf_builder_dup_bytes (builder);
  result = sign_fixture_sign_good (bytes, &invisible);
  document = sign_fixture_open (result);
  field = sign_fixture_get_field (document, "Signature1");
  assert_verifies (result, field);
  assert_integer (LOOK_CATALOG (document, "AcroForm", "SigFlags"), 3);
  g_assert_null (LOOK_CATALOG (document, "AcroForm", "NeedAppearances"));
  g_assert_cmpuint (
      anky_pdf_array_get_length (LOOK_CATALOG (document, "AcroForm", "Fields")),
      ==,
      1);
}

static void
test_malformed_form (void)
{
  const char *const entries[] = {
    "/AcroForm (no)",
    "/AcroForm << /Fields (no) >>",
    "/AcroForm << /Fields << >> >>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_autoptr (PdfBuilder) builder = pdf_builder_new ("1.7");
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) result = NULL;

    pdf_builder_add (builder,
                     1,
                     "<< /Type /Catalog /Pages 2 0 R %s >>",
                     entries[i]);
    pdf_builder_add (builder, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf_builder_add (builder,
                     3,
                     "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
    pdf_builder_finish_table (builder, "/Root 1 0 R");
    bytes = pdf_builder_dup_bytes (builder);
    result = sign_fixture_sign (bytes, &invisible, &error);
    g_assert_null (result);
    g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_MALFORMED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sign/signer/first-and-second", test_first_and_second);
  g_test_add_func ("/sign/signer/dictionary", test_dictionary);
  g_test_add_func ("/sign/signer/field-names", test_field_names);
  g_test_add_func ("/sign/signer/known-prefix", test_known_prefix);
  g_test_add_func ("/sign/signer/refuses/off-the-page", test_off_the_page);
  g_test_add_func ("/sign/signer/refuses/no-changes",
                   test_certified_for_no_changes);
  g_test_add_func ("/sign/signer/refuses/prefix", test_prefix);
  g_test_add_func ("/sign/signer/refuses/encrypted", test_encrypted);
  g_test_add_func ("/sign/signer/field/named", test_named_field);
  g_test_add_func ("/sign/signer/field/at-the-place", test_field_at_the_place);
  g_test_add_func ("/sign/signer/lock/other", test_lock);
  g_test_add_func ("/sign/signer/lock/all", test_lock_all);
  g_test_add_func ("/sign/signer/lock/document", test_lock_document);
  g_test_add_func ("/sign/signer/form/indirect", test_indirect_everything);
  g_test_add_func ("/sign/signer/form/malformed", test_malformed_form);
  return g_test_run ();
}
