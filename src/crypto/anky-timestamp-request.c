/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"
#include "anky-path-rules-private.h"
#include "anky-timestamp-private.h"

#include <openssl/err.h>
#include <openssl/rand.h>

#define NONCE_SIZE 8
/* The room that a placeholder leaves for a token, and the reply around it. */
#define MAX_TOKEN_SIZE (16 * 1024)
#define MAX_REPLY_SIZE (MAX_TOKEN_SIZE + 1024)
/* Ban Cơ yếu's server was measured to take 2 to 131 seconds. */
#define TIMEOUT_S 180

static ASN1_INTEGER *
new_nonce (void)
{
  guint8 bytes[NONCE_SIZE];
  BIGNUM *number;
  ASN1_INTEGER *nonce;

  if (RAND_bytes (bytes, sizeof bytes) != 1)
    return NULL;
  /* The first bit set: as long as it looks, and positive. */
  bytes[0] |= 0x80;
  number = BN_bin2bn (bytes, sizeof bytes, NULL);
  nonce = BN_to_ASN1_INTEGER (number, NULL);
  BN_free (number);
  return nonce;
}

static gboolean
set_imprint (TS_REQ *request, GBytes *imprint)
{
  g_autoptr (TS_MSG_IMPRINT) wanted = TS_MSG_IMPRINT_new ();
  g_autoptr (X509_ALGOR) algorithm = X509_ALGOR_new ();
  gsize size;
  guint8 *copy =
      g_memdup2 (g_bytes_get_data (imprint, &size), g_bytes_get_size (imprint));
  gboolean is_set;

  X509_ALGOR_set0 (algorithm, OBJ_nid2obj (NID_sha256), V_ASN1_NULL, NULL);
  is_set = TS_MSG_IMPRINT_set_algo (wanted, algorithm) == 1 &&
           TS_MSG_IMPRINT_set_msg (wanted, copy, (int) size) == 1 &&
           TS_REQ_set_msg_imprint (request, wanted) == 1;
  g_free (copy);
  return is_set;
}

/* RFC 3161, 2.4.1; any policy of the TSA's will do. */
static TS_REQ *
new_request (GBytes *imprint, GError **error)
{
  g_autoptr (TS_REQ) request = TS_REQ_new ();
  ASN1_INTEGER *nonce = new_nonce ();
  gboolean is_complete = request && nonce &&
                         TS_REQ_set_version (request, 1) == 1 &&
                         set_imprint (request, imprint) &&
                         TS_REQ_set_nonce (request, nonce) == 1 &&
                         TS_REQ_set_cert_req (request, 1) == 1;

  ASN1_INTEGER_free (nonce);
  if (is_complete)
    return g_steal_pointer (&request);
  anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_FAILED, "timestamp request");
  return NULL;
}

static GBytes *
send_request (AnkyFetcher *fetcher,
              const char *uri,
              TS_REQ *request,
              GCancellable *cancellable,
              GError **error)
{
  guint8 *der = NULL;
  int size = i2d_TS_REQ (request, &der);
  g_autoptr (GBytes) body = anky_bytes_take_der (&der, size);
  const AnkyFetchRequest fetch_request = {
    .uri = uri,
    .body = body,
    .body_type = "application/timestamp-query",
    .answer_type = "application/timestamp-reply",
    .max_size = MAX_REPLY_SIZE,
    .timeout_s = TIMEOUT_S,
  };

  return anky_fetcher_fetch (fetcher, &fetch_request, cancellable, error);
}

static gboolean
is_granted (TS_RESP *reply, GError **error)
{
  const TS_STATUS_INFO *info = TS_RESP_get_status_info (reply);
  long status = ASN1_INTEGER_get (TS_STATUS_INFO_get0_status (info));

  if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS)
    return TRUE;
  g_set_error (error,
               ANKY_CRYPTO_ERROR,
               ANKY_CRYPTO_ERROR_FAILED,
               "the TSA refuses with status %ld",
               status);
  return FALSE;
}

