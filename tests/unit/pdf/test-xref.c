/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-document.h"
#include "pdf-builder.h"
#include "pdf-judge.h"

#include <string.h>

static AnkyPdfDocument *
open_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);

  return anky_pdf_document_open (file, error);
}

static AnkyPdfDocument *
open_text (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return open_bytes (bytes, error);
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

static void
assert_refused (PdfBuilder *builder, int code)
{
  g_autoptr (GBytes) bytes = pdf_builder_dup_bytes (builder);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_bytes (bytes, &error));
  g_assert_error (error, ANKY_PDF_ERROR, code);
}

static char *
make_letter (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  const char *data;

  pdf_builder_finish_table (builder, "/Root 1 0 R");
  bytes = pdf_builder_dup_bytes (builder);
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

/* --- tables a reader must refuse ----------------------------------------- */

static const struct {
  const char *from;
  const char *to;
  int code; /* -1: read all the same */
} edits[] = {
  { "%PDF-", "%PxF-", ANKY_PDF_ERROR_NOT_PDF },
  { "startxref", "startxrex", ANKY_PDF_ERROR_TRUNCATED },
  { "%%EOF", "%%EOX", ANKY_PDF_ERROR_DAMAGED },
  { "startxref\n", "startxref\n9", ANKY_PDF_ERROR_DAMAGED },
  { "startxref\n", "startxref\n-", ANKY_PDF_ERROR_DAMAGED },
  { "xref\n0 6", "xrex\n0 6", ANKY_PDF_ERROR_DAMAGED },
  { "xref\n0 6", "xref\n0 7", ANKY_PDF_ERROR_DAMAGED },
  { "xref\n0 6", "xref\n0 5", ANKY_PDF_ERROR_DAMAGED },
  { "xref\n0 6", "xref\n0 99999999", ANKY_PDF_ERROR_LIMIT },
  { "xref\n0 6", "xref\n-1 6", ANKY_PDF_ERROR_DAMAGED },
  { " 00000 n ", " 00000 x ", ANKY_PDF_ERROR_DAMAGED },
  { " 00000 n ", " 99999 n ", ANKY_PDF_ERROR_DAMAGED },
  { " 00000 n \n", " 00000 n\n", ANKY_PDF_ERROR_DAMAGED },
  { "trailer", "tralier", ANKY_PDF_ERROR_DAMAGED },
  { "/Root 1 0 R", "/Roof 1 0 R", ANKY_PDF_ERROR_DAMAGED },
  { "/Root 1 0 R", "/Root 1", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size -6", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 6.0", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 6 /Prev -1", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 6 /Prev 99999", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 6 /Prev 17", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 6 /XRefStm 17", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 6 /XRefStm (a)", ANKY_PDF_ERROR_DAMAGED },
  { "/Size 6", "/Size 3", -1 },
  { "startxref\n", "%comment\nstartxref\r\n", -1 },
  { "%%EOF\n", "%%EOF", -1 },
  { "%%EOF\n", "%%EOF\r\n\r\n  ", -1 },
  { "%%EOF\n", "%%EOF\n<html>", -1 },
};

static void
test_edits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autofree char *letter = make_letter ();
    g_autoptr (GString) text = g_string_new (letter);
    g_autoptr (AnkyPdfDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (g_string_replace (text, edits[i].from, edits[i].to, 1),
                      ==,
                      1);
    document = open_text (text->str, text->len, &error);
    if (edits[i].code < 0)
      g_assert_no_error (error);
    else
      g_assert_error (error, ANKY_PDF_ERROR, edits[i].code);
    g_assert_cmpint (document != NULL, ==, edits[i].code < 0);
  }
}

/* 19 bytes an entry, where all of a subsection are so. */
static void
test_short_entries (void)
{
  g_autofree char *letter = make_letter ();
  g_autoptr (GString) text = g_string_new (letter);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, " n \n", " n\n", 0), ==, 5);
  g_assert_cmpuint (g_string_replace (text, " f \n", " f\n", 0), ==, 1);
  document = open_text (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (
      anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (document),
                                     NULL),
      ==,
      1);
}

/* Cut off anywhere, the file is refused, not mended. */
static void
test_truncated (void)
{
  g_autofree char *letter = make_letter ();
  gsize size = strlen (letter);

  for (gsize n = 0; n < size - 1; n++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (open_text (letter, n, &error));
    g_assert_nonnull (error);
  }
}

