/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"

#include <string.h>

static const AnkySignatureReport *
get_signature (AnkyActResult *result, guint i)
{
  g_assert_cmpuint (i, <, result->report->signatures->len);
  return g_ptr_array_index (result->report->signatures, i);
}

static void
assert_all_good (AnkyActResult *result, guint n)
{
  g_assert_cmpuint (result->report->signatures->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const AnkySignatureReport *signature = get_signature (result, i);

    g_assert_cmpint (signature->integrity, ==, ANKY_INTEGRITY_INTACT);
    g_assert_cmpint (signature->changes_permitted, !=, ANKY_PERMITTED_NO);
    g_assert_cmpint (signature->indication, ==, ANKY_INDICATION_PASSED);
  }
}

static void
sign_as_leader (ActFixture *fixture)
{
  g_autoptr (AnkyActResult) result = NULL;

  act_fixture_ask (fixture, ANKY_KIND_LEADER);
  act_fixture_place (fixture,
                     ANKY_KIND_LEADER,
                     (AnkyRectMm){ 120, 180, 45, 18 });
  result = act_fixture_run_good (fixture, "letter.pdf", "person");
}

/* --- what is written ----------------------------------------------------- */

static void
test_leader (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) before = act_fixture_read (fixture, "letter.pdf");
  g_autoptr (AnkyActResult) result =
      act_fixture_run_good (fixture, "letter.pdf", "person");
  g_autofree char *wanted = act_fixture_path (fixture, "letter.signed.pdf");
  g_autoptr (GBytes) after = act_fixture_read (fixture, "letter.signed.pdf");
  g_autoptr (GBytes) input = act_fixture_read (fixture, "letter.pdf");

  g_assert_cmpstr (result->output_path, ==, wanted);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_B);
  assert_all_good (result, 1);
  g_assert_cmpint (get_signature (result, 0)->covers, ==, ANKY_COVERS_FILE);
  g_assert_cmpuint (get_signature (result, 0)->docmdp, ==, 2);
  g_assert_true (g_bytes_equal (before, input));
  g_assert_cmpmem (g_bytes_get_data (before, NULL),
                   g_bytes_get_size (before),
                   g_bytes_get_data (after, NULL),
                   g_bytes_get_size (before));
  g_assert_cmpuint (act_fixture_count (fixture), ==, 2);
}

/* By the rules alone: between the title and the name. */
static void
test_leader_by_rule (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = NULL;

  fixture->options.placements = NULL;
  result = act_fixture_run_good (fixture, "letter.pdf", "person");
  assert_all_good (result, 1);
  g_assert_true (get_signature (result, 0)->has_rect);
  g_assert_cmpfloat (get_signature (result, 0)->rect.x, >, 90);
}

