/* anky-act-settings.h - what was kept stands in for what was not said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act-options.h"
#include "anky-identity-book.h"

G_BEGIN_DECLS

/**
 * anky_act_settings_complete:
 *
 * A copy of @options in which the picture, the seal's diameter, the profile,
 * the body's name and the kind of signer that were kept for @certificate stand
 * wherever the user said nothing. Thread: that of @book.
 */
AnkyActOptions *anky_act_settings_complete (const AnkyActOptions *options,
                                            AnkyIdentityBook *book,
                                            AnkyCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;

/* Which of @certificates (AnkyCertificate) goes with a document: for what the
 * body signs the one whose body stands in the letterhead, for a leader the one
 * of a printed name. -1 if none stands out; the user chooses. @book NULL: the
 * kinds of signer are guessed. */
int anky_act_settings_choose (GPtrArray *certificates,
                              AnkyIdentityBook *book,
                              AnkyKind kind,
                              const AnkyAnatomy *anatomy);

G_END_DECLS
