/* anky-verdict-text.h - the verdict about a document, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-signature-text.h"

G_BEGIN_DECLS

/* "Valid", "Signatures incomplete", ... */
AnkyAnswer anky_verdict_text_headline (const AnkyReceipt *receipt);
/* "Accept", "Needs a decision", "Return" */
AnkyAnswer anky_verdict_text_acceptance (const AnkyReceipt *receipt);
AnkyTone anky_weight_get_tone (AnkyWeight weight);
/* "2 signatures · both valid", for below the title. */
char *anky_verdict_text_dup_subtitle (const AnkyReceipt *receipt)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