static GBytes *
take_token (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *position = g_bytes_get_data (bytes, &size);
  g_autoptr (TS_RESP) reply = NULL;
  g_autoptr (GBytes) token = NULL;
  guint8 *der = NULL;
  int der_size;

  ERR_clear_error ();
  reply = d2i_TS_RESP (NULL, &position, (long) size);
  if (!reply) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MALFORMED,
                           "timestamp reply");
    return NULL;
  }
  if (!is_granted (reply, error))
    return NULL;
  if (TS_RESP_get_token (reply)) {
    der_size = i2d_PKCS7 (TS_RESP_get_token (reply), &der);
    token = anky_bytes_take_der (&der, der_size);
  }
  if (!token) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MALFORMED,
                           "timestamp reply without a token");
    return NULL;
  }
  if (g_bytes_get_size (token) > MAX_TOKEN_SIZE) {
    g_set_error (error,
                 ANKY_CRYPTO_ERROR,
                 ANKY_CRYPTO_ERROR_TOO_LARGE,
                 "timestamp of %" G_GSIZE_FORMAT " bytes",
                 g_bytes_get_size (token));
    return NULL;
  }
  return g_steal_pointer (&token);
}

/* What was not asked for may be the answer to somebody else. */
static gboolean
check_nonce (AnkyTimestamp *timestamp, TS_REQ *request, GError **error)
{
  g_autoptr (GBytes) asked = anky_bytes_from_asn1 (TS_REQ_get_nonce (request));
  GBytes *answered = anky_timestamp_get_nonce (timestamp);

  if (answered && g_bytes_equal (answered, asked))
    return TRUE;
  g_set_error_literal (error,
                       ANKY_CRYPTO_ERROR,
                       ANKY_CRYPTO_ERROR_MISMATCH,
                       "the timestamp answers another request (nonce)");
  return FALSE;
}

static gboolean
check_path (AnkyTimestamp *timestamp, AnkyTrust *trust, GError **error)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  const AnkyPathOptions options = {
    .trust = trust,
    .certificates = anky_timestamp_get_certificates (timestamp),
    .now = now,
    .use = ANKY_PATH_USE_TIMESTAMPING,
  };
  g_autoptr (AnkyPath) path =
      anky_path_build (anky_timestamp_get_certificate (timestamp),
                       &options,
                       NULL);

  if (path->indication == ANKY_INDICATION_PASSED)
    return TRUE;
  g_set_error (error,
               ANKY_CRYPTO_ERROR,
               ANKY_CRYPTO_ERROR_MISMATCH,
               "certificate of the TSA: %s",
               path->message);
  return FALSE;
}

/* RFC 3161, 2.3: also where its path is not looked at. */
static gboolean
check_purpose (AnkyTimestamp *timestamp, GError **error)
{
  AnkyCertificate *certificate = anky_timestamp_get_certificate (timestamp);
  g_autofree char *why =
      anky_path_rules_check_use (certificate, ANKY_PATH_USE_TIMESTAMPING);

  if (!why)
    return TRUE;
  g_set_error (error,
               ANKY_CRYPTO_ERROR,
               ANKY_CRYPTO_ERROR_MISMATCH,
               "certificate of the TSA: %s",
               why);
  return FALSE;
}

GBytes *
anky_timestamp_request (AnkyFetcher *fetcher,
                        const char *uri,
                        GBytes *imprint,
                        AnkyTrust *trust,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (TS_REQ) request = NULL;
  g_autoptr (GBytes) reply = NULL;
  g_autoptr (GBytes) token = NULL;
  g_autoptr (AnkyTimestamp) timestamp = NULL;

  g_return_val_if_fail (g_bytes_get_size (imprint) ==
                            anky_digest_algorithm_get_size (ANKY_DIGEST_SHA256),
                        NULL);

  ERR_clear_error ();
  request = new_request (imprint, error);
  reply =
      request ? send_request (fetcher, uri, request, cancellable, error) : NULL;
  token = reply ? take_token (reply, error) : NULL;
  timestamp = token ? anky_timestamp_parse (token, error) : NULL;
  if (!timestamp || !anky_timestamp_verify (timestamp, imprint, error) ||
      !check_nonce (timestamp, request, error) ||
      !check_purpose (timestamp, error) ||
      (trust && !check_path (timestamp, trust, error)))
    return NULL;
  return g_steal_pointer (&token);
}
