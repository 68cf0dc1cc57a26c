/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-update.h"
#include "pdf-builder.h"
#include "pdf-judge.h"

#include <string.h>

#define ID "/ID [<00112233445566778899aabbccddeeff> <00>]"

static AnkyPdfDocument *
open_bytes (GBytes *bytes)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  AnkyPdfDocument *document = anky_pdf_document_open (file, &error);

  g_assert_no_error (error);
  return document;
}

static GBytes *
join (GBytes *a, GBytes *b)
{
  GByteArray *all = g_byte_array_new ();

  g_byte_array_append (all,
                       g_bytes_get_data (a, NULL),
                       (guint) g_bytes_get_size (a));
  g_byte_array_append (all,
                       g_bytes_get_data (b, NULL),
                       (guint) g_bytes_get_size (b));
  return g_byte_array_free_to_bytes (all);
}

static GBytes *
make_table (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();

  pdf_builder_add (builder, 6, "<< /Producer (x) >>");
  pdf_builder_finish_table (builder, "/Root 1 0 R /Info 6 0 R " ID);
  return pdf_builder_dup_bytes (builder);
}

static GBytes *
make_stream (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();

  pdf_builder_add_compressed (builder, 6, "<< /Producer (x) >>");
  pdf_builder_finish_stream (builder, 8, 7, "/Root 1 0 R /Info 6 0 R " ID);
  return pdf_builder_dup_bytes (builder);
}

static GBytes *
make_hybrid (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();

  pdf_builder_add_compressed (builder, 6, "<< /Producer (x) >>");
  pdf_builder_finish_hybrid (builder, 8, 7, "/Root 1 0 R /Info 6 0 R " ID);
  return pdf_builder_dup_bytes (builder);
}

static GBytes *
make_linearized (void)
{
  g_autoptr (GBytes) bytes = make_table ();

  return pdf_judge_rewrite (bytes, "--linearize");
}

static GBytes *
make_linearized_stream (void)
{
  g_autoptr (GBytes) linear = make_linearized ();

  return linear ? pdf_judge_rewrite (linear, "--object-streams=generate")
                : NULL;
}

/* Adds an annotation to the first page; its text and a hole in it. */
static GBytes *
annotate (GBytes *bytes, GArray **holes_out)
{
  g_autoptr (AnkyPdfDocument) document = open_bytes (bytes);
  g_autoptr (AnkyPdfUpdate) update = NULL;
  g_autoptr (GBytes) appended = NULL;
  g_autoptr (GError) error = NULL;
  AnkyPdfObject *annots = anky_pdf_array_new ();
  AnkyPdfObject *annot = anky_pdf_dict_new ();
  AnkyPdfObject *page_dict;
  AnkyPdfPage page;

  g_assert_true (
      anky_pdf_revision_get_page (anky_pdf_document_get_newest (document),
                                  0,
                                  &page,
                                  &error));
  update = anky_pdf_update_new (document, &error);
  g_assert_no_error (error);
  anky_pdf_dict_set (annot, "Type", anky_pdf_name_new ("Annot"));
  anky_pdf_dict_set (annot, "Subtype", anky_pdf_name_new ("Text"));
  anky_pdf_dict_set (annot, "Contents", anky_pdf_text_new ("Ghi chú (1)\r"));
  anky_pdf_dict_set (annot, "Odd key#", anky_pdf_real_new (-0.00001));
  anky_pdf_dict_set (annot, "Hole", anky_pdf_placeholder_new (7, 20));
  anky_pdf_array_append (
      annots,
      anky_pdf_reference_new (anky_pdf_update_add (update, annot)));
  page_dict = anky_pdf_object_copy (page.dict);
  anky_pdf_dict_set (page_dict, "Annots", annots);
  anky_pdf_update_set (update, page.ref, page_dict);
  appended = anky_pdf_update_finish (update, holes_out, &error);
  g_assert_no_error (error);
  return join (bytes, appended);
}

