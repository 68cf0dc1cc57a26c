/* anky-pin-row.h - a certificate that is known beforehand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pins.h"

#include <handy.h>

G_BEGIN_DECLS

/* Its name, where it is published, and a button to fetch it unless it is there
 * already. The callback gets the button. */
GtkWidget *anky_pin_row_new (const AnkyPin *pin,
                             gboolean is_installed,
                             gboolean has_network,
                             GCallback fetch_cb,
                             gpointer data) G_GNUC_WARN_UNUSED_RESULT;
const AnkyPin *anky_pin_row_get_pin (GtkWidget *button);

G_END_DECLS
