/* anky-token-scan.h - looking at every slot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-modules.h"
#include "anky-token-private.h"

G_BEGIN_DECLS

/* Every token that could hold a signer's key, in a stable order. Tokens that
 * are among @known (element-type AnkyTokenData; may be NULL) keep what was read
 * from them, only their state is looked at: reading certificates off a card
 * takes long. A slot that answers with an error is left out. */
GPtrArray *anky_token_scan (AnkyModules *modules, GPtrArray *known)
    G_GNUC_WARN_UNUSED_RESULT;

/* The slot where a token is now, by its identity and not by the slot's number,
 * which changes. %ANKY_TOKEN_ERROR_REMOVED if it is nowhere. */
gboolean anky_token_locate (AnkyModules *modules,
                            const AnkyTokenData *token,
                            CK_FUNCTION_LIST **functions_out,
                            CK_SLOT_ID *slot_out,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
