/* anky-seed-value.h - what the maker of an empty field demands of a signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"
#include "anky-sign-request.h"

G_BEGIN_DECLS

/* What a signature will be made with; filled from the request, narrowed by the
 * seed value. */
typedef struct {
  AnkyDigestAlgorithm digest; /* UNKNOWN: the default */
  AnkyDocmdp docmdp;
  char *reason; /* owned; NULL: none */
} AnkySignTerms;

void anky_sign_terms_clear (AnkySignTerms *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnkySignTerms, anky_sign_terms_clear)

/* Obeys /SV (ISO 32000-2, 12.7.5.5, table 237); refuses with NOT_PERMITTED
 * what is required and cannot be had, never signs against it. */
gboolean anky_seed_value_apply (AnkyPdfRevision *revision,
                                const AnkyPdfObject *seed,
                                const AnkySignRequest *request,
                                AnkyCertificate *certificate,
                                AnkySignTerms *terms,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
