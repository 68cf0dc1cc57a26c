/* anky-page-input.h - wheel, pinch, pan and keys of the page view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-view.h"

G_BEGIN_DECLS

/* Makes @layout, the widget that holds the pages of @view, zoom and scroll.
 * Everything lives as long as @layout does. */
void anky_page_input_attach (AnkyPageView *view, GtkWidget *layout);

G_END_DECLS
