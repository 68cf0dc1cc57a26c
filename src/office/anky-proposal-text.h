/* anky-proposal-text.h - what the boxes of an act will say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-proposal.h"

G_BEGIN_DECLS

/* The text of ô 14; NULL with error when what it must name was not given. */
char *anky_proposal_dup_line (const AnkyProposal *self,
                              AnkyKind kind,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Day of issue: the user's, else today in Vietnam. */
GDateTime *anky_proposal_get_date (const AnkyProposal *self);

/* Gives a box that the user placed its text and, where it lies on the line
 * that it completes, that line's type. */
gboolean anky_proposal_fill (const AnkyProposal *self,
                             AnkyPlacement *placement,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
