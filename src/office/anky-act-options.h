/* anky-act-options.h - options that outlive their owner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

/* A copy that owns all it holds, for an act on another thread. */
AnkyActOptions *anky_act_options_copy (const AnkyActOptions *self)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_act_options_free (AnkyActOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActOptions, anky_act_options_free)

/* The level that the act is asked for. */
AnkyLevel anky_act_options_get_level (const AnkyActOptions *self);

/* As anky_act_default_output(), with the symbol that stands in the document
 * ("UBND-VX"); NULL if it is not known. */
char *anky_act_options_name_output (const AnkyActOptions *self,
                                    const char *input_path,
                                    const char *symbol)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
