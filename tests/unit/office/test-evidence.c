/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "evidence-fixture.h"

#include <string.h>

static const AnkySignatureReport *
get_first (AnkyActResult *result)
{
  return g_ptr_array_index (result->report->signatures, 0);
}

static AnkyActResult *
sign (EvidenceFixture *fixture, AnkyLevel level)
{
  return evidence_fixture_sign (fixture, level);
}

/* Nothing is written, and the key was used once. */
static void
assert_nothing_written (EvidenceFixture *fixture, AnkyLevel level)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person-aia");
  g_autoptr (GError) error = NULL;

  fixture->act.options.level = level;
  g_assert_null (
      act_fixture_run (&fixture->act, "letter.pdf", key, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_cmpint (anky_office_exit_status (error), ==, 5);
  g_assert_cmpuint (act_fixture_count (&fixture->act), ==, 1);
  g_assert_cmpuint (anky_soft_key_get_n_signed (ANKY_SOFT_KEY (key)), ==, 1);
}

/* --- B-T ----------------------------------------------------------------- */

static void
test_timestamped (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = sign (fixture, ANKY_LEVEL_NONE);

  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  g_assert_cmpint (get_first (result)->level, ==, ANKY_LEVEL_B_T);
  g_assert_true (get_first (result)->has_timestamp);
}

/* Whatever a TSA does wrong, no bad answer gets into a file. */
static void
test_bad_timestamps (EvidenceFixture *fixture, gconstpointer unused)
{
  const char *const modes[] = {
    "500",           "empty",       "garbage",           "truncated",
    "wrong-type",    "wrong-nonce", "wrong-imprint",     "rejected",
    "huge",          "changed",     "wrong-certificate", "redirect-loop",
    "redirect-file",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_test_message ("mode %s", modes[i]);
    evidence_fixture_set_mode ("tsa", modes[i]);
    assert_nothing_written (fixture, ANKY_LEVEL_B_T);
  }
}

static void
test_three_tries (EvidenceFixture *fixture, gconstpointer unused)
{
  guint n_before = evidence_fixture_count_asked ("tsa");

  evidence_fixture_set_mode ("tsa", "500");
  assert_nothing_written (fixture, ANKY_LEVEL_B_T);
  g_assert_cmpuint (evidence_fixture_count_asked ("tsa") - n_before, ==, 3);
}

static void
test_next_authority (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = NULL;

  fixture->addresses[0] = "http://127.0.0.1:1/none";
  fixture->addresses[1] = fixture->tsa;
  result = sign (fixture, ANKY_LEVEL_B_T);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  g_assert_cmpuint (result->warnings->len, >, 0);
}

static void
test_or_lower (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyKey) key = anky_test_pki_key ("person-aia");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = NULL;

  evidence_fixture_set_mode ("tsa", "500");
  fixture->act.options.or_lower = TRUE;
  result = act_fixture_run (&fixture->act, "letter.pdf", key, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_B);
  g_assert_cmpint (get_first (result)->level, ==, ANKY_LEVEL_B_B);
  g_assert_cmpuint (result->warnings->len, >, 0);
  /* The PIN is not asked twice. */
  g_assert_cmpuint (anky_soft_key_get_n_signed (ANKY_SOFT_KEY (key)), ==, 1);
}

/* --- B-LT, B-LTA --------------------------------------------------------- */

static void
test_long_term (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = sign (fixture, ANKY_LEVEL_B_LT);

  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_LT);
  g_assert_cmpint (get_first (result)->level, ==, ANKY_LEVEL_B_LT);
  g_assert_cmpuint (result->report->n_revisions, ==, 3);
}

static void
test_archived (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = sign (fixture, ANKY_LEVEL_B_LTA);

  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_LTA);
  g_assert_cmpint (get_first (result)->level, ==, ANKY_LEVEL_B_LTA);
  g_assert_cmpuint (result->report->signatures->len, ==, 2);
  g_assert_cmpuint (result->report->n_revisions, ==, 4);
}

static void
test_no_evidence (EvidenceFixture *fixture, gconstpointer unused)
{
  evidence_fixture_set_mode ("ocsp", "500");
  evidence_fixture_set_mode ("crl", "500");
  assert_nothing_written (fixture, ANKY_LEVEL_B_LT);
}

static void
test_no_evidence_or_lower (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) result = NULL;

  evidence_fixture_set_mode ("ocsp", "500");
  evidence_fixture_set_mode ("crl", "500");
  fixture->act.options.or_lower = TRUE;
  result = sign (fixture, ANKY_LEVEL_B_LTA);
  g_assert_cmpint (result->level, ==, ANKY_LEVEL_B_T);
  g_assert_cmpint (get_first (result)->level, ==, ANKY_LEVEL_B_T);
}

