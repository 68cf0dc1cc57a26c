/* anky-pdf-writer-private.h - objects and sections as bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-buffer.h"
#include "anky-pdf-object-private.h"
#include "anky-pdf-update.h"

G_BEGIN_DECLS

/**
 * AnkyPdfWriter:
 *
 * Bytes that will stand at @base in the finished file, the places of its
 * objects and of its placeholders.
 */
typedef struct {
  AnkyBuffer *out;
  guint64 base;
  GArray *entries;      /* (element-type AnkyPdfWrittenEntry) */
  GArray *placeholders; /* (element-type AnkyPdfPlaceholder) */
} AnkyPdfWriter;

typedef struct {
  guint32 number;
  guint16 generation;
  guint64 offset;
} AnkyPdfWrittenEntry;

void anky_pdf_writer_init (AnkyPdfWriter *self, guint64 base, gsize ceiling);
void anky_pdf_writer_clear (AnkyPdfWriter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnkyPdfWriter, anky_pdf_writer_clear)

void anky_pdf_writer_append_value (AnkyPdfWriter *self,
                                   const AnkyPdfObject *object);
/* "N G obj ... endobj", and its entry. */
void anky_pdf_writer_append_indirect (AnkyPdfWriter *self,
                                      AnkyPdfRef ref,
                                      const AnkyPdfObject *object);

/* The section over all entries with @trailer (which gets /Size), startxref and
 * %%EOF; as a stream under @stream_number if that is not 0. FALSE with error if
 * an offset does not fit a table. */
gboolean anky_pdf_writer_append_section (AnkyPdfWriter *self,
                                         AnkyPdfObject *trailer,
                                         guint32 size,
                                         guint32 stream_number,
                                         GError **error);

GBytes *anky_pdf_writer_steal_bytes (AnkyPdfWriter *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
