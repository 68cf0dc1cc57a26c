/* anky-signature-details.h - the technical particulars of a signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-report.h"

G_BEGIN_DECLS

/* For who knows the words: lines, the signature itself first, then its
 * certificate and what was found. @number counts the signatures from 1. */
char **anky_signature_details_list (const AnkySignatureReport *signature,
                                    guint number) G_GNUC_WARN_UNUSED_RESULT;

/* "weak-digest (warning): ...", in Vietnamese where there are words for it. */
char *anky_finding_dup_line (const AnkyFinding *finding)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
