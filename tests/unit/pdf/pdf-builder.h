/* pdf-builder.h - small PDF files for tests, right or wrong on purpose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdfBuilder:
 *
 * Writes objects as the test spells them and then a cross-reference section
 * over those written since the last one. Each finish is one revision; /Size,
 * /Prev and startxref are its business, /Root and all else the test's.
 */
typedef struct _PdfBuilder PdfBuilder;

PdfBuilder *pdf_builder_new (const char *version);
void pdf_builder_free (PdfBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfBuilder, pdf_builder_free)

/* One page, catalog 1, tree 2, page 3, content 4; not finished. */
PdfBuilder *pdf_builder_new_letter (void);

/* Bytes as they are, in no object. */
void pdf_builder_raw (PdfBuilder *self, const char *text);
void pdf_builder_add (PdfBuilder *self, guint32 number, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* @entries: of the dictionary besides /Length. */
void pdf_builder_add_stream (PdfBuilder *self,
                             guint32 number,
                             const char *entries,
                             gconstpointer data,
                             gsize size);
/* Goes into the object stream that the next finish_stream or finish_hybrid
 * writes as @container, which is given there. */
void pdf_builder_add_compressed (PdfBuilder *self,
                                 guint32 number,
                                 const char *body);
/* An entry of its own making: for what is free, or points astray. */
void pdf_builder_set_entry (PdfBuilder *self,
                            guint32 number,
                            guint64 offset,
                            guint generation,
                            gboolean is_free);

/* Where the next byte goes, and where the last section stands. */
gsize pdf_builder_get_position (PdfBuilder *self);
gsize pdf_builder_get_startxref (PdfBuilder *self);

/* @entries: of the trailer besides /Size and /Prev. */
void pdf_builder_finish_table (PdfBuilder *self, const char *entries);
/* A cross-reference stream under @number; what was added compressed goes into
 * the object stream @container before it. */
void pdf_builder_finish_stream (PdfBuilder *self,
                                guint32 number,
                                guint32 container,
                                const char *entries);
/* A table that hides what was added compressed, with an /XRefStm. */
void pdf_builder_finish_hybrid (PdfBuilder *self,
                                guint32 number,
                                guint32 container,
                                const char *entries);

GBytes *pdf_builder_dup_bytes (PdfBuilder *self);

G_END_DECLS
