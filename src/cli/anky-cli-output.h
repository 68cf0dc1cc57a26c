/* anky-cli-output.h - which file an act writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-cli-options.h"

G_BEGIN_DECLS

/* Of several files: -o must not be a file, and no two may get one name. */
gboolean anky_cli_output_check (const AnkyCliOptions *words, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* NULL: beside the input, as the act names it. */
char *anky_cli_output_dup_path (const AnkyCliOptions *words,
                                const char *input_path,
                                const AnkyActOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;

/* The warnings on standard error, the path that was written on standard
 * output. */
void anky_cli_tell_result (const char *input_path, const AnkyActResult *result);

G_END_DECLS
