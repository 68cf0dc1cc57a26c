/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-path-rules-private.h"

#include "anky-certificate-private.h"
#include "anky-chain-private.h"

#include <openssl/err.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free)

/* Purposes under which documents are signed: any, e-mail, client, RFC 9336,
 * and what Microsoft's and Adobe's programs ask for. */
static const char *const document_purposes[] = {
  "2.5.29.37.0",        "1.3.6.1.5.5.7.3.4",       "1.3.6.1.5.5.7.3.2",
  "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "1.2.840.113583.1.1.5",
};

#define MAX_OID_SIZE 80

static AnkyX509Stack *
dup_stack (GPtrArray *chain, guint first, guint end)
{
  AnkyX509Stack *stack = sk_X509_new_null ();

  for (guint i = first; i < end; i++) {
    X509 *x509 = anky_certificate_get_x509 (g_ptr_array_index (chain, i));

    if (X509_up_ref (x509) == 1)
      sk_X509_push (stack, x509);
  }
  return stack;
}

char *
anky_path_rules_check_chain (GPtrArray *chain)
{
  g_autoptr (X509_STORE) store = X509_STORE_new ();
  g_autoptr (X509_STORE_CTX) context = X509_STORE_CTX_new ();
  g_autoptr (AnkyX509Stack) middle = dup_stack (chain, 1, chain->len - 1);
  AnkyCertificate *leaf = g_ptr_array_index (chain, 0);
  AnkyCertificate *anchor = g_ptr_array_index (chain, chain->len - 1);
  X509_VERIFY_PARAM *parameters;
  char *why = NULL;

  /* The times are looked at by themselves: how much they matter depends on
   * what proves them. */
  X509_STORE_add_cert (store, anky_certificate_get_x509 (anchor));
  X509_STORE_CTX_init (context,
                       store,
                       anky_certificate_get_x509 (leaf),
                       middle);
  parameters = X509_STORE_CTX_get0_param (context);
  X509_VERIFY_PARAM_set_flags (parameters, X509_V_FLAG_NO_CHECK_TIME);
  X509_VERIFY_PARAM_set_purpose (parameters, X509_PURPOSE_ANY);
  X509_VERIFY_PARAM_set_depth (parameters, ANKY_CHAIN_MAX_LENGTH);
  X509_VERIFY_PARAM_set_auth_level (parameters, 0);
  if (X509_verify_cert (context) != 1)
    why = g_strdup_printf (
        "certificate path: %s",
        X509_verify_cert_error_string (X509_STORE_CTX_get_error (context)));
  ERR_clear_error ();
  return why;
}

static gboolean
is_document_purpose (const ASN1_OBJECT *object)
{
  char oid[MAX_OID_SIZE] = "";

  OBJ_obj2txt (oid, sizeof oid, object, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (document_purposes); i++)
    if (g_str_equal (oid, document_purposes[i]))
      return TRUE;
  return FALSE;
}

/* A critical list of purposes binds (RFC 5280, 4.2.1.12); one that is not
 * critical was made for other programs. */
static gboolean
forbids_documents (X509 *x509)
{
  int is_critical = 0;
  g_autoptr (EXTENDED_KEY_USAGE) purposes =
      X509_get_ext_d2i (x509, NID_ext_key_usage, &is_critical, NULL);

  if (!purposes)
    return is_critical > 0;
  if (is_critical <= 0)
    return FALSE;
  for (int i = 0; i < sk_ASN1_OBJECT_num (purposes); i++)
    if (is_document_purpose (sk_ASN1_OBJECT_value (purposes, i)))
      return FALSE;
  return TRUE;
}

static char *
check_signing (AnkyCertificate *leaf)
{
  X509 *x509 = anky_certificate_get_x509 (leaf);

  if (anky_certificate_is_ca (leaf))
    return g_strdup ("the certificate is a certification authority's");
  if (!anky_certificate_may_sign (leaf))
    return g_strdup ("the key usage of the certificate has no signing");
  if (forbids_documents (x509))
    return g_strdup ("the certificate is for other purposes than documents");
  return NULL;
}

/* RFC 3161, 2.3: the purpose is timeStamping alone and critical. */
static char *
check_timestamping (AnkyCertificate *leaf)
{
  X509 *x509 = anky_certificate_get_x509 (leaf);
  char *why = NULL;

  if (X509_check_purpose (x509, X509_PURPOSE_TIMESTAMP_SIGN, 0) != 1)
    why = g_strdup ("the certificate is not for timestamps alone");
  ERR_clear_error ();
  return why;
}

char *
anky_path_rules_check_use (AnkyCertificate *leaf, AnkyPathUse use)
{
  return use == ANKY_PATH_USE_TIMESTAMPING ? check_timestamping (leaf)
                                           : check_signing (leaf);
}

char *
anky_path_rules_check_strength (GPtrArray *chain)
{
  for (guint i = 0; i < chain->len; i++) {
    AnkyCertificate *certificate = g_ptr_array_index (chain, i);

    if (!anky_certificate_has_strong_key (certificate))
      return g_strdup_printf (
          "a key of %u bits can no longer be relied on (%s)",
          anky_certificate_get_key_bits (certificate),
          anky_certificate_get_subject (certificate));
  }
  return NULL;
}
