/* anky-digest.h - hashes whose state can be forked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANKY_CRYPTO_ERROR (anky_crypto_error_quark ())
GQuark anky_crypto_error_quark (void);

typedef enum {
  ANKY_CRYPTO_ERROR_FAILED,
  ANKY_CRYPTO_ERROR_MALFORMED,
  ANKY_CRYPTO_ERROR_WRONG_PASSWORD,
  ANKY_CRYPTO_ERROR_ALGORITHM,
  ANKY_CRYPTO_ERROR_MISMATCH,
  ANKY_CRYPTO_ERROR_TOO_LARGE,
} AnkyCryptoError;

typedef enum {
  ANKY_DIGEST_UNKNOWN,
  ANKY_DIGEST_SHA1, /* read, never made */
  ANKY_DIGEST_SHA256,
  ANKY_DIGEST_SHA384,
  ANKY_DIGEST_SHA512,
  ANKY_DIGEST_SHA3_256,
  ANKY_DIGEST_SHA3_384,
  ANKY_DIGEST_SHA3_512,
} AnkyDigestAlgorithm;

const char *anky_digest_algorithm_get_name (
    AnkyDigestAlgorithm algorithm); /* "SHA-256" */
gsize anky_digest_algorithm_get_size (
    AnkyDigestAlgorithm algorithm); /* bytes */

/**
 * AnkyDigest:
 *
 * A running hash. A copy goes on from the same state: one pass over a file
 * serves every signature in it. Thread: any; one digest in one thread.
 */
typedef struct _AnkyDigest AnkyDigest;

AnkyDigest *anky_digest_new (AnkyDigestAlgorithm algorithm)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyDigest *anky_digest_copy (const AnkyDigest *self) G_GNUC_WARN_UNUSED_RESULT;
void anky_digest_free (AnkyDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyDigest, anky_digest_free)

AnkyDigestAlgorithm anky_digest_get_algorithm (const AnkyDigest *self);
void anky_digest_update (AnkyDigest *self, gconstpointer data, gsize size);
GBytes *anky_digest_finish (AnkyDigest *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *anky_digest_of_bytes (AnkyDigestAlgorithm algorithm, GBytes *bytes)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
