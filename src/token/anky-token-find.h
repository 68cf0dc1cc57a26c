/* anky-token-find.h - choosing one certificate among all tokens'
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token.h"

G_BEGIN_DECLS

/* See anky_token_manager_find(). @tokens: (element-type AnkyToken) */
AnkyTokenCertificate *anky_token_find (GPtrArray *tokens,
                                       const char *wanted,
                                       AnkySignerKind kind,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
