/* anky-page-guides.h - the lines of a page that a dragged box catches on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement.h"
#include "anky-snap.h"
#include "anky-viewport.h"

G_BEGIN_DECLS

/* For the box @selected of @boxes (AnkyPlacement) over @page: the page's own
 * lines, those of the other boxes on it, what was @given (NULL: nothing) and
 * the place by the rule, @home. (element-type AnkyGuide) */
GArray *anky_page_guides_new (guint page,
                              const AnkyPageExtent *extent,
                              GPtrArray *boxes,
                              guint selected,
                              const AnkyPlacement *home,
                              GArray *given) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