static void
test_prev_loop (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (PdfBuilder) self_loop = pdf_builder_new_letter ();
  g_autofree char *entries = NULL;

  entries = g_strdup_printf ("/Root 1 0 R /Prev %" G_GSIZE_FORMAT,
                             pdf_builder_get_position (self_loop));
  pdf_builder_finish_table (self_loop, entries);
  assert_refused (self_loop, ANKY_PDF_ERROR_DAMAGED);

  /* Forward, in a file that is not linearized. */
  pdf_builder_finish_table (builder, "/Root 1 0 R /Prev 2000");
  pdf_builder_raw (builder, "%");
  while (pdf_builder_get_position (builder) < 1999)
    pdf_builder_raw (builder, " ");
  pdf_builder_raw (builder, "\n");
  {
    g_autofree char *raw = g_strdup_printf (
        "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 >>\n"
        "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
        pdf_builder_get_startxref (builder));

    pdf_builder_raw (builder, raw);
  }
  assert_refused (builder, ANKY_PDF_ERROR_DAMAGED);
}

/* --- what is odd but read ------------------------------------------------ */

static void
test_empty_section (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();

  /* Objects appended with an xref that names none of them: renderers that
   * repair would show them. */
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  pdf_builder_raw (builder,
                   "4 0 obj\n<< >>\nendobj\nxref\ntrailer\n"
                   "startxref\n%%EOF\n");
  assert_refused (builder, ANKY_PDF_ERROR_DAMAGED);
}

/* A bare startxref that leads back: the later revision is no part of the
 * document, and its bytes are unexplained. */
static void
test_rollback (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autofree char *raw = NULL;
  guint64 offset = 0;
  gsize end;
  gsize startxref;

  pdf_builder_finish_table (builder, "/Root 1 0 R");
  startxref = pdf_builder_get_startxref (builder);
  end = pdf_builder_get_position (builder);
  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  raw =
      g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", startxref);
  pdf_builder_raw (builder, raw);
  document = open_builder (builder);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document), ==, 1);
  g_assert_cmpuint (
      anky_pdf_revision_get_end (anky_pdf_document_get_newest (document)),
      ==,
      end);
  g_assert_true (anky_pdf_document_get_unexplained (document, &offset));
  g_assert_cmpuint (offset, ==, end);
}

/* Objects between a section and its startxref: the revision ends behind that,
 * and still does when another follows. */
static void
test_far_tail (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (AnkyPdfDocument) longer = NULL;
  g_autofree char *section = NULL;
  gsize startxref = pdf_builder_get_position (builder);
  gsize end;

  section = g_strdup_printf (
      "8 0 obj\n<< /Type /XRef /W [1 2 1] /Index [6 1] /Size 9 /Root 1 0 R "
      "/Length 4 >>\nstream\n%c%c%c%c\nendstream\nendobj\n"
      "6 0 obj\n1\nendobj\nstartxref\n0\n%%%%EOF\n"
      "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      1,
      7,
      7,
      1,
      startxref);
  pdf_builder_raw (builder, section);
  end = pdf_builder_get_position (builder);
  document = open_builder (builder);
  g_assert_cmpuint (
      anky_pdf_revision_get_end (anky_pdf_document_get_newest (document)),
      ==,
      end);
  g_assert_true (
      anky_pdf_revision_get_facts (anky_pdf_document_get_newest (document))
          ->has_irregular_tail);

  section = (g_free (section),
             g_strdup_printf ("7 0 obj\n1\nendobj\nxref\n7 1\n"
                              "%010" G_GSIZE_FORMAT " 00000 n \n"
                              "trailer\n<< /Size 9 /Root 1 0 R "
                              "/Prev %" G_GSIZE_FORMAT " >>\n"
                              "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                              end,
                              startxref,
                              end + 17));
  pdf_builder_raw (builder, section);
  longer = open_builder (builder);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (longer), ==, 2);
  g_assert_cmpuint (
      anky_pdf_revision_get_end (anky_pdf_document_get_revision (longer, 1)),
      ==,
      end);
}

/* Two sections, one after the other, and one startxref for both. */
static void
test_two_sections (void)
{
  g_autofree char *letter = make_letter ();
  g_autoptr (GString) text = g_string_new (letter);
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gsize first = (gsize) (strstr (letter, "xref\n0 6") - letter);
  gsize second;
  const AnkyPdfRevisionFacts *facts;

  g_string_truncate (text, (gsize) (strstr (letter, "startxref") - letter));
  second = text->len;
  g_string_append_printf (text,
                          "xref\n0 1\n0000000000 65535 f \ntrailer\n"
                          "<< /Size 6 /Root 1 0 R /Prev %" G_GSIZE_FORMAT
                          " >>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          first,
                          second);
  document = open_text (text->str, text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document), ==, 1);
  facts = anky_pdf_revision_get_facts (anky_pdf_document_get_newest (document));
  g_assert_cmpuint (facts->n_sections, ==, 2);
  g_assert_cmpuint (
      anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (document),
                                     NULL),
      ==,
      1);
}

