/* anky-act-check.h - the program's own judgement of what it has written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Validates the written file; every field in @fields (char *) must hold an
 * intact signature, and none that was there before may have been harmed.
 * @digest: the hash state after its first @digest_end bytes. */
AnkyReport *anky_act_check_result (AnkyActJob *job,
                                   GPtrArray *fields,
                                   const AnkyDigest *digest,
                                   guint64 digest_end,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
