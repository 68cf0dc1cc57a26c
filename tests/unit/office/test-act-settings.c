/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"
#include "anky-act-settings.h"
#include "anky-restart.h"

#include <glib/gstdio.h>
#include <string.h>

static AnkyIdentityBook *
new_book (ActFixture *fixture)
{
  g_autofree char *folder = act_fixture_path (fixture, "book");

  return anky_identity_book_new (folder);
}

static void
remove_book (ActFixture *fixture)
{
  const char *const names[] = { "book/pictures", "book" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = act_fixture_path (fixture, names[i]);
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name (dir))) {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
    g_rmdir (path);
  }
}

static void
keep_picture (AnkyIdentityBook *book,
              AnkyCertificate *certificate,
              AnkyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_bytes_new_static ("png", 3);

  g_assert_true (
      anky_identity_book_set_picture (book, certificate, kind, png, &error));
  g_assert_no_error (error);
}

/* What was kept comes back in another run, for this certificate alone, and what
 * the user says goes before it. */
static void
test_book (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) body = anky_test_pki_certificate ("organization");
  g_autoptr (AnkyCertificate) person = anky_test_pki_certificate ("person");
  g_autoptr (AnkyIdentityBook) book = new_book (fixture);
  g_autoptr (AnkyIdentityBook) again = NULL;
  g_autoptr (AnkyActOptions) full = NULL;
  g_autoptr (AnkyActOptions) said = NULL;
  g_autoptr (AnkyActOptions) other = NULL;

  keep_picture (book, body, ANKY_KIND_SEAL);
  anky_identity_book_set_seal_diameter (book, body, 34.5);
  anky_identity_book_set_profile (book, body, "dong-thap-2025");
  anky_identity_book_set_organization (book, body, "Ủy ban nhân dân xã Mẫu");
  again = new_book (fixture);

  act_fixture_ask (fixture, ANKY_KIND_ISSUE);
  fixture->options.image_path = NULL;
  full = anky_act_settings_complete (&fixture->options, again, body);
  g_assert_true (g_str_has_suffix (full->image_path, "seal-picture.png"));
  g_assert_cmpfloat (full->seal_diameter_mm, ==, 34.5);
  g_assert_cmpstr (full->profile, ==, "dong-thap-2025");
  g_assert_cmpstr (full->organization, ==, "Ủy ban nhân dân xã Mẫu");
  g_assert_cmpint (full->signer_kind, ==, ANKY_SIGNER_ORGANIZATION);

  fixture->options.image_path = fixture->seal;
  fixture->options.seal_diameter_mm = 40;
  fixture->options.profile = "decree";
  fixture->options.organization = "Sở Mẫu";
  said = anky_act_settings_complete (&fixture->options, again, body);
  g_assert_cmpstr (said->image_path, ==, fixture->seal);
  g_assert_cmpfloat (said->seal_diameter_mm, ==, 40);
  g_assert_cmpstr (said->profile, ==, "decree");
  g_assert_cmpstr (said->organization, ==, "Sở Mẫu");

  act_fixture_ask (fixture, ANKY_KIND_LEADER);
  fixture->options.image_path = NULL;
  other = anky_act_settings_complete (&fixture->options, again, person);
  g_assert_null (other->image_path);
  g_assert_null (other->profile);
  g_assert_cmpfloat (other->seal_diameter_mm, ==, 0);
  remove_book (fixture);
}

/* Copies show no picture, whatever is kept. */
static void
test_no_picture (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyCertificate) body = anky_test_pki_certificate ("organization");
  g_autoptr (AnkyIdentityBook) book = new_book (fixture);
  g_autoptr (AnkyActOptions) full = NULL;

  keep_picture (book, body, ANKY_KIND_SEAL);
  act_fixture_ask (fixture, ANKY_KIND_COPY);
  fixture->options.image_path = NULL;
  full = anky_act_settings_complete (&fixture->options, book, body);
  g_assert_null (full->image_path);
  remove_book (fixture);
}

static AnkyAnatomy
new_anatomy (const char *body, GPtrArray *blocks)
{
  return (AnkyAnatomy){ .issuing_body = (char *) body, .blocks = blocks };
}

static void
test_choose (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) certificates =
      g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  AnkyCertificate *body = anky_test_pki_certificate ("organization");
  AnkyCertificate *person = anky_test_pki_certificate ("person");
  AnkySignerBlock block = {
    .name = (char *) anky_certificate_get_common_name (person),
  };
  AnkyAnatomy own =
      new_anatomy (anky_certificate_get_common_name (body), blocks);
  AnkyAnatomy foreign = new_anatomy ("SỞ KHÁC", blocks);

  g_ptr_array_add (certificates, person);
  g_ptr_array_add (certificates, body);
  g_assert_cmpint (
      anky_act_settings_choose (certificates, NULL, ANKY_KIND_ISSUE, &own),
      ==,
      1);
  g_assert_cmpint (
      anky_act_settings_choose (certificates, NULL, ANKY_KIND_ISSUE, &foreign),
      ==,
      -1);
  g_assert_cmpint (
      anky_act_settings_choose (certificates, NULL, ANKY_KIND_LEADER, &own),
      ==,
      -1);
  g_ptr_array_add (blocks, &block);
  g_assert_cmpint (
      anky_act_settings_choose (certificates, NULL, ANKY_KIND_LEADER, &own),
      ==,
      0);
  /* Two that fit alike: the user chooses. */
  g_ptr_array_add (certificates, g_object_ref (body));
  g_assert_cmpint (
      anky_act_settings_choose (certificates, NULL, ANKY_KIND_ISSUE, &own),
      ==,
      -1);
}

