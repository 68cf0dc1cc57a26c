/* anky-cli-act.h - the command line's words as an act's options
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"
#include "anky-cli-options.h"

G_BEGIN_DECLS

/**
 * AnkyCliAct:
 *
 * AnkyActOptions with all that they point to; borrows from the AnkyCliOptions
 * they were read from.
 */
typedef struct {
  AnkyActOptions options;
  /*< private >*/
  GPtrArray *placements;
  GDateTime *date;
  AnkyTrust *trust;
  AnkyFetcher *fetcher;
  char *evidence_folder;
} AnkyCliAct;

/* What cannot be understood is %ANKY_OFFICE_ERROR_USAGE. */
AnkyCliAct *anky_cli_act_new (const AnkyCliOptions *words, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same for an act that signs nothing: evidence alone. */
AnkyCliAct *anky_cli_act_new_for_evidence (const AnkyCliOptions *words,
                                           GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_cli_act_free (AnkyCliAct *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyCliAct, anky_cli_act_free)

/* What --trust names, or the stores. %ANKY_OFFICE_ERROR_FILE. */
AnkyTrust *anky_cli_load_trust (const AnkyCliOptions *words, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Asks over the network for the user's own servers; NULL with --no-network. */
AnkyFetcher *anky_cli_make_fetcher (const AnkyCliOptions *words,
                                    guint max_fetches)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
