/* anky-timestamp.h - RFC 3161: asking for a timestamp, reading one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cms.h"
#include "anky-fetcher.h"
#include "anky-path.h"

G_BEGIN_DECLS

/* Asks @uri for a token over @imprint (a SHA-256): nonce, imprint, the TSA's
 * signature and the purpose of its certificate are checked; if @trust is given,
 * its path too (leave it out where the TSA's root is not installed). */
GBytes *anky_timestamp_request (AnkyFetcher *fetcher,
                                const char *uri,
                                GBytes *imprint,
                                AnkyTrust *trust,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * AnkyTimestamp:
 *
 * A token that was found. Immutable. Thread: any.
 */
#define ANKY_TYPE_TIMESTAMP (anky_timestamp_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTimestamp, anky_timestamp, ANKY, TIMESTAMP, GObject)

AnkyTimestamp *anky_timestamp_parse (GBytes *token, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GDateTime *anky_timestamp_get_time (AnkyTimestamp *self);
AnkyDigestAlgorithm anky_timestamp_get_digest_algorithm (AnkyTimestamp *self);
GBytes *anky_timestamp_get_imprint (AnkyTimestamp *self);
AnkyCertificate *anky_timestamp_get_certificate (
    AnkyTimestamp *self); /* NULL if absent */
GPtrArray *anky_timestamp_get_certificates (AnkyTimestamp *self);
const char *anky_timestamp_get_policy (AnkyTimestamp *self); /* OID, dotted */
/* The SignedData around it: scheme, flags, evidence. */
AnkyCms *anky_timestamp_get_cms (AnkyTimestamp *self);
/* The TSA's signature over its TSTInfo, and the imprint against @imprint. */
gboolean anky_timestamp_verify (AnkyTimestamp *self,
                                GBytes *imprint,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
