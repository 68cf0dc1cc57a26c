/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "act-fixture.h"
#include "anky-batch-entry-private.h"
#include "anky-batch-plan.h"

#define N_FILES 4

typedef struct {
  ActFixture act;
  AnkyBatchPlan *plan;
  guint n_decided;
} Fixture;

static void
decided_cb (Fixture *fixture)
{
  fixture->n_decided++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  act_fixture_set_up (&fixture->act, NULL);
  fixture->act.options.placements = NULL;
  fixture->plan = anky_batch_plan_new ();
  g_signal_connect_swapped (fixture->plan,
                            "decided",
                            G_CALLBACK (decided_cb),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  anky_batch_plan_close (fixture->plan);
  /* A thread may be the last to let go of it. */
  while (g_atomic_int_get (&G_OBJECT (fixture->plan)->ref_count) > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_object_unref (fixture->plan);
  act_fixture_tear_down (&fixture->act, NULL);
}

/* Until everything was looked at. */
static void
wait (Fixture *fixture)
{
  while (anky_batch_plan_count (fixture->plan).n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
add (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autofree char *path = act_fixture_path (&fixture->act, name);

  if (bytes)
    act_fixture_write (&fixture->act, name, bytes);
  g_assert_true (anky_batch_plan_add (fixture->plan, path));
}

static void
add_copies (Fixture *fixture, const char *name)
{
  g_autoptr (GBytes) bytes = act_fixture_read (&fixture->act, name);

  for (guint i = 0; i < N_FILES; i++) {
    g_autofree char *copy = g_strdup_printf ("file-%u.pdf", i);

    add (fixture, copy, bytes);
  }
}

static void
set_act (Fixture *fixture, AnkyKind kind, const char *key_name)
{
  g_autoptr (AnkyCertificate) certificate =
      anky_test_pki_certificate (key_name);

  act_fixture_ask (&fixture->act, kind);
  anky_batch_plan_set_act (fixture->plan, &fixture->act.options, certificate);
  wait (fixture);
}

static AnkyBatchEntry *
get (Fixture *fixture, guint index)
{
  return anky_batch_plan_get_entry (fixture->plan, index);
}

static void
assert_number (Fixture *fixture, guint index, const char *number)
{
  g_assert_cmpstr (anky_batch_entry_get_number (get (fixture, index)),
                   ==,
                   number);
}

/* --- what they lack ------------------------------------------------------ */

static void
test_unsigned_letters (Fixture *fixture, gconstpointer unused)
{
  AnkyBatchLook *look;

  add_copies (fixture, "letter.pdf");
  wait (fixture);
  g_assert_cmpuint (fixture->n_decided, ==, 1);
  g_assert_cmpint (anky_batch_plan_get_proposed (fixture->plan),
                   ==,
                   ANKY_KIND_LEADER);
  set_act (fixture, ANKY_KIND_LEADER, "person");
  g_assert_cmpuint (anky_batch_plan_count (fixture->plan).n_ready, ==, N_FILES);
  look = anky_batch_entry_get_look (get (fixture, 0));
  g_assert_cmpuint (look->places->len, ==, 1);
  g_assert_cmpint (look->doubt, ==, ANKY_DOUBT_NONE);
  g_assert_nonnull (look->picture);
  g_assert_cmpstr (look->symbol, ==, "UBND-VX");
  g_assert_cmpuint (fixture->n_decided, ==, 1);
}

static void
test_same_file_twice (Fixture *fixture, gconstpointer unused)
{
  add (fixture, "letter.pdf", NULL);
  g_assert_false (anky_batch_plan_add (fixture->plan, fixture->act.letter));
}

/* What needs a look comes first; what cannot be read is named, not signed. */
static void
test_order (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) note = g_bytes_new_static ("a note", 6);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  add (fixture, "letter.pdf", NULL);
  add (fixture, "note.txt", note);
  set_act (fixture, ANKY_KIND_LEADER, "person");
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 0)),
                   ==,
                   ANKY_NEED_READABLE);
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 1)),
                   ==,
                   ANKY_NEED_NOTHING);
  g_assert_cmpuint (anky_batch_plan_count (fixture->plan).n_attention, ==, 1);
  files = anky_batch_plan_dup_files (fixture->plan, NULL, &entries);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_true (entries->pdata[0] == get (fixture, 1));
}

static void
test_urgency (void)
{
  g_assert_cmpint (anky_urgency_from_mark (NULL), ==, ANKY_URGENCY_NONE);
  g_assert_cmpint (anky_urgency_from_mark ("KHẨN"), ==, ANKY_URGENCY_KHAN);
  g_assert_cmpint (anky_urgency_from_mark ("THƯỢNG KHẨN"),
                   >,
                   ANKY_URGENCY_KHAN);
  g_assert_cmpint (anky_urgency_from_mark ("HỎA TỐC HẸN GIỜ"),
                   >,
                   ANKY_URGENCY_THUONG_KHAN);
}

