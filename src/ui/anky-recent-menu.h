/* anky-recent-menu.h - the documents that were opened last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Fills @menu with this program's documents, the latest first, and keeps it so
 * for as long as @menu lives. Each does `app.open-uri`. Thread: main. */
void anky_recent_menu_fill (GMenu *menu);

G_END_DECLS
