/* anky-signer.h - request to appearance to revision to digest to CMS to bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"
#include "anky-sign-request.h"

G_BEGIN_DECLS

/* What one signature appends to the file. */
typedef struct {
  GBytes *appended;       /* goes behind the file's last byte */
  char *field_name;       /* the one used */
  guint64 contents_start; /* of /Contents with its brackets, in the new file */
  guint64 contents_end;
} AnkySignedRevision;

void anky_signed_revision_free (AnkySignedRevision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkySignedRevision, anky_signed_revision_free)

/* Whether the document lets this signature be added (DocMDP, field locks,
 * /SV, encryption, prefix): everything that can be known before the PIN. */
gboolean anky_signer_check (AnkyPdfDocument *document,
                            const AnkySignRequest *request,
                            AnkyCertificate *certificate,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, and draws the appearance where the signature would go, for the
 * request's drawn: what takes time before a key must not take it after. */
AnkyDrawnAppearance *anky_signer_draw (AnkyPdfDocument *document,
                                       const AnkySignRequest *request,
                                       AnkyCertificate *certificate,
                                       GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Signs. @prefix_digest is the hash state (of request's algorithm) after all
 * bytes of the document, or NULL to compute it here; it is not changed. @key
 * must have begun. Blocks. */
AnkySignedRevision *anky_signer_sign (AnkyPdfDocument *document,
                                      const AnkySignRequest *request,
                                      AnkyKey *key,
                                      const AnkyDigest *prefix_digest,
                                      GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A timestamp over all bytes of the document (EN 319 142-1, 5.4.3), as a
 * revision of its own. NULL without error when @timestamp gave none and said
 * to go on without. Blocks. */
AnkySignedRevision *anky_signer_timestamp (AnkyPdfDocument *document,
                                           AnkyTimestampFunc timestamp,
                                           gpointer timestamp_data,
                                           const AnkyDigest *prefix_digest,
                                           GCancellable *cancellable,
                                           GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
