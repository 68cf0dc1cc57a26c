/* anky-output-name.h - where a result goes, without asking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

/* The path of the result of @options on @input_path: in their output_folder its
 * usual name, or the first free one with a number behind it; an issued document
 * is called by its number (@symbol: "UBND-VX"; NULL), of which there is one.
 * @taken: set of paths that are promised already, to which this one is added;
 * NULL. */
char *anky_output_name_choose (const AnkyActOptions *options,
                               const char *input_path,
                               const char *symbol,
                               GHashTable *taken) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @folder is there and files can be made in it. */
gboolean anky_output_name_is_writable (const char *folder);

G_END_DECLS