/* --- numbers and beginning again ----------------------------------------- */

static AnkyActResult *
issue (ActFixture *fixture, const char *input, const char *output)
{
  static const char *const confirmed[] = { "other-body", NULL };
  g_autofree char *path = act_fixture_path (fixture, output);
  AnkyActResult *result;

  fixture->options.confirmed = confirmed;
  fixture->options.output_path = path;
  result = act_fixture_run_good (fixture, input, "organization");
  fixture->options.output_path = NULL;
  return result;
}

static gboolean
warns (AnkyActResult *result, const char *code)
{
  for (guint i = 0; i < result->warnings->len; i++)
    if (g_str_equal (
            ((AnkyGate *) g_ptr_array_index (result->warnings, i))->code,
            code))
      return TRUE;
  return FALSE;
}

/* Documents that differ: in the same second the same one would come out. */
static void
sign_as_leader (ActFixture *fixture, const char *output, double x)
{
  g_autofree char *path = act_fixture_path (fixture, output);
  g_autoptr (AnkyActResult) result = NULL;

  act_fixture_ask (fixture, ANKY_KIND_LEADER);
  act_fixture_place (fixture, ANKY_KIND_LEADER, (AnkyRectMm){ x, 180, 45, 18 });
  fixture->options.output_path = path;
  result = act_fixture_run_good (fixture, "letter.pdf", "person");
}

/* A number twice for two documents is warned of; a document that is done again
 * from its leader's revision keeps its own. */
static void
test_number (ActFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = act_fixture_path (fixture, "numbers");
  g_autofree char *issued = act_fixture_path (fixture, "issued.pdf");
  g_autofree char *again_path = act_fixture_path (fixture, "again.pdf");
  g_autofree char *leader = NULL;
  g_autoptr (AnkyNumberJournal) journal = anky_number_journal_new (path);
  g_autoptr (AnkyActResult) first = NULL;
  g_autoptr (AnkyActResult) again = NULL;
  g_autoptr (AnkyActResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  sign_as_leader (fixture, "one.pdf", 120);
  sign_as_leader (fixture, "two.pdf", 121);
  act_fixture_ask (fixture, ANKY_KIND_ISSUE);
  fixture->options.number = "5";
  fixture->options.journal = journal;
  first = issue (fixture, "one.pdf", "issued.pdf");
  g_assert_false (warns (first, "number-used"));

  leader = anky_restart_run (issued, again_path, NULL, &error);
  g_assert_no_error (error);
  before = act_fixture_read (fixture, "one.pdf");
  after = act_fixture_read (fixture, "again.pdf");
  g_assert_true (g_bytes_equal (before, after));
  again = issue (fixture, "again.pdf", "issued-again.pdf");
  g_assert_false (warns (again, "number-used"));

  second = issue (fixture, "two.pdf", "issued-two.pdf");
  g_assert_true (warns (second, "number-used"));
}

/* Nothing to begin again: the leader has not signed, or the body has not; and a
 * document that was changed. */
static void
test_restart_refused (ActFixture *fixture, gconstpointer unused)
{
  g_autofree char *signed_path = act_fixture_path (fixture, "one.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_null (anky_restart_run (fixture->letter, NULL, NULL, &error));
  g_assert_error (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_FILE);
  g_clear_error (&error);
  sign_as_leader (fixture, "one.pdf", 120);
  g_assert_null (anky_restart_run (signed_path, NULL, NULL, &error));
  g_assert_error (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_FILE);
  g_assert_cmpuint (act_fixture_count (fixture), ==, 2);
}

static void
test_restart_broken (ActFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = act_fixture_path (fixture, "bad.pdf");
  g_autoptr (AnkyActResult) issued = NULL;
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) bad = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *time;
  guint8 *data;
  gsize size;

  sign_as_leader (fixture, "one.pdf", 120);
  act_fixture_ask (fixture, ANKY_KIND_ISSUE);
  fixture->options.number = "5";
  issued = issue (fixture, "one.pdf", "issued.pdf");
  good = act_fixture_read (fixture, "issued.pdf");
  data = g_memdup2 (g_bytes_get_data (good, &size), g_bytes_get_size (good));
  time = memmem (data, size, "/M (D:20", 8);
  g_assert_nonnull (time);
  data[time - data + 12] ^= 1;
  bad = g_bytes_new_take (data, size);
  act_fixture_write (fixture, "bad.pdf", bad);
  g_assert_null (anky_restart_run (path, NULL, NULL, &error));
  g_assert_error (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_GATE);
  g_assert_cmpuint (act_fixture_count (fixture), ==, 4);
}

static void
test_ways (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) ways = anky_restart_list_ways ();

  g_assert_cmpuint (ways->len, ==, 3);
  for (guint i = 0; i < ways->len; i++)
    g_assert_nonnull (
        strstr (((AnkyGate *) g_ptr_array_index (ways, i))->article,
                "Điều 18 Nghị định số 30/2020/NĐ-CP"));
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/" path,                                                 \
              ActFixture,                                                      \
              NULL,                                                            \
              act_fixture_set_up,                                              \
              function,                                                        \
              act_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("settings/book", test_book);
  ADD ("settings/no-picture", test_no_picture);
  ADD ("settings/choose", test_choose);
  ADD ("number/twice", test_number);
  ADD ("restart/refused", test_restart_refused);
  ADD ("restart/broken", test_restart_broken);
  ADD ("restart/ways", test_ways);
  return g_test_run ();
}
