/* anky-pdf-filter-private.h - from a stream's bytes to its data (7.4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-buffer.h"
#include "anky-cursor.h"
#include "anky-pdf-error-private.h"
#include "anky-pdf-limits-private.h"

G_BEGIN_DECLS

/* ISO 32000-2, table 8. */
typedef struct {
  gint64 predictor;
  gint64 colors;
  gint64 bits;
  gint64 columns;
  gint64 early_change;
} AnkyPdfFilterParams;

/* Follows a reference; the object itself if it is none. */
typedef const AnkyPdfObject *(*AnkyPdfResolveFunc) (const AnkyPdfObject *object,
                                                    gpointer user_data,
                                                    GError **error);

/* Undoes the stream's filters one after the other. @resolve may be NULL where
 * the standard wants everything direct. */
GBytes *anky_pdf_decode (const AnkyPdfObject *stream,
                         AnkyPdfResolveFunc resolve,
                         gpointer resolve_data,
                         AnkyPdfBudget *budget,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Each appends what it decodes to @out; that @out overflowed is the caller's
 * to see. FALSE with error if the data is broken. */
gboolean anky_pdf_decode_flate (AnkyCursor *in,
                                AnkyBuffer *out,
                                AnkyPdfBudget *budget,
                                GError **error);
gboolean anky_pdf_decode_lzw (AnkyCursor *in,
                              AnkyBuffer *out,
                              gboolean is_early,
                              GError **error);
gboolean anky_pdf_decode_ascii_hex (AnkyCursor *in,
                                    AnkyBuffer *out,
                                    GError **error);
gboolean anky_pdf_decode_ascii85 (AnkyCursor *in,
                                  AnkyBuffer *out,
                                  GError **error);
gboolean anky_pdf_decode_run_length (AnkyCursor *in,
                                     AnkyBuffer *out,
                                     GError **error);
/* PNG and TIFF (7.4.4.4). */
gboolean anky_pdf_undo_predictor (AnkyCursor *in,
                                  AnkyBuffer *out,
                                  const AnkyPdfFilterParams *params,
                                  GError **error);

G_END_DECLS
