/* anky-length-spin.h - millimetres in a spin button
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @spin with the decimal mark of the window's language, which need not
 * be the one of the system's locale, and reads what is typed with either. */
void anky_length_spin_adopt (GtkSpinButton *spin);

G_END_DECLS