/* --- extending ----------------------------------------------------------- */

static AnkyActResult *
extend (EvidenceFixture *fixture, const char *name, AnkyLevel level)
{
  g_autofree char *path = act_fixture_path (&fixture->act, name);
  g_autoptr (GError) error = NULL;
  AnkyActResult *result;

  fixture->act.options.kind = ANKY_KIND_NONE;
  fixture->act.options.level = level;
  result = anky_act_extend (path, &fixture->act.options, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* From B-B: the document gets the timestamp that the signature lacks. Then
 * once more: the older timestamp gets its evidence and a newer one. */
static void
test_extend (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (AnkyActResult) first = sign (fixture, ANKY_LEVEL_B_B);
  g_autoptr (AnkyActResult) second =
      extend (fixture, "letter.signed.pdf", ANKY_LEVEL_B_LTA);
  g_autoptr (AnkyActResult) third = NULL;

  g_assert_cmpint (get_first (first)->level, ==, ANKY_LEVEL_B_B);
  g_assert_cmpint (second->level, ==, ANKY_LEVEL_B_LTA);
  g_assert_cmpint (get_first (second)->level, ==, ANKY_LEVEL_B_LTA);
  g_assert_true (g_str_has_suffix (second->output_path, "letter.extended.pdf"));
  third = extend (fixture, "letter.extended.pdf", ANKY_LEVEL_B_LTA);
  g_assert_cmpint (get_first (third)->level, ==, ANKY_LEVEL_B_LTA);
  g_assert_cmpuint (third->report->signatures->len,
                    ==,
                    second->report->signatures->len + 1);
}

static void
test_extend_refused (EvidenceFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->act.options.kind = ANKY_KIND_NONE;
  fixture->act.options.level = ANKY_LEVEL_B_LT;
  g_assert_null (anky_act_extend (fixture->act.letter,
                                  &fixture->act.options,
                                  NULL,
                                  &error));
  g_assert_cmpint (anky_office_exit_status (error), ==, 3);
  g_assert_cmpuint (act_fixture_count (&fixture->act), ==, 1);
}

/* --- issuing ------------------------------------------------------------- */

/* The level is the seal's: number and date stay B-B, and the evidence comes
 * after the seal. */
static void
test_issue (EvidenceFixture *fixture, gconstpointer unused)
{
  const char *const confirmed[] = { "other-body", NULL };
  g_autoptr (AnkyActResult) leader = NULL;
  g_autoptr (AnkyActResult) issued = NULL;
  AnkyActOptions *options = &fixture->act.options;

  leader = sign (fixture, ANKY_LEVEL_B_B);
  options->kind = ANKY_KIND_ISSUE;
  options->placements = NULL;
  options->image_path = fixture->act.seal;
  options->number = "15";
  options->confirmed = confirmed;
  options->level = ANKY_LEVEL_B_LT;
  issued = act_fixture_run_good (&fixture->act,
                                 "letter.signed.pdf",
                                 "organization-aia");
  g_assert_cmpint (issued->level, ==, ANKY_LEVEL_B_LT);
  g_assert_cmpuint (issued->report->signatures->len, ==, 4);
  for (guint i = 0; i < 4; i++) {
    const AnkySignatureReport *signature =
        g_ptr_array_index (issued->report->signatures, i);

    g_assert_cmpint (signature->has_timestamp, ==, i == 3);
    g_assert_cmpint (signature->indication, ==, ANKY_INDICATION_PASSED);
  }
}

#define ADD(path, function)                                                    \
  g_test_add ("/office/evidence/" path,                                        \
              EvidenceFixture,                                                 \
              NULL,                                                            \
              evidence_fixture_set_up,                                         \
              function,                                                        \
              evidence_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("timestamped", test_timestamped);
  ADD ("bad-timestamps", test_bad_timestamps);
  ADD ("three-tries", test_three_tries);
  ADD ("next-authority", test_next_authority);
  ADD ("or-lower", test_or_lower);
  ADD ("long-term", test_long_term);
  ADD ("archived", test_archived);
  ADD ("no-evidence", test_no_evidence);
  ADD ("no-evidence-or-lower", test_no_evidence_or_lower);
  ADD ("extend", test_extend);
  ADD ("extend-refused", test_extend_refused);
  ADD ("issue", test_issue);
  return evidence_fixture_run_tests ();
}
