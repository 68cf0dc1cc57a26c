/* anky-pdf-parser-private.h - from tokens to objects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"
#include "anky-pdf-lexer-private.h"
#include "anky-pdf-limits-private.h"
#include "anky-pdf-object-private.h"

G_BEGIN_DECLS

/* The file as the readers of its parts see it. @base is added to every offset
 * that the file names: the bytes before %PDF- where offsets count from there,
 * else 0. */
typedef struct {
  AnkyFile *file;
  AnkyCursor whole;
  gsize base;
  AnkyPdfBudget *budget;
} AnkyPdfSource;

/* Reads one value at the cursor. Spans are the cursor's positions if
 * @has_spans: it must then begin where the file begins. */
AnkyPdfObject *anky_pdf_parse_value (AnkyCursor *cursor,
                                     gboolean has_spans,
                                     AnkyPdfBudget *budget,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Says how long a stream is whose /Length is a reference. */
typedef gboolean (*AnkyPdfLengthFunc) (AnkyPdfRef ref,
                                       gsize *length_out,
                                       gpointer user_data,
                                       GError **error);

/* Reads "N G obj ... endobj" at @offset; nothing of it may reach @limit. The
 * stream's /Length must be direct if @length is NULL. */
AnkyPdfObject *anky_pdf_parse_indirect (const AnkyPdfSource *source,
                                        guint64 offset,
                                        guint64 limit,
                                        AnkyPdfLengthFunc length,
                                        gpointer length_data,
                                        AnkyPdfRef *ref_out,
                                        guint64 *end_out,
                                        GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* "N G obj": passes it and tells N and G. */
gboolean anky_pdf_parse_header (AnkyCursor *cursor,
                                AnkyPdfRef *ref_out,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
