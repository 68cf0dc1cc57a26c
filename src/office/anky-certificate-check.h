/* anky-certificate-check.h - whether a certificate may sign, before it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-path.h"

G_BEGIN_DECLS

/* What there is to say against a certificate. The first group refuses; the
 * second could not be checked or is unusual, is said, and passes on the user's
 * decision (design decision 6). */
typedef enum {
  ANKY_CHECK_EXPIRED = 1 << 0,
  ANKY_CHECK_NOT_YET_VALID = 1 << 1,
  ANKY_CHECK_AUTHORITY = 1 << 2, /* a CA's own */
  ANKY_CHECK_KEY_USAGE = 1 << 3,
  ANKY_CHECK_SHORT_KEY = 1 << 4,
  ANKY_CHECK_REVOKED = 1 << 5,
  ANKY_CHECK_ISSUER_REVOKED = 1 << 6,

  ANKY_CHECK_NO_ROOT = 1 << 8, /* no path to a trusted root */
  ANKY_CHECK_FORGED = 1 << 9,  /* a known name with another key */
  ANKY_CHECK_PATH = 1 << 10,   /* the path breaks a rule of RFC 5280 */
  ANKY_CHECK_WEAK_DIGEST = 1 << 11,
  ANKY_CHECK_NO_ANSWER = 1 << 12, /* sources were named, none answered */
  ANKY_CHECK_NO_SOURCE = 1 << 13,
  ANKY_CHECK_NOT_ASKED = 1 << 14, /* no network */
} AnkyCheckRemarks;

#define ANKY_CHECK_REFUSALS 0xff

/**
 * AnkyCertificateCheck:
 *
 * NĐ 68/2024 Điều 29(1, 2): dates, purpose, key and algorithm, path and
 * revocation, with all that was used. Plain data, reference counted,
 * immutable. Thread: any.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public >*/
  AnkyCertificate *certificate;
  GDateTime *time; /* when it was checked */
  AnkyCheckRemarks remarks;
  AnkyPath *path; /* NULL: refused before one was looked for */
} AnkyCertificateCheck;

/* @trust: NULL for none; @fetcher: NULL for no network. Fails only when
 * cancelled. Blocks. */
AnkyCertificateCheck *anky_certificate_check_run (AnkyCertificate *certificate,
                                                  AnkyTrust *trust,
                                                  AnkyFetcher *fetcher,
                                                  GCancellable *cancellable,
                                                  GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same on a thread. */
void anky_certificate_check_run_async (AnkyCertificate *certificate,
                                       AnkyTrust *trust,
                                       AnkyFetcher *fetcher,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
AnkyCertificateCheck *anky_certificate_check_run_finish (GAsyncResult *result,
                                                         GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

AnkyCertificateCheck *anky_certificate_check_ref (AnkyCertificateCheck *self);
void anky_certificate_check_unref (AnkyCertificateCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyCertificateCheck,
                               anky_certificate_check_unref)

/* Whether it answers for @certificate still: revocation is asked again after
 * some minutes. */
gboolean anky_certificate_check_is_fresh (const AnkyCertificateCheck *self,
                                          AnkyCertificate *certificate);
gboolean anky_certificate_check_is_refused (const AnkyCertificateCheck *self);

/* "revoked", for records; one bit. */
const char *anky_check_remark_to_string (AnkyCheckRemarks remark);
/* An English sentence; one bit. */
const char *anky_check_remark_get_sentence (AnkyCheckRemarks remark);

G_END_DECLS
