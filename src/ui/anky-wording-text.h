/* anky-wording-text.h - the rules' and the validator's words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-gates.h"
#include "anky-receive.h"
#include "anky-seven-facts.h"

G_BEGIN_DECLS

/* The language that the window speaks, for words that are kept in two. */
AnkyLanguage anky_wording_text_get_language (void);

/* Sentences in the language of the window; what to do as well, NULL if there
 * is nothing. */
char *anky_reason_text_dup (const AnkyReason *reason) G_GNUC_WARN_UNUSED_RESULT;
char *anky_reason_text_dup_advice (const AnkyReason *reason)
    G_GNUC_WARN_UNUSED_RESULT;
char *anky_gate_text_dup (const AnkyGate *gate) G_GNUC_WARN_UNUSED_RESULT;
char *anky_gate_text_dup_advice (const AnkyGate *gate)
    G_GNUC_WARN_UNUSED_RESULT;
/* The message of an error, which may be the rules'. */
char *anky_error_message_dup (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL for one that the answers about the signature say already. */
char *anky_finding_text_dup (const AnkyFinding *finding)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
