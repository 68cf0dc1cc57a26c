/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-revocation-answer-private.h"

#include <openssl/err.h>

#define MAX_RESPONSE_SIZE (512 * 1024)
#define TIMEOUT_S         20

/* Responders name the certificate by a hash of its issuer; which hash is
 * theirs to choose. */
static const AnkyDigestAlgorithm id_digests[] = {
  ANKY_DIGEST_SHA1,
  ANKY_DIGEST_SHA256,
  ANKY_DIGEST_SHA384,
  ANKY_DIGEST_SHA512,
};

static OCSP_CERTID *
make_id (const AnkyRevocationQuestion *question, AnkyDigestAlgorithm digest)
{
  return OCSP_cert_to_id (anky_digest_algorithm_get_md (digest),
                          anky_certificate_get_x509 (question->certificate),
                          anky_certificate_get_x509 (question->issuer));
}

static OCSP_BASICRESP *
parse (GBytes *response, GError **error)
{
  gsize size;
  const guint8 *position = g_bytes_get_data (response, &size);
  g_autoptr (OCSP_RESPONSE) parsed = NULL;
  OCSP_BASICRESP *basic = NULL;

  if (size <= MAX_RESPONSE_SIZE)
    parsed = d2i_OCSP_RESPONSE (NULL, &position, (long) size);
  if (!parsed) {
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_MALFORMED, "OCSP response");
    return NULL;
  }
  if (OCSP_response_status (parsed) != OCSP_RESPONSE_STATUS_SUCCESSFUL) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_FAILED,
                 "OCSP responder says %s",
                 OCSP_response_status_str (OCSP_response_status (parsed)));
    return NULL;
  }
  basic = OCSP_response_get1_basic (parsed);
  if (!basic)
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_MALFORMED, "OCSP response");
  return basic;
}

static OCSP_SINGLERESP *
find_single (OCSP_BASICRESP *basic, const AnkyRevocationQuestion *question)
{
  for (gsize i = 0; i < G_N_ELEMENTS (id_digests); i++) {
    OCSP_CERTID *id = make_id (question, id_digests[i]);
    int index = id ? OCSP_resp_find (basic, id, -1) : -1;

    OCSP_CERTID_free (id);
    if (index >= 0)
      return OCSP_resp_get0 (basic, index);
  }
  return NULL;
}

/* Only the issuer and whom it empowered for this may answer (RFC 6960,
 * 4.2.2.2): the issuer is the one anchor, no certificate is trusted for being
 * in the response. The responder's certificate must hold at the time when it
 * signed, not today. */
