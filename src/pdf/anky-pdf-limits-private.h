/* anky-pdf-limits-private.h - ceilings, and the account of what was used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nesting of arrays and dictionaries in one object. */
#define ANKY_PDF_MAX_DEPTH 64
/* References that lead to references, and /Length in an object that needs
 * another /Length. */
#define ANKY_PDF_MAX_HOPS 16
/* Bytes of one string or name as written. */
#define ANKY_PDF_MAX_STRING (64u * 1024 * 1024)
#define ANKY_PDF_MAX_NAME   (64u * 1024)
/* Values (numbers, names, keys, ...) in one object and in the whole document.
 */
#define ANKY_PDF_MAX_VALUES_OBJECT 1000000u
#define ANKY_PDF_MAX_VALUES        4000000u
/* ISO 32000-1 Annex C gives 8 388 607 as the highest number of an object. */
#define ANKY_PDF_MAX_NUMBER 8388607u
/* Entries of all cross-reference sections together. */
#define ANKY_PDF_MAX_ENTRIES  2097152u
#define ANKY_PDF_MAX_SECTIONS 4096u
/* Bytes that come out of filters, of one stream and of all. */
#define ANKY_PDF_MAX_DECODED_STREAM (128u * 1024 * 1024)
#define ANKY_PDF_MAX_DECODED        (512u * 1024 * 1024)
#define ANKY_PDF_MAX_FILTERS        8u
/* White space in the header of an object. */
#define ANKY_PDF_MAX_HEADER_BLANK 16u
/* Bytes that are looked at again because what stands there cannot be read and
 * is therefore not kept: so many times the file, and so many more. */
#define ANKY_PDF_SCANS      8u
#define ANKY_PDF_MORE_SCANS (256u * 1024 * 1024)
/* The page tree. */
#define ANKY_PDF_MAX_PAGE_DEPTH 64u
#define ANKY_PDF_MAX_PAGES      500000u
/* The field tree. */
#define ANKY_PDF_MAX_FIELD_DEPTH 64u
#define ANKY_PDF_MAX_FIELDS      200000u
/* Of all fully qualified names together. */
#define ANKY_PDF_MAX_FIELD_NAMES (64u * 1024 * 1024)
/* How many objects and entries an update may need at most: a file that has not
 * so many left could not be read again afterwards. */
#define ANKY_PDF_UPDATE_MARGIN 65536u

/**
 * AnkyPdfBudget:
 *
 * What a document may still cost. Work is counted, not timed, so that what is
 * found does not depend on the machine. @limits and @notes hold static strings
 * and end with NULL.
 */
typedef struct {
  gsize values_left;
  gsize decoded_left;
  gsize scanned_left;
  GPtrArray *limits;
  GPtrArray *notes;
} AnkyPdfBudget;

void anky_pdf_budget_init (AnkyPdfBudget *self, gsize file_size);
void anky_pdf_budget_clear (AnkyPdfBudget *self);

/* Notes the limit @word once and sets ANKY_PDF_ERROR_LIMIT; returns FALSE. */
gboolean anky_pdf_budget_exceed (AnkyPdfBudget *self,
                                 const char *word,
                                 GError **error);
/* Counts bytes that were looked at; FALSE with error when it was enough. */
gboolean anky_pdf_budget_scan (AnkyPdfBudget *self, gsize n, GError **error);
void anky_pdf_budget_note (AnkyPdfBudget *self, const char *word);

G_END_DECLS
