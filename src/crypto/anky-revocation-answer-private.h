/* anky-revocation-answer-private.h - what one responder or one list says of a
 * certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate-private.h"
#include "anky-fetcher.h"
#include "anky-path.h"

G_BEGIN_DECLS

/* Of a list that is read or fetched, in bytes. */
#define ANKY_CRL_MAX_SIZE (32 * 1024 * 1024)

typedef struct {
  AnkyCertificate *certificate;
  AnkyCertificate *issuer;
  GDateTime *at;  /* the time that the evidence must speak of */
  GDateTime *now; /* nothing may come from after it */
} AnkyRevocationQuestion;

/* What one OCSP response or one CRL says of one certificate. */
typedef struct {
  AnkyRevocationStatus status; /* GOOD, REVOKED or UNKNOWN */
  gboolean is_ocsp;
  GDateTime *produced; /* producedAt; of a CRL thisUpdate */
  GDateTime *this_update;
  GDateTime *next_update; /* NULL: not said */
  GDateTime *revoked_at;  /* NULL unless revoked */
  const char *reason;     /* RFC 5280's word; NULL */
  GBytes *evidence;       /* DER */
} AnkyRevocationAnswer;

AnkyRevocationAnswer *anky_revocation_answer_new (GBytes *evidence,
                                                  gboolean is_ocsp)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_revocation_answer_free (AnkyRevocationAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyRevocationAnswer,
                               anky_revocation_answer_free)

/* RFC 5280, 5.3.1; NULL for a code that it does not have. */
const char *anky_revocation_reason_to_string (int code);

/* Whether the answer may be relied on: signed before @now, and either after
 * the time in question or within its own period. */
gboolean anky_revocation_answer_is_fresh (
    const AnkyRevocationAnswer *self,
    const AnkyRevocationQuestion *question);

/* NULL with error when the bytes are no answer to the question: of another
 * certificate, wrongly signed, malformed. Freshness is not looked at. */
AnkyRevocationAnswer *anky_ocsp_read (GBytes *response,
                                      const AnkyRevocationQuestion *question,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
AnkyRevocationAnswer *anky_crl_read (GBytes *crl,
                                     const AnkyRevocationQuestion *question,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same by asking a responder, with a nonce that the answer must not
 * contradict. */
AnkyRevocationAnswer *anky_ocsp_ask (AnkyFetcher *fetcher,
                                     const char *uri,
                                     const AnkyRevocationQuestion *question,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
