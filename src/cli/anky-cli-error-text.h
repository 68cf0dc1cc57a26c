/* anky-cli-error-text.h - what an error means to who reads it, and what to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One sentence, translated. */
char *anky_cli_error_text (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
