/* anky-placement-keys.h - the keys that move a box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement-editor.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Whether @key is one of the box's own, and then it was done. */
gboolean anky_placement_keys_handle (AnkyPlacementEditor *editor,
                                     guint key,
                                     GdkModifierType modifiers);

G_END_DECLS
