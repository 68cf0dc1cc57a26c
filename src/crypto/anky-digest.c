/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-digest.h"

#include "anky-openssl-private.h"

struct _AnkyDigest {
  AnkyDigestAlgorithm algorithm;
  EVP_MD_CTX *context;
};

static const struct {
  AnkyDigestAlgorithm algorithm;
  const char *name;
  gsize size;
  int nid;
  const EVP_MD *(*md) (void);
} digests[] = {
  { ANKY_DIGEST_SHA1, "SHA-1", 20, NID_sha1, EVP_sha1 },
  { ANKY_DIGEST_SHA256, "SHA-256", 32, NID_sha256, EVP_sha256 },
  { ANKY_DIGEST_SHA384, "SHA-384", 48, NID_sha384, EVP_sha384 },
  { ANKY_DIGEST_SHA512, "SHA-512", 64, NID_sha512, EVP_sha512 },
  { ANKY_DIGEST_SHA3_256, "SHA3-256", 32, NID_sha3_256, EVP_sha3_256 },
  { ANKY_DIGEST_SHA3_384, "SHA3-384", 48, NID_sha3_384, EVP_sha3_384 },
  { ANKY_DIGEST_SHA3_512, "SHA3-512", 64, NID_sha3_512, EVP_sha3_512 },
};

const char *
anky_digest_algorithm_get_name (AnkyDigestAlgorithm algorithm)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (digests[i].algorithm == algorithm)
      return digests[i].name;
  return "unknown";
}

gsize
anky_digest_algorithm_get_size (AnkyDigestAlgorithm algorithm)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (digests[i].algorithm == algorithm)
      return digests[i].size;
  return 0;
}

const EVP_MD *
anky_digest_algorithm_get_md (AnkyDigestAlgorithm algorithm)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (digests[i].algorithm == algorithm)
      return digests[i].md ();
  return NULL;
}

int
anky_digest_algorithm_get_nid (AnkyDigestAlgorithm algorithm)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (digests[i].algorithm == algorithm)
      return digests[i].nid;
  return NID_undef;
}

AnkyDigestAlgorithm
anky_digest_algorithm_from_nid (int nid)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (digests[i].nid == nid)
      return digests[i].algorithm;
  return ANKY_DIGEST_UNKNOWN;
}

AnkyDigest *
anky_digest_new (AnkyDigestAlgorithm algorithm)
{
  const EVP_MD *md = anky_digest_algorithm_get_md (algorithm);
  AnkyDigest *self;

  g_return_val_if_fail (md, NULL);

  self = g_new0 (AnkyDigest, 1);
  self->algorithm = algorithm;
  self->context = EVP_MD_CTX_new ();
  /* Cannot fail but for memory: these algorithms are in every build. */
  if (!self->context || EVP_DigestInit_ex (self->context, md, NULL) != 1)
    g_error ("%s is not available", anky_digest_algorithm_get_name (algorithm));
  return self;
}

AnkyDigest *
anky_digest_copy (const AnkyDigest *self)
{
  AnkyDigest *copy = g_new0 (AnkyDigest, 1);

  copy->algorithm = self->algorithm;
  copy->context = EVP_MD_CTX_new ();
  if (!copy->context || EVP_MD_CTX_copy_ex (copy->context, self->context) != 1)
    g_error ("the state of a digest cannot be copied");
  return copy;
}

void
anky_digest_free (AnkyDigest *self)
{
  if (!self)
    return;
  EVP_MD_CTX_free (self->context);
  g_free (self);
}

AnkyDigestAlgorithm
anky_digest_get_algorithm (const AnkyDigest *self)
{
  return self->algorithm;
}

void
anky_digest_update (AnkyDigest *self, gconstpointer data, gsize size)
{
  if (size > 0 && EVP_DigestUpdate (self->context, data, size) != 1)
    g_error ("a digest was updated after its end");
}

/**
 * anky_digest_finish:
 *
 * Returns: (transfer full): the hash; the digest can only be freed afterwards
 */
GBytes *
anky_digest_finish (AnkyDigest *self)
{
  guint8 hash[EVP_MAX_MD_SIZE];
  unsigned int size = 0;

  if (EVP_DigestFinal_ex (self->context, hash, &size) != 1)
    g_error ("a digest was finished twice");
  return g_bytes_new (hash, size);
}

GBytes *
anky_digest_of_bytes (AnkyDigestAlgorithm algorithm, GBytes *bytes)
{
  g_autoptr (AnkyDigest) digest = anky_digest_new (algorithm);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  anky_digest_update (digest, data, size);
  return anky_digest_finish (digest);
}
