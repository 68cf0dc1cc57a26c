/* anky-signature-algorithm-private.h - how a signature value was computed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate-private.h"
#include "anky-key.h"

G_BEGIN_DECLS

typedef struct {
  AnkySignatureScheme scheme;
  AnkyDigestAlgorithm digest; /* UNKNOWN: the identifier does not say */
  AnkyDigestAlgorithm mgf1;   /* RSA-PSS only */
  int salt_length;            /* RSA-PSS only */
  gboolean lacks_null;        /* rsaEncryption without its NULL */
} AnkySignatureAlgorithm;

/* The one that is meant by @scheme and @digest when signing. */
AnkySignatureAlgorithm anky_signature_algorithm_new (
    AnkySignatureScheme scheme,
    AnkyDigestAlgorithm digest);
/* Unknown identifiers give %ANKY_SCHEME_UNKNOWN. */
AnkySignatureAlgorithm anky_signature_algorithm_read (
    const X509_ALGOR *identifier);
/* RFC 4056: hash, MGF1 with it and a salt of its length, all written out. */
gboolean anky_signature_algorithm_write_pss (X509_ALGOR *identifier,
                                             AnkyDigestAlgorithm digest);

/* FALSE with %ANKY_CRYPTO_ERROR_MISMATCH when @value is not the key's over
 * @hash, with %ANKY_CRYPTO_ERROR_ALGORITHM when it cannot be computed. */
gboolean anky_signature_algorithm_verify (const AnkySignatureAlgorithm *self,
                                          AnkyCertificate *certificate,
                                          GBytes *hash,
                                          GBytes *value,
                                          GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
