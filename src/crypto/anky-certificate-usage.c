/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-private.h"

#include <openssl/x509v3.h>

#define MAX_OID_SIZE 80
/* Of purposes that are listed: more are of no use to who reads them. */
#define MOST_PURPOSES 32

typedef struct {
  guint32 bit;
  const char *name;
} UsageName;

static void
add_key_usages (GStrvBuilder *names, X509 *x509)
{
  static const UsageName usages[] = {
    { KU_DIGITAL_SIGNATURE, "digitalSignature" },
    { KU_NON_REPUDIATION, "nonRepudiation" },
    { KU_KEY_ENCIPHERMENT, "keyEncipherment" },
    { KU_DATA_ENCIPHERMENT, "dataEncipherment" },
    { KU_KEY_AGREEMENT, "keyAgreement" },
    { KU_KEY_CERT_SIGN, "keyCertSign" },
    { KU_CRL_SIGN, "cRLSign" },
    { KU_ENCIPHER_ONLY, "encipherOnly" },
    { KU_DECIPHER_ONLY, "decipherOnly" },
  };
  guint32 set = X509_get_key_usage (x509);

  /* All bits are set where the extension is missing. */
  if (set == G_MAXUINT32)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (usages); i++)
    if (set & usages[i].bit)
      g_strv_builder_add (names, usages[i].name);
}

static void
add_purpose (GStrvBuilder *names, const ASN1_OBJECT *object)
{
  static const struct {
    int nid;
    const char *name;
  } purposes[] = {
    { NID_server_auth, "serverAuth" },
    { NID_client_auth, "clientAuth" },
    { NID_code_sign, "codeSigning" },
    { NID_email_protect, "emailProtection" },
    { NID_time_stamp, "timeStamping" },
    { NID_OCSP_sign, "OCSPSigning" },
  };
  int nid = OBJ_obj2nid (object);
  char oid[MAX_OID_SIZE] = "";

  for (gsize i = 0; i < G_N_ELEMENTS (purposes); i++) {
    if (purposes[i].nid == nid) {
      g_strv_builder_add (names, purposes[i].name);
      return;
    }
  }
  OBJ_obj2txt (oid, sizeof oid, object, 1);
  g_strv_builder_add (names, oid);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free)

static void
add_purposes (GStrvBuilder *names, X509 *x509)
{
  g_autoptr (EXTENDED_KEY_USAGE) purposes =
      X509_get_ext_d2i (x509, NID_ext_key_usage, NULL, NULL);
  int n_purposes = purposes ? sk_ASN1_OBJECT_num (purposes) : 0;

  for (int i = 0; i < MIN (n_purposes, MOST_PURPOSES); i++)
    add_purpose (names, sk_ASN1_OBJECT_value (purposes, i));
}

char **
anky_certificate_list_usages (AnkyCertificate *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  X509 *x509;

  g_return_val_if_fail (ANKY_IS_CERTIFICATE (self), NULL);

  x509 = anky_certificate_get_x509 (self);
  add_key_usages (names, x509);
  add_purposes (names, x509);
  return g_strv_builder_end (names);
}
