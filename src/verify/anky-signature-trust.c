/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who signed, confirmed by whom, and when (EN 319 102-1, 5.2.6, 5.3 to 5.5).
 * Timestamps come first: what they prove decides at which time the signer's
 * certificate is judged.
 */

#include "anky-validation-private.h"

/* Some tools write local time and call it UTC (seven hours in Vietnam). */
#define QUIRK_SECONDS           (7 * 60 * 60)
#define QUIRK_TOLERANCE_SECONDS (60 * 60)
/* A clerk's computer may be this far off without a word. */
#define CLOCK_TOLERANCE_SECONDS (10 * 60)

#define MIN_RSA_BITS    2048
#define BROKEN_RSA_BITS 1024

typedef struct {
  AnkyValidation *run;
  AnkySignature *signature;
  GCancellable *cancellable;
} Judge;

static GPtrArray *
dup_candidates (const Judge *judge, GPtrArray *own)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; own && i < own->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (own, i)));
  for (guint i = 0; i < judge->run->dss.certificates->len; i++)
    g_ptr_array_add (
        all,
        g_object_ref (g_ptr_array_index (judge->run->dss.certificates, i)));
  return all;
}

static GPtrArray *
dup_evidence (GPtrArray *own, GPtrArray *store)
{
  GPtrArray *all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; own && i < own->len; i++)
    g_ptr_array_add (all, g_bytes_ref (g_ptr_array_index (own, i)));
  for (guint i = 0; i < store->len; i++)
    g_ptr_array_add (all, g_bytes_ref (g_ptr_array_index (store, i)));
  return all;
}

static AnkyPath *
build_path (const Judge *judge,
            AnkyCertificate *leaf,
            GPtrArray *certificates,
            AnkyPathUse use,
            GDateTime *time,
            GDateTime *claimed)
{
  AnkyCms *cms = judge->signature->cms;
  g_autoptr (GPtrArray) candidates = dup_candidates (judge, certificates);
  g_autoptr (GPtrArray) ocsp =
      dup_evidence (cms ? anky_cms_get_embedded_ocsp (cms) : NULL,
                    judge->run->dss.ocsp);
  g_autoptr (GPtrArray) crls =
      dup_evidence (cms ? anky_cms_get_embedded_crls (cms) : NULL,
                    judge->run->dss.crls);
  gboolean is_intact =
      judge->signature->report->integrity == ANKY_INTEGRITY_INTACT;
  const AnkyPathOptions options = {
    .trust = judge->run->options->trust,
    .certificates = candidates,
    .ocsp = ocsp,
    .crls = crls,
    /* Addresses from a file are asked only after its bytes stand. */
    .fetcher = is_intact ? judge->run->options->fetcher : NULL,
    .time = time ? time : claimed,
    .claimed_time = claimed,
    .now = judge->run->at,
    .use = use,
    .check_revocation = TRUE,
    .is_time_proven = time && time == judge->signature->proven_time,
  };

  return anky_path_build (leaf, &options, judge->cancellable);
}

/* --- timestamps ------------------------------------------------------------
 */

static void
take_earlier (GDateTime **time, GDateTime *candidate)
{
  if (*time && g_date_time_compare (*time, candidate) <= 0)
    return;

  g_clear_pointer (time, g_date_time_unref);
  *time = g_date_time_ref (candidate);
}

/* Judges the authority that made @token at the time it states. Whether that
 * time is believed is what comes back. */
static gboolean
judge_authority (const Judge *judge, AnkyTimestamp *token)
{
  AnkySignatureReport *report = judge->signature->report;
  AnkyCertificate *authority = anky_timestamp_get_certificate (token);
  g_autoptr (AnkyPath) path = NULL;

  if (!authority) {
    report->timestamp_indication = ANKY_INDICATION_INDETERMINATE;
    report->timestamp_sub = ANKY_SUB_NO_SIGNING_CERTIFICATE_FOUND;
    return FALSE;
  }

  path = build_path (judge,
                     authority,
                     anky_timestamp_get_certificates (token),
                     ANKY_PATH_USE_TIMESTAMPING,
                     anky_timestamp_get_time (token),
                     NULL);
  report->timestamp_indication = path->indication;
  report->timestamp_sub = path->sub;
  g_set_object (&judge->signature->stamp, token);
  g_clear_pointer (&judge->signature->timestamp_path, anky_path_unref);
  judge->signature->timestamp_path = anky_path_ref (path);
  if (path->indication == ANKY_INDICATION_PASSED)
    return TRUE;

  anky_signature_report_add (report,
                             "timestamp-untrusted",
                             ANKY_SEVERITY_WARNING,
                             "the time of the timestamp is not confirmed: %s",
                             path->message ? path->message
                                           : "its authority is not known");
  /* A timestamp whose authority could only not be asked about is still the
   * authority's word, but no proof. */
  return FALSE;
}

