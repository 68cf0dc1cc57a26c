/* anky-pdf-document-private.h - what a document and a revision hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"
#include "anky-pdf-error-private.h"
#include "anky-pdf-xref-private.h"

G_BEGIN_DECLS

typedef struct _AnkyPdfPageIndex AnkyPdfPageIndex;
void anky_pdf_page_index_free (AnkyPdfPageIndex *self);

/* An object stream, decoded once (7.5.7). */
typedef struct _AnkyPdfContainer AnkyPdfContainer;
void anky_pdf_container_free (AnkyPdfContainer *self);

struct _AnkyPdfRevision {
  AnkyPdfDocument *document; /* which owns the revision */
  guint number;
  guint64 start; /* the end of the revision before */
  guint64 end;
  guint64 startxref; /* as it is written */
  guint32 size;
  AnkyPdfObject *trailer;
  AnkyPdfRevisionFacts facts;
  GArray *section_spans; /* (element-type AnkyPdfSpan) with their tails */
  GArray *hybrid_spans;  /* (element-type AnkyPdfSpan) */
  AnkyPdfPageIndex *pages;
  GError *pages_error;
};

/* @entries: of all revisions, ascending by number and then by revision
 * @objects: offset to AnkyPdfObject; @containers: offset to AnkyPdfContainer
 * @alternates: "offset:length" to AnkyPdfObject, for streams whose /Length is
 * another object that a revision changed */
struct _AnkyPdfDocument {
  GObject parent_instance;

  AnkyPdfSource source;
  AnkyPdfBudget budget;
  gsize prefix;
  char *header_version;
  char *version;
  GArray *entries;
  GPtrArray *revisions;
  GHashTable *objects;
  GHashTable *alternates;
  GHashTable *containers;
  guint n_hops;
  guint n_sections;
  gsize entries_left;
};

/* Follows startxref and /Prev; fills entries and revisions. */
gboolean anky_pdf_chain_read (AnkyPdfDocument *self, GError **error);

/* The entry that decides in a revision; NULL if no section names the number. */
const AnkyPdfEntry *anky_pdf_revision_find_entry (AnkyPdfRevision *self,
                                                  guint32 number);
guint32 anky_pdf_document_get_highest_number (AnkyPdfDocument *self);

/* The uncompressed object at @entry. */
const AnkyPdfObject *anky_pdf_revision_read_at (AnkyPdfRevision *self,
                                                const AnkyPdfEntry *entry,
                                                GError **error);
/* The object in an object stream that @entry names. */
const AnkyPdfObject *anky_pdf_revision_read_compressed (
    AnkyPdfRevision *self,
    const AnkyPdfEntry *entry,
    GError **error);

G_END_DECLS
