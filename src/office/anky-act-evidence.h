/* anky-act-evidence.h - B-LT and B-LTA on top of what an act has signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* Adds what the level asks for above what was reached: evidence, then a
 * timestamp over it. with `or_lower` what could not be had is
 * a sentence in the job's warnings, else the error. */
gboolean anky_act_evidence_add (AnkyActJob *job,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A timestamp over the document as it stands. */
gboolean anky_act_evidence_timestamp (AnkyActJob *job,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
