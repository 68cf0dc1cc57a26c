/* anky-cms-private.h - what building and reading a CMS share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cms.h"
#include "anky-signature-algorithm-private.h"

G_BEGIN_DECLS

/* The signed attributes as SET OF, which is what is hashed (RFC 5652, 5.4): in
 * the order of DER if @is_sorted, else as they stand. NULL if there are none.
 */
GBytes *anky_cms_signed_attributes (const CMS_SignerInfo *signer,
                                    gboolean is_sorted)
    G_GNUC_WARN_UNUSED_RESULT;

/* Tokens of unsigned attributes; DER, never NULL. */
GPtrArray *anky_cms_read_timestamps (const CMS_SignerInfo *signer)
    G_GNUC_WARN_UNUSED_RESULT;

/* Adds what adbe-revocationInfoArchival holds (ISO 32000-2, 12.8.3.3.2). */
void anky_cms_read_archival (const CMS_SignerInfo *signer,
                             GPtrArray *ocsp,
                             GPtrArray *crls);

/* NO_SIGNING_CERTIFICATE, WRONG_SIGNING_CERTIFICATE or NONE: RFC 5035. */
AnkyCmsFlags anky_cms_check_signing_certificate (const CMS_SignerInfo *signer,
                                                 AnkyCertificate *certificate);

/* The type of what is signed; NID_undef if not one that OpenSSL names. */
int anky_cms_get_content_nid (AnkyCms *self);

G_END_DECLS
