/* anky-application.h - what the windows share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"
#include "anky-identity-book.h"
#include "anky-number-journal.h"
#include "anky-token-manager.h"
#include "anky-trust.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyApplication:
 *
 * One instance a desktop; a window a document. Owns what is one for all of
 * them: settings, tokens, trust, what is known of certificates.
 *
 * Thread: main.
 */
#define ANKY_TYPE_APPLICATION (anky_application_get_type ())
G_DECLARE_FINAL_TYPE (AnkyApplication,
                      anky_application,
                      ANKY,
                      APPLICATION,
                      GtkApplication)

AnkyApplication *anky_application_new (GSettings *settings)
    G_GNUC_WARN_UNUSED_RESULT;

GSettings *anky_application_get_settings (AnkyApplication *self);
AnkyTokenManager *anky_application_get_tokens (AnkyApplication *self);
AnkyIdentityBook *anky_application_get_identities (AnkyApplication *self);
/* Of the numbers that were given, shared with the command line. */
AnkyNumberJournal *anky_application_get_journal (AnkyApplication *self);
/* The office that receives and copies; NULL if it was not entered. */
char *anky_application_dup_own_body (AnkyApplication *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* Read from disk again each time: files may have been added. */
AnkyTrust *anky_application_new_trust (AnkyApplication *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* What the settings allow to be asked; NULL: the network is not used.
 * @max_fetches: 0 for no limit. */
AnkyFetcher *anky_application_new_fetcher (AnkyApplication *self,
                                           guint max_fetches)
    G_GNUC_WARN_UNUSED_RESULT;
/* To whom the managing body applies for a locked token, as the rules in force
 * say; NULL: they do not. */
char *anky_application_dup_recovery_office (AnkyApplication *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same as a sentence that says what to do, for a part of a window. */
char *anky_application_dup_unlock_text (GtkWidget *widget)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