static AnkyBatchEntry *
make_entry (guint order, AnkyUrgency urgency, GError *error)
{
  AnkyBatchEntry *entry = anky_batch_entry_new ("x", order);
  AnkyBatchLook *look = g_new0 (AnkyBatchLook, 1);

  g_atomic_ref_count_init (&look->ref_count);
  look->urgency = urgency;
  look->error = error;
  anky_batch_entry_take_look (entry, look);
  return entry;
}

static void
test_urgent_first (void)
{
  g_autoptr (AnkyBatchEntry) plain = make_entry (0, ANKY_URGENCY_NONE, NULL);
  g_autoptr (AnkyBatchEntry) urgent = make_entry (1, ANKY_URGENCY_KHAN, NULL);
  g_autoptr (AnkyBatchEntry) express =
      make_entry (2, ANKY_URGENCY_HOA_TOC, NULL);
  g_autoptr (AnkyBatchEntry) damaged =
      make_entry (3,
                  ANKY_URGENCY_NONE,
                  g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "x"));

  g_assert_cmpint (anky_batch_entry_compare (urgent, plain), <, 0);
  g_assert_cmpint (anky_batch_entry_compare (express, urgent), <, 0);
  g_assert_cmpint (anky_batch_entry_compare (damaged, express), <, 0);
}

/* The organisation's signature without the leader's is refused, and said. */
static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  add (fixture, "letter.pdf", NULL);
  set_act (fixture, ANKY_KIND_ISSUE, "organization");
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 0)),
                   ==,
                   ANKY_NEED_ALLOWED);
  g_assert_true (anky_batch_entry_needs_attention (get (fixture, 0)));
}

static void
test_expired_certificate (Fixture *fixture, gconstpointer unused)
{
  add (fixture, "letter.pdf", NULL);
  set_act (fixture, ANKY_KIND_LEADER, "expired");
  g_assert_nonnull (anky_batch_entry_get_look (get (fixture, 0))->refusal);
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 0)),
                   ==,
                   ANKY_NEED_ALLOWED);
}

/* --- the user's word ----------------------------------------------------- */

static void
test_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const AnkyBatchFile *file;

  add (fixture, "letter.pdf", NULL);
  set_act (fixture, ANKY_KIND_LEADER, "person");
  act_fixture_place (&fixture->act,
                     ANKY_KIND_LEADER,
                     (AnkyRectMm){ 20, 30, 45, 18 });
  anky_batch_plan_set_placements (fixture->plan,
                                  get (fixture, 0),
                                  fixture->act.places);
  wait (fixture);
  files = anky_batch_plan_dup_files (fixture->plan, NULL, &entries);
  file = g_ptr_array_index (files, 0);
  g_assert_cmpuint (file->options->placements->len, ==, 1);
}

static void
test_skipped (Fixture *fixture, gconstpointer unused)
{
  AnkyBatchCounts counts;

  add_copies (fixture, "letter.pdf");
  set_act (fixture, ANKY_KIND_LEADER, "person");
  anky_batch_plan_set_skipped (fixture->plan, get (fixture, 1), TRUE);
  anky_batch_plan_remove (fixture->plan, get (fixture, 3));
  counts = anky_batch_plan_count (fixture->plan);
  g_assert_cmpuint (counts.n_ready, ==, N_FILES - 2);
  g_assert_cmpuint (counts.n_skipped, ==, 1);
}

/* --- numbers ------------------------------------------------------------- */

static void
sign_letter (Fixture *fixture)
{
  g_autoptr (AnkyActResult) result =
      act_fixture_run_good (&fixture->act, "letter.pdf", "person");

  g_assert_nonnull (result->output_path);
}

static void
begin_issue (Fixture *fixture)
{
  sign_letter (fixture);
  add_copies (fixture, "letter.signed.pdf");
  set_act (fixture, ANKY_KIND_ISSUE, "organization");
  for (guint i = 0; i < N_FILES; i++)
    anky_batch_plan_confirm (fixture->plan,
                             get (fixture, i),
                             "other-body",
                             TRUE);
}

