/* anky-position-group.h - the place of a box in words and numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement-aid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyPositionGroup:
 *
 * Says where the rule would have the selected box and how far off it is, with
 * a way back; how far a seal lies over the signature; which words it would
 * hide; page, distances and width as numbers, the exact and the
 * accessible way at once.
 *
 * Thread: main.
 */
#define ANKY_TYPE_POSITION_GROUP (anky_position_group_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPositionGroup,
                      anky_position_group,
                      ANKY,
                      POSITION_GROUP,
                      GtkBin)

/* NULL: none. @aid is of @editor. */
void anky_position_group_set_editor (AnkyPositionGroup *self,
                                     AnkyPlacementEditor *editor,
                                     AnkyPlacementAid *aid);

G_END_DECLS
