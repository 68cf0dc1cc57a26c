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

/* --- objects ------------------------------------------------------------- */

static const struct {
  const char *raw; /* object 6, whole */
  int code;        /* -1: read */
} objects[] = {
  { "6 0 obj\nendobj\n", -1 },
  { "6 0 obj null endobj\n", -1 },
  { "6 0 obj<</A/B>>endobj\n", -1 },
  { "  6 0 obj [] endobj\n", -1 },
  { "7 0 obj [] endobj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 1 obj [] endobj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 0 R [] endobj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj [] 7 0 obj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj [] [] endobj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj [ endobj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <</Length 3>> stream\nabc\nendstream endobj\n", -1 },
  { "6 0 obj <</Length 3>> stream\r\nabcendstream endobj\n", -1 },
  { "6 0 obj <</Length 3>> stream\rabc\nendstream endobj\n",
    ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <</Length 2>> stream\nabc\nendstream endobj\n",
    ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <</Length 4>> stream\nabcendstream endobj\n",
    ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <</Length 9999>> stream\nabc\nendstream endobj\n",
    ANKY_PDF_ERROR_TRUNCATED },
  { "6 0 obj <</Length -1>> stream\nabc\nendstream endobj\n",
    ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <<>> stream\nabc\nendstream endobj\n", ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <</Length 6 0 R>> stream\nabc\nendstream endobj\n",
    ANKY_PDF_ERROR_MALFORMED },
  { "6 0 obj <</Length 99 0 R>> stream\nabc\nendstream endobj\n",
    ANKY_PDF_ERROR_MALFORMED },
};

static void
test_objects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++) {
    g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
    g_autoptr (AnkyPdfDocument) document = NULL;
    g_autoptr (GError) error = NULL;
    AnkyPdfRef ref = { 6, 0 };
    const AnkyPdfObject *object;

    pdf_builder_set_entry (builder,
                           6,
                           pdf_builder_get_position (builder),
                           0,
                           FALSE);
    pdf_builder_raw (builder, objects[i].raw);
    pdf_builder_finish_table (builder, "/Root 1 0 R");
    document = open_builder (builder);
    object =
        anky_pdf_revision_get_object (anky_pdf_document_get_newest (document),
                                      ref,
                                      &error);
    if (objects[i].code < 0)
      g_assert_no_error (error);
    else
      g_assert_error (error, ANKY_PDF_ERROR, objects[i].code);
    g_assert_cmpint (object != NULL, ==, objects[i].code < 0);
  }
}

static gsize
get_stream_size (AnkyPdfRevision *revision, guint32 number)
{
  AnkyPdfRef ref = { number, 0 };
  g_autoptr (GError) error = NULL;
  const AnkyPdfObject *stream =
      anky_pdf_revision_get_object (revision, ref, &error);
  g_autoptr (GBytes) data =
      stream ? anky_pdf_revision_get_raw_stream (revision, stream, NULL) : NULL;

  return data ? g_bytes_get_size (data) : 0;
}

/* A later revision that changes the object which says how long a stream is
 * changes the stream, though not the number of its object. */
static void
test_length_by_revision (void)
{
  for (guint order = 0; order < 2; order++) {
    g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
    g_autoptr (AnkyPdfDocument) document = NULL;
    const guint firsts[] = { 1, 2 };
    const gsize sizes[] = { 3, 22 };

    pdf_builder_add (builder, 7, "3");
    pdf_builder_set_entry (builder,
                           6,
                           pdf_builder_get_position (builder),
                           0,
                           FALSE);
    pdf_builder_raw (builder,
                     "6 0 obj <</Length 7 0 R>> stream\nabc endstream endobj "
                     "x\nendstream endobj\n");
    pdf_builder_finish_table (builder, "/Root 1 0 R");
    pdf_builder_add (builder, 7, "22");
    pdf_builder_finish_table (builder, "/Root 1 0 R");
    document = open_builder (builder);
    for (guint i = 0; i < 4; i++) {
      guint which = (i + order) % 2;

      g_assert_cmpuint (
          get_stream_size (
              anky_pdf_document_get_revision (document, firsts[which]),
              6),
          ==,
          sizes[which]);
    }
  }
}

/* The same for an object stream that a later revision replaces. */
static void
test_container_by_revision (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (GArray) own = NULL;
  g_autoptr (AnkyPdfDocument) document = NULL;

  pdf_builder_add_compressed (builder, 6, "1");
  pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
  pdf_builder_add_stream (builder,
                          8,
                          "/Type /ObjStm /N 1 /First 4",
                          "6 0 2",
                          5);
  pdf_builder_finish_stream (builder, 10, 0, "/Root 1 0 R");
  document = open_builder (builder);
  own = anky_pdf_revision_dup_own_numbers (
      anky_pdf_document_get_newest (document));
  g_assert_cmpuint (own->len, ==, 3);
  g_assert_cmpuint (g_array_index (own, guint32, 0), ==, 6);
  g_assert_cmpuint (g_array_index (own, guint32, 1), ==, 8);
  g_assert_cmpint (
      get_integer (anky_pdf_document_get_revision (document, 1), 6),
      ==,
      1);
  g_assert_cmpint (get_integer (anky_pdf_document_get_newest (document), 6),
                   ==,
                   2);
}

