/* anky-trust-store.h - where the trusted certificates are kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-trust.h"

G_BEGIN_DECLS

/* The administrator's folder and the user's; neither need be there. */
char *anky_trust_store_get_system_folder (void) G_GNUC_WARN_UNUSED_RESULT;
char *anky_trust_store_get_user_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* @paths replace the stores (`--trust`); NULL: the stores. A certificate in a
 * store that cannot be read is left out, one that was named is an error. */
AnkyTrust *anky_trust_store_load (const char *const *paths, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
