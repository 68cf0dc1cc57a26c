/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"

#include <glib/gstdio.h>

/* Set by meson: where the demo's files are. */
static char *
demo_file (const char *name)
{
  const char *folder = g_getenv ("DEMO_FILES");

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

static void
trust_in (ActFixture *self, const char *name)
{
  g_autoptr (AnkyCertificate) certificate = anky_test_pki_certificate (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (anky_trust_add_certificate (self->trust, certificate, &error));
  g_assert_no_error (error);
}

static void
copy_letter (ActFixture *self)
{
  g_autofree char *source = demo_file ("letter.pdf");
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (source, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (data, size);
  act_fixture_write (self, "letter.pdf", bytes);
  self->letter = act_fixture_path (self, "letter.pdf");
}

void
act_fixture_set_up (ActFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("anky-act-XXXXXX", &error);
  g_assert_no_error (error);
  copy_letter (self);
  self->signature = demo_file ("signature.png");
  self->seal = demo_file ("seal.png");
  self->trust = anky_trust_new ();
  trust_in (self, "root");
  trust_in (self, "sub");
  self->places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  act_fixture_ask (self, ANKY_KIND_LEADER);
  act_fixture_place (self, ANKY_KIND_LEADER, (AnkyRectMm){ 120, 180, 45, 18 });
}

void
act_fixture_ask (ActFixture *self, AnkyKind kind)
{
  gboolean is_seal = kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_SEAL;

  self->options = (AnkyActOptions){
    .kind = kind,
    .trust = self->trust,
    .docmdp = ANKY_DOCMDP_DEFAULT,
    .image_path = is_seal ? self->seal : self->signature,
  };
}

void
act_fixture_place (ActFixture *self, AnkyKind kind, AnkyRectMm rect)
{
  g_ptr_array_set_size (self->places, 0);
  g_ptr_array_add (self->places, anky_placement_new (kind, 0, rect));
  self->options.placements = self->places;
}

guint
act_fixture_count (ActFixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

void
act_fixture_tear_down (ActFixture *self, gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = act_fixture_path (self, name);

    g_assert_cmpint (*name, !=, '.');
    g_unlink (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->letter);
  g_free (self->signature);
  g_free (self->seal);
  g_object_unref (self->trust);
  g_ptr_array_unref (self->places);
}

char *
act_fixture_path (ActFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

gboolean
act_fixture_has (ActFixture *self, const char *name)
{
  g_autofree char *path = act_fixture_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
act_fixture_write (ActFixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = act_fixture_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path,
                       g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

GBytes *
act_fixture_read (ActFixture *self, const char *name)
{
  g_autofree char *path = act_fixture_path (self, name);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

AnkyActResult *
act_fixture_run (ActFixture *self,
                 const char *input,
                 AnkyKey *key,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *path = act_fixture_path (self, input);
  AnkyActResult *result;

  g_assert_true (anky_key_begin (key, NULL, "test", NULL, error));
  result = anky_act_run (path, &self->options, key, cancellable, error);
  anky_key_end (key);
  return result;
}

AnkyActResult *
act_fixture_run_good (ActFixture *self, const char *input, const char *key_name)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key (key_name);
  g_autoptr (GError) error = NULL;
  AnkyActResult *result = act_fixture_run (self, input, key, NULL, &error);

  g_assert_no_error (error);
  return result;
}

void
act_fixture_assert_status (ActFixture *self,
                           const char *input,
                           const char *key_name,
                           int status)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key (key_name);
  g_autofree char *path = act_fixture_path (self, input);
  g_autoptr (GError) error = NULL;
  guint n_before = act_fixture_count (self);

  g_assert_false (anky_act_check (path,
                                  &self->options,
                                  anky_key_get_certificate (key),
                                  NULL,
                                  &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpint (anky_office_exit_status (error), ==, status);
  g_clear_error (&error);
  g_assert_null (act_fixture_run (self, input, key, NULL, &error));
  g_assert_cmpint (anky_office_exit_status (error), ==, status);
  g_assert_cmpuint (act_fixture_count (self), ==, n_before);
}
