/* anky-act-check.h - the program's own judgement of what it has written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Validates what the job's writer has written: every field that it signed must
 * hold an intact signature, and none that was there before may have been
 * harmed. */
AnkyReport *anky_act_check_result (AnkyActJob *job,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
