/* anky-certificate-private.h - what this folder knows of a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-certificate.h"
#include "anky-openssl-private.h"

G_BEGIN_DECLS

/* Borrowed; OpenSSL counts its references itself. */
X509 *anky_certificate_get_x509 (AnkyCertificate *self);
AnkyCertificate *anky_certificate_new_from_x509 (X509 *x509, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Always valid UTF-8, whatever the bytes were. */
char *anky_name_to_string (const X509_NAME *name) G_GNUC_WARN_UNUSED_RESULT;
/* All values of one attribute, in the order of the name; never NULL. */
char **anky_name_get_values (const X509_NAME *name, int nid)
    G_GNUC_WARN_UNUSED_RESULT;
/* Units and organisation, the lowest first: "Phòng A, Sở B, UBND tỉnh C". */
char *anky_name_get_managing_body (const X509_NAME *name)
    G_GNUC_WARN_UNUSED_RESULT;

/* http and https addresses of a certificate, at most a few. */
char **anky_x509_get_access_uris (const X509 *x509, int method_nid)
    G_GNUC_WARN_UNUSED_RESULT;
char **anky_x509_get_crl_uris (const X509 *x509) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
  const char *common_name; /* each may be NULL */
  const char *organization;
  const char *const *units;
  gboolean has_personal_attribute; /* title, surname, givenName */
} AnkySubjectFacts;

AnkySignerKind anky_signer_kind_guess (const AnkySubjectFacts *facts);

G_END_DECLS
