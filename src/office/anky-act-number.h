/* anky-act-number.h - the number that an act gives, held against the journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Whether @job would give a number that another document has. */
gboolean anky_act_number_was_used (AnkyActJob *job);
/* Notes the number that @job gave. A journal that cannot be written undoes
 * nothing: it is a warning of the job. */
void anky_act_number_note (AnkyActJob *job);

G_END_DECLS
