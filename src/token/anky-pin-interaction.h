/* anky-pin-interaction.h - a PIN from a descriptor, a file or a program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyPinInteraction:
 *
 * Answers every question for a PIN with the one it holds, where no person is.
 * It refuses a token's last try (%ANKY_TOKEN_ERROR_FINAL_TRY), to which nobody
 * can consent, and a second try after a wrong one. One token only: the first
 * that asks.
 *
 * Thread: any.
 */
#define ANKY_TYPE_PIN_INTERACTION (anky_pin_interaction_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPinInteraction,
                      anky_pin_interaction,
                      ANKY,
                      PIN_INTERACTION,
                      GTlsInteraction)

/* Copies @pin. */
GTlsInteraction *anky_pin_interaction_new (const AnkySecret *pin)
    G_GNUC_WARN_UNUSED_RESULT;
/* The first line; the descriptor is read to its end or the line's, and stays
 * open. */
GTlsInteraction *anky_pin_interaction_new_for_fd (int fd, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GTlsInteraction *anky_pin_interaction_new_for_file (const char *path,
                                                    GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