static void
fill_hole (GBytes **bytes, GArray *holes)
{
  gsize size = 0;
  const AnkyPdfPlaceholder *hole;
  guint8 *data;

  g_assert_cmpuint (holes->len, ==, 1);
  hole = &g_array_index (holes, AnkyPdfPlaceholder, 0);
  g_assert_cmpuint (hole->tag, ==, 7);
  g_assert_cmpuint (hole->size, ==, 20);
  data = g_bytes_unref_to_data (*bytes, &size);
  memcpy (data + hole->offset, "(twenty bytes......)", 20);
  *bytes = g_bytes_new_take (data, size);
}

static void
check_annotation (AnkyPdfDocument *document, guint64 hole)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  g_autofree char *text = NULL;
  const AnkyPdfObject *annot;
  const AnkyPdfObject *string;
  AnkyPdfPage page;
  guint64 start = 0;
  guint64 end = 0;

  g_assert_true (anky_pdf_revision_get_page (newest, 0, &page, NULL));
  annot = anky_pdf_revision_resolve (
      newest,
      anky_pdf_array_get (
          anky_pdf_revision_lookup (newest, page.dict, "Annots", NULL),
          0),
      NULL);
  text = anky_pdf_object_dup_text (anky_pdf_dict_get (annot, "Contents"));
  g_assert_cmpstr (text, ==, "Ghi chú (1)\r");
  g_assert_nonnull (anky_pdf_dict_get (annot, "Odd key#"));
  string = anky_pdf_dict_get (annot, "Hole");
  g_assert_true (anky_pdf_object_get_span (string, &start, &end));
  g_assert_cmpuint (start, ==, hole);
  g_assert_cmpuint (end, ==, hole + 20);
}

static void
check_trailer (AnkyPdfDocument *document, GBytes *old)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  const AnkyPdfObject *trailer = anky_pdf_revision_get_trailer (newest);
  g_autoptr (AnkyPdfDocument) before = open_bytes (old);
  AnkyPdfRevision *previous = anky_pdf_document_get_newest (before);
  const AnkyPdfObject *old_trailer = anky_pdf_revision_get_trailer (previous);
  gint64 prev = 0;

  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document),
                    ==,
                    anky_pdf_document_get_n_revisions (before) + 1);
  g_assert_cmpint (anky_pdf_revision_uses_xref_stream (newest),
                   ==,
                   anky_pdf_revision_uses_xref_stream (previous));
  g_assert_null (anky_pdf_dict_get (trailer, "XRefStm"));
  g_assert_true (
      anky_pdf_object_get_integer (anky_pdf_dict_get (trailer, "Prev"), &prev));
  g_assert_cmpint (prev,
                   ==,
                   (gint64) anky_pdf_revision_get_startxref (previous));
  g_assert_true (
      anky_pdf_object_equal (anky_pdf_dict_get (trailer, "Root"),
                             anky_pdf_dict_get (old_trailer, "Root")));
  g_assert_nonnull (anky_pdf_dict_get (trailer, "Info"));
  g_assert_true (anky_pdf_object_equal (
      anky_pdf_array_get (anky_pdf_dict_get (trailer, "ID"), 0),
      anky_pdf_array_get (anky_pdf_dict_get (old_trailer, "ID"), 0)));
  g_assert_cmpuint (anky_pdf_revision_get_start (newest),
                    ==,
                    g_bytes_get_size (old));
}

/* Two updates, one after the other. */
static void
test_append (gconstpointer data)
{
  GBytes *(*make) (void) = NULL;
  g_autoptr (GBytes) bytes = NULL;

  memcpy (&make, &data, sizeof make);
  bytes = make ();
  if (!bytes) {
    g_test_skip ("qpdf is not installed");
    return;
  }
  for (guint i = 0; i < 2; i++) {
    g_autoptr (AnkyPdfDocument) document = NULL;
    g_autoptr (GArray) holes = NULL;
    GBytes *next = annotate (bytes, &holes);

    fill_hole (&next, holes);
    document = open_bytes (next);
    check_annotation (document,
                      g_array_index (holes, AnkyPdfPlaceholder, 0).offset);
    check_trailer (document, bytes);
    pdf_judge_assert_good (next);
    g_bytes_unref (bytes);
    bytes = next;
  }
}

