/* anky-issuer.h - which kind of authority issued a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @issuer, an issuer's distinguished name, is one of the public
 * authorities under the national root: their customers are firms and citizens,
 * whom NĐ 30/2020 does not bind. A name proves nothing; the path does. */
gboolean anky_issuer_is_public (const char *issuer);

/* Whether a letterhead names a body that the decree binds. */
gboolean anky_body_is_of_state (const char *body);

G_END_DECLS
