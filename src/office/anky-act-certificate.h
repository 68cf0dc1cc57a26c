/* anky-act-certificate.h - whether a certificate may sign, before it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

/* The user's correction, else the guess. */
AnkySignerKind anky_act_get_signer_kind (const AnkyActOptions *options,
                                         AnkyCertificate *certificate);

/* NĐ 68/2024 Điều 29: dates, purpose, key; then path and revocation as far as
 * they can be had. What cannot be checked becomes a sentence in @warnings. */
gboolean anky_act_check_certificate (const AnkyActOptions *options,
                                     AnkyCertificate *certificate,
                                     GPtrArray *warnings,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