/* Number, date and seal: three signatures, one PIN, one file. */
static void
test_issue (ActFixture *fixture, gconstpointer unused)
{
  const char *const confirmed[] = { "other-body", NULL };
  g_autoptr (AnkyKey) key = anky_test_pki_key ("organization");
  g_autoptr (AnkyActResult) result = NULL;
  g_autoptr (GDateTime) date =
      g_date_time_new_from_iso8601 ("2026-11-21T08:00:00+07:00", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  sign_as_leader (fixture);
  act_fixture_ask (fixture, ANKY_KIND_ISSUE);
  /* The tests' organisation is not the one in the demo's letterhead. */
  fixture->options.confirmed = confirmed;
  fixture->options.number = "15";
  fixture->options.date = date;
  result = act_fixture_run (fixture, "letter.signed.pdf", key, NULL, &error);
  g_assert_no_error (error);
  assert_all_good (result, 4);
  g_assert_cmpuint (anky_soft_key_get_n_begun (ANKY_SOFT_KEY (key)), ==, 1);
  g_assert_cmpuint (anky_soft_key_get_n_signed (ANKY_SOFT_KEY (key)), ==, 3);
  name = g_path_get_basename (result->output_path);
  g_assert_true (g_str_has_prefix (name, "15_"));
  g_assert_cmpuint (act_fixture_count (fixture), ==, 3);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_async (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;

  anky_act_run_async (fixture->letter,
                      &fixture->options,
                      key,
                      NULL,
                      NULL,
                      done_cb,
                      &done);
  /* The options were copied. */
  fixture->options.placements = NULL;
  g_ptr_array_set_size (fixture->places, 0);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  result = anky_act_run_finish (done, &error);
  g_assert_no_error (error);
  assert_all_good (result, 1);
  g_assert_false (anky_soft_key_is_open (ANKY_SOFT_KEY (key)));
}

/* --- what is refused ----------------------------------------------------- */

static void
test_gates (ActFixture *fixture, gconstpointer unused)
{
  /* The body signs only what the competent person has signed. */
  act_fixture_ask (fixture, ANKY_KIND_SEAL);
  act_fixture_place (fixture, ANKY_KIND_SEAL, (AnkyRectMm){ 90, 170, 36, 36 });
  act_fixture_assert_status (fixture, "letter.pdf", "organization", 6);
  /* A person's certificate is no organisation's, and the other way round. */
  sign_as_leader (fixture);
  act_fixture_ask (fixture, ANKY_KIND_SEAL);
  act_fixture_place (fixture, ANKY_KIND_SEAL, (AnkyRectMm){ 90, 170, 36, 36 });
  act_fixture_assert_status (fixture, "letter.signed.pdf", "person", 4);
  act_fixture_ask (fixture, ANKY_KIND_LEADER);
  act_fixture_assert_status (fixture, "letter.pdf", "organization", 4);
}

static void
test_certificates (ActFixture *fixture, gconstpointer unused)
{
  const char *const names[] = {
    "expired", "not-yet", "ca-leaf", "wrong-usage", "person-rsa1024",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    act_fixture_assert_status (fixture, "letter.pdf", names[i], 4);
}

static void
test_files (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("just a note", 11);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) letter = act_fixture_read (fixture, "letter.pdf");
  g_autoptr (GBytes) half =
      g_bytes_new_from_bytes (letter, 0, g_bytes_get_size (letter) / 2);

  act_fixture_write (fixture, "note.pdf", text);
  act_fixture_write (fixture, "empty.pdf", empty);
  act_fixture_write (fixture, "half.pdf", half);
  act_fixture_assert_status (fixture, "note.pdf", "person", 3);
  act_fixture_assert_status (fixture, "empty.pdf", "person", 3);
  act_fixture_assert_status (fixture, "half.pdf", "person", 3);
  act_fixture_assert_status (fixture, "none.pdf", "person", 3);
}

static void
test_outputs (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) old = g_bytes_new_static ("old", 3);
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *nowhere = act_fixture_path (fixture, "none/x.pdf");

  act_fixture_write (fixture, "letter.signed.pdf", old);
  act_fixture_assert_status (fixture, "letter.pdf", "person", 3);
  kept = act_fixture_read (fixture, "letter.signed.pdf");
  g_assert_true (g_bytes_equal (kept, old));
  fixture->options.output_path = fixture->letter;
  fixture->options.overwrite = TRUE;
  act_fixture_assert_status (fixture, "letter.pdf", "person", 3);
  fixture->options.output_path = nowhere;
  act_fixture_assert_status (fixture, "letter.pdf", "person", 3);
}

static void
test_pictures (ActFixture *fixture, gconstpointer unused)
{
  fixture->options.image_path = fixture->letter;
  act_fixture_assert_status (fixture, "letter.pdf", "person", 3);
  fixture->options.image_path = "/none.png";
  act_fixture_assert_status (fixture, "letter.pdf", "person", 3);
}

static void
test_places (ActFixture *fixture, gconstpointer unused)
{
  act_fixture_place (fixture, ANKY_KIND_LEADER, (AnkyRectMm){ 200, 1, 45, 18 });
  act_fixture_assert_status (fixture, "letter.pdf", "person", 1);
  fixture->options.placements = NULL;
  fixture->options.signer_name = "Người Không Có";
  act_fixture_assert_status (fixture, "letter.pdf", "person", 1);
}

/* One byte of what the leader signed is another: nothing goes on top. */
static void
test_broken_signature (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) bad = NULL;
  const guint8 *time;
  guint8 *data;
  gsize size;

  sign_as_leader (fixture);
  good = act_fixture_read (fixture, "letter.signed.pdf");
  data = g_memdup2 (g_bytes_get_data (good, &size), g_bytes_get_size (good));
  time = memmem (data, size, "/M (D:20", 8);
  g_assert_nonnull (time);
  data[time - data + 12] ^= 1;
  bad = g_bytes_new_take (data, size);
  act_fixture_write (fixture, "changed.pdf", bad);
  act_fixture_ask (fixture, ANKY_KIND_SEAL);
  act_fixture_place (fixture, ANKY_KIND_SEAL, (AnkyRectMm){ 90, 170, 36, 36 });
  act_fixture_assert_status (fixture, "changed.pdf", "organization", 6);
}

static void
test_lying_key (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GError) error = NULL;

  anky_soft_key_set_is_lying (ANKY_SOFT_KEY (key), TRUE);
  g_assert_null (act_fixture_run (fixture, "letter.pdf", key, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (anky_office_exit_status (error), ==, 4);
  g_assert_cmpuint (act_fixture_count (fixture), ==, 1);
}

static void
test_cancelled (ActFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      act_fixture_run (fixture, "letter.pdf", key, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (act_fixture_count (fixture), ==, 1);
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/act/" path,                                             \
              ActFixture,                                                      \
              NULL,                                                            \
              act_fixture_set_up,                                              \
              function,                                                        \
              act_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("leader", test_leader);
  ADD ("leader-by-rule", test_leader_by_rule);
  ADD ("issue", test_issue);
  ADD ("async", test_async);
  ADD ("refuses/gates", test_gates);
  ADD ("refuses/certificates", test_certificates);
  ADD ("refuses/files", test_files);
  ADD ("refuses/outputs", test_outputs);
  ADD ("refuses/pictures", test_pictures);
  ADD ("refuses/places", test_places);
  ADD ("refuses/broken-signature", test_broken_signature);
  ADD ("fails/lying-key", test_lying_key);
  ADD ("fails/cancelled", test_cancelled);
  return g_test_run ();
}
