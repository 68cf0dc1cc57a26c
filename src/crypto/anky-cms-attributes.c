/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cms-private.h"

#include "anky-buffer.h"
#include "anky-der-private.h"

#include <string.h>

/* Ceilings on what one signer may bring. */
#define MAX_ATTRIBUTES      100
#define MAX_ATTRIBUTES_SIZE (16 * 1024 * 1024)
#define MAX_TIMESTAMPS      16
#define MAX_EVIDENCE        100
#define HEADER_SIZE         16

/* X.690, 11.6: ascending as strings of octets, the shorter padded with zeros.
 */
static int
compare_encodings (gconstpointer a, gconstpointer b)
{
  GBytes *first = *(GBytes *const *) a;
  GBytes *second = *(GBytes *const *) b;
  gsize first_size = g_bytes_get_size (first);
  gsize second_size = g_bytes_get_size (second);
  int order = memcmp (g_bytes_get_data (first, NULL),
                      g_bytes_get_data (second, NULL),
                      MIN (first_size, second_size));

  if (order != 0)
    return order;
  return (first_size > second_size) - (first_size < second_size);
}

static GBytes *
join_set (GPtrArray *encodings)
{
  g_autoptr (AnkyBuffer) content = anky_buffer_new (MAX_ATTRIBUTES_SIZE);
  g_autoptr (AnkyBuffer) set =
      anky_buffer_new (MAX_ATTRIBUTES_SIZE + HEADER_SIZE);
  guint8 header[HEADER_SIZE];
  guint8 *end = header;

  for (guint i = 0; i < encodings->len; i++) {
    gsize size;
    gconstpointer data =
        g_bytes_get_data (g_ptr_array_index (encodings, i), &size);

    anky_buffer_append (content, data, size);
  }
  if (anky_buffer_has_overflowed (content))
    return NULL;
  ASN1_put_object (&end,
                   1,
                   (int) anky_buffer_get_size (content),
                   V_ASN1_SET,
                   V_ASN1_UNIVERSAL);
  anky_buffer_append (set, header, (gsize) (end - header));
  anky_buffer_append (set,
                      anky_buffer_get_data (content),
                      anky_buffer_get_size (content));
  return anky_buffer_steal_bytes (set);
}

GBytes *
anky_cms_signed_attributes (const CMS_SignerInfo *signer, gboolean is_sorted)
{
  g_autoptr (GPtrArray) encodings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int n = CMS_signed_get_attr_count (signer);

  if (n <= 0 || n > MAX_ATTRIBUTES)
    return NULL;
  for (int i = 0; i < n; i++) {
    X509_ATTRIBUTE *attribute = CMS_signed_get_attr (signer, i);
    guint8 *der = NULL;
    int size = i2d_X509_ATTRIBUTE (attribute, &der);
    GBytes *encoding = anky_bytes_take_der (&der, size);

    if (!encoding)
      return NULL;
    g_ptr_array_add (encodings, encoding);
  }
  if (is_sorted)
    g_ptr_array_sort (encodings, compare_encodings);
  return join_set (encodings);
}

GPtrArray *
anky_cms_read_timestamps (const CMS_SignerInfo *signer)
{
  GPtrArray *tokens =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  int n = MIN (CMS_unsigned_get_attr_count (signer), MAX_ATTRIBUTES);

  for (int i = 0; i < n; i++) {
    X509_ATTRIBUTE *attribute = CMS_unsigned_get_attr (signer, i);
    int n_values = X509_ATTRIBUTE_count (attribute);

    if (OBJ_obj2nid (X509_ATTRIBUTE_get0_object (attribute)) !=
        NID_id_smime_aa_timeStampToken)
      continue;
    for (int j = 0; j < n_values && tokens->len < MAX_TIMESTAMPS; j++) {
      const ASN1_TYPE *value = X509_ATTRIBUTE_get0_type (attribute, j);

      if (ASN1_TYPE_get (value) == V_ASN1_SEQUENCE)
        g_ptr_array_add (tokens, anky_bytes_from_asn1 (value->value.sequence));
    }
  }
  return tokens;
}

static void
read_evidence_list (AnkyCursor *list, GPtrArray *evidence)
{
  AnkyDerElement item;

  if (!anky_der_enter (list, ANKY_DER_SEQUENCE))
    return;
  while (evidence->len < MAX_EVIDENCE &&
         anky_der_read_tag (list, ANKY_DER_SEQUENCE, &item))
    g_ptr_array_add (evidence, anky_der_dup (&item.whole));
}