static gboolean
is_signed_by_issuer (OCSP_BASICRESP *basic,
                     const AnkyRevocationQuestion *question,
                     GDateTime *produced)
{
  g_autoptr (X509_STORE) store = X509_STORE_new ();
  X509 *issuer = anky_certificate_get_x509 (question->issuer);
  STACK_OF (X509) *candidates = sk_X509_new_null ();
  gboolean is_good;

  X509_STORE_add_cert (store, issuer);
  X509_STORE_set_flags (store, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time (X509_STORE_get0_param (store),
                              (time_t) g_date_time_to_unix (produced));
  sk_X509_push (candidates, issuer);
  is_good = OCSP_basic_verify (basic, candidates, store, OCSP_NOEXPLICIT) == 1;
  sk_X509_free (candidates);
  return is_good;
}

static gboolean
read_status (AnkyRevocationAnswer *answer, OCSP_SINGLERESP *single)
{
  ASN1_GENERALIZEDTIME *revoked = NULL;
  ASN1_GENERALIZEDTIME *this_update = NULL;
  ASN1_GENERALIZEDTIME *next_update = NULL;
  int reason = -1;
  int status = OCSP_single_get0_status (single,
                                        &reason,
                                        &revoked,
                                        &this_update,
                                        &next_update);

  answer->this_update = anky_time_from_asn1 (this_update);
  answer->next_update = anky_time_from_asn1 (next_update);
  answer->status = ANKY_REVOCATION_UNKNOWN;
  if (status == V_OCSP_CERTSTATUS_GOOD)
    answer->status = ANKY_REVOCATION_GOOD;
  if (status == V_OCSP_CERTSTATUS_REVOKED) {
    answer->status = ANKY_REVOCATION_REVOKED;
    answer->revoked_at = anky_time_from_asn1 (revoked);
    answer->reason = anky_revocation_reason_to_string (reason);
  }
  return answer->this_update &&
         (answer->revoked_at || answer->status != ANKY_REVOCATION_REVOKED);
}

static AnkyRevocationAnswer *
read_basic (OCSP_BASICRESP *basic,
            GBytes *response,
            const AnkyRevocationQuestion *question,
            GError **error)
{
  g_autoptr (AnkyRevocationAnswer) answer =
      anky_revocation_answer_new (response, TRUE);
  OCSP_SINGLERESP *single = find_single (basic, question);

  if (!single) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MISMATCH,
                           "OCSP response is of another certificate");
    return NULL;
  }
  answer->produced = anky_time_from_asn1 (OCSP_resp_get0_produced_at (basic));
  if (!answer->produced || !read_status (answer, single)) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MALFORMED,
                           "times of an OCSP response");
    return NULL;
  }
  if (!is_signed_by_issuer (basic, question, answer->produced)) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MISMATCH,
                           "signer of an OCSP response");
    return NULL;
  }
  return g_steal_pointer (&answer);
}

AnkyRevocationAnswer *
anky_ocsp_read (GBytes *response,
                const AnkyRevocationQuestion *question,
                GError **error)
{
  g_autoptr (OCSP_BASICRESP) basic = NULL;

  ERR_clear_error ();
  basic = parse (response, error);
  return basic ? read_basic (basic, response, question, error) : NULL;
}

static OCSP_REQUEST *
make_request (const AnkyRevocationQuestion *question)
{
  g_autoptr (OCSP_REQUEST) request = OCSP_REQUEST_new ();
  OCSP_CERTID *id = make_id (question, ANKY_DIGEST_SHA1);

  if (!request || !id || !OCSP_request_add0_id (request, id)) {
    OCSP_CERTID_free (id);
    return NULL;
  }
  if (OCSP_request_add1_nonce (request, NULL, -1) != 1)
    return NULL;
  return g_steal_pointer (&request);
}

static GBytes *
fetch (AnkyFetcher *fetcher,
       const char *uri,
       OCSP_REQUEST *request,
       GCancellable *cancellable,
       GError **error)
{
  guint8 *der = NULL;
  int size = i2d_OCSP_REQUEST (request, &der);
  g_autoptr (GBytes) body = anky_bytes_take_der (&der, size);
  const AnkyFetchRequest fetch_request = {
    .uri = uri,
    .body = body,
    .body_type = "application/ocsp-request",
    .answer_type = "application/ocsp-response",
    .max_size = MAX_RESPONSE_SIZE,
    .timeout_s = TIMEOUT_S,
  };

  return anky_fetcher_fetch (fetcher, &fetch_request, cancellable, error);
}

AnkyRevocationAnswer *
anky_ocsp_ask (AnkyFetcher *fetcher,
               const char *uri,
               const AnkyRevocationQuestion *question,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (OCSP_REQUEST) request = NULL;
  g_autoptr (OCSP_BASICRESP) basic = NULL;
  g_autoptr (GBytes) response = NULL;

  ERR_clear_error ();
  request = make_request (question);
  if (!request) {
    anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_FAILED, "OCSP request");
    return NULL;
  }
  response = fetch (fetcher, uri, request, cancellable, error);
  basic = response ? parse (response, error) : NULL;
  if (!basic)
    return NULL;
  /* Many responders answer from a store and leave the nonce out; one that
   * sends another is replaying. */
  if (OCSP_check_nonce (request, basic) == 0) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MISMATCH,
                           "nonce of an OCSP response");
    return NULL;
  }
  return read_basic (basic, response, question, error);
}
