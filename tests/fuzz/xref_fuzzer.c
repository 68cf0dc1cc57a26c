/* Whole files: sections, revisions, objects, pages, fields; and what is
 * appended or written out plainly reads back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-pdf-document-private.h"
#include "anky-pdf-form.h"
#include "anky-pdf-plain.h"
#include "anky-pdf-update.h"

#include <string.h>

#define MAX_VALUES  200000u
#define MAX_DECODED (8u * 1024 * 1024)
/* So that the fuzzer spends its time on odd files, not on long ones. */
#define MAX_OBJECTS 2000u
#define MAX_PAGES   100u

static AnkyPdfDocument *
open_bytes (GBytes *bytes)
{
  g_autoptr (AnkyFile) file = anky_file_new_for_bytes (bytes);
  AnkyPdfDocument *document = anky_pdf_document_open (file, NULL);

  if (document) {
    document->budget.values_left = MAX_VALUES;
    document->budget.decoded_left = MAX_DECODED;
  }
  return document;
}

static void
read_objects (AnkyPdfRevision *revision)
{
  g_autoptr (GArray) numbers = anky_pdf_revision_dup_own_numbers (revision);

  for (guint i = 0; i < MIN (numbers->len, MAX_OBJECTS); i++) {
    guint32 number = g_array_index (numbers, guint32, i);
    AnkyPdfPlace place = anky_pdf_revision_get_place (revision, number);
    AnkyPdfRef ref = { number, place.generation };
    const AnkyPdfObject *object =
        anky_pdf_revision_get_object (revision, ref, NULL);

    if (anky_pdf_object_get_type (object) == ANKY_PDF_TYPE_STREAM) {
      g_autoptr (GBytes) data =
          anky_pdf_revision_decode_stream (revision, object, NULL);

      (void) data;
    }
  }
}

static void
read_pages (AnkyPdfRevision *revision)
{
  guint n = anky_pdf_revision_get_n_pages (revision, NULL);

  for (guint i = 0; i < MIN (n, MAX_PAGES); i++) {
    AnkyPdfPage page;

    g_assert_true (anky_pdf_revision_get_page (revision, i, &page, NULL));
    g_assert_false (anky_rect_pdf_is_empty (page.geometry.crop_box));
  }
}

static void
read_revision (AnkyPdfRevision *revision)
{
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GArray) findings = NULL;
  AnkyPdfRef ref;

  g_assert_cmpuint (anky_pdf_revision_get_start (revision),
                    <,
                    anky_pdf_revision_get_end (revision));
  read_objects (revision);
  read_pages (revision);
  fields = anky_pdf_revision_list_signature_fields (revision, NULL);
  names = anky_pdf_revision_list_field_names (revision, NULL);
  (void) anky_pdf_revision_get_docmdp (revision, &ref);
  findings = anky_pdf_revision_audit (revision, NULL);
}

static GBytes *
join (GBytes *a, GBytes *b)
{
  gsize a_size = g_bytes_get_size (a);
  gsize b_size = g_bytes_get_size (b);
  guint8 *all = g_malloc (a_size + b_size);

  memcpy (all, g_bytes_get_data (a, NULL), a_size);
  memcpy (all + a_size, g_bytes_get_data (b, NULL), b_size);
  return g_bytes_new_take (all, a_size + b_size);
}

/* Whatever may be appended to is a good file afterwards, and one revision
 * longer. */
static void
append (AnkyPdfDocument *document, GBytes *bytes)
{
  g_autoptr (AnkyPdfUpdate) update = anky_pdf_update_new (document, NULL);
  g_autoptr (GBytes) appended = NULL;
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (AnkyPdfDocument) again = NULL;
  g_autoptr (GArray) findings = NULL;
  AnkyPdfRevision *newest;
  AnkyPdfRef ref;

  if (!update)
    return;
  ref = anky_pdf_update_add (update, anky_pdf_integer_new (7));
  appended = anky_pdf_update_finish (update, NULL, NULL);
  if (!appended)
    return;
  joined = join (bytes, appended);
  again = open_bytes (joined);
  g_assert_nonnull (again);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (again),
                    ==,
                    anky_pdf_document_get_n_revisions (document) + 1);
  newest = anky_pdf_document_get_newest (again);
  g_assert_cmpint (anky_pdf_object_get_type (
                       anky_pdf_revision_get_object (newest, ref, NULL)),
                   ==,
                   ANKY_PDF_TYPE_INTEGER);
  findings = anky_pdf_revision_audit (newest, NULL);
  g_assert_nonnull (findings);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
write_plain (AnkyPdfRevision *revision, AnkyPdfPlainFlags flags)
{
  guint n_pages = anky_pdf_revision_get_n_pages (revision, NULL);
  g_autoptr (GBytes) plain =
      anky_pdf_revision_write_plain (revision, flags, NULL);
  g_autoptr (AnkyPdfDocument) again = plain ? open_bytes (plain) : NULL;

  if (!plain)
    return;
  g_assert_nonnull (again);
  g_assert_cmpuint (anky_pdf_document_get_n_revisions (again), ==, 1);
  if (n_pages > 0)
    g_assert_cmpuint (
        anky_pdf_revision_get_n_pages (anky_pdf_document_get_newest (again),
                                       NULL),
        ==,
        n_pages);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AnkyPdfDocument) document = open_bytes (bytes);
  guint n;

  if (!document)
    return 0;
  n = anky_pdf_document_get_n_revisions (document);
  for (guint i = n > 8 ? n - 8 : 1; i <= n; i++)
    read_revision (anky_pdf_document_get_revision (document, i));
  write_plain (anky_pdf_document_get_newest (document), ANKY_PDF_PLAIN_NONE);
  write_plain (anky_pdf_document_get_newest (document),
               ANKY_PDF_PLAIN_DRAW_WIDGETS);
  append (document, bytes);
  return 0;
}
