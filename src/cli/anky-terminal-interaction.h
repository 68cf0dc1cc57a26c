/* anky-terminal-interaction.h - asks a person at the terminal for the PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyTerminalInteraction:
 *
 * Asks on /dev/tty, without echo. A token's last try needs the word of consent
 * typed out first.
 *
 * Thread: any; blocks.
 */
#define ANKY_TYPE_TERMINAL_INTERACTION (anky_terminal_interaction_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTerminalInteraction,
                      anky_terminal_interaction,
                      ANKY,
                      TERMINAL_INTERACTION,
                      GTlsInteraction)

GTlsInteraction *anky_terminal_interaction_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
