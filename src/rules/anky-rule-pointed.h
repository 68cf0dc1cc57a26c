/* anky-rule-pointed.h - number and date in a blank that somebody points at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement.h"
#include "anky-text-line.h"

G_BEGIN_DECLS

/* The reason of both. */
#define ANKY_REASON_POINTED "the blank that was pointed at"

/* The number into the blank of @lines under a point (millimetres of the
 * displayed page), against the word that follows it; in the type of the line.
 * NULL if there is no line, or a word is printed there. */
AnkyPlacement *anky_rule_place_number_at (const AnkyPageLines *lines,
                                          double x_mm,
                                          double y_mm,
                                          const char *number)
    G_GNUC_WARN_UNUSED_RESULT;

/* Day and month into the blanks of "ngày … tháng … năm" on the line under a
 * point, wherever in the document it stands. NULL if it has none to fill. */
AnkyPlacement *anky_rule_place_date_at (const AnkyPageLines *lines,
                                        double x_mm,
                                        double y_mm,
                                        GDateTime *date)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
