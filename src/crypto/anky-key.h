/* anky-key.h - a private key, wherever it lives
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_SCHEME_UNKNOWN,
  ANKY_SCHEME_RSA_PKCS1,
  ANKY_SCHEME_RSA_PSS, /* MGF1 with the same hash, salt as long as the hash */
  ANKY_SCHEME_ECDSA,
} AnkySignatureScheme;

const char *anky_signature_scheme_get_name (
    AnkySignatureScheme scheme); /* "RSA-PKCS1", "RSA-PSS", "ECDSA" */

/**
 * AnkyKey:
 *
 * A private key with its certificate. An act brackets its use: begin asks for
 * the PIN through @interaction (once; a token that wants it each time asks
 * again in sign) and logs in, end logs out and wipes. No key signs outside the
 * bracket.
 *
 * Thread: all functions block; never call them on the main thread.
 */
#define ANKY_TYPE_KEY (anky_key_get_type ())
G_DECLARE_INTERFACE (AnkyKey, anky_key, ANKY, KEY, GObject)

struct _AnkyKeyInterface {
  GTypeInterface parent_interface;

  AnkyCertificate *(*get_certificate) (AnkyKey *self);
  /* Whether the key can make this kind of signature. */
  gboolean (*supports) (AnkyKey *self, AnkySignatureScheme scheme);
  gboolean (*begin) (AnkyKey *self,
                     GTlsInteraction *interaction,
                     const char *purpose,
                     GCancellable *cancellable,
                     GError **error);
  GBytes *(*sign_digest) (AnkyKey *self,
                          AnkySignatureScheme scheme,
                          AnkyDigestAlgorithm algorithm,
                          GBytes *digest,
                          GCancellable *cancellable,
                          GError **error);
  void (*end) (AnkyKey *self);
};

AnkyCertificate *anky_key_get_certificate (AnkyKey *self);
gboolean anky_key_supports (AnkyKey *self, AnkySignatureScheme scheme);
/* @purpose: one line for the prompt, e.g. the file's name. A dismissed prompt
 * is %G_IO_ERROR_CANCELLED. */
gboolean anky_key_begin (AnkyKey *self,
                         GTlsInteraction *interaction,
                         const char *purpose,
                         GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The signature as CMS wants it: RSA as a number of the modulus' length, ECDSA
 * as the DER of ECDSA-Sig-Value. */
GBytes *anky_key_sign_digest (AnkyKey *self,
                              AnkySignatureScheme scheme,
                              AnkyDigestAlgorithm algorithm,
                              GBytes *digest,
                              GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_key_end (AnkyKey *self);

/* For keys that give ECDSA as r and s in one block (PKCS#11, 2.3.1). */
GBytes *anky_ecdsa_signature_from_raw (GBytes *raw, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* DigestInfo of RFC 8017, 9.2, for CKM_RSA_PKCS. */
GBytes *anky_digest_info_new (AnkyDigestAlgorithm algorithm, GBytes *digest)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