static void
describe_timestamp (AnkySignatureReport *report, AnkyTimestamp *token)
{
  AnkyCertificate *authority = anky_timestamp_get_certificate (token);

  g_clear_pointer (&report->timestamp_time, g_date_time_unref);
  g_clear_pointer (&report->timestamp_tsa, g_free);
  report->has_timestamp = TRUE;
  report->timestamp_time = g_date_time_ref (anky_timestamp_get_time (token));
  if (authority)
    report->timestamp_tsa = g_strdup (anky_certificate_get_subject (authority));
}

/* A token copied from elsewhere fails on its imprint; that says nothing against
 * the signature it was put into. */
static void
judge_signature_timestamp (const Judge *judge, GBytes *der)
{
  AnkySignature *self = judge->signature;
  AnkySignatureReport *report = self->report;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyTimestamp) token = anky_timestamp_parse (der, &error);
  g_autoptr (GBytes) imprint = NULL;

  if (token)
    imprint = anky_digest_of_bytes (anky_timestamp_get_digest_algorithm (token),
                                    anky_cms_get_signature_value (self->cms));
  if (!token || !imprint || !anky_timestamp_verify (token, imprint, &error)) {
    report->has_timestamp = TRUE;
    report->timestamp_indication = ANKY_INDICATION_FAILED;
    report->timestamp_sub =
        token ? ANKY_SUB_HASH_FAILURE : ANKY_SUB_FORMAT_FAILURE;
    anky_signature_report_add (report,
                               "timestamp-invalid",
                               ANKY_SEVERITY_ERROR,
                               "the timestamp does not belong to this "
                               "signature: %s",
                               error ? error->message : "unknown digest");
    return;
  }

  describe_timestamp (report, token);
  if (judge_authority (judge, token) &&
      report->integrity == ANKY_INTEGRITY_INTACT)
    take_earlier (&self->proven_time, anky_timestamp_get_time (token));
}

static void
judge_timestamps (const Judge *judge)
{
  AnkySignature *self = judge->signature;
  GPtrArray *tokens = NULL;

  if (self->token) {
    describe_timestamp (self->report, self->token);
    if (judge_authority (judge, self->token) &&
        self->report->integrity == ANKY_INTEGRITY_INTACT)
      take_earlier (&self->proven_time, anky_timestamp_get_time (self->token));
    return;
  }

  tokens = self->cms ? anky_cms_get_timestamp_tokens (self->cms) : NULL;
  for (guint i = 0; tokens && i < tokens->len; i++)
    judge_signature_timestamp (judge, g_ptr_array_index (tokens, i));
}

/* EN 319 102-1, 5.6.2: a document timestamp proves that everything it covers
 * existed. */
static void
spread_proof (AnkyValidation *self, const AnkySignature *timestamp)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (signature != timestamp && signature->has_range &&
        signature->end <= timestamp->gap_start)
      take_earlier (&signature->proven_time, timestamp->proven_time);
  }
}

/* --- the signer ------------------------------------------------------------
 */

static void
judge_key_strength (AnkySignature *self, AnkyCertificate *signer)
{
  guint bits = anky_certificate_get_key_bits (signer);

  if (anky_certificate_get_key_type (signer) != ANKY_KEY_TYPE_RSA ||
      bits >= MIN_RSA_BITS)
    return;

  if (bits < BROKEN_RSA_BITS)
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_CRYPTO_CONSTRAINTS_FAILURE,
                         "weak-key",
                         "the signer's RSA key has only %u bits",
                         bits);
  else
    anky_signature_report_add (self->report,
                               "weak-key",
                               ANKY_SEVERITY_WARNING,
                               "the signer's RSA key has only %u bits",
                               bits);
}

