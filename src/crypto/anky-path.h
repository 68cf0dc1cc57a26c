/* anky-path.h - from a certificate to a trusted root, at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-fetcher.h"
#include "anky-trust.h"

G_BEGIN_DECLS

/* Indications of ETSI EN 319 102-1. */
typedef enum {
  ANKY_INDICATION_PASSED, /* "TOTAL-PASSED" for a signature */
  ANKY_INDICATION_FAILED,
  ANKY_INDICATION_INDETERMINATE,
} AnkyIndication;

typedef enum {
  ANKY_SUB_NONE,
  ANKY_SUB_FORMAT_FAILURE,
  ANKY_SUB_HASH_FAILURE,
  ANKY_SUB_SIG_CRYPTO_FAILURE,
  ANKY_SUB_REVOKED,
  ANKY_SUB_EXPIRED,
  ANKY_SUB_NOT_YET_VALID,
  ANKY_SUB_SIG_CONSTRAINTS_FAILURE,
  ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE,
  ANKY_SUB_CERTIFICATE_CHAIN_GENERAL_FAILURE,
  ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE,
  ANKY_SUB_POLICY_PROCESSING_ERROR,
  ANKY_SUB_TIMESTAMP_ORDER_FAILURE,
  ANKY_SUB_NO_SIGNING_CERTIFICATE_FOUND,
  ANKY_SUB_NO_CERTIFICATE_CHAIN_FOUND,
  ANKY_SUB_REVOKED_NO_POE,
  ANKY_SUB_REVOKED_CA_NO_POE,
  ANKY_SUB_OUT_OF_BOUNDS_NOT_REVOKED,
  ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
  ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
  ANKY_SUB_NO_POE,
  ANKY_SUB_TRY_LATER,
  ANKY_SUB_SIGNED_DATA_NOT_FOUND,
} AnkySubIndication;

const char *anky_indication_to_string (
    AnkyIndication indication); /* "TOTAL-PASSED" */
const char *anky_sub_indication_to_string (
    AnkySubIndication sub); /* NULL for none */

typedef enum {
  ANKY_REVOCATION_NOT_CHECKED, /* the caller did not want it */
  ANKY_REVOCATION_GOOD,
  ANKY_REVOCATION_REVOKED,
  ANKY_REVOCATION_UNKNOWN,   /* sources named, none answered usefully */
  ANKY_REVOCATION_NO_SOURCE, /* the certificate names no source */
} AnkyRevocationStatus;

const char *anky_revocation_status_to_string (
    AnkyRevocationStatus status); /* "no-source" */

typedef enum {
  ANKY_PATH_USE_SIGNING,
  ANKY_PATH_USE_TIMESTAMPING, /* critical EKU timeStamping */
} AnkyPathUse;

typedef struct {
  AnkyTrust *trust;
  GPtrArray *certificates; /* AnkyCertificate candidates (CMS, DSS); NULL */
  GPtrArray *ocsp;         /* GBytes, embedded evidence; NULL */
  GPtrArray *crls;         /* GBytes; NULL */
  AnkyFetcher *fetcher;    /* NULL: no network */
  GDateTime *time;         /* at which the path must hold; NULL: now */
  GDateTime *now;          /* validation time, for freshness of evidence */
  AnkyPathUse use;
  gboolean check_revocation;
  /* Whether a timestamp proves that the signature existed at @time; else it is
   * what the signer says, which counts against him but never for him. */
  gboolean is_time_proven;
  GDateTime *claimed_time; /* beside a proven @time; NULL */
} AnkyPathOptions;

/**
 * AnkyPath:
 *
 * The answer: a chain, an indication, revocation and the evidence used. Plain
 * data, reference counted, immutable. Thread: any; building blocks if a
 * fetcher is given.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  AnkyIndication indication;
  AnkySubIndication sub;
  GPtrArray *chain;    /* AnkyCertificate, leaf first; root last if found */
  gboolean is_trusted; /* reaches an anchor */
  AnkyRevocationStatus revocation; /* of the leaf */
  char *revocation_source;         /* "ocsp", "crl"; NULL */
  GDateTime *revocation_time;      /* producedAt / thisUpdate; NULL */
  GDateTime *revoked_at;           /* NULL unless revoked */
  char *revocation_reason;         /* RFC 5280 word; NULL */
  char *unanswered;     /* subject of the first certificate under the anchor of
                           which no source said anything; NULL */
  GPtrArray *used_ocsp; /* GBytes, DER: what a DSS would hold */
  GPtrArray *used_crls;
  char *message; /* English, one line, why not passed; NULL */
  /* A certificate of the path, or the issuer that it claims, bears the name of
   * a pinned certificate with another key. */
  gboolean is_forged;
} AnkyPath;

AnkyPath *anky_path_build (AnkyCertificate *leaf,
                           const AnkyPathOptions *options,
                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
AnkyPath *anky_path_ref (AnkyPath *self);
void anky_path_unref (AnkyPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPath, anky_path_unref)

G_END_DECLS
