/* anky-pdf-plain.h - one revision as a file of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_PDF_PLAIN_NONE = 0,
  /* What widgets show becomes page content, and the widgets leave /Annots:
   * for page text, which Poppler gives without them. */
  ANKY_PDF_PLAIN_DRAW_WIDGETS = 1 << 0,
} AnkyPdfPlainFlags;

/* Everything that can be reached from the trailer, under its own numbers, with
 * a fresh table and no earlier revision: what this reader understands the
 * document to be, for a renderer to draw. Of a key that stands twice only the
 * one that counts is written. Fails if any of it cannot be read. */
GBytes *anky_pdf_revision_write_plain (AnkyPdfRevision *self,
                                       AnkyPdfPlainFlags flags,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
