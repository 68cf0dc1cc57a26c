/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-timestamp-private.h"

#include <openssl/err.h>

struct _AnkyTimestamp {
  GObject parent_instance;

  AnkyCms *cms;
  GDateTime *time;
  AnkyDigestAlgorithm digest;
  GBytes *imprint;
  GBytes *nonce;
  char *policy;
};

#define MAX_OID_SIZE 128

G_DEFINE_FINAL_TYPE (AnkyTimestamp, anky_timestamp, G_TYPE_OBJECT)

static void
anky_timestamp_finalize (GObject *object)
{
  AnkyTimestamp *self = ANKY_TIMESTAMP (object);

  g_clear_object (&self->cms);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->imprint, g_bytes_unref);
  g_clear_pointer (&self->nonce, g_bytes_unref);
  g_free (self->policy);

  G_OBJECT_CLASS (anky_timestamp_parent_class)->finalize (object);
}

static void
anky_timestamp_class_init (AnkyTimestampClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_timestamp_finalize;
}

static void
anky_timestamp_init (AnkyTimestamp *self)
{
}

static void
read_imprint (AnkyTimestamp *self, TS_TST_INFO *info)
{
  TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint (info);
  const ASN1_OBJECT *object = NULL;

  X509_ALGOR_get0 (&object, NULL, NULL, TS_MSG_IMPRINT_get_algo (imprint));
  self->digest = anky_digest_algorithm_from_nid (OBJ_obj2nid (object));
  self->imprint = anky_bytes_from_asn1 (TS_MSG_IMPRINT_get_msg (imprint));
}

static gboolean
read_info (AnkyTimestamp *self, GError **error)
{
  GBytes *content = anky_cms_get_content (self->cms);
  gsize size;
  const guint8 *start = g_bytes_get_data (content, &size);
  const guint8 *position = start;
  g_autoptr (TS_TST_INFO) info = NULL;
  const ASN1_INTEGER *nonce;
  char policy[MAX_OID_SIZE] = "";

  ERR_clear_error ();
  info = d2i_TS_TST_INFO (NULL, &position, (long) size);
  if (info && position == start + size)
    self->time = anky_time_from_asn1 (TS_TST_INFO_get_time (info));
  if (!self->time) {
    anky_crypto_set_error (error,
                           ANKY_CRYPTO_ERROR_MALFORMED,
                           "content of a timestamp");
    return FALSE;
  }
  read_imprint (self, info);
  nonce = TS_TST_INFO_get_nonce (info);
  if (nonce)
    self->nonce = anky_bytes_from_asn1 (nonce);
  OBJ_obj2txt (policy, sizeof policy, TS_TST_INFO_get_policy_id (info), 1);
  self->policy = g_strdup (policy);
  return TRUE;
}

AnkyTimestamp *
anky_timestamp_parse (GBytes *token, GError **error)
{
  g_autoptr (AnkyTimestamp) self = g_object_new (ANKY_TYPE_TIMESTAMP, NULL);

  self->cms = anky_cms_parse (token, NULL, error);
  if (!self->cms)
    return NULL;
  if (anky_cms_get_content_nid (self->cms) != NID_id_smime_ct_TSTInfo ||
      !anky_cms_has_content (self->cms)) {
    g_set_error_literal (error,
                         ANKY_CRYPTO_ERROR,
                         ANKY_CRYPTO_ERROR_MALFORMED,
                         "a CMS that is no timestamp");
    return NULL;
  }
  if (!read_info (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

GDateTime *
anky_timestamp_get_time (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), NULL);

  return self->time;
}

AnkyDigestAlgorithm
anky_timestamp_get_digest_algorithm (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), ANKY_DIGEST_UNKNOWN);

  return self->digest;
}

GBytes *
anky_timestamp_get_imprint (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), NULL);

  return self->imprint;
}

AnkyCertificate *
anky_timestamp_get_certificate (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), NULL);

  return anky_cms_get_signer_certificate (self->cms);
}

GPtrArray *
anky_timestamp_get_certificates (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), NULL);

  return anky_cms_get_certificates (self->cms);
}

const char *
anky_timestamp_get_policy (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), NULL);

  return self->policy;
}

AnkyCms *
anky_timestamp_get_cms (AnkyTimestamp *self)
{
  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), NULL);

  return self->cms;
}

GBytes *
anky_timestamp_get_nonce (AnkyTimestamp *self)
{
  return self->nonce;
}

static gboolean
fail (GError **error, AnkyCryptoError code, const char *message)
{
  g_set_error_literal (error, ANKY_CRYPTO_ERROR, (int) code, message);
  return FALSE;
}

/* RFC 3161, 2.4.1: the TSA names its certificate among what it signs, or
 * another certificate for the same key could be put in its place. */
static gboolean
check_signer (AnkyTimestamp *self, GError **error)
{
  AnkyCmsFlags flags = anky_cms_get_flags (self->cms);

  if (flags & ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE)
    return fail (error,
                 ANKY_CRYPTO_ERROR_MALFORMED,
                 "the timestamp does not name its signer's certificate");
  if (flags & ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE)
    return fail (error,
                 ANKY_CRYPTO_ERROR_MISMATCH,
                 "the timestamp names another certificate than its signer's");
  return TRUE;
}

gboolean
anky_timestamp_verify (AnkyTimestamp *self, GBytes *imprint, GError **error)
{
  AnkyDigestAlgorithm algorithm;
  g_autoptr (GBytes) hash = NULL;

  g_return_val_if_fail (ANKY_IS_TIMESTAMP (self), FALSE);

  if (!g_bytes_equal (self->imprint, imprint) ||
      g_bytes_get_size (imprint) !=
          anky_digest_algorithm_get_size (self->digest))
    return fail (error,
                 ANKY_CRYPTO_ERROR_MISMATCH,
                 "the timestamp is of other data");
  algorithm = anky_cms_get_digest_algorithm (self->cms);
  if (algorithm == ANKY_DIGEST_UNKNOWN)
    return fail (error,
                 ANKY_CRYPTO_ERROR_ALGORITHM,
                 "the timestamp is signed with an unknown hash");
  hash = anky_digest_of_bytes (algorithm, anky_cms_get_content (self->cms));
  if (!anky_cms_verify (self->cms, hash, error))
    return FALSE;
  return check_signer (self, error);
}
