/* anky-identity-list.h - the certificates on the tokens that are plugged in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-identity-row.h"
#include "anky-token-manager.h"

G_BEGIN_DECLS

/**
 * AnkyIdentityList:
 *
 * Follows the tokens while it lives. What fits the act is listed, the one used
 * last first; what does not stands under “Unsuitable” with the reason. Without
 * any it waits for a token and says so. Emits `chosen` when another
 * certificate is (or none is left).
 *
 * Thread: main.
 */
#define ANKY_TYPE_IDENTITY_LIST (anky_identity_list_get_type ())
G_DECLARE_FINAL_TYPE (AnkyIdentityList,
                      anky_identity_list,
                      ANKY,
                      IDENTITY_LIST,
                      GtkBin)

/* @last: fingerprint of the certificate to prefer; NULL. */
void anky_identity_list_watch (AnkyIdentityList *self,
                               AnkyTokenManager *tokens,
                               AnkyIdentityBook *identities,
                               AnkyKind kind,
                               const char *last);
void anky_identity_list_stop (AnkyIdentityList *self);
/* What is known of the one that is chosen; NULL while it is being checked. */
void anky_identity_list_set_check (AnkyIdentityList *self,
                                   AnkyCertificateCheck *check);
/* NULL if none is there to choose. */
AnkyTokenCertificate *anky_identity_list_get_chosen (AnkyIdentityList *self);

G_END_DECLS
