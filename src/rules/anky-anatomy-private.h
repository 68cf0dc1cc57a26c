/* anky-anatomy-private.h - the parts of reading, one a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-text-line.h"

G_BEGIN_DECLS

/* Ô 1 to 6, 9a, 10, 11: what stands on the first page. */
void anky_anatomy_read_head (AnkyAnatomy *self, const AnkyPageLines *lines);

/* Ô 3 and 4. */
void anky_anatomy_read_number (AnkyAnatomy *self, const AnkyPageLines *lines);
void anky_anatomy_read_date (AnkyAnatomy *self, const AnkyPageLines *lines);

/* Whether it only shows where to write: a dot, an underscore. */
gboolean anky_anatomy_is_filler (gunichar c);
/* Size, slant and baseline of the line that @glyph stands on. */
void anky_anatomy_take_type (const AnkyPageLines *lines,
                             const AnkyGlyph *glyph,
                             double *font_size_out,
                             gboolean *is_italic_out,
                             double *baseline_out);
/* "ngày … tháng … năm" on @line, of several the one at @x_mm; FALSE without. */
gboolean anky_anatomy_read_date_line (AnkyDateLine *date,
                                      const AnkyPageLines *lines,
                                      const AnkyTextLine *line,
                                      double x_mm);
void anky_date_line_clear (AnkyDateLine *self);

/* Ô 7: the blocks of one page, appended to @blocks. */
void anky_anatomy_find_blocks (GPtrArray *blocks, const AnkyPageLines *lines);
/* The same where nothing of ô 7a was found in the whole document: any short
 * line with room between it and a name. */
void anky_anatomy_find_plain_blocks (GPtrArray *blocks,
                                     const AnkyPageLines *lines);
void anky_signer_block_free (AnkySignerBlock *self);

/* Ô 9b and "./.". */
void anky_anatomy_read_foot (AnkyAnatomy *self, const AnkyPageLines *lines);

G_END_DECLS
