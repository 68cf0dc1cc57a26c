/* anky-proposal.h - the places of one act, from rules and user together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-appearance.h"

G_BEGIN_DECLS

/* All that a proposal looks at; borrowed. */
typedef struct {
  const AnkyActOptions *options;
  AnkyProfile *profile;
  const AnkyAnatomy *anatomy;   /* NULL: the text could not be read */
  AnkyPageSource *pages;        /* NULL: pages cannot be drawn */
  AnkyReport *report;           /* NULL: no signature yet */
  const AnkySubjectNames *body; /* whose seal it is; NULL: not known */
  AnkyAppearance *picture;      /* NULL: none was given */
  GDateTime *time;              /* that the signature will state */
} AnkyProposal;

/* The places of all kinds that the act needs, what the user chose before what
 * the rules say; one for each signer of a joint document where no signer was
 * chosen. What is printed already gets none. (element-type AnkyPlacement) */
GPtrArray *anky_proposal_list (const AnkyProposal *self,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, narrowed to what can be signed: one place a kind, none of them a
 * guess. */
GPtrArray *anky_proposal_choose (const AnkyProposal *self,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

AnkyAppearance *anky_proposal_load_picture (const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
