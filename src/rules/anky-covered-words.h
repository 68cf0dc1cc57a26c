/* anky-covered-words.h - the printed words that a box of ink would lie over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-text-line.h"

G_BEGIN_DECLS

/* The words of @lines of which @ink reaches well into a letter, in reading
 * order, NFC; those that stand in one of the @n_spared rectangles @spared are
 * left out (a seal runs over the title above a signature, NĐ 30/2020, Phụ lục
 * I, II.8). Millimetres of the displayed page.
 * (element-type utf8), never NULL. Thread: any. */
GPtrArray *anky_covered_words_find (const AnkyPageLines *lines,
                                    AnkyRectMm ink,
                                    const AnkyRectMm *spared,
                                    guint n_spared) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
