/* anky-outline-group.h - what was read of a document's parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement-aid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyOutlineGroup:
 *
 * Lists, folded away, what was found of the parts that Nghị định 30/2020
 * names, so that a place that surprises can be understood. Hidden while
 * nothing is known.
 *
 * Thread: main.
 */
#define ANKY_TYPE_OUTLINE_GROUP (anky_outline_group_get_type ())
G_DECLARE_FINAL_TYPE (AnkyOutlineGroup,
                      anky_outline_group,
                      ANKY,
                      OUTLINE_GROUP,
                      GtkBin)

/* NULL: none. */
void anky_outline_group_set_aid (AnkyOutlineGroup *self, AnkyPlacementAid *aid);

G_END_DECLS
