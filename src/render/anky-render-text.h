/* anky-render-text.h - the text of a page as it crosses from the helper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"
#include "anky-render-wire.h"

G_BEGIN_DECLS

/* One run as the helper found it: boxes in points of the displayed page, x and
 * y of the top left corner, width, height; one box a character of text. */
typedef struct {
  const char *text;
  gsize text_size;
  const char *font;
  double font_size_pt;
  gboolean is_bold;
  gboolean is_italic;
  guint n_chars;
  const AnkyRectMm *boxes_pt;
} AnkyRenderRun;

/* Helper: images first, then the runs. */
void anky_render_text_append_head (AnkyBuffer *buffer,
                                   gboolean has_unmapped_fonts,
                                   const AnkyRectMm *images_pt,
                                   guint n_images,
                                   guint n_runs);
void anky_render_text_append_run (AnkyBuffer *buffer, const AnkyRenderRun *run);

/* Client: NULL if a single byte of @data is not as it should be. @mm_per_point
 * has UserUnit in it. */
AnkyPageText *anky_render_text_parse (const guint8 *data,
                                      gsize size,
                                      double width_mm,
                                      double height_mm,
                                      double mm_per_point)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
