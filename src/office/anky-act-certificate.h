/* anky-act-certificate.h - the check of an act's certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* The user's correction, else the guess. */
AnkySignerKind anky_act_get_signer_kind (const AnkyActOptions *options,
                                         AnkyCertificate *certificate);

/* Takes the check that the options bring, or makes one. What refuses is the
 * error, what could not be checked a sentence in the job's warnings. */
gboolean anky_act_check_certificate (AnkyActJob *job,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