static const struct {
  const char *entries;
  const char *data;
} containers[] = {
  { "/Type /ObjStm /N 1 /First 4", "7 0 2" },  /* another number */
  { "/Type /ObjStm /N 0 /First 0", "6 0 2" },  /* no such index */
  { "/Type /ObjStm /N 1 /First 99", "6 0 2" }, /* past the end */
  { "/Type /ObjStm /N 99999999 /First 4", "6 0 2" },
  { "/Type /ObjStm /N 1 /First 4", "6 9 2" },   /* offset past the end */
  { "/Type /ObjStm /N 1 /First 4", "6 0 2 3" }, /* two values */
  { "/Type /ObjStm /N 1 /First 4", "6 0 " },    /* none */
  { "/Type /ObjStm /N 1", "6 0 2" },
  { "/Type /Other /N 1 /First 4", "6 0 2" },
  { "/Type /ObjStm /N 1 /First 4 /Filter /JPXDecode", "6 0 2" },
  { "/Type /ObjStm /N 6 0 R /First 4", "6 0 2" }, /* needs itself */
};

static void
test_containers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (containers); i++) {
    g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
    g_autoptr (AnkyPdfDocument) document = NULL;
    g_autoptr (GError) error = NULL;
    AnkyPdfRef ref = { 6, 0 };

    pdf_builder_add_compressed (builder, 6, "1");
    pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
    pdf_builder_add_stream (builder,
                            8,
                            containers[i].entries,
                            containers[i].data,
                            strlen (containers[i].data));
    pdf_builder_finish_stream (builder, 10, 0, "/Root 1 0 R");
    document = open_builder (builder);
    g_assert_null (
        anky_pdf_revision_get_object (anky_pdf_document_get_newest (document),
                                      ref,
                                      &error));
    g_assert_nonnull (error);
  }
}

static void
test_reference_loop (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfObject) reference =
      anky_pdf_reference_new ((AnkyPdfRef){ 6, 0 });
  g_autoptr (AnkyPdfObject) other =
      anky_pdf_reference_new ((AnkyPdfRef){ 8, 0 });
  g_autoptr (GError) error = NULL;

  pdf_builder_add (builder, 6, "7 0 R");
  pdf_builder_add (builder, 7, "6 0 R");
  pdf_builder_add (builder, 8, "5 1 R");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  g_assert_null (
      anky_pdf_revision_resolve (anky_pdf_document_get_newest (document),
                                 reference,
                                 &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_MALFORMED);
  g_clear_error (&error);
  /* Another generation is another object, and there is none. */
  g_assert_null (
      anky_pdf_revision_resolve (anky_pdf_document_get_newest (document),
                                 other,
                                 &error));
  g_assert_no_error (error);
}

static void
test_encrypted (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  AnkyPdfRef ref = { 4, 0 };
  const AnkyPdfObject *stream;

  pdf_builder_finish_table (builder, "/Root 1 0 R /Encrypt << /V 4 >>");
  /* Leaving it out later makes nothing readable. */
  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  g_assert_true (anky_pdf_document_is_encrypted (document));
  stream =
      anky_pdf_revision_get_object (anky_pdf_document_get_newest (document),
                                    ref,
                                    &error);
  g_assert_no_error (error);
  g_assert_null (
      anky_pdf_revision_decode_stream (anky_pdf_document_get_newest (document),
                                       stream,
                                       &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_ENCRYPTED);
}

static void
test_version (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;

  pdf_builder_add (builder, 1, "<< /Pages 2 0 R /Version /2.0 >>");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  pdf_builder_add (builder, 1, "<< /Pages 2 0 R /Version /2.0 >>");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  g_assert_cmpstr (anky_pdf_document_get_version (document), ==, "2.0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/document/table", test_table);
  g_test_add_func ("/pdf/document/stream", test_stream);
  g_test_add_func ("/pdf/document/hybrid", test_hybrid);
  g_test_add_func ("/pdf/document/objects", test_objects);
  g_test_add_func ("/pdf/document/length-by-revision", test_length_by_revision);
  g_test_add_func ("/pdf/document/container-by-revision",
                   test_container_by_revision);
  g_test_add_func ("/pdf/document/containers", test_containers);
  g_test_add_func ("/pdf/document/reference-loop", test_reference_loop);
  g_test_add_func ("/pdf/document/encrypted", test_encrypted);
  g_test_add_func ("/pdf/document/version", test_version);
  return g_test_run ();
}
