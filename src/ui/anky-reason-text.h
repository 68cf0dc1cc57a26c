/* anky-reason-text.h - what the engine's words for faults mean to people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The translated sentence for the code of a finding, reason or gate; NULL if
 * there is none. */
const char *anky_reason_text_get (const char *code);

G_END_DECLS