static void
test_linearized (void)
{
  g_autofree char *letter = make_letter ();
  g_autoptr (GBytes) bytes = g_bytes_new (letter, strlen (letter));
  g_autoptr (GBytes) linear = pdf_judge_rewrite (bytes, "--linearize");
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autoptr (GArray) findings = NULL;
  const AnkyPdfRevisionFacts *facts;

  if (!linear) {
    g_test_skip ("qpdf is not installed");
    return;
  }
  document = open_bytes (linear, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (document), ==, 1);
  facts = anky_pdf_revision_get_facts (anky_pdf_document_get_newest (document));
  g_assert_true (facts->is_linearized);
  g_assert_false (facts->has_irregular_tail);
  g_assert_cmpuint (facts->n_sections, ==, 2);
  g_assert_cmpuint (
      anky_pdf_revision_get_end (anky_pdf_document_get_newest (document)),
      ==,
      g_bytes_get_size (linear));
  findings =
      anky_pdf_revision_audit (anky_pdf_document_get_newest (document), NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_hybrid_disagreement (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;
  g_autofree char *entries = NULL;
  gsize stream;

  /* The stream puts object 6 somewhere else than the table. */
  pdf_builder_add (builder, 6, "(one)");
  stream = pdf_builder_get_position (builder);
  pdf_builder_raw (
      builder,
      "8 0 obj\n<< /Type /XRef /W [1 2 1] /Index [6 1] /Size 9 "
      "/Length 4 >>\nstream\n\x01\x01\x01\x01\nendstream\nendobj\n");
  entries = g_strdup_printf ("/Root 1 0 R /XRefStm %" G_GSIZE_FORMAT, stream);
  pdf_builder_finish_table (builder, entries);
  document = open_builder (builder);
  g_assert_true (
      anky_pdf_revision_get_facts (anky_pdf_document_get_newest (document))
          ->has_hybrid_disagreement);
}

static void
test_duplicates (void)
{
  g_autoptr (PdfBuilder) builder = pdf_builder_new_letter ();
  g_autoptr (AnkyPdfDocument) document = NULL;

  pdf_builder_add (builder, 6, "1");
  pdf_builder_add (builder, 6, "2");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  document = open_builder (builder);
  g_assert_true (
      anky_pdf_revision_get_facts (anky_pdf_document_get_newest (document))
          ->has_duplicates);
}

static void
test_prefix (void)
{
  g_autofree char *letter = make_letter ();
  g_autofree char *text = g_strconcat ("HTTP/1.1 200 OK\r\n\r\n", letter, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPdfDocument) document =
      open_text (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anky_pdf_document_get_prefix (document), ==, 19);
  g_assert_cmpuint (
      anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (document),
                                     NULL),
      ==,
      1);
}

/* --- xref streams -------------------------------------------------------- */

static const struct {
  const char *entries;
  int code;
} streams[] = {
  { "/Type /XRef /W [1 2 1] /Size 1 /Index [0 1]", -1 },
  { "/Type /XRef /W [1 2 1] /Size 1", -1 },
  { "/Type /XRef /W [1 2 9] /Size 1", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [0 0 0] /Size 8000000", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 2] /Size 1", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 -2 1] /Size 1", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 2 1] /Size 2", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 2 1] /Size 99999999", ANKY_PDF_ERROR_LIMIT },
  { "/Type /XRef /W [1 2 1] /Size 1 /Index [0]", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 2 1] /Size 1 /Index [-1 1]", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 2 1] /Size 1 /Index 0", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XObject /W [1 2 1] /Size 1", ANKY_PDF_ERROR_DAMAGED },
  { "/Type /XRef /W [1 2 1] /Size 1 /Filter /Flate", ANKY_PDF_ERROR_DAMAGED },
};

static void
test_streams (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++) {
    g_autofree char *text = g_strdup_printf (
        "%%PDF-1.5\n7 0 obj\n<< %s /Root 1 0 R /Length 4 >>\n"
        "stream\nabcd\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n",
        streams[i].entries);
    g_autoptr (GError) error = NULL;
    g_autoptr (AnkyPdfDocument) document =
        open_text (text, strlen (text), &error);

    if (streams[i].code < 0)
      g_assert_no_error (error);
    else
      g_assert_error (error, ANKY_PDF_ERROR, streams[i].code);
    g_assert_cmpint (document != NULL, ==, streams[i].code < 0);
  }
}

/* --- the bytes of a revision --------------------------------------------- */

static const AnkyPdfFinding *
find (GArray *findings, AnkyPdfFindingKind kind)
{
  for (guint i = 0; i < findings->len; i++) {
    const AnkyPdfFinding *finding =
        &g_array_index (findings, AnkyPdfFinding, i);

    if (finding->kind == kind)
      return finding;
  }
  return NULL;
}

