/* anky-check-text.h - what is known of a certificate before it signs, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate-check.h"
#include "anky-signature-text.h"

G_BEGIN_DECLS

/* One sentence for each thing that was found, one line each; that it is valid
 * and not revoked where there is nothing else. */
AnkyAnswer anky_check_text_get (const AnkyCertificateCheck *check);

/* "Valid until 21/11/2031", or how many days are left when they are few. */
char *anky_check_text_dup_validity (AnkyCertificate *certificate)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
