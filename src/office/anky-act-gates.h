/* anky-act-gates.h - the rules' gates held against one act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Fills @job's gates. */
void anky_act_gates_list (AnkyActJob *job);

/* The first gate that stands is the error; those that only warn or ask become
 * sentences in @job's warnings. */
gboolean anky_act_gates_check (AnkyActJob *job, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
