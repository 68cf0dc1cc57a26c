/* evidence-maker.h - lists and OCSP answers as no honest issuer makes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-test-pki.h"

#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

G_BEGIN_DECLS

X509 *evidence_maker_load_certificate (const char *name);
EVP_PKEY *evidence_maker_load_key (const char *name);
/* Seconds since 1970 of an RFC 3339 time. */
time_t evidence_maker_time (const char *text);

/* A list of the issuer's over @revoked (a certificate's name, NULL: nobody)
 * from @this_update to @next_update (NULL: not said), to be changed and then
 * signed. */
X509_CRL *evidence_maker_new_list (const char *issuer,
                                   const char *revoked,
                                   const char *this_update,
                                   const char *next_update);
/* Signs with @signer's key and encodes; frees the list. */
GBytes *evidence_maker_sign_list (X509_CRL *crl, const char *signer);

typedef struct {
  const char *certificate;
  const char *signer; /* NULL: "ocsp" */
  int status;         /* V_OCSP_CERTSTATUS_GOOD, ... */
  int reason;
  const char *revoked_at;
  const char *this_update;
  const char *next_update; /* NULL: not said */
  const EVP_MD *id_digest; /* NULL: SHA-1 */
  gboolean leaves_out_certificate;
} EvidenceMakerAnswer;

/* @request: NULL, or its nonce is copied. */
GBytes *evidence_maker_answer (const EvidenceMakerAnswer *answer,
                               OCSP_REQUEST *request);
GBytes *evidence_maker_refusal (int response_status);

G_END_DECLS
