/* anky-pdf-xref-private.h - cross-reference sections (7.5.4 to 7.5.8)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-parser-private.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_PDF_ENTRY_FREE,
  ANKY_PDF_ENTRY_OFFSET,
  ANKY_PDF_ENTRY_COMPRESSED,
} AnkyPdfEntryKind;

/* One line of a cross-reference section. Plain and small: a file may hold
 * hundreds of thousands. @value is an offset from the start of the file, or
 * the number of an object stream (upper half) and an index in it. @section
 * counts from the newest; it and @revision are known when all are read. */
typedef struct {
  guint64 value;
  guint32 number;
  guint16 revision;
  guint16 generation;
  guint16 section;
  guint8 kind;
} AnkyPdfEntry;

/**
 * AnkyPdfSection:
 *
 * One section as read: a table with what its /XRefStm adds, or a stream.
 * @end: one past the trailer dictionary, or past the stream's endobj
 * @entries: (element-type AnkyPdfEntry) ascending, each number once
 */
typedef struct {
  guint64 offset;
  guint64 end;
  gboolean is_stream;
  gboolean is_hybrid;
  gboolean has_duplicates;   /* a number twice in the section */
  gboolean has_disagreement; /* hybrid: table and stream differ */
  gboolean has_beyond_size;  /* an entry at or above /Size */
  guint64 hybrid_start;      /* of the XRefStm object; 0 if there is none */
  guint64 hybrid_end;
  AnkyPdfObject *trailer;
  guint32 size;
  gboolean has_prev;
  guint64 prev;
  GArray *entries;
  /* "startxref N %%EOF" behind it, which not every section has; far if other
   * objects stand between. */
  gboolean has_tail;
  gboolean is_tail_far;
  guint64 tail_start;
  guint64 tail_value; /* N as it is written */
  guint64 tail_end;   /* one past %%EOF and one end of line */
} AnkyPdfSection;

void anky_pdf_section_free (AnkyPdfSection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPdfSection, anky_pdf_section_free)

/* Reads the section at @offset, table or stream, its XRefStm and its tail. */
AnkyPdfSection *anky_pdf_section_read (const AnkyPdfSource *source,
                                       guint64 offset,
                                       gsize *entries_left,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* An array of entries that can be filled; @n is a hint. */
GArray *anky_pdf_entries_new (gsize n);
/* Ascending and each number once: the first one given stays. */
void anky_pdf_entries_finish (GArray *entries, gboolean *has_duplicates_out);

/* Of sections from the newest on; revision_of counts them likewise, from 1. By
 * number and then by revision, each pair once. */
GArray *anky_pdf_entries_merge (GPtrArray *sections,
                                const guint16 *revision_of,
                                guint n_revisions);

/* The parts: a table after its keyword, up to "trailer"; a stream's data. */
gboolean anky_pdf_xref_table_read (AnkyCursor *cursor,
                                   const AnkyPdfSource *source,
                                   gsize *entries_left,
                                   GArray *entries,
                                   GError **error);
AnkyPdfObject *anky_pdf_xref_stream_read (const AnkyPdfSource *source,
                                          guint64 offset,
                                          gsize *entries_left,
                                          GArray *entries,
                                          guint64 *end_out,
                                          GError **error);

/* "startxref N %%EOF" at the cursor, after white space. */
gboolean anky_pdf_take_tail (AnkyCursor *cursor,
                             guint64 *start_out,
                             guint64 *value_out);

G_END_DECLS
