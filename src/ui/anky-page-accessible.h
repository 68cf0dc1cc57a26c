/* anky-page-accessible.h - a page as assistive technologies read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk-a11y.h>

G_BEGIN_DECLS

/**
 * AnkyPageAccessible:
 *
 * The text of a page by AtkText. It is read from the document when it is first
 * asked for, and told by `text-changed` when it is there.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PAGE_ACCESSIBLE (anky_page_accessible_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPageAccessible,
                      anky_page_accessible,
                      ANKY,
                      PAGE_ACCESSIBLE,
                      GtkWidgetAccessible)

G_END_DECLS
