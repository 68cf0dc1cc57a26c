/* anky-leader-ink.h - where the leader's signature can be seen on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-page-source.h"
#include "anky-report.h"

G_BEGIN_DECLS

/* The newest sound and visible signature of a person (of @name, if given) that
 * is not initials; NULL. */
const AnkySignatureReport *anky_leader_ink_find (AnkyReport *report,
                                                 const char *name);

/* The newest of them that stands in the space of @block; NULL. */
const AnkySignatureReport *anky_leader_ink_find_at (
    AnkyReport *report,
    const AnkySignerBlock *block);

/* Its visible ink: what is blue in its box, for a seal may lie over it; the box
 * itself where no ink is coloured. */
AnkyRectMm anky_leader_ink_measure (const AnkySignatureReport *signature,
                                    AnkyPageSource *pages,
                                    GCancellable *cancellable);

G_END_DECLS
