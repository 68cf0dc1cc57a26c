/* anky-propose.h - where a signature of a kind goes in a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-page-source.h"

G_BEGIN_DECLS

/* The rule's places for @options->kind, one per signer of a joint document,
 * three for ISSUE; what the user chose replaces the proposal. Blocks.
 * (element-type AnkyPlacement) */
GPtrArray *anky_propose (AnkyPageSource *pages,
                         AnkyReport *report,
                         const AnkyActOptions *options,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *anky_placements_to_json (GPtrArray *placements, const char *file_name)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