static GArray *
audit (PdfBuilder *builder)
{
  g_autoptr (AnkyPdfDocument) document = open_builder (builder);
  g_autoptr (GError) error = NULL;
  GArray *findings =
      anky_pdf_revision_audit (anky_pdf_document_get_newest (document), &error);

  g_assert_no_error (error);
  return findings;
}

static PdfBuilder *
start_second (void)
{
  PdfBuilder *builder = pdf_builder_new_letter ();

  pdf_builder_finish_table (builder, "/Root 1 0 R");
  return builder;
}

static void
test_audit_good (void)
{
  g_autoptr (PdfBuilder) builder = start_second ();
  g_autoptr (GArray) table = NULL;
  g_autoptr (GArray) stream = NULL;

  pdf_builder_raw (builder, "% made by hand\n\n");
  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  table = audit (builder);
  g_assert_cmpuint (table->len, ==, 0);
  pdf_builder_add_compressed (builder, 6, "2");
  pdf_builder_finish_stream (builder, 9, 8, "/Root 1 0 R");
  stream = audit (builder);
  g_assert_cmpuint (stream->len, ==, 0);
}

static void
test_audit_gap (void)
{
  g_autoptr (PdfBuilder) builder = start_second ();
  g_autoptr (GArray) findings = NULL;
  const AnkyPdfFinding *gap;
  gsize start = pdf_builder_get_position (builder);

  pdf_builder_raw (builder, "4 0 obj\n<< >>\nendobj\n");
  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  findings = audit (builder);
  gap = find (findings, ANKY_PDF_FINDING_GAP);
  g_assert_nonnull (gap);
  g_assert_cmpuint (gap->start, ==, start);
}

static void
test_audit_outside (void)
{
  g_autoptr (PdfBuilder) builder = start_second ();
  g_autoptr (GArray) findings = NULL;
  const AnkyPdfFinding *finding;

  /* The header of object 1 stands right behind the two lines of the header,
   * which the first revision brought. */
  pdf_builder_set_entry (builder, 1, 15, 0, FALSE);
  pdf_builder_add (builder, 6, "1");
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  findings = audit (builder);
  finding = find (findings, ANKY_PDF_FINDING_OUTSIDE);
  g_assert_nonnull (finding);
  g_assert_cmpuint (finding->number, ==, 1);
}

static void
test_audit_overlap (void)
{
  g_autoptr (PdfBuilder) builder = start_second ();
  g_autoptr (GArray) findings = NULL;
  gsize start = pdf_builder_get_position (builder);
  const char *inner = "7 0 obj\n(inner)\nendobj\n";

  pdf_builder_add_stream (builder, 6, "", inner, strlen (inner));
  pdf_builder_set_entry (builder,
                         7,
                         start +
                             strlen ("6 0 obj\n<<  /Length 23 >>\nstream\n"),
                         0,
                         FALSE);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  findings = audit (builder);
  g_assert_nonnull (find (findings, ANKY_PDF_FINDING_OVERLAP));
  g_assert_null (find (findings, ANKY_PDF_FINDING_OBJECT));
}

static void
test_audit_object (void)
{
  g_autoptr (PdfBuilder) builder = start_second ();
  g_autoptr (GArray) findings = NULL;

  pdf_builder_add (builder, 6, "1");
  pdf_builder_set_entry (builder, 7, 20, 0, FALSE);
  pdf_builder_finish_table (builder, "/Root 1 0 R");
  findings = audit (builder);
  g_assert_nonnull (find (findings, ANKY_PDF_FINDING_OBJECT));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/xref/edits", test_edits);
  g_test_add_func ("/pdf/xref/short-entries", test_short_entries);
  g_test_add_func ("/pdf/xref/truncated", test_truncated);
  g_test_add_func ("/pdf/xref/prev-loop", test_prev_loop);
  g_test_add_func ("/pdf/xref/empty-section", test_empty_section);
  g_test_add_func ("/pdf/xref/rollback", test_rollback);
  g_test_add_func ("/pdf/xref/far-tail", test_far_tail);
  g_test_add_func ("/pdf/xref/two-sections", test_two_sections);
  g_test_add_func ("/pdf/xref/linearized", test_linearized);
  g_test_add_func ("/pdf/xref/hybrid-disagreement", test_hybrid_disagreement);
  g_test_add_func ("/pdf/xref/duplicates", test_duplicates);
  g_test_add_func ("/pdf/xref/prefix", test_prefix);
  g_test_add_func ("/pdf/xref/streams", test_streams);
  g_test_add_func ("/pdf/audit/good", test_audit_good);
  g_test_add_func ("/pdf/audit/gap", test_audit_gap);
  g_test_add_func ("/pdf/audit/outside", test_audit_outside);
  g_test_add_func ("/pdf/audit/overlap", test_audit_overlap);
  g_test_add_func ("/pdf/audit/object", test_audit_object);
  return g_test_run ();
}
