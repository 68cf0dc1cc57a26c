/* anky-batch-number.h - numbers that count up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number after @number, as many digits wide at least: "09" is followed by
 * "10", "15" by "16". NULL for one that does not count ("15a"). */
char *anky_batch_number_next (const char *number) G_GNUC_WARN_UNUSED_RESULT;

/* Whether both are the same number as it is written on a document: "5" is
 * "05". NULL is no number. */
gboolean anky_batch_number_equal (const char *a, const char *b);

G_END_DECLS
