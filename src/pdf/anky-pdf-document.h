/* anky-pdf-document.h - a PDF file and its revisions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"
#include "anky-geometry.h"
#include "anky-pdf-object.h"

G_BEGIN_DECLS

/**
 * AnkyPdfDocument:
 *
 * A file read from its last startxref, strictly and lazily: opening follows the
 * chain of cross-reference sections (tables, streams, hybrids), objects are
 * read when they are asked for. A file whose newest revision cannot be reached
 * from the last startxref is refused with %ANKY_PDF_ERROR_DAMAGED; nothing is
 * ever repaired.
 *
 * Thread: any, one at a time (objects are cached); objects and revisions that
 * were handed out are immutable.
 */
#define ANKY_TYPE_PDF_DOCUMENT (anky_pdf_document_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPdfDocument,
                      anky_pdf_document,
                      ANKY,
                      PDF_DOCUMENT,
                      GObject)

/**
 * AnkyPdfRevision:
 *
 * The document as it was when this part of the file was its end: revision 1 is
 * the first. Belongs to its document, which keeps it alive.
 */
typedef struct _AnkyPdfRevision AnkyPdfRevision;

AnkyPdfDocument *anky_pdf_document_open (AnkyFile *file, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyFile *anky_pdf_document_get_file (AnkyPdfDocument *self);

/* The number after %PDF- or the catalog's /Version, e.g. "1.7". */
const char *anky_pdf_document_get_version (AnkyPdfDocument *self);
gboolean anky_pdf_document_is_encrypted (AnkyPdfDocument *self);
/* Bytes before %PDF- (0 in a good file). */
gsize anky_pdf_document_get_prefix (AnkyPdfDocument *self);

/* Revisions are the spans that end in %%EOF; the two sections of a linearized
 * file are one. The last is the document as it is now. */
guint anky_pdf_document_get_n_revisions (AnkyPdfDocument *self);
AnkyPdfRevision *anky_pdf_document_get_revision (AnkyPdfDocument *self,
                                                 guint number); /* from 1 */
AnkyPdfRevision *anky_pdf_document_get_newest (AnkyPdfDocument *self);

/* Limits that were reached while reading, as short stable words ("objects",
 * "decoded-bytes", "depth", ...); NULL-terminated, never NULL. */
const char *const *anky_pdf_document_get_limits (AnkyPdfDocument *self);
/* Oddities that renderers pass over in silence and so does this reader
 * ("flate-checksum"); NULL-terminated, never NULL. */
const char *const *anky_pdf_document_get_notes (AnkyPdfDocument *self);

/* The first byte behind the newest revision that is not white space. FALSE if
 * there is none: the file ends where its newest revision does. Bytes inside
 * revisions: anky_pdf_revision_audit(). */
gboolean anky_pdf_document_get_unexplained (AnkyPdfDocument *self,
                                            guint64 *offset_out);

/* --- one revision -------------------------------------------------------- */

AnkyPdfDocument *anky_pdf_revision_get_document (AnkyPdfRevision *self);
guint anky_pdf_revision_get_number (AnkyPdfRevision *self);
/* One past its last byte: %%EOF and one end of line. */
guint64 anky_pdf_revision_get_end (AnkyPdfRevision *self);
guint64 anky_pdf_revision_get_startxref (AnkyPdfRevision *self);
gboolean anky_pdf_revision_uses_xref_stream (AnkyPdfRevision *self);
const AnkyPdfObject *anky_pdf_revision_get_trailer (AnkyPdfRevision *self);
guint32 anky_pdf_revision_get_size (AnkyPdfRevision *self); /* /Size */

/* A range of bytes of the file: the first, and one past the last. */
typedef struct {
  guint64 start;
  guint64 end;
} AnkyPdfSpan;

/* What is odd about a revision's own cross-reference sections. */
typedef struct {
  guint n_sections; /* 1; 2 for the first revision of a linearized file */
  gboolean is_linearized;
  gboolean is_hybrid;
  /* In use in the table and in the XRefStm, at different places. */
  gboolean has_hybrid_disagreement;
  /* One section names a number twice; the first naming is used. */
  gboolean has_duplicates;
  gboolean has_entries_beyond_size;
  /* "startxref N %%EOF" does not follow the section, or N is not where it is.
   */
  gboolean has_irregular_tail;
} AnkyPdfRevisionFacts;
const AnkyPdfRevisionFacts *anky_pdf_revision_get_facts (AnkyPdfRevision *self);
/* Where the revision before ends; 0 for the first. */
guint64 anky_pdf_revision_get_start (AnkyPdfRevision *self);

/* The object, read if need be. NULL without error when it is free or missing
 * (ISO 32000-2, 7.3.10: a null object); with error when it cannot be read. */
const AnkyPdfObject *anky_pdf_revision_get_object (AnkyPdfRevision *self,
                                                   AnkyPdfRef ref,
                                                   GError **error);
/* @object itself, or what it refers to, through any number of references up
 * to a limit. Borrowed; lives as long as the document. */
const AnkyPdfObject *anky_pdf_revision_resolve (AnkyPdfRevision *self,
                                                const AnkyPdfObject *object,
                                                GError **error);
/* get and resolve in one; NULL without error where the key is missing. */
const AnkyPdfObject *anky_pdf_revision_lookup (AnkyPdfRevision *self,
                                               const AnkyPdfObject *dict,
                                               const char *key,
                                               GError **error);
const AnkyPdfObject *anky_pdf_revision_get_catalog (AnkyPdfRevision *self,
                                                    GError **error);

/* A stream's data after its filters (Flate, LZW, ASCIIHex, ASCII85, RunLength,
 * with predictors); image filters end the chain and are an error here. */
GBytes *anky_pdf_revision_decode_stream (AnkyPdfRevision *self,
                                         const AnkyPdfObject *stream,
                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The data as it stands in the file. */
GBytes *anky_pdf_revision_get_raw_stream (AnkyPdfRevision *self,
                                          const AnkyPdfObject *stream,
                                          GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Where the object that a reference names stands in this revision. */
typedef enum {
  ANKY_PDF_PLACE_MISSING,
  ANKY_PDF_PLACE_FREE,
  ANKY_PDF_PLACE_OFFSET,
  ANKY_PDF_PLACE_OBJECT_STREAM,
} AnkyPdfPlaceKind;
typedef struct {
  AnkyPdfPlaceKind kind;
  guint64 offset;    /* in the file, or index in the object stream */
  guint32 container; /* number of the object stream */
  guint16 generation;
  guint revision; /* in which revision this entry was written */
} AnkyPdfPlace;
AnkyPdfPlace anky_pdf_revision_get_place (AnkyPdfRevision *self,
                                          guint32 number);

/* The numbers that this revision's own sections name, and those of objects in
 * object streams that they name, ascending: what it may have changed against
 * the one before. A stream whose /Length is another object changes with that
 * one, though only that one is named. (element-type guint32) */
GArray *anky_pdf_revision_dup_own_numbers (AnkyPdfRevision *self);

/* What does not add up in the bytes that one revision brought. */
typedef enum {
  ANKY_PDF_FINDING_GAP,     /* no object or section explains these bytes */
  ANKY_PDF_FINDING_OBJECT,  /* the object cannot be read where the xref says */
  ANKY_PDF_FINDING_OVERLAP, /* the object begins inside of another */
  ANKY_PDF_FINDING_OUTSIDE, /* the xref says where an earlier revision is */
} AnkyPdfFindingKind;
typedef struct {
  AnkyPdfFindingKind kind;
  guint32 number; /* 0 for bytes that belong to no object */
  guint64 start;
  guint64 end;
} AnkyPdfFinding;

/* Reads everything that this revision's own sections name and accounts for
 * each of its bytes; white space and comments need no explanation. NULL with
 * error when a limit was reached. (element-type AnkyPdfFinding) */
GArray *anky_pdf_revision_audit (AnkyPdfRevision *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* --- pages --------------------------------------------------------------- */

/* A page with what it inherits (7.7.3.4). */
typedef struct {
  AnkyPdfRef ref;
  const AnkyPdfObject *dict;
  const AnkyPdfObject *resources; /* resolved; NULL if none */
  AnkyRectPdf media_box;
  AnkyPageGeometry geometry;
} AnkyPdfPage;

/* 0 with error if the page tree cannot be read or is empty. */
guint anky_pdf_revision_get_n_pages (AnkyPdfRevision *self, GError **error);
/* UserUnit of every page (element-type double); NULL if all are 1.0, or the
 * pages cannot be read. */
GArray *anky_pdf_revision_dup_user_units (AnkyPdfRevision *self)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_pdf_revision_get_page (AnkyPdfRevision *self,
                                     guint index, /* from 0 */
                                     AnkyPdfPage *page_out,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The page's object alone; {0,0} if there is no such page. */
AnkyPdfRef anky_pdf_revision_get_page_ref (AnkyPdfRevision *self, guint index);

/* Four numbers, references followed, corners put in order. */
gboolean anky_pdf_revision_read_rect (AnkyPdfRevision *self,
                                      const AnkyPdfObject *array,
                                      AnkyRectPdf *rect_out);

G_END_DECLS
