/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-pki.h"

char *
anky_test_pki_path (const char *file)
{
  const char *folder = g_getenv ("ANKY_TEST_PKI");

  if (!folder)
    g_error ("ANKY_TEST_PKI is not set: run the tests through meson");
  return g_build_filename (folder, file, NULL);
}

GBytes *
anky_test_pki_bytes (const char *file)
{
  g_autofree char *path = anky_test_pki_path (file);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  return g_bytes_new_take (data, size);
}

AnkyCertificate *
anky_test_pki_certificate (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autoptr (GBytes) bytes = anky_test_pki_bytes (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = anky_certificate_list_from_data (bytes, &error);

  if (!list)
    g_error ("%s: %s", file, error->message);
  return g_object_ref (g_ptr_array_index (list, 0));
}

AnkyKey *
anky_test_pki_key (const char *name)
{
  g_autofree char *key_file = g_strconcat (name, ".key", NULL);
  g_autofree char *certificate_file = g_strconcat (name, ".pem", NULL);
  g_autofree char *key_path = anky_test_pki_path (key_file);
  g_autofree char *certificate_path = anky_test_pki_path (certificate_file);
  g_autoptr (GError) error = NULL;
  AnkySoftKey *key =
      anky_soft_key_new_from_pem (key_path, certificate_path, &error);

  if (!key)
    g_error ("%s: %s", name, error->message);
  return ANKY_KEY (key);
}
