/* anky-text-line.h - the lines and columns of a page, from its pieces of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"

G_BEGIN_DECLS

/* One visible character with its box; never a space. */
typedef struct {
  gunichar letter; /* NFC */
  AnkyRectMm box;
  guint run; /* index into the page's runs: its font */
  gboolean space_before;
} AnkyGlyph;

/**
 * AnkySegment:
 *
 * Glyphs that stand together on one line: a cell of a two-column table is a
 * segment, and so is a line of a paragraph. Owned by its page.
 */
typedef struct {
  guint line;  /* index into the page's lines */
  guint first; /* glyphs of the line, [first, first + n) */
  guint n_glyphs;
  char *text; /* clean */
  char *folded;
  AnkyRectMm box;
  double font_size_pt;
  gboolean is_bold; /* most of it */
  gboolean is_italic;
  gboolean is_upper;
} AnkySegment;

/* All that stands on one baseline, left to right. */
typedef struct {
  GArray *glyphs; /* AnkyGlyph */
  AnkyRectMm box;
} AnkyTextLine;

/**
 * AnkyPageLines:
 *
 * A page taken apart: lines from top to bottom, segments in the order of the
 * lines. Words or letters that arrive in pieces, decomposed letters and blanks
 * made of spaces, tabs or nothing all come out alike. Immutable. Thread: any.
 */
typedef struct {
  guint page;
  AnkyPageText *source;
  GPtrArray *lines;    /* AnkyTextLine */
  GPtrArray *segments; /* AnkySegment */
} AnkyPageLines;

AnkyPageLines *anky_page_lines_new (AnkyPageText *text, guint page)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_page_lines_free (AnkyPageLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPageLines, anky_page_lines_free)

double anky_segment_get_axis (const AnkySegment *self); /* centre, mm */
double anky_segment_get_bottom (const AnkySegment *self);

/* Where the letters of @word (small, NFC) begin on @line at or behind glyph
 * @from, spaces ignored, case and tone placement too; -1 if nowhere. */
int anky_text_line_find (const AnkyTextLine *self,
                         const char *word,
                         guint from);

/* Whether a word ends between two glyphs that follow one another on a line. */
gboolean anky_glyph_has_space (const AnkyGlyph *before, const AnkyGlyph *glyph);
/* The baseline, from the top of the page. Fonts of the Times family keep 0.805
 * of their box above it; that is what is measured against. */
double anky_glyph_get_baseline (const AnkyGlyph *self);

G_END_DECLS
