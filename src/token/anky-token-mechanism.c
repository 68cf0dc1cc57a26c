/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-mechanism.h"

static const struct {
  AnkyDigestAlgorithm algorithm;
  CK_MECHANISM_TYPE hash;
  CK_RSA_PKCS_MGF_TYPE mgf;
} hashes[] = {
  { ANKY_DIGEST_SHA256, CKM_SHA256, CKG_MGF1_SHA256 },
  { ANKY_DIGEST_SHA384, CKM_SHA384, CKG_MGF1_SHA384 },
  { ANKY_DIGEST_SHA512, CKM_SHA512, CKG_MGF1_SHA512 },
};

static gboolean
init_pss (AnkyTokenMechanism *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hashes); i++) {
    if (hashes[i].algorithm != self->algorithm)
      continue;
    self->pss.hashAlg = hashes[i].hash;
    self->pss.mgf = hashes[i].mgf;
    self->pss.sLen = anky_digest_algorithm_get_size (self->algorithm);
    self->mechanism.mechanism = CKM_RSA_PKCS_PSS;
    self->mechanism.pParameter = &self->pss;
    self->mechanism.ulParameterLen = sizeof self->pss;
    return TRUE;
  }
  g_set_error (error,
               ANKY_TOKEN_ERROR,
               ANKY_TOKEN_ERROR_MECHANISM,
               "RSA-PSS with %s is not known to PKCS#11",
               anky_digest_algorithm_get_name (self->algorithm));
  return FALSE;
}

gboolean
anky_token_mechanism_init (AnkyTokenMechanism *self,
                           AnkySignatureScheme scheme,
                           AnkyDigestAlgorithm algorithm,
                           GError **error)
{
  *self = (AnkyTokenMechanism){ .scheme = scheme, .algorithm = algorithm };
  switch (scheme) {
  case ANKY_SCHEME_RSA_PKCS1:
    self->mechanism.mechanism = CKM_RSA_PKCS;
    return TRUE;
  case ANKY_SCHEME_RSA_PSS:
    return init_pss (self, error);
  case ANKY_SCHEME_ECDSA:
    self->mechanism.mechanism = CKM_ECDSA;
    return TRUE;
  case ANKY_SCHEME_UNKNOWN:
  default:
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_MECHANISM,
                         "no kind of signature was chosen");
    return FALSE;
  }
}

GBytes *
anky_token_mechanism_dup_input (const AnkyTokenMechanism *self, GBytes *digest)
{
  if (self->scheme == ANKY_SCHEME_RSA_PKCS1)
    return anky_digest_info_new (self->algorithm, digest);
  return g_bytes_ref (digest);
}

GBytes *
anky_token_mechanism_dup_signature (const AnkyTokenMechanism *self,
                                    GBytes *answer,
                                    GError **error)
{
  if (self->scheme == ANKY_SCHEME_ECDSA)
    return anky_ecdsa_signature_from_raw (answer, error);
  return g_bytes_ref (answer);
}
