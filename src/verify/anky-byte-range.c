/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether /ByteRange leaves out exactly the /Contents string of its own
 * dictionary and nothing else (ISO 32000-2, 12.8.1; EN 319 142-1, 5.2). All
 * published forgeries by moved, blank or enlarged ranges fail here.
 */

#include "anky-cursor.h"
#include "anky-validation-private.h"

/* ISO 32000-1, implementation note 13: readers look for the header in the
 * first 1024 bytes. */
#define RANGE_LENGTH 4

static void
refuse (AnkySignature *self, const char *code, const char *message)
{
  self->report->covers = ANKY_COVERS_INVALID;
  self->report->integrity = ANKY_INTEGRITY_BROKEN;
  anky_signature_fail (self,
                       ANKY_INDICATION_FAILED,
                       ANKY_SUB_FORMAT_FAILURE,
                       code,
                       "%s",
                       message);
}

static gboolean
check_dictionary (AnkySignature *self)
{
  guint64 start = 0;

  if (anky_pdf_object_get_type (self->dict) != ANKY_PDF_TYPE_DICT) {
    refuse (self,
            "signature-not-dictionary",
            "the value of the signature field is no dictionary");
    return FALSE;
  }
  if (anky_pdf_dict_has_duplicates (self->dict)) {
    refuse (self,
            "duplicate-key",
            "a key stands twice in the signature dictionary");
    return FALSE;
  }
  /* In an object stream its bytes are compressed: no range can leave them out.
   */
  if (!anky_object_get_start (self->dict, &start)) {
    refuse (self,
            "signature-in-object-stream",
            "the signature dictionary stands inside an object stream");
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_numbers (AnkySignature *self, guint64 numbers[RANGE_LENGTH])
{
  const AnkyPdfObject *range = anky_pdf_dict_get (self->dict, "ByteRange");

  if (anky_pdf_object_get_type (range) != ANKY_PDF_TYPE_ARRAY) {
    refuse (self,
            "byte-range-missing",
            "the signature has no /ByteRange, or not directly as an array");
    return FALSE;
  }
  if (anky_pdf_array_get_length (range) != RANGE_LENGTH) {
    refuse (self,
            "byte-range-length",
            "/ByteRange does not have exactly four numbers");
    return FALSE;
  }
  for (guint i = 0; i < RANGE_LENGTH; i++) {
    const AnkyPdfObject *item = anky_pdf_array_get (range, i);
    gint64 value = -1;

    if (anky_pdf_object_get_type (item) != ANKY_PDF_TYPE_INTEGER ||
        !anky_pdf_object_get_integer (item, &value) || value < 0) {
      refuse (self,
              "byte-range-number",
              "/ByteRange holds something that is no whole number from 0");
      return FALSE;
    }
    numbers[i] = (guint64) value;
  }
  return TRUE;
}

/* Numbers are below 2^63, so sums of two do not wrap. */
static gboolean
check_order (AnkySignature *self,
             const guint64 numbers[RANGE_LENGTH],
             guint64 size)
{
  if (numbers[0] != 0) {
    refuse (self,
            "byte-range-start",
            "the signed bytes do not begin at the start of the file");
    return FALSE;
  }
  if (numbers[1] == 0 || numbers[3] == 0 || numbers[2] < numbers[1]) {
    refuse (self,
            "byte-range-order",
            "the two parts of /ByteRange are empty or overlap");
    return FALSE;
  }
  if (numbers[2] > size || numbers[3] > size - numbers[2]) {
    refuse (self,
            "byte-range-past-end",
            "/ByteRange reaches past the end of the file");
    return FALSE;
  }
  return TRUE;
}

/* The token of /Contents as the parser met it is the gap, to the byte. */
static gboolean
check_gap_is_contents (AnkySignature *self, guint64 start, guint64 end)
{
  const AnkyPdfObject *contents = anky_pdf_dict_get (self->dict, "Contents");
  guint64 token_start = 0;
  guint64 token_end = 0;

  if (anky_pdf_object_get_type (contents) != ANKY_PDF_TYPE_STRING ||
      !anky_pdf_object_is_hex_string (contents)) {
    refuse (self,
            "contents-missing",
            "the signature has no /Contents, or not directly in hexadecimal");
    return FALSE;
  }
  if (!anky_pdf_object_get_span (contents, &token_start, &token_end) ||
      token_start != start || token_end != end) {
    refuse (self,
            "gap-not-contents",
            "the bytes that /ByteRange leaves out are not exactly the "
            "signature value of this dictionary");
    return FALSE;
  }
  return TRUE;
}

/* ISO 32000-2, 7.3.4.3, and PDF white space of 7.2.3; an odd last digit is
 * read as if a zero followed it. */
static gboolean
is_white_space (int byte)
{
  return byte == 0x00 || byte == 0x09 || byte == 0x0a || byte == 0x0c ||
         byte == 0x0d || byte == 0x20;
}

static int
get_digit (guint8 byte)
{
  if (byte >= '0' && byte <= '9')
    return byte - '0';
  byte |= 0x20;
  return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Reads the gap by itself, without the parser: the two must agree. */
static GBytes *
decode_gap (AnkyCursor *gap, gboolean *is_odd_out)
{
  gsize size = anky_cursor_get_left (gap);
  const guint8 *text = anky_cursor_read (gap, size);
  g_autofree guint8 *bytes = NULL;
  gsize n_digits = 0;

  if (size < 2 || text[0] != '<' || text[size - 1] != '>')
    return NULL;

  bytes = g_malloc0 (size / 2);
  for (gsize i = 1; i + 1 < size; i++) {
    int digit = get_digit (text[i]);

    if (digit < 0 && !is_white_space (text[i]))
      return NULL;
    if (digit < 0)
      continue;
    bytes[n_digits / 2] |= (guint8) (n_digits % 2 ? digit : digit << 4);
    n_digits++;
  }
  *is_odd_out = n_digits % 2 == 1;
  return g_bytes_new_take (g_steal_pointer (&bytes), (n_digits + 1) / 2);
}

static gboolean
is_all_zero (GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++) {
    if (data[i] != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_gap_bytes (AnkySignature *self, AnkyPdfDocument *document)
{
  gsize size = 0;
  const guint8 *data =
      anky_file_get_data (anky_pdf_document_get_file (document), &size);
  const AnkyPdfObject *contents = anky_pdf_dict_get (self->dict, "Contents");
  gsize parsed_size = 0;
  const guint8 *parsed = anky_pdf_object_get_string (contents, &parsed_size);
  g_autoptr (GBytes) decoded = NULL;
  gboolean is_odd = FALSE;
  AnkyCursor file;
  AnkyCursor gap;

  anky_cursor_init (&file, data, size);
  if (!anky_cursor_init_range (&gap,
                               &file,
                               self->gap_start,
                               self->gap_end - self->gap_start))
    return FALSE;

  decoded = decode_gap (&gap, &is_odd);
  if (!decoded || parsed_size != g_bytes_get_size (decoded) ||
      memcmp (g_bytes_get_data (decoded, NULL), parsed, parsed_size) != 0) {
    refuse (self,
            "gap-not-hexadecimal",
            "the bytes that /ByteRange leaves out are not one hexadecimal "
            "string");
    return FALSE;
  }
  if (is_odd)
    anky_signature_report_add (self->report,
                               "contents-odd-digits",
                               ANKY_SEVERITY_WARNING,
                               "/Contents has an odd number of digits");
  if (is_all_zero (decoded)) {
    refuse (self, "contents-empty", "the signature value is empty");
    return FALSE;
  }

  self->contents = g_steal_pointer (&decoded);
  return TRUE;
}

/* The range ends where a revision does: after its %%EOF, with or without the
 * end of line behind it. */
static void
find_signed_revision (AnkySignature *self, AnkyPdfDocument *document)
{
  guint n_revisions = anky_pdf_document_get_n_revisions (document);
  gsize size = 0;
  const guint8 *data =
      anky_file_get_data (anky_pdf_document_get_file (document), &size);

  for (guint i = 1; i <= n_revisions; i++) {
    AnkyPdfRevision *revision = anky_pdf_document_get_revision (document, i);
    guint64 end = anky_pdf_revision_get_end (revision);
    guint64 at = self->end;

    if (end + 2 < self->end)
      continue;
    while (at < MIN (end, size) && (data[at] == '\r' || data[at] == '\n'))
      at++;
    if (at >= end && self->end + 2 >= end)
      self->signed_revision = revision;
    return;
  }
}

static void
judge_coverage (AnkySignature *self, AnkyPdfDocument *document)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (document);
  gsize size = anky_file_get_size (anky_pdf_document_get_file (document));

  find_signed_revision (self, document);
  if (!self->signed_revision) {
    self->report->covers = ANKY_COVERS_PARTIAL;
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "covers-no-revision",
                         "the signed bytes end at %" G_GUINT64_FORMAT
                         ", which is not the end of a revision",
                         self->end);
    return;
  }

  self->report->revision = anky_pdf_revision_get_number (self->signed_revision);
  self->report->covers = self->signed_revision == newest &&
                                 anky_pdf_revision_get_end (newest) >= size
                             ? ANKY_COVERS_FILE
                             : ANKY_COVERS_REVISION;
}

/* ISO 32000-2, 7.5.5: the revision that shows the signature must be the one
 * that is signed, with all that leads to it inside the range. */
static void
check_own_revision (AnkySignature *self)
{
  guint shown = anky_pdf_revision_get_number (self->revision);

  if (!self->signed_revision)
    return;

  if (shown != self->report->revision)
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "revision-mismatch",
                         "the signature appears in revision %u but signs "
                         "revision %u",
                         shown,
                         self->report->revision);
  else if (anky_pdf_revision_get_startxref (self->signed_revision) >= self->end)
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_FORMAT_FAILURE,
                         "startxref-outside",
                         "the cross-reference of the signed revision stands "
                         "outside the signed bytes");
}

static void
note_prefix (AnkySignature *self, AnkyPdfDocument *document)
{
  gsize prefix = anky_pdf_document_get_prefix (document);

  if (prefix > 0)
    anky_signature_report_add (self->report,
                               "bytes-before-header",
                               ANKY_SEVERITY_WARNING,
                               "%" G_GSIZE_FORMAT
                               " bytes stand before the header of the file",
                               prefix);
}

void
anky_signature_check_structure (AnkySignature *self, AnkyPdfDocument *document)
{
  guint64 numbers[RANGE_LENGTH] = { 0 };
  gsize size = anky_file_get_size (anky_pdf_document_get_file (document));

  note_prefix (self, document);
  if (!check_dictionary (self) || !read_numbers (self, numbers) ||
      !check_order (self, numbers, size) ||
      !check_gap_is_contents (self, numbers[1], numbers[2]))
    return;

  self->gap_start = numbers[1];
  self->gap_end = numbers[2];
  self->end = numbers[2] + numbers[3];
  self->report->signed_end = self->end;
  if (!check_gap_bytes (self, document))
    return;

  self->has_range = TRUE;
  judge_coverage (self, document);
  check_own_revision (self);
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const AnkySignature *one = *(AnkySignature *const *) a;
  const AnkySignature *other = *(AnkySignature *const *) b;

  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;
  return one->gap_start < other->gap_start ? -1 : 1;
}

/* Each later signature covers every byte of the earlier ones: its gap begins
 * behind their ends. */
void
anky_validation_check_nesting (AnkyValidation *self)
{
  g_autoptr (GPtrArray) ranged = g_ptr_array_new ();

  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (signature->has_range)
      g_ptr_array_add (ranged, signature);
  }
  g_ptr_array_sort (ranged, compare_ends);

  for (guint i = 1; i < ranged->len; i++) {
    AnkySignature *earlier = g_ptr_array_index (ranged, i - 1);
    AnkySignature *later = g_ptr_array_index (ranged, i);

    if (later->gap_start < earlier->end)
      refuse (later,
              "ranges-overlap",
              "the signed bytes leave out a part of what an earlier signature "
              "covers");
  }
}
