/* anky-token-uri-private.h - making and matching PKCS#11 URIs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token-private.h"
#include "anky-token-uri.h"

G_BEGIN_DECLS

char *anky_token_uri_format_token (const CK_TOKEN_INFO *info)
    G_GNUC_WARN_UNUSED_RESULT;
/* @id: NULL if there is none; @label: "" if there is none. */
char *anky_token_uri_format_certificate (const CK_TOKEN_INFO *info,
                                         GBytes *id,
                                         const char *label)
    G_GNUC_WARN_UNUSED_RESULT;

P11KitUri *anky_token_uri_parse (const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* RFC 7512, 2.5: everything the URI says must hold; which class of object it
 * names does not matter, a key's URI finds its certificate. */
gboolean anky_token_uri_matches (P11KitUri *uri,
                                 const AnkyTokenData *token,
                                 const AnkyCertificateData *certificate);

G_END_DECLS
