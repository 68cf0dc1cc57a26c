/* pdf-maker.h - small PDF files for the tests of the renderer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"

G_BEGIN_DECLS

typedef struct {
  AnkyRectPdf media_box;
  AnkyPageGeometry geometry;
  const char *content; /* may use /F1 (Helvetica) and /I (60 x 40 pixels) */
} PdfMakerPage;

GBytes *pdf_maker_new_page (const PdfMakerPage *page);
/* A4 pages that say "Page N", from 1. */
GBytes *pdf_maker_new_pages (guint n_pages);
/* One page encrypted with RC4, 40 bits, that says "Secret". */
GBytes *pdf_maker_new_encrypted (const char *user_password);
/* The same bytes and one more revision in which the first page is yellow. */
GBytes *pdf_maker_append_yellow (GBytes *pages);
/* Drawn by Cairo and Pango: a piece of a Vietnamese letter. */
GBytes *pdf_maker_new_letter (void);

/* Bold, italic, regular NFC and regular NFD lines of that letter. */
#define LETTER_BOLD    "KT. CHỦ TỊCH"
#define LETTER_ITALIC  "Bắc Kạn, ngày"
#define LETTER_REGULAR "Kính gửi: Ủy ban nhân dân"
#define LETTER_NFD     "Qua\xcc\x89ng Tri\xcc\xa3"

G_END_DECLS