static void
test_numbers_count_up (Fixture *fixture, gconstpointer unused)
{
  begin_issue (fixture);
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 0)),
                   ==,
                   ANKY_NEED_NUMBER);
  anky_batch_plan_set_number (fixture->plan, get (fixture, 0), " 9 ");
  assert_number (fixture, 0, "9");
  assert_number (fixture, 1, "10");
  assert_number (fixture, 3, "12");
  /* From one that was typed it goes on. */
  anky_batch_plan_set_number (fixture->plan, get (fixture, 2), "20");
  assert_number (fixture, 1, "10");
  assert_number (fixture, 3, "21");
  /* One that is left out takes none. */
  anky_batch_plan_set_skipped (fixture->plan, get (fixture, 1), TRUE);
  anky_batch_plan_set_number (fixture->plan, get (fixture, 2), "");
  assert_number (fixture, 2, "10");
  assert_number (fixture, 3, "11");
  wait (fixture);
  g_assert_cmpuint (anky_batch_plan_count (fixture->plan).n_ready, ==, 3);
}

static void
test_number_twice (Fixture *fixture, gconstpointer unused)
{
  begin_issue (fixture);
  anky_batch_plan_set_number (fixture->plan, get (fixture, 0), "5");
  anky_batch_plan_set_number (fixture->plan, get (fixture, 1), "05");
  wait (fixture);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (anky_batch_entry_get_need (get (fixture, i)),
                     ==,
                     ANKY_NEED_OWN_NUMBER);
  anky_batch_plan_set_number (fixture->plan, get (fixture, 1), "6");
  wait (fixture);
  g_assert_cmpuint (anky_batch_plan_count (fixture->plan).n_ready, ==, N_FILES);
}

/* What would end the act after the PIN is known before it. */
static void
test_number_is_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  begin_issue (fixture);
  act_fixture_write (&fixture->act, "15_UBND-VX.pdf", bytes);
  anky_batch_plan_set_number (fixture->plan, get (fixture, 0), "15");
  wait (fixture);
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 0)),
                   ==,
                   ANKY_NEED_FREE_NAME);
  g_assert_cmpint (anky_batch_entry_get_need (get (fixture, 1)),
                   ==,
                   ANKY_NEED_NOTHING);
}

/* Each is called by its own number, and signed with it. */
static void
test_issue (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("organization");
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) items = NULL;

  begin_issue (fixture);
  anky_batch_plan_set_number (fixture->plan, get (fixture, 0), "15");
  wait (fixture);
  files = anky_batch_plan_dup_files (fixture->plan, NULL, &entries);
  g_assert_cmpuint (files->len, ==, N_FILES);
  anky_batch_plan_begin (fixture->plan, entries);
  items = anky_batch_run (files, key, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *name = g_strdup_printf ("%u_UBND-VX.pdf", 15 + i);
    const AnkyBatchItem *item = g_ptr_array_index (items, i);

    g_assert_no_error (item->error);
    anky_batch_plan_set_result (fixture->plan, entries->pdata[i], item);
    g_assert_true (act_fixture_has (&fixture->act, name));
  }
  g_assert_cmpuint (anky_batch_plan_count (fixture->plan).n_done, ==, N_FILES);
}

/* --- received ------------------------------------------------------------ */

static void
test_check (Fixture *fixture, gconstpointer unused)
{
  const AnkyReceiveOptions options = { .trust = fixture->act.trust };
  g_autoptr (GBytes) note = g_bytes_new_static ("a note", 6);

  sign_letter (fixture);
  add (fixture, "letter.signed.pdf", NULL);
  add (fixture, "note.txt", note);
  anky_batch_plan_set_check (fixture->plan, &options, FALSE);
  wait (fixture);
  for (guint i = 0; i < 2; i++) {
    AnkyBatchEntry *entry = get (fixture, i);

    g_assert_nonnull (anky_batch_entry_get_look (entry)->receipt);
    g_assert_true (anky_batch_entry_needs_attention (entry));
  }
  g_assert_true (anky_batch_plan_is_checking (fixture->plan));
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/batch-plan/" path,                                      \
              Fixture,                                                         \
              NULL,                                                            \
              set_up,                                                          \
              function,                                                        \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/batch-plan/urgency", test_urgency);
  g_test_add_func ("/office/batch-plan/urgent-first", test_urgent_first);
  ADD ("unsigned-letters", test_unsigned_letters);
  ADD ("same-file-twice", test_same_file_twice);
  ADD ("order", test_order);
  ADD ("refused", test_refused);
  ADD ("expired-certificate", test_expired_certificate);
  ADD ("place", test_place);
  ADD ("skipped", test_skipped);
  ADD ("numbers-count-up", test_numbers_count_up);
  ADD ("number-twice", test_number_twice);
  ADD ("number-is-there", test_number_is_there);
  ADD ("issue", test_issue);
  ADD ("check", test_check);
  return g_test_run ();
}
