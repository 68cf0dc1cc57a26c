/* anky-container.h - what GTK 3 leaves to everybody who fills a list anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Destroys every child. Thread: main. */
void anky_container_clear (GtkWidget *container);

G_END_DECLS
