/* anky-kind-text.h - the words for the kinds of signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate.h"
#include "anky-placement.h"

G_BEGIN_DECLS

/* For a button that begins it ("Sign…"), the one that does it ("Sign"), and
 * the title meanwhile ("Place the Signature"); all with mnemonic but the
 * title. Translated, borrowed. */
const char *anky_kind_text_get_action (AnkyKind kind);
const char *anky_kind_text_get_verb (AnkyKind kind);
const char *anky_kind_text_get_title (AnkyKind kind);

/* Whether it shows a picture that has to be chosen. */
gboolean anky_kind_text_has_picture (AnkyKind kind);

/* "Person", "Organisation", ...; translated, borrowed. */
const char *anky_signer_kind_text_get (AnkySignerKind kind);

/* Why the rule puts it there; NULL when it was not the rule. */
char *anky_placement_text_dup_reason (const AnkyPlacement *placement)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
