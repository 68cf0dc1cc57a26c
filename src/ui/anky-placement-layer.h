/* anky-placement-layer.h - the boxes of an act on the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement-aid.h"
#include "anky-placement-widget.h"

G_BEGIN_DECLS

/**
 * AnkyPlacementLayer:
 *
 * Keeps one widget for each box of the editor on the page view, at its place,
 * and shows the lines that hold the one that is dragged; the lines to place it
 * by as long as it is not at the rule's place. Removes them all when it goes.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PLACEMENT_LAYER (anky_placement_layer_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPlacementLayer,
                      anky_placement_layer,
                      ANKY,
                      PLACEMENT_LAYER,
                      GObject)

AnkyPlacementLayer *anky_placement_layer_new (AnkyPageView *view,
                                              AnkyPlacementEditor *editor,
                                              AnkyPlacementAid *aid)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_placement_layer_set_appearance (AnkyPlacementLayer *self,
                                          guint index,
                                          AnkyAppearance *appearance);
void anky_placement_layer_focus (AnkyPlacementLayer *self);
/* While it is being signed: seen, but not moved. */
void anky_placement_layer_set_sensitive (AnkyPlacementLayer *self,
                                         gboolean is_sensitive);

G_END_DECLS