static void
judge_key_usage (AnkySignature *self, AnkyCertificate *signer)
{
  if (!anky_certificate_may_sign (signer))
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_CHAIN_CONSTRAINTS_FAILURE,
                         "key-usage",
                         "the certificate is not meant for signing");
}

/* Whether the certificate had begun and not ended at a proven time. Without
 * proof the time of validation is all there is (EN 319 102-1, 5.5.4). */
static gboolean
judge_period (AnkySignature *self, AnkyCertificate *signer, GDateTime *at)
{
  GDateTime *time = self->proven_time ? self->proven_time : at;
  GDateTime *begin = anky_certificate_get_not_before (signer);
  GDateTime *end = anky_certificate_get_not_after (signer);

  if (g_date_time_compare (time, begin) < 0) {
    anky_signature_fail (
        self,
        self->proven_time ? ANKY_INDICATION_FAILED
                          : ANKY_INDICATION_INDETERMINATE,
        self->proven_time ? ANKY_SUB_NOT_YET_VALID
                          : ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
        "certificate-not-yet-valid",
        "the certificate was not valid yet at the time of signing");
    return FALSE;
  }
  if (g_date_time_compare (time, end) <= 0)
    return TRUE;

  if (self->proven_time)
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_EXPIRED,
                         "certificate-expired",
                         "the certificate had expired at the time of signing");
  else
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_OUT_OF_BOUNDS_NO_POE,
                         "certificate-expired-now",
                         "the certificate has expired and nothing proves that "
                         "it was valid at the time of signing");
  return FALSE;
}

/* Whether what the path answers is already said by judge_period(). */
static gboolean
is_about_period (AnkySubIndication sub)
{
  return sub == ANKY_SUB_EXPIRED || sub == ANKY_SUB_NOT_YET_VALID ||
         sub == ANKY_SUB_OUT_OF_BOUNDS_NO_POE ||
         sub == ANKY_SUB_OUT_OF_BOUNDS_NOT_REVOKED;
}

static gboolean
was_revoked_later (const AnkySignature *self, const AnkyPath *path)
{
  return self->proven_time && path->revoked_at &&
         g_date_time_compare (path->revoked_at, self->proven_time) > 0;
}

/* What the signer says of the time counts against him, never for him. */
static gboolean
claims_to_be_later (const AnkySignature *self, const AnkyPath *path)
{
  GDateTime *claimed = self->report->claimed_time;

  return !self->token && claimed && path->revoked_at &&
         path->sub == ANKY_SUB_REVOKED &&
         g_date_time_compare (claimed, path->revoked_at) >= 0;
}

static void
judge_revoked (AnkySignature *self, const AnkyPath *path)
{
  if (was_revoked_later (self, path)) {
    anky_signature_report_add (self->report,
                               "revoked-later",
                               ANKY_SEVERITY_INFO,
                               "the certificate was revoked after the proven "
                               "time of signing");
    return;
  }
  if (self->proven_time)
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_REVOKED,
                         "certificate-revoked",
                         "the certificate was revoked before the proven time "
                         "of signing");
  else if (claims_to_be_later (self, path))
    anky_signature_fail (self,
                         ANKY_INDICATION_FAILED,
                         ANKY_SUB_REVOKED,
                         "certificate-revoked",
                         "the certificate was revoked before the time that the "
                         "signature itself states");
  else
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_REVOKED_NO_POE,
                         "certificate-revoked",
                         "the certificate is revoked and nothing proves that "
                         "it was signed with before");
}

static void
judge_revocation (AnkySignature *self, const AnkyPath *path)
{
  switch (path->revocation) {
  case ANKY_REVOCATION_REVOKED:
    judge_revoked (self, path);
    break;
  case ANKY_REVOCATION_NO_SOURCE:
    anky_signature_report_add (self->report,
                               "revocation-no-source",
                               ANKY_SEVERITY_WARNING,
                               "the certificate names nobody who could say "
                               "whether it was revoked");
    break;
  case ANKY_REVOCATION_UNKNOWN:
    anky_signature_fail (self,
                         ANKY_INDICATION_INDETERMINATE,
                         ANKY_SUB_TRY_LATER,
                         "revocation-unknown",
                         "nobody answered whether the certificate was revoked");
    break;
  case ANKY_REVOCATION_GOOD:
  case ANKY_REVOCATION_NOT_CHECKED:
  default:
    break;
  }
}

