/* anky-help.h - the guide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the guide: in the desktop's help viewer, or where there is none in the
 * browser. Says where it lies if neither can be had. Main thread. */
void anky_help_present (GtkWindow *parent);

G_END_DECLS