void
anky_cms_read_archival (const CMS_SignerInfo *signer,
                        GPtrArray *ocsp,
                        GPtrArray *crls)
{
  g_autoptr (ASN1_OBJECT) type = OBJ_txt2obj ("1.2.840.113583.1.1.8", 1);
  const ASN1_STRING *value;
  AnkyCursor archival;
  AnkyDerElement part;

  /* -3: the attribute stands once and has one value, else it is ignored. */
  value = CMS_signed_get0_data_by_OBJ (signer, type, -3, V_ASN1_SEQUENCE);
  if (!value)
    return;
  anky_cursor_init (&archival,
                    ASN1_STRING_get0_data (value),
                    (gsize) ASN1_STRING_length (value));
  if (!anky_der_enter (&archival, ANKY_DER_SEQUENCE))
    return;
  if (anky_der_read_tag (&archival, ANKY_DER_CONTEXT (0), &part))
    read_evidence_list (&part.content, crls);
  if (anky_der_read_tag (&archival, ANKY_DER_CONTEXT (1), &part))
    read_evidence_list (&part.content, ocsp);
}

/* The hash algorithm of an ESSCertIDv2 is SHA-256 where it is left out. */
static gboolean
read_hash_algorithm (AnkyCursor *id, AnkyDigestAlgorithm *algorithm_out)
{
  g_autoptr (X509_ALGOR) identifier = NULL;
  const ASN1_OBJECT *object = NULL;
  AnkyDerElement element;
  const guint8 *position;

  *algorithm_out = ANKY_DIGEST_SHA256;
  if (!anky_der_read_tag (id, ANKY_DER_SEQUENCE, &element))
    return TRUE;
  position = element.whole.data;
  identifier = d2i_X509_ALGOR (NULL, &position, (long) element.whole.size);
  if (!identifier)
    return FALSE;
  X509_ALGOR_get0 (&object, NULL, NULL, identifier);
  *algorithm_out = anky_digest_algorithm_from_nid (OBJ_obj2nid (object));
  return *algorithm_out != ANKY_DIGEST_UNKNOWN;
}

/* Only the first entry speaks of the signer (RFC 5035, 3). Its issuerSerial
 * adds nothing to the hash of the whole certificate. */
static gboolean
first_entry_matches (const ASN1_STRING *value,
                     gboolean is_version_2,
                     AnkyCertificate *certificate)
{
  AnkyDigestAlgorithm algorithm = ANKY_DIGEST_SHA1;
  g_autoptr (GBytes) hash = NULL;
  AnkyDerElement found;
  AnkyCursor cursor;

  anky_cursor_init (&cursor,
                    ASN1_STRING_get0_data (value),
                    (gsize) ASN1_STRING_length (value));
  if (!anky_der_enter (&cursor, ANKY_DER_SEQUENCE) ||
      !anky_der_enter (&cursor, ANKY_DER_SEQUENCE) ||
      !anky_der_enter (&cursor, ANKY_DER_SEQUENCE) ||
      (is_version_2 && !read_hash_algorithm (&cursor, &algorithm)) ||
      !anky_der_read_tag (&cursor, ANKY_DER_OCTET_STRING, &found))
    return FALSE;
  hash =
      anky_digest_of_bytes (algorithm, anky_certificate_get_der (certificate));
  return g_bytes_get_size (hash) == found.content.size &&
         memcmp (g_bytes_get_data (hash, NULL),
                 found.content.data,
                 found.content.size) == 0;
}

AnkyCmsFlags
anky_cms_check_signing_certificate (const CMS_SignerInfo *signer,
                                    AnkyCertificate *certificate)
{
  const struct {
    int nid;
    gboolean is_version_2;
  } forms[] = {
    { NID_id_smime_aa_signingCertificateV2, TRUE },
    { NID_id_smime_aa_signingCertificate, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    const ASN1_STRING *value;

    if (CMS_signed_get_attr_by_NID (signer, forms[i].nid, -1) < 0)
      continue;
    value = CMS_signed_get0_data_by_OBJ (signer,
                                         OBJ_nid2obj (forms[i].nid),
                                         -3,
                                         V_ASN1_SEQUENCE);
    if (value && certificate &&
        first_entry_matches (value, forms[i].is_version_2, certificate))
      return ANKY_CMS_FLAG_NONE;
    return ANKY_CMS_FLAG_WRONG_SIGNING_CERTIFICATE;
  }
  return ANKY_CMS_FLAG_NO_SIGNING_CERTIFICATE;
}