/* The font and a loop of another file, stream data as it stands. */
static void
test_import (void)
{
  g_autoptr (GBytes) target = make_stream ();
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (GBytes) source_bytes = NULL;
  g_autoptr (AnkyPdfDocument) source = NULL;
  g_autoptr (AnkyPdfDocument) document = open_bytes (target);
  g_autoptr (AnkyPdfDocument) result = NULL;
  g_autoptr (AnkyPdfUpdate) update = anky_pdf_update_new (document, NULL);
  g_autoptr (GBytes) appended = NULL;
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (GError) error = NULL;
  AnkyPdfObject *first;
  AnkyPdfObject *again;
  AnkyPdfRef ref = { 0, 0 };
  AnkyPdfRef ref_again = { 0, 0 };
  AnkyPdfRevision *newest;
  const AnkyPdfObject *copied;
  const AnkyPdfObject *stream;

  pdf_builder_add_compressed (builder,
                              6,
                              "<< /Self [[6 0 R]] /Form 7 0 R /Gone 55 0 R >>");
  pdf_builder_add_stream (builder,
                          7,
                          "/Filter /ASCIIHexDecode /Up 6 0 R",
                          "4142>",
                          5);
  pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
  source_bytes = pdf_builder_dup_bytes (builder);
  source = open_bytes (source_bytes);
  {
    g_autoptr (AnkyPdfObject) six =
        anky_pdf_reference_new ((AnkyPdfRef){ 6, 0 });

    first = anky_pdf_update_import (update,
                                    anky_pdf_document_get_newest (source),
                                    six,
                                    &error);
    g_assert_no_error (error);
    again = anky_pdf_update_import (update,
                                    anky_pdf_document_get_newest (source),
                                    six,
                                    &error);
  }
  g_assert_true (anky_pdf_object_get_ref (first, &ref));
  g_assert_true (anky_pdf_object_get_ref (again, &ref_again));
  g_assert_cmpuint (ref.number, ==, ref_again.number);
  anky_pdf_object_unref (first);
  anky_pdf_object_unref (again);

  appended = anky_pdf_update_finish (update, NULL, &error);
  g_assert_no_error (error);
  joined = join (target, appended);
  pdf_judge_assert_good (joined);
  result = open_bytes (joined);
  newest = anky_pdf_document_get_newest (result);
  copied = anky_pdf_revision_get_object (newest, ref, &error);
  g_assert_no_error (error);
  g_assert_true (anky_pdf_object_get_ref (
      anky_pdf_array_get (
          anky_pdf_array_get (anky_pdf_dict_get (copied, "Self"), 0),
          0),
      &ref_again));
  g_assert_cmpuint (ref.number, ==, ref_again.number);
  g_assert_true (anky_pdf_object_is_null (anky_pdf_dict_get (copied, "Gone")));
  stream = anky_pdf_revision_lookup (newest, copied, "Form", &error);
  {
    g_autoptr (GBytes) plain =
        anky_pdf_revision_decode_stream (newest, stream, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (plain, NULL),
                     g_bytes_get_size (plain),
                     "AB",
                     2);
  }
}

static void
assert_not_imported (PdfBuilder *builder, const char *trailer, int code)
{
  g_autoptr (GBytes) target = make_table ();
  g_autoptr (AnkyPdfDocument) document = open_bytes (target);
  g_autoptr (AnkyPdfUpdate) update = anky_pdf_update_new (document, NULL);
  g_autoptr (AnkyPdfObject) six = anky_pdf_reference_new ((AnkyPdfRef){ 6, 0 });
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyPdfDocument) source = NULL;
  g_autoptr (GError) error = NULL;

  pdf_builder_finish_table (builder, trailer);
  bytes = pdf_builder_dup_bytes (builder);
  source = open_bytes (bytes);
  g_assert_null (anky_pdf_update_import (update,
                                         anky_pdf_document_get_newest (source),
                                         six,
                                         &error));
  g_assert_error (error, ANKY_PDF_ERROR, code);
}

