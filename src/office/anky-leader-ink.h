/* anky-leader-ink.h - where the leader's signature can be seen on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"
#include "anky-report.h"

G_BEGIN_DECLS

/* The newest sound and visible signature of a person (of @name, if given) that
 * is not initials; NULL. */
const AnkySignatureReport *anky_leader_ink_find (AnkyReport *report,
                                                 const char *name);

/* Its visible ink: the coloured pixels in its box, for its picture is blue and
 * the text black (Phụ lục I, II.7.c); the box itself where none are. */
AnkyRectMm anky_leader_ink_measure (const AnkySignatureReport *signature,
                                    AnkyPageSource *pages,
                                    GCancellable *cancellable);

G_END_DECLS
