/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-revocation-answer-private.h"

#include <openssl/err.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ASN1_ENUMERATED, ASN1_ENUMERATED_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ISSUING_DIST_POINT, ISSUING_DIST_POINT_free)

static AnkyRevocationAnswer *
refuse (GError **error, AnkyCryptoError code, const char *message)
{
  anky_crypto_set_error (error, code, message);
  return NULL;
}

static gboolean
names_address (const DIST_POINT_NAME *point, const char *const *uris)
{
  const GENERAL_NAMES *names;

  if (point->type != 0)
    return FALSE;
  names = point->name.fullname;
  for (int i = 0; i < sk_GENERAL_NAME_num (names); i++) {
    int type;
    const ASN1_STRING *value =
        GENERAL_NAME_get0_value (sk_GENERAL_NAME_value (names, i), &type);

    if (type != GEN_URI)
      continue;
    for (guint j = 0; uris[j]; j++)
      if ((gsize) ASN1_STRING_length (value) == strlen (uris[j]) &&
          memcmp (ASN1_STRING_get0_data (value), uris[j], strlen (uris[j])) ==
              0)
        return TRUE;
  }
  return FALSE;
}

/* RFC 5280, 5.2.5: a list may be of a part of the certificates only. */
static gboolean
is_list_of (X509_CRL *crl, AnkyCertificate *certificate)
{
  int is_critical;
  g_autoptr (ISSUING_DIST_POINT) scope =
      X509_CRL_get_ext_d2i (crl,
                            NID_issuing_distribution_point,
                            &is_critical,
                            NULL);

  if (!scope)
    return is_critical == -1;
  if (scope->onlyattr > 0 || scope->indirectCRL > 0 || scope->onlysomereasons)
    return FALSE;
  if (anky_certificate_is_ca (certificate) ? scope->onlyuser > 0
                                           : scope->onlyCA > 0)
    return FALSE;
  return !scope->distpoint ||
         names_address (scope->distpoint,
                        anky_certificate_get_crl_uris (certificate));
}

/* A critical extension that is not understood says that the list means
 * something else (RFC 5280, 5.2); so does a delta list. */
static gboolean
has_unknown_extension (X509_CRL *crl)
{
  for (int i = X509_CRL_get_ext_by_critical (crl, 1, -1); i >= 0;
       i = X509_CRL_get_ext_by_critical (crl, 1, i)) {
    X509_EXTENSION *extension = X509_CRL_get_ext (crl, i);

    if (OBJ_obj2nid (X509_EXTENSION_get_object (extension)) !=
        NID_issuing_distribution_point)
      return TRUE;
  }
  return X509_CRL_get_ext_by_NID (crl, NID_delta_crl, -1) >= 0;
}

static gboolean
is_signed_by (X509_CRL *crl, AnkyCertificate *issuer)
{
  X509 *x509 = anky_certificate_get_x509 (issuer);
  EVP_PKEY *key = X509_get0_pubkey (x509);

  return key && (X509_get_key_usage (x509) & KU_CRL_SIGN) != 0 &&
         X509_CRL_verify (crl, key) == 1;
}

static void
read_entry (AnkyRevocationAnswer *answer, X509_REVOKED *entry)
{
  g_autoptr (ASN1_ENUMERATED) reason =
      X509_REVOKED_get_ext_d2i (entry, NID_crl_reason, NULL, NULL);
  int code = reason ? (int) ASN1_ENUMERATED_get (reason) : -1;

  answer->status = ANKY_REVOCATION_REVOKED;
  answer->revoked_at =
      anky_time_from_asn1 (X509_REVOKED_get0_revocationDate (entry));
  answer->reason = anky_revocation_reason_to_string (code);
}

static AnkyRevocationAnswer *
read_answer (X509_CRL *crl,
             GBytes *bytes,
             const AnkyRevocationQuestion *question,
             GError **error)
{
  g_autoptr (AnkyRevocationAnswer) answer =
      anky_revocation_answer_new (bytes, FALSE);
  X509_REVOKED *entry = NULL;
  int found =
      X509_CRL_get0_by_cert (crl,
                             &entry,
                             anky_certificate_get_x509 (question->certificate));

  answer->this_update = anky_time_from_asn1 (X509_CRL_get0_lastUpdate (crl));
  answer->next_update = anky_time_from_asn1 (X509_CRL_get0_nextUpdate (crl));
  answer->status = ANKY_REVOCATION_GOOD;
  if (found == 1)
    read_entry (answer, entry);
  if (!answer->this_update ||
      (answer->status == ANKY_REVOCATION_REVOKED && !answer->revoked_at))
    return refuse (error, ANKY_CRYPTO_ERROR_MALFORMED, "times of a CRL");
  answer->produced = g_date_time_ref (answer->this_update);
  return g_steal_pointer (&answer);
}

AnkyRevocationAnswer *
anky_crl_read (GBytes *bytes,
               const AnkyRevocationQuestion *question,
               GError **error)
{
  gsize size;
  const guint8 *position = g_bytes_get_data (bytes, &size);
  g_autoptr (X509_CRL) crl = NULL;
  X509 *issuer = anky_certificate_get_x509 (question->issuer);

  ERR_clear_error ();
  if (size <= ANKY_CRL_MAX_SIZE)
    crl = d2i_X509_CRL (NULL, &position, (long) size);
  if (!crl)
    return refuse (error, ANKY_CRYPTO_ERROR_MALFORMED, "CRL");
  if (X509_NAME_cmp (X509_CRL_get_issuer (crl),
                     X509_get_subject_name (issuer)) != 0)
    return refuse (error, ANKY_CRYPTO_ERROR_MISMATCH, "CRL of another issuer");
  if (has_unknown_extension (crl) || !is_list_of (crl, question->certificate))
    return refuse (error, ANKY_CRYPTO_ERROR_MISMATCH, "CRL of another scope");
  if (!is_signed_by (crl, question->issuer))
    return refuse (error, ANKY_CRYPTO_ERROR_MISMATCH, "signer of a CRL");
  return read_answer (crl, bytes, question, error);
}
