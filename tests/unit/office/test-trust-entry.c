/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-test-pki.h"
#include "anky-trust-entry.h"
#include "anky-trust.h"

#include <glib/gstdio.h>

typedef struct {
  char *parent;
  char *folder; /* not there at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->parent = g_dir_make_tmp ("anky-trust-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->parent, "trust", NULL);
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  empty (fixture->folder);
  empty (fixture->parent);
  g_free (fixture->folder);
  g_free (fixture->parent);
}

static void
add (Fixture *fixture, const char *name)
{
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_trust_entries_add (fixture->folder, certificate, &error));
  g_assert_no_error (error);
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = anky_trust_entries_list (fixture->folder);

  return entries->len;
}

static void
copy_into (Fixture *fixture, const char *name)
{
  g_autoptr (GBytes) bytes = anky_test_pki_bytes (name);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_mkdir_with_parents (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (path,
                                      g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes),
                                      NULL));
}

static void
test_add (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyTrust) trust = anky_trust_new ();

  g_assert_cmpuint (count (fixture), ==, 0);
  add (fixture, "root");
  add (fixture, "sub");
  add (fixture, "sub");
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_true (anky_trust_add_folder (trust, fixture->folder, NULL));
  g_assert_cmpuint (anky_trust_get_anchors (trust)->len, ==, 1);
  g_assert_cmpuint (anky_trust_get_intermediates (trust)->len, ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  /* A leaf, and a known name with another key. */
  const char *const names[] = { "person", "forged-pinned" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_strconcat (names[i], ".pem", NULL);
    g_autofree char *path =
        g_build_filename (g_getenv ("ANKY_TEST_PKI"), name, NULL);
    g_autoptr (AnkyCertificate) certificate =
        anky_test_pki_certificate (names[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (
        anky_trust_entries_add (fixture->folder, certificate, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_null (anky_trust_entries_read (path, &error));
    g_assert_nonnull (error);
  }
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* What somebody else put there is shown with the reason. */
static void
test_refused_is_listed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  const AnkyTrustEntry *last;

  copy_into (fixture, "person.pem");
  copy_into (fixture, "root.pem");
  entries = anky_trust_entries_list (fixture->folder);
  g_assert_cmpuint (entries->len, ==, 2);
  last = g_ptr_array_index (entries, 1);
  g_assert_null (last->certificate);
  g_assert_nonnull (strstr (last->why, "not a certification authority"));
}

/* Of a bundle only the one that was meant goes. */
static void
test_remove (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) sub = anky_test_pki_certificate ("sub");
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (GPtrArray) entries = NULL;
  const AnkyTrustEntry *left;
  g_autoptr (GError) error = NULL;

  copy_into (fixture, "chain.pem");
  add (fixture, "sub");
  g_assert_cmpuint (count (fixture), ==, 3);
  g_assert_true (anky_trust_entries_remove (fixture->folder, sub, &error));
  g_assert_no_error (error);
  entries = anky_trust_entries_list (fixture->folder);
  g_assert_cmpuint (entries->len, ==, 1);
  left = g_ptr_array_index (entries, 0);
  g_assert_true (anky_certificate_equal (left->certificate, root));
}

static void
test_unwritable (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  g_assert_false (anky_trust_entries_add (fixture->folder, root, &error));
  g_assert_nonnull (error);
  g_unlink (fixture->folder);
}

static void
test_export (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) root = anky_test_pki_certificate ("root");
  g_autofree char *path = g_build_filename (fixture->parent, "out.pem", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_trust_entries_export (root, path, &error));
  g_assert_no_error (error);
  list = anky_trust_entries_read (path, &error);
  g_assert_no_error (error);
  g_assert_true (anky_certificate_equal (g_ptr_array_index (list, 0), root));
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/trust-entry/" path,                                     \
              Fixture,                                                         \
              NULL,                                                            \
              set_up,                                                          \
              function,                                                        \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("refused-is-listed", test_refused_is_listed);
  ADD ("remove", test_remove);
  ADD ("unwritable", test_unwritable);
  ADD ("export", test_export);
  return g_test_run ();
}
