/* anky-pdf-update.h - one revision more, appended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/**
 * AnkyPdfUpdate:
 *
 * New and replaced objects that become an incremental update (ISO 32000-2,
 * 7.5.6): new bytes only, /Prev to the old section, the same kind of
 * cross-reference as the newest section has, Root, Info and ID carried over,
 * no XRefStm.
 *
 * Thread: any; one update in one thread.
 */
#define ANKY_TYPE_PDF_UPDATE (anky_pdf_update_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPdfUpdate, anky_pdf_update, ANKY, PDF_UPDATE, GObject)

/* Refuses what must not be appended to: encrypted, bytes before %PDF-. */
AnkyPdfUpdate *anky_pdf_update_new (AnkyPdfDocument *document, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Takes @object; gives the number it will have. */
AnkyPdfRef anky_pdf_update_add (AnkyPdfUpdate *self, AnkyPdfObject *object);
/* A number for an object that is set later, for cycles. */
AnkyPdfRef anky_pdf_update_reserve (AnkyPdfUpdate *self);
/* Takes @object, which becomes @ref's new content. */
void anky_pdf_update_set (AnkyPdfUpdate *self,
                          AnkyPdfRef ref,
                          AnkyPdfObject *object);
/* What @ref will be: the update's own version, else the document's. */
const AnkyPdfObject *anky_pdf_update_get (AnkyPdfUpdate *self,
                                          AnkyPdfRef ref,
                                          GError **error);

/* Copies an object of another document with all it refers to (a one-page PDF
 * made by Cairo into this file); the same source object is copied once. */
AnkyPdfObject *anky_pdf_update_import (AnkyPdfUpdate *self,
                                       AnkyPdfRevision *source,
                                       const AnkyPdfObject *object,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Where a placeholder came to stand, from the start of the finished file. */
typedef struct {
  guint tag;
  guint64 offset;
  gsize size;
} AnkyPdfPlaceholder;

/* The bytes to append (they begin with an end of line if the file lacks one)
 * and the places in them. (placeholders_out element-type AnkyPdfPlaceholder) */
GBytes *anky_pdf_update_finish (AnkyPdfUpdate *self,
                                GArray **placeholders_out,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
