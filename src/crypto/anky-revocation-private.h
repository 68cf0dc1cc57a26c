/* anky-revocation-private.h - whether a certificate was revoked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-revocation-answer-private.h"

G_BEGIN_DECLS

/* Embedded evidence first, then the addresses of the certificate. NULL when
 * nobody gave a fresh answer; @has_source_out says whether anybody was named.
 */
AnkyRevocationAnswer *anky_revocation_check (
    const AnkyRevocationQuestion *question,
    const AnkyPathOptions *options,
    gboolean *has_source_out,
    GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
