/* anky-length-text.h - millimetres for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement.h"

G_BEGIN_DECLS

/* "36 mm", "0,5 mm": at most one decimal, a space that does not break. */
char *anky_length_text_dup (double length_mm) G_GNUC_WARN_UNUSED_RESULT;
/* "Page 2. 112 mm from the left, 201 mm from the top, 45 mm wide, ..." */
char *anky_length_text_dup_place (const AnkyPlacement *placement)
    G_GNUC_WARN_UNUSED_RESULT;
/* "3 mm to the left of the rule’s place"; "At the place the rule gives" for
 * no distance at all. */
char *anky_length_text_dup_offset (double dx_mm, double dy_mm)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
