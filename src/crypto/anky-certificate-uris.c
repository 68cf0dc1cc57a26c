/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-private.h"

/* Nobody names more; a certificate is hostile until its signature stands. */
#define MAX_URIS     8
#define MAX_URI_SIZE 2048

static gboolean
is_http_uri (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return size <= MAX_URI_SIZE &&
         (g_ascii_strncasecmp (text, "http://", 7) == 0 ||
          g_ascii_strncasecmp (text, "https://", 8) == 0);
}

static void
add_uri (GPtrArray *uris, const GENERAL_NAME *name)
{
  int type;
  const ASN1_STRING *value = GENERAL_NAME_get0_value (name, &type);
  const char *text;
  gsize size;

  if (type != GEN_URI || uris->len == MAX_URIS)
    return;
  text = (const char *) ASN1_STRING_get0_data (value);
  size = (gsize) ASN1_STRING_length (value);
  if (is_http_uri (text, size))
    g_ptr_array_add (uris, g_strndup (text, size));
}

static char **
end_uris (GPtrArray *uris)
{
  g_ptr_array_add (uris, NULL);
  return (char **) g_ptr_array_free (uris, FALSE);
}

char **
anky_x509_get_access_uris (const X509 *x509, int method_nid)
{
  g_autoptr (AUTHORITY_INFO_ACCESS) access =
      X509_get_ext_d2i (x509, NID_info_access, NULL, NULL);
  GPtrArray *uris = g_ptr_array_new ();

  for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num (access); i++) {
    const ACCESS_DESCRIPTION *entry = sk_ACCESS_DESCRIPTION_value (access, i);

    if (OBJ_obj2nid (entry->method) == method_nid)
      add_uri (uris, entry->location);
  }
  return end_uris (uris);
}

char **
anky_x509_get_crl_uris (const X509 *x509)
{
  g_autoptr (CRL_DIST_POINTS) points =
      X509_get_ext_d2i (x509, NID_crl_distribution_points, NULL, NULL);
  GPtrArray *uris = g_ptr_array_new ();

  for (int i = 0; points && i < sk_DIST_POINT_num (points); i++) {
    const DIST_POINT *point = sk_DIST_POINT_value (points, i);
    const GENERAL_NAMES *names;

    if (!point->distpoint || point->distpoint->type != 0)
      continue;
    names = point->distpoint->name.fullname;
    for (int j = 0; j < sk_GENERAL_NAME_num (names); j++)
      add_uri (uris, sk_GENERAL_NAME_value (names, j));
  }
  return end_uris (uris);
}
