/* Whether every byte of a revision has its reason
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-document-private.h"

/* A part of the revision: an object, or a section (number 0). */
typedef struct {
  guint64 start;
  guint64 end;
  guint32 number;
} Part;

typedef struct {
  AnkyPdfRevision *revision;
  GArray *parts;
  GArray *findings;
} Audit;

static void
add_finding (Audit *self,
             AnkyPdfFindingKind kind,
             guint32 number,
             guint64 start,
             guint64 end)
{
  AnkyPdfFinding finding = { kind, number, start, end };

  g_array_append_val (self->findings, finding);
}

static void
add_part (Audit *self, guint32 number, guint64 start, guint64 end)
{
  Part part = { start, end, number };

  g_array_append_val (self->parts, part);
}

static void
add_spans (Audit *self, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++) {
    const AnkyPdfSpan *span = &g_array_index (spans, AnkyPdfSpan, i);

    if (span->start >= self->revision->start)
      add_part (self, 0, span->start, span->end);
  }
}

/* One past "endobj": the object was read, so it stands there. */
static guint64
find_end (AnkyPdfRevision *revision, const AnkyPdfObject *object)
{
  AnkyCursor cursor = revision->document->source.whole;

  if (!anky_cursor_seek (&cursor, (gsize) object->end))
    return object->end;
  anky_pdf_skip_blank (&cursor);
  anky_pdf_take_keyword (&cursor, "endobj");
  return cursor.position;
}

static gboolean
audit_entry (Audit *self, const AnkyPdfEntry *entry, GError **error)
{
  AnkyPdfRevision *revision = self->revision;
  g_autoptr (GError) local = NULL;
  AnkyPdfRef ref = { entry->number, entry->generation };
  gboolean has_offset = entry->kind == ANKY_PDF_ENTRY_OFFSET;
  guint64 offset = has_offset ? entry->value : 0;
  const AnkyPdfObject *object;

  if (entry->kind == ANKY_PDF_ENTRY_FREE || entry->number == 0)
    return TRUE;
  object = anky_pdf_revision_get_object (revision, ref, &local);
  if (g_error_matches (local, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!object)
    add_finding (self, ANKY_PDF_FINDING_OBJECT, entry->number, offset, offset);
  else if (has_offset && offset < revision->start)
    add_finding (self,
                 ANKY_PDF_FINDING_OUTSIDE,
                 entry->number,
                 offset,
                 object->end);
  else if (has_offset)
    add_part (self, entry->number, offset, find_end (revision, object));
  return TRUE;
}

static gboolean
audit_entries (Audit *self, GError **error)
{
  GArray *entries = self->revision->document->entries;

  for (guint i = 0; i < entries->len; i++) {
    const AnkyPdfEntry *entry = &g_array_index (entries, AnkyPdfEntry, i);

    if (entry->revision == self->revision->number &&
        !audit_entry (self, entry, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *x = a;
  const Part *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static void
check_gap (Audit *self, guint64 start, guint64 end)
{
  AnkyCursor cursor = self->revision->document->source.whole;

  cursor.size = (gsize) end;
  if (!anky_cursor_seek (&cursor, (gsize) start))
    return;
  anky_pdf_skip_blank (&cursor);
  if (!anky_cursor_is_at_end (&cursor))
    add_finding (self, ANKY_PDF_FINDING_GAP, 0, cursor.position, end);
}

/* A cross-reference stream is a section and an object, at one place. */
static gboolean
is_same_part (const Part *a, const Part *b)
{
  return a && a->start == b->start && a->end == b->end && a->number == 0;
}

static void
check_parts (Audit *self)
{
  guint64 position = self->revision->start;
  const Part *previous = NULL;

  if (self->revision->number == 1)
    position = self->revision->document->prefix;
  g_array_sort (self->parts, compare_parts);
  for (guint i = 0; i < self->parts->len; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    if (is_same_part (previous, part))
      continue;
    if (part->start < position)
      add_finding (self,
                   ANKY_PDF_FINDING_OVERLAP,
                   part->number,
                   part->start,
                   part->end);
    else
      check_gap (self, position, part->start);
    position = MAX (position, part->end);
    previous = part;
  }
  check_gap (self, position, self->revision->end);
}

GArray *
anky_pdf_revision_audit (AnkyPdfRevision *self, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GArray) findings =
      g_array_new (FALSE, FALSE, sizeof (AnkyPdfFinding));
  Audit audit = { self, parts, findings };

  add_spans (&audit, self->section_spans);
  add_spans (&audit, self->hybrid_spans);
  if (!audit_entries (&audit, error))
    return NULL;
  check_parts (&audit);
  return g_steal_pointer (&findings);
}
