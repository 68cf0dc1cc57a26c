/* anky-cli-pin.h - where the PIN comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cli-options.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Only what can be wrong usage; nothing is read. */
gboolean anky_cli_pin_check (const AnkyCliOptions *words, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Descriptor, file, pin-source of the URI, or the terminal. */
GTlsInteraction *anky_cli_pin_open (const AnkyCliOptions *words, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
