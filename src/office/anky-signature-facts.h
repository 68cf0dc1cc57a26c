/* anky-signature-facts.h - what was validated, as the rules want to hear it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"
#include "anky-report.h"
#include "anky-signature-fact.h"

G_BEGIN_DECLS

/* Names of a certificate's subject; borrowed from it. */
AnkySubjectNames anky_signature_facts_get_names (AnkyCertificate *certificate);

/* One for each signature that is no document timestamp and was not removed;
 * borrows from @report. (element-type AnkySignatureFact) */
GPtrArray *anky_signature_facts_new (AnkyReport *report)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds what only pixels tell: where each signature's ink is, and its colour.
 * Blocks. */
void anky_signature_facts_look (GPtrArray *facts,
                                AnkyPageSource *pages,
                                GCancellable *cancellable);

G_END_DECLS