static gboolean
is_about_revocation (AnkySubIndication sub)
{
  return sub == ANKY_SUB_REVOKED || sub == ANKY_SUB_REVOKED_NO_POE ||
         sub == ANKY_SUB_TRY_LATER;
}

static void
judge_path (AnkySignature *self, const AnkyPath *path)
{
  if (path->is_trusted)
    judge_revocation (self, path);
  if (path->indication == ANKY_INDICATION_PASSED || is_about_period (path->sub))
    return;
  if (path->is_trusted && is_about_revocation (path->sub) &&
      path->revocation != ANKY_REVOCATION_GOOD)
    return;

  anky_signature_fail (self,
                       path->indication,
                       path->sub,
                       path->is_trusted ? "path-refused" : "path-incomplete",
                       "%s",
                       path->message
                           ? path->message
                           : "the certificate leads to no trusted root");
}

static void
judge_signer (const Judge *judge)
{
  AnkySignature *self = judge->signature;
  AnkyCertificate *signer = self->report->signer;
  GDateTime *time = self->proven_time;
  GDateTime *claimed = self->report->claimed_time;
  GPtrArray *certificates = NULL;
  AnkyPathUse use = ANKY_PATH_USE_SIGNING;

  if (!signer)
    return;

  if (self->token) {
    certificates = anky_timestamp_get_certificates (self->token);
    use = ANKY_PATH_USE_TIMESTAMPING;
    time = anky_timestamp_get_time (self->token);
    claimed = NULL;
  } else {
    certificates = anky_cms_get_certificates (self->cms);
    judge_key_usage (self, signer);
    judge_key_strength (self, signer);
    judge_period (self, signer, judge->run->at);
  }
  self->report->path =
      build_path (judge, signer, certificates, use, time, claimed);
  judge_path (self, self->report->path);
}

/* --- times -----------------------------------------------------------------
 */

static void
compare_claimed_time (AnkySignature *self)
{
  AnkySignatureReport *report = self->report;
  gint64 seconds = 0;

  if (!report->claimed_time || !report->timestamp_time || self->token)
    return;

  seconds =
      g_date_time_difference (report->claimed_time, report->timestamp_time) /
      G_TIME_SPAN_SECOND;
  if (ABS (seconds) <= CLOCK_TOLERANCE_SECONDS)
    return;
  if (ABS (ABS (seconds) - QUIRK_SECONDS) <= QUIRK_TOLERANCE_SECONDS) {
    anky_signature_report_add (report,
                               "clock-seven-hours",
                               ANKY_SEVERITY_INFO,
                               "the time the signer's computer stated is seven "
                               "hours off: local time was written as UTC");
    return;
  }
  anky_signature_report_add (report,
                             "claimed-time-differs",
                             ANKY_SEVERITY_WARNING,
                             "the time the signer's computer stated and the "
                             "timestamp differ by %" G_GINT64_FORMAT " minutes",
                             ABS (seconds) / 60);
}

static void
settle_times (AnkySignature *self)
{
  AnkySignatureReport *report = self->report;
  GDateTime *best =
      self->proven_time ? self->proven_time : report->claimed_time;

  compare_claimed_time (self);
  if (best)
    report->best_time = g_date_time_ref (best);
  if (!self->proven_time && !self->token)
    anky_signature_report_add (report,
                               "time-not-proven",
                               ANKY_SEVERITY_INFO,
                               "the time of signing is only what the signer's "
                               "computer stated");
}

/* --- all of them -----------------------------------------------------------
 */

void
anky_validation_check_trust (AnkyValidation *self, GCancellable *cancellable)
{
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    const Judge judge = { self, signature, cancellable };

    if (!signature->is_skipped)
      judge_timestamps (&judge);
  }
  for (guint i = 0; i < self->signatures->len; i++) {
    const AnkySignature *signature = g_ptr_array_index (self->signatures, i);

    if (signature->token && signature->proven_time)
      spread_proof (self, signature);
  }
  for (guint i = 0; i < self->signatures->len; i++) {
    AnkySignature *signature = g_ptr_array_index (self->signatures, i);
    const Judge judge = { self, signature, cancellable };

    if (!signature->is_skipped)
      judge_signer (&judge);
    settle_times (signature);
  }
}
