/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-private.h"

#include <string.h>

/* RFC 4514 escapes, but UTF-8 kept readable and the order of the certificate
 * (the RFC turns it round). */
#define NAME_FLAGS                                                             \
  ((XN_FLAG_RFC2253 & ~XN_FLAG_DN_REV) & ~(unsigned long) ASN1_STRFLGS_ESC_MSB)

static char *
string_from_bio (BIO *bio)
{
  char *data = NULL;
  long size = BIO_get_mem_data (bio, &data);

  return g_utf8_make_valid (data ? data : "", size);
}

char *
anky_name_to_string (const X509_NAME *name)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  /* Strings whose bytes are not what their type says are shown as they are. */
  if (X509_NAME_print_ex (bio, name, 0, NAME_FLAGS) < 0) {
    (void) BIO_reset (bio);
    (void) X509_NAME_print_ex (bio,
                               name,
                               0,
                               NAME_FLAGS &
                                   ~(unsigned long) ASN1_STRFLGS_UTF8_CONVERT);
  }
  return string_from_bio (bio);
}

static char *
value_to_utf8 (const ASN1_STRING *value)
{
  unsigned char *utf8 = NULL;
  int size = ASN1_STRING_to_UTF8 (&utf8, value);
  char *text;

  if (size < 0)
    return g_utf8_make_valid ((const char *) ASN1_STRING_get0_data (value),
                              ASN1_STRING_length (value));
  text = g_utf8_make_valid ((const char *) utf8, size);
  OPENSSL_free (utf8);
  return text;
}

char **
anky_name_get_values (const X509_NAME *name, int nid)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (int i = X509_NAME_get_index_by_NID (name, nid, -1); i >= 0;
       i = X509_NAME_get_index_by_NID (name, nid, i)) {
    const X509_NAME_ENTRY *entry = X509_NAME_get_entry (name, i);
    g_autofree char *text = value_to_utf8 (X509_NAME_ENTRY_get_data (entry));

    g_strv_builder_add (values, text);
  }
  return g_strv_builder_end (values);
}

/* Offices write C, L, O, OU, OU, CN; others the other way round. */
static gboolean
begins_with_the_largest (const X509_NAME *name)
{
  int organization =
      X509_NAME_get_index_by_NID (name, NID_organizationName, -1);
  int unit = X509_NAME_get_index_by_NID (name, NID_organizationalUnitName, -1);

  return organization >= 0 && organization < unit;
}

static void
add_body (GPtrArray *bodies, const char *body, const char *common_name)
{
  if (*body != '\0' && g_strcmp0 (body, common_name) != 0)
    g_ptr_array_add (bodies, g_strdup (body));
}

char *
anky_name_get_managing_body (const X509_NAME *name)
{
  g_auto (GStrv) units =
      anky_name_get_values (name, NID_organizationalUnitName);
  g_auto (GStrv) organizations =
      anky_name_get_values (name, NID_organizationName);
  g_auto (GStrv) names = anky_name_get_values (name, NID_commonName);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  guint n_units = g_strv_length (units);
  gboolean is_reversed = begins_with_the_largest (name);

  for (guint i = 0; i < n_units; i++)
    add_body (bodies, units[is_reversed ? n_units - 1 - i : i], names[0]);
  for (guint i = 0; organizations[i]; i++)
    add_body (bodies, organizations[i], names[0]);
  g_ptr_array_add (bodies, NULL);
  return bodies->len > 1 ? g_strjoinv (", ", (char **) bodies->pdata) : NULL;
}
