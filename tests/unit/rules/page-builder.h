/* page-builder.h - pages of text written by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"

G_BEGIN_DECLS

typedef enum {
  PAGE_PLAIN = 0,
  PAGE_BOLD = 1 << 0,
  PAGE_ITALIC = 1 << 1,
  PAGE_LETTERS = 1 << 2, /* each letter a run of its own */
  PAGE_NFD = 1 << 3,
} PageStyle;

/* A source of A4 pages that are filled line by line. */
#define PAGE_TYPE_BUILDER (page_builder_get_type ())
G_DECLARE_FINAL_TYPE (PageBuilder, page_builder, PAGE, BUILDER, GObject)

PageBuilder *page_builder_new (void);
void page_builder_next_page (PageBuilder *self);
/* @y_mm: top of the line's box. Gives the box that was filled. */
AnkyRectMm page_builder_add (PageBuilder *self,
                             double x_mm,
                             double y_mm,
                             const char *text,
                             double size_pt,
                             PageStyle style);
AnkyRectMm page_builder_add_centred (PageBuilder *self,
                                     double axis_mm,
                                     double y_mm,
                                     const char *text,
                                     double size_pt,
                                     PageStyle style);
void page_builder_add_image (PageBuilder *self, AnkyRectMm box);
void page_builder_set_font (PageBuilder *self, const char *font);
guint page_builder_get_n_reads (PageBuilder *self);

/* Quốc hiệu, ô 2, ô 3 and ô 4 with blanks, "V/v", as Phụ lục I has them. */
void page_builder_add_head (PageBuilder *self);
/* Nơi nhận on the left, a block on the right whose name stands @gap_mm below
 * the last title. */
void page_builder_add_foot (PageBuilder *self, double y_mm, double gap_mm);

G_END_DECLS
