/* anky-certificate.h - an X.509 certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-digest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyCertificate:
 *
 * A parsed certificate (RFC 5280). Immutable. Thread: any.
 */
#define ANKY_TYPE_CERTIFICATE (anky_certificate_get_type ())
G_DECLARE_FINAL_TYPE (AnkyCertificate,
                      anky_certificate,
                      ANKY,
                      CERTIFICATE,
                      GObject)

/* Who a certificate speaks for, guessed from its subject (there is no OID that
 * tells): a person, an organisation, an office held by a person. */
typedef enum {
  ANKY_SIGNER_UNKNOWN,
  ANKY_SIGNER_PERSON,
  ANKY_SIGNER_ORGANIZATION,
  ANKY_SIGNER_OFFICE,
} AnkySignerKind;

const char *anky_signer_kind_to_string (AnkySignerKind kind); /* "person" */
AnkySignerKind anky_signer_kind_from_string (const char *word);

typedef enum {
  ANKY_KEY_TYPE_UNKNOWN,
  ANKY_KEY_TYPE_RSA,
  ANKY_KEY_TYPE_EC,
} AnkyKeyType;

AnkyCertificate *anky_certificate_new_from_der (GBytes *der, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* PEM (one or many), DER, or PKCS#7 that holds certificates only, as CAs
 * publish them. (element-type AnkyCertificate) */
GPtrArray *anky_certificate_list_from_data (GBytes *data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

GBytes *anky_certificate_get_der (AnkyCertificate *self);
/* RFC 4514 in the order of the certificate, UTF-8: "CN=...,O=...,C=VN" */
const char *anky_certificate_get_subject (AnkyCertificate *self);
const char *anky_certificate_get_issuer (AnkyCertificate *self);
const char *anky_certificate_get_serial (AnkyCertificate *self); /* lower hex */
const char *anky_certificate_get_fingerprint (
    AnkyCertificate *self); /* SHA-256, lower hex */

/* First value of a subject attribute by its short name ("CN", "O", "L"); all
 * the OU in their order. NULL / empty if missing. */
const char *anky_certificate_get_common_name (AnkyCertificate *self);
const char *anky_certificate_get_organization (AnkyCertificate *self);
const char *const *anky_certificate_get_units (AnkyCertificate *self);
const char *anky_certificate_get_email (AnkyCertificate *self);
/* The managing body as TT 15/2025 Dieu 6(4) asks to show: OUs and O, joined. */
const char *anky_certificate_get_managing_body (AnkyCertificate *self);

GDateTime *anky_certificate_get_not_before (AnkyCertificate *self);
GDateTime *anky_certificate_get_not_after (AnkyCertificate *self);

AnkyKeyType anky_certificate_get_key_type (AnkyCertificate *self);
guint anky_certificate_get_key_bits (AnkyCertificate *self);
/* RSA of 2048 bits, EC of 256 or more. */
gboolean anky_certificate_has_strong_key (AnkyCertificate *self);
/* With which its issuer signed it; UNKNOWN for what is not in the list of TT
 * 15/2025, Phụ lục I, nor SHA-1. */
AnkyDigestAlgorithm anky_certificate_get_signature_digest (
    AnkyCertificate *self);
gboolean anky_certificate_is_ca (AnkyCertificate *self);
gboolean anky_certificate_is_self_signed (AnkyCertificate *self); /* checked */
/* No keyUsage, or digitalSignature or nonRepudiation. */
gboolean anky_certificate_may_sign (AnkyCertificate *self);
/* What the key may be used for (RFC 5280, 4.2.1.3 and 4.2.1.12) by the names
 * of the RFC, OIDs where it has none: "digitalSignature", "emailProtection".
 * Empty where the certificate sets no bounds; never NULL. */
char **anky_certificate_list_usages (AnkyCertificate *self)
    G_GNUC_WARN_UNUSED_RESULT;
AnkySignerKind anky_certificate_guess_kind (AnkyCertificate *self);
/* SubjectPublicKeyInfo, to match a key on a token. */
GBytes *anky_certificate_get_public_key (AnkyCertificate *self);
/* Addresses the certificate names; hostile until the signature stands. */
const char *const *anky_certificate_get_ocsp_uris (AnkyCertificate *self);
const char *const *anky_certificate_get_crl_uris (AnkyCertificate *self);
const char *const *anky_certificate_get_issuer_uris (AnkyCertificate *self);

gboolean anky_certificate_equal (AnkyCertificate *a, AnkyCertificate *b);

G_END_DECLS
