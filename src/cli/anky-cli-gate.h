/* anky-cli-gate.h - why something must not be signed, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

/* Says which gate refuses this act on this file, in the reader's language: an
 * error has only the English words of the rules and nothing of what to do.
 * FALSE if none does. */
gboolean anky_cli_say_gate (const char *input_path,
                            const AnkyActOptions *options,
                            AnkyCertificate *certificate);

/* Says one gate, or warning, with its article and what to do. */
void anky_cli_tell_gate (const char *input_path, const AnkyGate *gate);

/* Whether the rules' own words in Vietnamese are wanted. */
gboolean anky_cli_speaks_vietnamese (void);

G_END_DECLS
