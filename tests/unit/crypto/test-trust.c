/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-fake-fetcher.h"
#include "anky-test-pki.h"
#include "anky-trust.h"

#include <glib/gstdio.h>

#include <string.h>

static void
copy_file (const char *file, const char *folder, const char *name)
{
  g_autoptr (GBytes) bytes = anky_test_pki_bytes (file);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

static void
test_kinds (void)
{
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  g_autoptr (AnkyCertificate) person = anky_test_pki_certificate ("person");
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_trust_add_certificate (trust, root, &error));
  g_assert_true (anky_trust_add_certificate (trust, root, &error));
  g_assert_true (anky_trust_add_certificate (trust, sub, &error));
  g_assert_no_error (error);
  g_assert_false (anky_trust_add_certificate (trust, person, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_FAILED);

  g_assert_cmpuint (anky_trust_get_anchors (trust)->len, ==, 1);
  g_assert_cmpuint (anky_trust_get_intermediates (trust)->len, ==, 1);
}

static void
test_files (void)
{
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autofree char *chain = anky_test_pki_path ("chain.pem");
  g_autofree char *leaf = anky_test_pki_path ("person.pem");
  g_autofree char *key = anky_test_pki_path ("person.key");
  g_autofree char *missing = anky_test_pki_path ("missing.pem");
  const char *const bad[] = { leaf, key, missing };
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_trust_add_path (trust, chain, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_assert_false (anky_trust_add_path (trust, bad[i], &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
  }
  g_assert_cmpuint (anky_trust_get_anchors (trust)->len, ==, 1);
  g_assert_cmpuint (anky_trust_get_intermediates (trust)->len, ==, 1);
}

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anky-trust-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autofree char *der_path = g_build_filename (folder, "root.crt", NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *refused;
  gsize size;
  const char *der = g_bytes_get_data (anky_certificate_get_der (root), &size);

  g_assert_true (g_file_set_contents (der_path, der, (gssize) size, NULL));
  copy_file ("sub.pem", folder, "b.pem");
  copy_file ("person.pem", folder, "person.pem");
  copy_file ("person.key", folder, "readme.txt");
  copy_file ("forged-root.pem", folder, ".hidden.pem");
  g_assert_true (anky_trust_add_path (trust, folder, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (anky_trust_get_anchors (trust)->len, ==, 1);
  g_assert_cmpuint (anky_trust_get_intermediates (trust)->len, ==, 1);
  refused = anky_trust_get_refused (trust);
  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_true (
      g_str_has_prefix (g_ptr_array_index (refused, 0), "person.pem"));
  g_assert_true (
      g_str_has_prefix (g_ptr_array_index (refused, 1), "readme.txt"));

  g_assert_true (anky_trust_add_folder (trust, missing, &error));
  g_assert_no_error (error);
  g_assert_false (anky_trust_add_path (trust, missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  remove_folder (folder);
}

static void
test_pins (void)
{
  gsize n = 0;
  const AnkyPin *pins = anky_pins_get_all (&n);
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");

  g_assert_cmpuint (n, >, 4);
  for (gsize i = 0; i < n; i++) {
    g_assert_cmpuint (strlen (pins[i].fingerprint), ==, 64);
    g_assert_cmpuint (strspn (pins[i].fingerprint, "0123456789abcdef"), ==, 64);
    g_assert_true (anky_pins_find (pins[i].id) == &pins[i]);
    g_assert_true (g_utf8_validate (pins[i].name, -1, NULL));
  }
  g_assert_null (anky_pins_find ("nobody"));
  g_assert_null (anky_pins_lookup (root));
  g_assert_null (anky_trust_find_impostor (NULL, root));
}

/* The very name of a pinned root, with a key that anybody can make. */
static void
test_impostor (void)
{
  g_autoptr (AnkyCertificate) forged =
      anky_test_pki_certificate ("forged-pinned");
  g_autoptr (AnkyTrust) trust = anky_trust_new ();
  const AnkyPin *pin = anky_trust_find_impostor (trust, forged);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (pin);
  g_assert_cmpstr (pin->id, ==, "root-g2");
  g_assert_null (anky_pins_lookup (forged));
  g_assert_false (anky_trust_add_certificate (trust, forged, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
  g_assert_cmpuint (anky_trust_get_anchors (trust)->len, ==, 0);
}

/* Whatever the published address sends, only the known certificate comes out.
 */
static void
test_fetch (void)
{
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (AnkyFakeFetcher) fetcher = anky_fake_fetcher_new ();
  g_autoptr (GBytes) chain = anky_test_pki_bytes ("chain.pem");
  g_autoptr (GBytes) other = anky_test_pki_bytes ("forged-root.pem");
  g_autoptr (GBytes) nothing = anky_test_pki_bytes ("root.key");
  const AnkyPin pin = {
    .id = "demo",
    .name = "Demo",
    .fingerprint = anky_certificate_get_fingerprint (root),
    .address = "http://demo.invalid/root.crt",
  };
  g_autoptr (AnkyCertificate) fetched = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_pins_fetch (&pin, ANKY_FETCHER (fetcher), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  anky_fake_fetcher_add (fetcher, "/root.crt", other);
  g_assert_null (anky_pins_fetch (&pin, ANKY_FETCHER (fetcher), NULL, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MISMATCH);
  g_clear_error (&error);
  anky_fake_fetcher_add (fetcher, "/root.crt", nothing);
  g_assert_null (anky_pins_fetch (&pin, ANKY_FETCHER (fetcher), NULL, &error));
  g_assert_error (error, ANKY_CRYPTO_ERROR, ANKY_CRYPTO_ERROR_MALFORMED);
  g_clear_error (&error);
  anky_fake_fetcher_add (fetcher, "/root.crt", chain);
  fetched = anky_pins_fetch (&pin, ANKY_FETCHER (fetcher), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (anky_certificate_equal (fetched, root));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/trust/kinds", test_kinds);
  g_test_add_func ("/crypto/trust/files", test_files);
  g_test_add_func ("/crypto/trust/folder", test_folder);
  g_test_add_func ("/crypto/trust/pins", test_pins);
  g_test_add_func ("/crypto/trust/impostor", test_impostor);
  g_test_add_func ("/crypto/trust/fetch", test_fetch);
  return g_test_run ();
}
