/* anky-token-uri.h - PKCS#11 URIs (RFC 7512)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-token.h"

G_BEGIN_DECLS

gboolean anky_token_uri_is_uri (const char *text);

/* The path that pin-source names (a path or a file: URI), NULL without error
 * if it names none. A pin-value is an error: a PIN never stands in a URI. */
char *anky_token_uri_dup_pin_source (const char *uri, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
