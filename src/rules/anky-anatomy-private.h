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
