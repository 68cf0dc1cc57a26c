/* anky-evidence.h - gathering what proves signatures later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-dss.h"
#include "anky-fetcher.h"
#include "anky-pdf-document.h"
#include "anky-trust.h"

G_BEGIN_DECLS

/* Certificates, OCSP responses and CRLs of every path in the document: of each
 * signer, of each timestamp's authority (EN 319 142-1, table 1, B-LT). NULL
 * with %ANKY_OFFICE_ERROR_EVIDENCE when one is not whole.
 * (element-type AnkyDssEntry) */
GPtrArray *anky_evidence_collect (AnkyPdfDocument *document,
                                  AnkyTrust *trust,
                                  AnkyFetcher *fetcher,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether every signature of the document has a timestamp, its own or one over
 * the document after it. */
gboolean anky_evidence_is_timestamped (AnkyPdfDocument *document);

G_END_DECLS