static void
test_import_refuses (void)
{
  g_autoptr (PdfBuilder) encrypted = pdf_builder_new_letter ();
  g_autoptr (PdfBuilder) broken = pdf_builder_new_letter ();

  pdf_builder_add (encrypted, 6, "1");
  assert_not_imported (encrypted,
                       "/Root 1 0 R /Encrypt << >>",
                       ANKY_PDF_ERROR_ENCRYPTED);
  pdf_builder_add (broken, 6, "<< /A 7 0 R >>");
  pdf_builder_add (broken, 7, "]");
  assert_not_imported (broken, "/Root 1 0 R", ANKY_PDF_ERROR_MALFORMED);
}

/* A copied real number keeps every digit it had. */
static void
test_keeps_reals (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfUpdate) update = NULL;
  g_autoptr (GBytes) appended = NULL;
  AnkyPdfRef ref = { 6, 0 };

  pdf_builder_add (builder, 6, "[595.27563 -.5 +3 99999999999999999999 (\\r)]");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  bytes = pdf_builder_dup_bytes (builder);
  document = open_bytes (bytes);
  update = anky_pdf_update_new (document, NULL);
  anky_pdf_update_set (update,
                       ref,
                       anky_pdf_object_copy (anky_pdf_revision_get_object (
                           anky_pdf_document_get_newest (document),
                           ref,
                           NULL)));
  appended = anky_pdf_update_finish (update, NULL, NULL);
  g_assert_nonnull (
      g_strstr_len (g_bytes_get_data (appended, NULL),
                    (gssize) g_bytes_get_size (appended),
                    "[595.27563 -.5 3 99999999999999999999 (\\r)]"));
}

static void
assert_not_updated (GBytes *bytes, int code)
{
  g_autoptr (AnkyPdfDocument) document = open_bytes (bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_pdf_update_new (document, &error));
  g_assert_error (error, ANKY_PDF_ERROR, code);
}

static void
test_refuses (void)
{
  g_autoptr (PdfBuilder) encrypted = pdf_builder_new_letter ();
  g_autoptr (PdfBuilder) trailing = pdf_builder_new_letter ();
  g_autoptr (GBytes) good = make_table ();
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk\n", 5);
  g_autoptr (GBytes) prefixed = join (junk, good);
  g_autoptr (GBytes) encrypted_bytes = NULL;
  g_autoptr (GBytes) trailing_bytes = NULL;

  pdf_builder_finish_table (encrypted, "/Root 1 0 R /Encrypt << /V 5 >>");
  encrypted_bytes = pdf_builder_dup_bytes (encrypted);
  assert_not_updated (encrypted_bytes, ANKY_PDF_ERROR_ENCRYPTED);
  pdf_builder_finish_table (trailing, "/Root 1 0 R");
  pdf_builder_raw (trailing, "\n <html>\n");
  trailing_bytes = pdf_builder_dup_bytes (trailing);
  assert_not_updated (trailing_bytes, ANKY_PDF_ERROR_DAMAGED);
  assert_not_updated (prefixed, ANKY_PDF_ERROR_PREFIX);
}

typedef GBytes *(*MakeFunc) (void);

static void
add_append_test (const char *path, MakeFunc make)
{
  gconstpointer data = NULL;

  memcpy (&data, &make, sizeof data);
  g_test_add_data_func (path, data, test_append);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_append_test ("/pdf/update/append/table", make_table);
  add_append_test ("/pdf/update/append/stream", make_stream);
  add_append_test ("/pdf/update/append/hybrid", make_hybrid);
  add_append_test ("/pdf/update/append/linearized", make_linearized);
  add_append_test ("/pdf/update/append/linearized-stream",
                   make_linearized_stream);
  g_test_add_func ("/pdf/update/import", test_import);
  g_test_add_func ("/pdf/update/import-refuses", test_import_refuses);
  g_test_add_func ("/pdf/update/keeps-reals", test_keeps_reals);
  g_test_add_func ("/pdf/update/refuses", test_refuses);
  return g_test_run ();
}
