/* From startxref along /Prev, and what of it is one revision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-document-private.h"

/* Annex H of older readers: %%EOF in the last 1024 bytes. */
#define TAIL_WINDOW       1024
#define LINEARIZED_WINDOW 1024

typedef struct {
  AnkyPdfDocument *document;
  GPtrArray *sections; /* newest first */
  guint64 startxref;   /* of the end of the file, as written */
  guint64 end;         /* one past that %%EOF */
  gsize entries_left;
} Chain;

static gboolean
damaged (GError **error, const char *what, guint64 offset)
{
  return anky_pdf_fail (error,
                        ANKY_PDF_ERROR_DAMAGED,
                        "%s at byte %" G_GUINT64_FORMAT,
                        what,
                        offset);
}

/* --- the last startxref -------------------------------------------------- */

static gsize
find_last_byte (const AnkyCursor *whole)
{
  gsize end = whole->size;

  while (end > 0 && anky_pdf_is_white (whole->data[end - 1]))
    end--;
  return end;
}

/* Where the last "startxref" of the file begins. */
static gboolean
find_last_startxref (const AnkyCursor *whole, gsize *position_out)
{
  gsize end = find_last_byte (whole);
  gsize stop = end > TAIL_WINDOW ? end - TAIL_WINDOW : 0;
  AnkyCursor cursor = *whole;

  for (gsize i = end; i > stop; i--) {
    if (whole->data[i - 1] == 's' && anky_cursor_seek (&cursor, i - 1) &&
        anky_cursor_looks_at (&cursor, "startxref")) {
      *position_out = i - 1;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
read_last_tail (Chain *self, GError **error)
{
  AnkyCursor cursor = self->document->source.whole;
  gsize position = 0;
  guint64 start = 0;

  if (!find_last_startxref (&cursor, &position))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_TRUNCATED,
                          "no startxref at the end of the file");
  if (!anky_cursor_seek (&cursor, position) ||
      !anky_pdf_take_tail (&cursor, &start, &self->startxref))
    return damaged (error, "bad startxref", position);
  self->end = cursor.position;
  return TRUE;
}

/* --- along /Prev --------------------------------------------------------- */

static gboolean
is_known (Chain *self, guint64 offset)
{
  for (guint i = 0; i < self->sections->len; i++) {
    const AnkyPdfSection *section = g_ptr_array_index (self->sections, i);

    if (section->offset == offset)
      return TRUE;
  }
  return FALSE;
}

/* Whatever is wrong with a section, the file cannot be followed; a limit stays
 * a limit. */
static gboolean
read_section (Chain *self, guint64 offset, GError **error)
{
  g_autoptr (GError) local = NULL;
  AnkyPdfSection *section = anky_pdf_section_read (&self->document->source,
                                                   offset,
                                                   &self->entries_left,
                                                   &local);

  if (section) {
    g_ptr_array_add (self->sections, section);
    return TRUE;
  }
  if (!g_error_matches (local, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT))
    local->code = ANKY_PDF_ERROR_DAMAGED;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_sections (Chain *self, GError **error)
{
  guint64 offset = self->startxref + self->document->source.base;
  const AnkyPdfSection *section;

  do {
    if (self->sections->len == ANKY_PDF_MAX_SECTIONS)
      return anky_pdf_budget_exceed (&self->document->budget,
                                     "sections",
                                     error);
    if (is_known (self, offset))
      return damaged (error, "/Prev goes in a circle", offset);
    if (!read_section (self, offset, error))
      return FALSE;
    section = g_ptr_array_index (self->sections, self->sections->len - 1);
    offset = section->prev;
  } while (section->has_prev);
  return TRUE;
}

/* A tail that does not stand right behind its section but after objects: the
 * first that names it. @limit keeps the search out of the next section's
 * revision, so that all searches together read the file once. */
static void
find_far_tail (Chain *self, AnkyPdfSection *section, guint64 limit)
{
  AnkyPdfSource *source = &self->document->source;
  AnkyCursor cursor = source->whole;

  cursor.size = (gsize) MIN (limit, cursor.size);
  if (section->end > cursor.size ||
      !anky_cursor_seek (&cursor, (gsize) section->end))
    return;
  while (!section->has_tail && !anky_cursor_is_at_end (&cursor)) {
    AnkyCursor ahead = cursor;

    section->has_tail = anky_cursor_peek (&cursor) == 's' &&
                        anky_pdf_take_tail (&ahead,
                                            &section->tail_start,
                                            &section->tail_value) &&
                        section->tail_value + source->base == section->offset;
    section->tail_end = ahead.position;
    anky_cursor_next (&cursor);
  }
}

static void
find_far_tails (Chain *self)
{
  guint64 limit = self->document->source.whole.size;

  for (guint i = 0; i < self->sections->len; i++) {
    AnkyPdfSection *section = g_ptr_array_index (self->sections, i);

    section->is_tail_far = !section->has_tail;
    if (section->is_tail_far)
      find_far_tail (self, section, limit);
    limit = section->offset;
  }
}

/* --- revisions ----------------------------------------------------------- */

/* 7.5.2 and Annex F: the first object of a linearized file says so, and stands
 * at its very beginning. */
static gboolean
is_linearized_file (AnkyPdfDocument *document)
{
  AnkyCursor cursor = document->source.whole;
  g_autoptr (AnkyPdfObject) object = NULL;
  AnkyPdfRef ref;

  cursor.size = MIN (cursor.size, document->prefix + LINEARIZED_WINDOW);
  if (!anky_cursor_seek (&cursor, document->prefix))
    return FALSE;
  anky_pdf_skip_blank (&cursor);
  if (!anky_pdf_parse_header (&cursor, &ref, NULL))
    return FALSE;
  object = anky_pdf_parse_value (&cursor, FALSE, &document->budget, NULL);
  return anky_pdf_dict_get (object, "Linearized") != NULL;
}

static AnkyPdfRevision *
new_revision (AnkyPdfDocument *document, const AnkyPdfSection *section)
{
  AnkyPdfRevision *self = g_new0 (AnkyPdfRevision, 1);

  self->document = document;
  self->trailer = anky_pdf_object_ref (section->trailer);
  self->size = section->size;
  self->startxref = section->offset;
  self->section_spans = g_array_new (FALSE, FALSE, sizeof (AnkyPdfSpan));
  self->hybrid_spans = g_array_new (FALSE, FALSE, sizeof (AnkyPdfSpan));
  return self;
}

static void
add_span (AnkyPdfRevision *self, guint64 start, guint64 end)
{
  AnkyPdfSpan span = { start, end };

  g_array_append_val (self->section_spans, span);
}

static void
add_section (AnkyPdfRevision *self, const AnkyPdfSection *section)
{
  self->facts.n_sections++;
  self->facts.is_hybrid |= section->is_hybrid;
  self->facts.has_hybrid_disagreement |= section->has_disagreement;
  self->facts.has_duplicates |= section->has_duplicates;
  self->facts.has_entries_beyond_size |= section->has_beyond_size;
  add_span (self, section->offset, section->end);
  if (section->has_tail)
    add_span (self, section->tail_start, section->tail_end);
  if (section->is_hybrid) {
    AnkyPdfSpan span = { section->hybrid_start, section->hybrid_end };

    g_array_append_val (self->hybrid_spans, span);
  }
}

/* The first-page section of a linearized file stands before the main section,
 * which carries the tail (Annex F.3.4 and F.3.10). */
static gboolean
close_linearized (Chain *self,
                  AnkyPdfRevision *revision,
                  guint i,
                  GError **error)
{
  const AnkyPdfSection *first = g_ptr_array_index (self->sections, i);
  const AnkyPdfSection *main_section;

  if (i + 1 >= self->sections->len || !is_linearized_file (self->document))
    return damaged (error, "/Prev points forward", first->offset);
  main_section = g_ptr_array_index (self->sections, i + 1);
  if (!main_section->has_tail || main_section->is_tail_far)
    return damaged (error, "linearized without an end", main_section->offset);
  add_section (revision, main_section);
  revision->facts.is_linearized = TRUE;
  revision->facts.has_irregular_tail =
      main_section->tail_value + self->document->source.base != first->offset;
  revision->end = main_section->tail_end;
  return TRUE;
}

static gboolean
points_forward (const AnkyPdfSection *section)
{
  return section->has_prev && section->prev > section->offset;
}

/* Sections without an end of their own belong to the revision that came with
 * the section after them. Returns how many were used, 0 with error. */
static guint
close_revision (Chain *self, AnkyPdfRevision *revision, guint i, GError **error)
{
  const AnkyPdfSection *section = g_ptr_array_index (self->sections, i);
  guint n = 1;

  if (points_forward (section))
    return close_linearized (self, revision, i, error) ? 2 : 0;
  /* The newest has one, the startxref that led here, unless the section
   * stands behind that; check_order() then refuses it. */
  revision->end = section->has_tail ? section->tail_end : self->end;
  revision->facts.has_irregular_tail =
      section->is_tail_far ||
      section->tail_value + self->document->source.base != section->offset;
  for (; i + n < self->sections->len; n++) {
    const AnkyPdfSection *older = g_ptr_array_index (self->sections, i + n);

    if (older->has_tail || points_forward (older))
      break;
    add_section (revision, older);
  }
  return n;
}

/* Newest first; numbers are given when all are known. */
static gboolean
make_revisions (Chain *self, guint16 *revision_of, GError **error)
{
  GPtrArray *revisions = self->document->revisions;
  guint i = 0;

  while (i < self->sections->len) {
    const AnkyPdfSection *section = g_ptr_array_index (self->sections, i);
    AnkyPdfRevision *revision = new_revision (self->document, section);
    guint n;

    g_ptr_array_add (revisions, revision);
    add_section (revision, section);
    n = close_revision (self, revision, i, error);
    if (n == 0)
      return FALSE;
    for (guint j = i; j < i + n; j++)
      revision_of[j] = (guint16) revisions->len;
    i += n;
  }
  return TRUE;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++) {
    gpointer swap = array->pdata[i];

    array->pdata[i] = array->pdata[array->len - 1 - i];
    array->pdata[array->len - 1 - i] = swap;
  }
}

static gboolean
are_within (GArray *spans, guint64 start, guint64 end, GError **error)
{
  for (guint i = 0; i < spans->len; i++) {
    const AnkyPdfSpan *span = &g_array_index (spans, AnkyPdfSpan, i);

    if (span->start < start || span->end > end)
      return damaged (error, "section outside of its revision", span->start);
  }
  return TRUE;
}

/* Each revision begins where the one before ends, and its sections stand
 * between. Only an XRefStm may stand earlier: Word writes it before a table
 * that ends in an %%EOF of its own. */
static gboolean
check_order (AnkyPdfDocument *document, GError **error)
{
  guint64 previous_end = 0;

  reverse (document->revisions);
  for (guint i = 0; i < document->revisions->len; i++) {
    AnkyPdfRevision *revision = g_ptr_array_index (document->revisions, i);

    revision->number = i + 1;
    revision->start = previous_end;
    if (!are_within (revision->section_spans,
                     revision->start,
                     revision->end,
                     error) ||
        !are_within (revision->hybrid_spans, 0, revision->end, error))
      return FALSE;
    previous_end = revision->end;
  }
  return TRUE;
}

static gboolean
build (Chain *self, GError **error)
{
  g_autofree guint16 *revision_of = g_new0 (guint16, self->sections->len);

  find_far_tails (self);
  if (!make_revisions (self, revision_of, error) ||
      !check_order (self->document, error))
    return FALSE;
  self->document->entries =
      anky_pdf_entries_merge (self->sections,
                              revision_of,
                              self->document->revisions->len);
  return TRUE;
}

/* Offsets count from the start of the file; some writers that put bytes before
 * the header count from there, which only shows in whether it fits. */
static void
choose_base (Chain *self)
{
  AnkyPdfSource *source = &self->document->source;
  g_autoptr (AnkyPdfSection) section = NULL;
  gsize entries_left = ANKY_PDF_MAX_ENTRIES;

  source->base = 0;
  if (self->document->prefix == 0)
    return;
  section =
      anky_pdf_section_read (source, self->startxref, &entries_left, NULL);
  if (!section)
    source->base = self->document->prefix;
}

gboolean
anky_pdf_chain_read (AnkyPdfDocument *document, GError **error)
{
  g_autoptr (GPtrArray) sections =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_pdf_section_free);
  Chain self = {
    .document = document,
    .sections = sections,
    .entries_left = ANKY_PDF_MAX_ENTRIES,
  };

  if (!read_last_tail (&self, error))
    return FALSE;
  choose_base (&self);
  if (!read_sections (&self, error) || !build (&self, error))
    return FALSE;
  document->n_sections = sections->len;
  document->entries_left = self.entries_left;
  return TRUE;
}
