/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-tsa.h"

#include "anky-clock.h"
#include "anky-test-pki.h"

#include <openssl/pem.h>
#include <openssl/ts.h>

static ASN1_INTEGER *
give_serial (TS_RESP_CTX *context, void *data)
{
  ASN1_INTEGER *serial = ASN1_INTEGER_new ();

  ASN1_INTEGER_set (serial, 7);
  return serial;
}

static int
give_time (TS_RESP_CTX *context, void *data, long *seconds, long *microseconds)
{
  *seconds = (long) g_date_time_to_unix (data);
  *microseconds = 0;
  return 1;
}

static void
set_signer (TS_RESP_CTX *context, const char *name)
{
  g_autofree char *certificate_name = g_strconcat (name, ".pem", NULL);
  g_autofree char *key_name = g_strconcat (name, ".key", NULL);
  g_autofree char *certificate_path = anky_test_pki_path (certificate_name);
  g_autofree char *key_path = anky_test_pki_path (key_name);
  BIO *certificate_bio = BIO_new_file (certificate_path, "r");
  BIO *key_bio = BIO_new_file (key_path, "r");
  X509 *certificate = PEM_read_bio_X509 (certificate_bio, NULL, NULL, NULL);
  EVP_PKEY *key = PEM_read_bio_PrivateKey (key_bio, NULL, NULL, NULL);

  TS_RESP_CTX_set_signer_cert (context, certificate);
  TS_RESP_CTX_set_signer_key (context, key);
  X509_free (certificate);
  EVP_PKEY_free (key);
  BIO_free (certificate_bio);
  BIO_free (key_bio);
}

static TS_RESP_CTX *
new_context (const AnkyTestTsa *tsa, GDateTime *time)
{
  TS_RESP_CTX *context = TS_RESP_CTX_new ();
  ASN1_OBJECT *policy = OBJ_txt2obj ("1.2.3.4.1", 1);

  set_signer (context, tsa->name ? tsa->name : "tsa");
  TS_RESP_CTX_set_def_policy (context, policy);
  TS_RESP_CTX_add_md (context, EVP_sha256 ());
  TS_RESP_CTX_set_signer_digest (context, EVP_sha256 ());
  TS_RESP_CTX_set_serial_cb (context, give_serial, NULL);
  TS_RESP_CTX_set_time_cb (context, give_time, time);
  ASN1_OBJECT_free (policy);
  return context;
}

static BIO *
new_request (GBytes *imprint)
{
  TS_REQ *request = TS_REQ_new ();
  TS_MSG_IMPRINT *message = TS_MSG_IMPRINT_new ();
  X509_ALGOR *algorithm = X509_ALGOR_new ();
  BIO *bio = BIO_new (BIO_s_mem ());
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (imprint, &size);

  X509_ALGOR_set0 (algorithm, OBJ_nid2obj (NID_sha256), V_ASN1_NULL, NULL);
  TS_MSG_IMPRINT_set_algo (message, algorithm);
  TS_MSG_IMPRINT_set_msg (message, (unsigned char *) data, (int) size);
  TS_REQ_set_version (request, 1);
  TS_REQ_set_msg_imprint (request, message);
  TS_REQ_set_cert_req (request, 1);
  i2d_TS_REQ_bio (bio, request);
  X509_ALGOR_free (algorithm);
  TS_MSG_IMPRINT_free (message);
  TS_REQ_free (request);
  return bio;
}

GBytes *
anky_test_tsa_stamp (GBytes *imprint,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  const AnkyTestTsa *tsa = user_data;
  g_autoptr (GDateTime) time = anky_clock_parse (tsa->time);
  TS_RESP_CTX *context = new_context (tsa, time);
  BIO *request = new_request (imprint);
  TS_RESP *response = TS_RESP_create_response (context, request);
  guint8 *der = NULL;
  int size = i2d_PKCS7 (TS_RESP_get_token (response), &der);
  GBytes *token = NULL;

  g_assert_cmpint (size, >, 0);
  token = g_bytes_new (der, (gsize) size);
  OPENSSL_free (der);
  TS_RESP_free (response);
  BIO_free (request);
  TS_RESP_CTX_free (context);
  return token;
}
