/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-token-uri-private.h"

#include <gio/gio.h>
#include <string.h>

#define SCHEME "pkcs11:"

gboolean
anky_token_uri_is_uri (const char *text)
{
  return g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) == 0;
}

/* p11-kit's strings are freed with free(), which is what g_free() is. */
static char *
format (P11KitUri *uri, P11KitUriType type)
{
  char *text = NULL;

  if (p11_kit_uri_format (uri, type, &text) != P11_KIT_URI_OK)
    return g_strdup (SCHEME);
  return text;
}

char *
anky_token_uri_format_token (const CK_TOKEN_INFO *info)
{
  g_autoptr (P11KitUri) uri = p11_kit_uri_new ();

  *p11_kit_uri_get_token_info (uri) = *info;
  return format (uri, P11_KIT_URI_FOR_TOKEN);
}

static void
set_value (P11KitUri *uri,
           CK_ATTRIBUTE_TYPE type,
           gconstpointer data,
           gsize size)
{
  CK_ATTRIBUTE attribute = { type, (gpointer) data, size };

  if (size > 0)
    p11_kit_uri_set_attribute (uri, &attribute);
}

char *
anky_token_uri_format_certificate (const CK_TOKEN_INFO *info,
                                   GBytes *id,
                                   const char *label)
{
  g_autoptr (P11KitUri) uri = p11_kit_uri_new ();
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;

  *p11_kit_uri_get_token_info (uri) = *info;
  set_value (uri, CKA_CLASS, &class, sizeof class);
  if (id)
    set_value (uri, CKA_ID, g_bytes_get_data (id, NULL), g_bytes_get_size (id));
  set_value (uri, CKA_LABEL, label, strlen (label));
  return format (uri, P11_KIT_URI_FOR_OBJECT_ON_TOKEN);
}

P11KitUri *
anky_token_uri_parse (const char *text, GError **error)
{
  g_autoptr (P11KitUri) uri = p11_kit_uri_new ();
  int result = p11_kit_uri_parse (text, P11_KIT_URI_FOR_ANY, uri);

  if (result != P11_KIT_URI_OK) {
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_NO_CERTIFICATE,
                 "the PKCS#11 URI is not valid: %s",
                 p11_kit_uri_message (result));
    return NULL;
  }
  p11_kit_uri_clear_attribute (uri, CKA_CLASS);
  return g_steal_pointer (&uri);
}

/* RFC 7512, 2.3: module-name is the file's name, with or without what the
 * system puts around it. */
static gboolean
matches_module (P11KitUri *uri, const AnkyTokenData *token)
{
  const char *name = p11_kit_uri_get_module_name (uri);
  const char *path = p11_kit_uri_get_module_path (uri);
  g_autofree char *file = g_path_get_basename (token->module_path);
  g_autofree char *decorated = NULL;

  if (path && !g_str_equal (path, token->module_path))
    return FALSE;
  if (!name)
    return TRUE;
  decorated = g_strdup_printf ("lib%s.so", name);
  return g_str_equal (name, token->module_name) || g_str_equal (name, file) ||
         g_str_equal (decorated, file) ||
         (g_str_has_prefix (file, name) &&
          g_str_equal (file + strlen (name), ".so"));
}

static gboolean
matches_certificate (P11KitUri *uri, const AnkyCertificateData *certificate)
{
  CK_ATTRIBUTE attributes[2];
  CK_ULONG n = 0;

  if (certificate->id) {
    attributes[n].type = CKA_ID;
    attributes[n].pValue =
        (gpointer) g_bytes_get_data (certificate->id,
                                     &attributes[n].ulValueLen);
    n++;
  }
  attributes[n].type = CKA_LABEL;
  attributes[n].pValue = certificate->label;
  attributes[n].ulValueLen = strlen (certificate->label);
  n++;
  return p11_kit_uri_match_attributes (uri, attributes, n) == 1;
}

gboolean
anky_token_uri_matches (P11KitUri *uri,
                        const AnkyTokenData *token,
                        const AnkyCertificateData *certificate)
{
  CK_SLOT_ID slot = p11_kit_uri_get_slot_id (uri);

  return !p11_kit_uri_any_unrecognized (uri) &&
         (slot == (CK_SLOT_ID) -1 || slot == token->slot) &&
         p11_kit_uri_match_module_info (uri, &token->module_info) == 1 &&
         p11_kit_uri_match_token_info (uri, &token->info) == 1 &&
         matches_module (uri, token) && matches_certificate (uri, certificate);
}

char *
anky_token_uri_dup_pin_source (const char *text, GError **error)
{
  g_autoptr (P11KitUri) uri = anky_token_uri_parse (text, error);
  const char *source;

  if (!uri)
    return NULL;
  if (p11_kit_uri_get_pin_value (uri)) {
    g_set_error_literal (error,
                         ANKY_TOKEN_ERROR,
                         ANKY_TOKEN_ERROR_FAILED,
                         "a PKCS#11 URI must not hold the PIN itself");
    return NULL;
  }
  source = p11_kit_uri_get_pin_source (uri);
  if (!source)
    return NULL;
  if (g_ascii_strncasecmp (source, "file:", strlen ("file:")) != 0)
    return g_strdup (source);
  /* RFC 7512 writes file:/path, which GLib knows as file:///path. */
  {
    g_autoptr (GFile) file = g_file_new_for_uri (source);

    return g_file_get_path (file);
  }
}
