/* anky-weight.h - how much a fault of a received document weighs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NĐ 30/2020 Điều 21(2)(b): its first sentence returns, its second asks; faults
 * of form are remarks. */
typedef enum {
  ANKY_WEIGHT_NONE = -1, /* not said at all */
  ANKY_WEIGHT_REMARK,
  ANKY_WEIGHT_ASK,
  ANKY_WEIGHT_RETURN,
} AnkyWeight;

const char *anky_weight_to_string (AnkyWeight weight); /* "remark" */
gboolean anky_weight_from_string (const char *word, AnkyWeight *weight_out);

G_END_DECLS
