/* anky-openssl-private.h - OpenSSL's types and errors in GLib's manner
 *
 * For this folder and its tests only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-digest.h"

#include <gio/gio.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/rsa.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

G_BEGIN_DECLS

typedef STACK_OF (X509) AnkyX509Stack;
typedef STACK_OF (X509_CRL) AnkyCrlStack;
typedef STACK_OF (ASN1_TYPE) AnkyAsn1Sequence;

static inline void
anky_x509_stack_free (AnkyX509Stack *stack)
{
  sk_X509_pop_free (stack, X509_free);
}

static inline void
anky_asn1_sequence_free (AnkyAsn1Sequence *sequence)
{
  sk_ASN1_TYPE_pop_free (sequence, ASN1_TYPE_free);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyX509Stack, anky_x509_stack_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyAsn1Sequence, anky_asn1_sequence_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ASN1_OBJECT, ASN1_OBJECT_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ASN1_OCTET_STRING, ASN1_OCTET_STRING_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ASN1_STRING, ASN1_STRING_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AUTHORITY_INFO_ACCESS,
                               AUTHORITY_INFO_ACCESS_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CMS_ContentInfo, CMS_ContentInfo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CRL_DIST_POINTS, CRL_DIST_POINTS_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY_CTX, EVP_PKEY_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_BASICRESP, OCSP_BASICRESP_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_REQUEST, OCSP_REQUEST_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OCSP_RESPONSE, OCSP_RESPONSE_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TS_MSG_IMPRINT, TS_MSG_IMPRINT_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TS_REQ, TS_REQ_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TS_RESP, TS_RESP_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TS_TST_INFO, TS_TST_INFO_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_ALGOR, X509_ALGOR_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_CRL, X509_CRL_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_SIG, X509_SIG_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_STORE, X509_STORE_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_STORE_CTX, X509_STORE_CTX_free)

/* Sets @error from OpenSSL's queue: all of it is read, the last entry is used,
 * nothing stays. @doing: what was being done, e.g. "certificate". No other code
 * touches the queue but to clear it on entry. */
void anky_crypto_set_error (GError **error,
                            AnkyCryptoError code,
                            const char *doing);

/* OpenSSL's name for a digest; NULL if unknown. */
const EVP_MD *anky_digest_algorithm_get_md (AnkyDigestAlgorithm algorithm);
int anky_digest_algorithm_get_nid (AnkyDigestAlgorithm algorithm);
AnkyDigestAlgorithm anky_digest_algorithm_from_nid (int nid);

GBytes *anky_bytes_from_asn1 (const ASN1_STRING *string)
    G_GNUC_WARN_UNUSED_RESULT;

/* What an i2d function allocated; NULL if it failed. */
GBytes *anky_bytes_take_der (guint8 **der, int size) G_GNUC_WARN_UNUSED_RESULT;

/* In Vietnam time; NULL if it is no time. */
GDateTime *anky_time_from_asn1 (const ASN1_TIME *time)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
