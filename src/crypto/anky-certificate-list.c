/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-private.h"

#include <openssl/err.h>
#include <openssl/pem.h>

/* A file of roots has some hundred. */
#define MAX_CERTIFICATES 1000
#define MAX_LIST_SIZE    (64 * 1024 * 1024)

static gboolean
add_x509 (GPtrArray *list, X509 *x509, GError **error)
{
  AnkyCertificate *certificate = anky_certificate_new_from_x509 (x509, error);

  if (!certificate)
    return FALSE;
  g_ptr_array_add (list, certificate);
  return TRUE;
}

static gboolean
is_end_of_pem (void)
{
  unsigned long last = ERR_peek_last_error ();

  return ERR_GET_LIB (last) == ERR_LIB_PEM &&
         ERR_GET_REASON (last) == PEM_R_NO_START_LINE;
}

static gboolean
add_from_pem (GPtrArray *list, GBytes *data, GError **error)
{
  gsize size;
  gconstpointer text = g_bytes_get_data (data, &size);
  g_autoptr (BIO) bio = BIO_new_mem_buf (text, (int) size);

  while (bio && list->len < MAX_CERTIFICATES) {
    g_autoptr (X509) x509 = PEM_read_bio_X509 (bio, NULL, NULL, NULL);

    if (!x509 && is_end_of_pem ())
      break;
    if (!x509) {
      anky_crypto_set_error (error, ANKY_CRYPTO_ERROR_MALFORMED, "PEM");
      return FALSE;
    }
    if (!add_x509 (list, x509, error))
      return FALSE;
  }
  ERR_clear_error ();
  return TRUE;
}

static gboolean
add_from_pkcs7 (GPtrArray *list, GBytes *data)
{
  gsize size;
  const guint8 *position = g_bytes_get_data (data, &size);
  g_autoptr (CMS_ContentInfo) cms =
      d2i_CMS_ContentInfo (NULL, &position, (long) size);
  g_autoptr (AnkyX509Stack) stack = cms ? CMS_get1_certs (cms) : NULL;
  int n = stack ? sk_X509_num (stack) : 0;

  for (int i = 0; i < MIN (n, MAX_CERTIFICATES); i++)
    (void) add_x509 (list, sk_X509_value (stack, i), NULL);
  ERR_clear_error ();
  return list->len > 0;
}

static gboolean
add_from_der (GPtrArray *list, GBytes *data, GError **error)
{
  AnkyCertificate *single;

  if (add_from_pkcs7 (list, data))
    return TRUE;
  single = anky_certificate_new_from_der (data, error);
  if (!single)
    return FALSE;
  g_ptr_array_add (list, single);
  return TRUE;
}

GPtrArray *
anky_certificate_list_from_data (GBytes *data, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);
  /* DER begins with a SEQUENCE, PEM with text. */
  gboolean is_der = size > 0 && bytes[0] == 0x30;

  ERR_clear_error ();
  if (size > MAX_LIST_SIZE) {
    g_set_error_literal (error,
                         ANKY_CRYPTO_ERROR,
                         ANKY_CRYPTO_ERROR_TOO_LARGE,
                         "list of certificates");
    return NULL;
  }
  if (!(is_der ? add_from_der (list, data, error)
               : add_from_pem (list, data, error)))
    return NULL;
  if (list->len == 0) {
    g_set_error_literal (error,
                         ANKY_CRYPTO_ERROR,
                         ANKY_CRYPTO_ERROR_MALFORMED,
                         "no certificate in PEM or DER");
    return NULL;
  }
  return g_steal_pointer (&list);
}
