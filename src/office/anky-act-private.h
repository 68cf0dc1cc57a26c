/* anky-act-private.h - the second half of an act, for those who bracket the key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Signs what was prepared; @key must have begun. */
AnkyActResult *anky_act_run_job (AnkyActJob *job,
                                 AnkyKey *key,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
