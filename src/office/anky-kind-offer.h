/* anky-kind-offer.h - what a document lacks, and who could give it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-report.h"

G_BEGIN_DECLS

/* What is next: the leader's signature, then the issue; NONE once it bears
 * both. @report: NULL without any signature. */
AnkyKind anky_kind_offer_next (AnkyReport *report);

/* Whether a sound signature of a person (initials never count), or of an
 * organisation, is there. */
gboolean anky_kind_offer_bears (AnkyReport *report, gboolean of_organization);

/* Whose certificates are at hand. */
typedef enum {
  ANKY_HOLDER_PERSON = 1 << 0,
  ANKY_HOLDER_ORGANIZATION = 1 << 1,
} AnkyHolders;

/* Whether @kind is what comes next for a document with @report (NULL: no
 * signature), and one of @holders may do it. The gates say why not, when one is
 * chosen all the same. */
gboolean anky_kind_offer_fits (AnkyKind kind,
                               AnkyReport *report,
                               AnkyHolders holders);

G_END_DECLS
