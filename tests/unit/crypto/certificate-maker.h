/* certificate-maker.h - certificates as no honest issuer makes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate.h"

#include <openssl/x509v3.h>

G_BEGIN_DECLS

/* A P-256 key; quick to make. */
EVP_PKEY *certificate_maker_new_key (void);

/* A certificate of 2024 to 2048 that is to be changed and then signed. */
X509 *certificate_maker_new (const char *name,
                             const char *issuer_name,
                             EVP_PKEY *key,
                             gboolean is_ca);
void certificate_maker_add_name (X509 *x509,
                                 const char *field,
                                 int type,
                                 const char *value,
                                 int size);
/* OpenSSL's notation of extensions. */
void certificate_maker_add_extension (X509 *x509, int nid, const char *value);
/* Signs and parses; frees @x509. */
AnkyCertificate *certificate_maker_sign (X509 *x509, EVP_PKEY *issuer_key);

G_END_DECLS
