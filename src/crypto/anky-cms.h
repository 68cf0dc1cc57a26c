/* anky-cms.h - CMS signatures of PAdES (EN 319 142-1; RFC 5652)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-key.h"

G_BEGIN_DECLS

/* --- making -------------------------------------------------------------- */

/**
 * AnkyTimestampFunc:
 *
 * Asked for an RFC 3161 token over @imprint (the SHA-256 of the signature
 * value). NULL with error: nothing is signed. NULL without: whoever was asked
 * chose to go on without a token, so that no PIN is needed a second time.
 */
typedef GBytes *(*AnkyTimestampFunc) (GBytes *imprint,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

typedef struct {
  AnkySignatureScheme scheme;  /* UNKNOWN: PKCS#1 v1.5 or ECDSA by key */
  AnkyDigestAlgorithm digest;  /* UNKNOWN: SHA-256 */
  GPtrArray *chain;            /* AnkyCertificate besides the leaf; NULL */
  AnkyTimestampFunc timestamp; /* NULL: B-B */
  gpointer timestamp_data;
} AnkyCmsOptions;

/* An upper bound of the CMS in bytes: without token plus 16 KiB if a timestamp
 * is asked, at least 32 KiB. */
gsize anky_cms_estimate_size (AnkyCertificate *certificate,
                              const AnkyCmsOptions *options);

/* A detached SignedData over content whose hash is @content_digest:
 * content-type, message-digest, signing-certificate-v2, no signing-time. @key
 * must have begun. The answer is checked against the certificate before it is
 * returned. */
GBytes *anky_cms_sign (AnkyKey *key,
                       GBytes *content_digest,
                       const AnkyCmsOptions *options,
                       GCancellable *cancellable,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- reading ------------------------------------------------------------- */

/**
 * AnkyCms:
 *
 * A SignedData as found in /Contents. Immutable. Thread: any.
 */
#define ANKY_TYPE_CMS (anky_cms_get_type ())
G_DECLARE_FINAL_TYPE (AnkyCms, anky_cms, ANKY, CMS, GObject)

/* @data may be padded; @length_out is where the CMS really ended. */
AnkyCms *anky_cms_parse (GBytes *data, gsize *length_out, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

guint anky_cms_get_n_signers (AnkyCms *self); /* not 1: never valid */
gboolean anky_cms_is_ber_indefinite (AnkyCms *self);
gboolean anky_cms_has_content (AnkyCms *self); /* eContent present */
GBytes *anky_cms_get_content (AnkyCms *self);  /* NULL if detached */
AnkyDigestAlgorithm anky_cms_get_digest_algorithm (AnkyCms *self);
AnkySignatureScheme anky_cms_get_scheme (AnkyCms *self);
AnkyCertificate *anky_cms_get_signer_certificate (
    AnkyCms *self); /* NULL if not embedded */
GPtrArray *anky_cms_get_certificates (AnkyCms *self);
GBytes *anky_cms_get_message_digest (
    AnkyCms *self); /* NULL: no signed attributes */
gboolean anky_cms_has_signed_attributes (AnkyCms *self);
GDateTime *anky_cms_get_signing_time (AnkyCms *self); /* NULL if none */
/* RFC 3161 tokens among the unsigned attributes. (element-type GBytes) */
GPtrArray *anky_cms_get_timestamp_tokens (AnkyCms *self);
GBytes *anky_cms_get_signature_value (AnkyCms *self);
/* adbe revocation info archival: DER of OCSP responses and CRLs. */
GPtrArray *anky_cms_get_embedded_ocsp (AnkyCms *self);
GPtrArray *anky_cms_get_embedded_crls (AnkyCms *self);

typedef enum {
  ANKY_CMS_FLAG_NONE = 0,
  ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE = 1 << 0, /* ESS attribute missing */
  ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE = 1 << 1,
  ANKY_CMS_FLAG_WRONG_CONTENT_TYPE = 1 << 2,
  ANKY_CMS_FLAG_DIGEST_MISMATCH = 1 << 3,     /* algorithm lists disagree */
  ANKY_CMS_FLAG_NO_NULL_PARAMETER = 1 << 4,   /* rsaEncryption without NULL */
  ANKY_CMS_FLAG_UNSORTED_ATTRIBUTES = 1 << 5, /* signed, but not as DER */
} AnkyCmsFlags;
AnkyCmsFlags anky_cms_get_flags (AnkyCms *self);

/* Whether the signature is the certificate's over @content_digest: message
 * digest, signed attributes, public key. FALSE with %ANKY_CRYPTO_ERROR_MISMATCH
 * when it is proven wrong, other codes when it cannot be computed. */
gboolean anky_cms_verify (AnkyCms *self, GBytes *content_digest, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
