/* anky-evidence-record.h - what was known of a signer when he signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-job.h"

G_BEGIN_DECLS

/* TT 15/2025 Điều 5(4): the signer's certificate, the OCSP responses and CRLs
 * that were used and the result of the check, in a folder of its own under the
 * options' evidence folder, named by the SHA-256 of the finished file. Nothing
 * of the document itself, neither its text nor its name. Does nothing where no
 * folder was given. Blocks. */
gboolean anky_evidence_record_keep (const AnkyActJob *job, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
