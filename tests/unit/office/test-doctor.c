/* test-doctor.c - each link of the chain, broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-doctor.h"

/* A machine where all is well, with one thing changed by each test. */
static AnkyDoctorFacts *
new_facts (void)
{
  AnkyDoctorFacts *facts = g_new0 (AnkyDoctorFacts, 1);

  facts->pcsc = ANKY_PCSC_RUNNING;
  facts->n_readers = 1;
  facts->n_cards = 1;
  facts->readers = g_strdup ("Reader 00");
  facts->n_tokens = 1;
  facts->token = g_strdup ("Token (model)");
  facts->n_certificates = 1;
  facts->certificate = g_strdup ("Nguyễn Văn A");
  facts->now = g_date_time_new_utc (2026, 3, 5, 2, 0, 0);
  facts->not_after = g_date_time_new_utc (2028, 3, 5, 2, 0, 0);
  facts->path = ANKY_DOCTOR_PATH_TRUSTED;
  facts->uses_network = TRUE;
  facts->server = g_strdup ("http://tsa.example/tsa");

  return facts;
}

/* Only @step is broken, with @code; before it all holds, behind it nothing is
 * said. */
static void
assert_broken (const AnkyDoctorFacts *facts,
               AnkyDoctorStep step,
               const char *code)
{
  g_autoptr (GPtrArray) findings = anky_doctor_judge (facts);
  const AnkyDoctorFinding *broken = anky_doctor_find_broken (findings);

  g_assert_cmpuint (findings->len, ==, ANKY_DOCTOR_N_STEPS);
  g_assert_nonnull (broken);
  g_assert_cmpint (broken->step, ==, step);
  g_assert_cmpstr (broken->code, ==, code);
  for (guint i = 0; i < findings->len; i++) {
    const AnkyDoctorFinding *finding = findings->pdata[i];

    g_assert_cmpint (finding->step, ==, i);
    if (i < step)
      g_assert_cmpint (finding->state, <, ANKY_DOCTOR_BROKEN);
    else if (i > step)
      g_assert_cmpint (finding->state, ==, ANKY_DOCTOR_NOT_REACHED);
  }
}

static void
assert_state (const AnkyDoctorFacts *facts,
              AnkyDoctorStep step,
              AnkyDoctorState state,
              const char *code)
{
  g_autoptr (GPtrArray) findings = anky_doctor_judge (facts);
  const AnkyDoctorFinding *finding = findings->pdata[step];

  g_assert_null (anky_doctor_find_broken (findings));
  g_assert_cmpint (finding->state, ==, state);
  g_assert_cmpstr (finding->code, ==, code);
}

static void
forget_token (AnkyDoctorFacts *facts)
{
  facts->n_tokens = 0;
  facts->n_certificates = 0;
  g_clear_pointer (&facts->token, g_free);
  g_clear_pointer (&facts->certificate, g_free);
}

static void
test_all_holds (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();
  g_autoptr (GPtrArray) findings = anky_doctor_judge (facts);

  g_assert_null (anky_doctor_find_broken (findings));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (((AnkyDoctorFinding *) findings->pdata[i])->state,
                     ==,
                     ANKY_DOCTOR_GOOD);
}

static void
test_service (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  forget_token (facts);
  facts->pcsc = ANKY_PCSC_NO_SOCKET;
  assert_broken (facts, ANKY_DOCTOR_SERVICE, "no-service");
  facts->is_sandboxed = TRUE;
  assert_broken (facts, ANKY_DOCTOR_SERVICE, "no-service-in-sandbox");
  facts->pcsc = ANKY_PCSC_NO_ANSWER;
  assert_broken (facts, ANKY_DOCTOR_SERVICE, "no-answer");
}

/* A token over p11-kit, or none of hardware: the reader is not asked for. */
static void
test_another_way (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->pcsc = ANKY_PCSC_NO_SOCKET;
  facts->n_readers = 0;
  facts->n_cards = 0;
  assert_state (facts,
                ANKY_DOCTOR_SERVICE,
                ANKY_DOCTOR_NOT_NEEDED,
                "other-way");
  assert_state (facts, ANKY_DOCTOR_READER, ANKY_DOCTOR_NOT_NEEDED, "other-way");
  assert_state (facts, ANKY_DOCTOR_CARD, ANKY_DOCTOR_NOT_NEEDED, "other-way");
}

static void
test_reader_and_card (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  forget_token (facts);
  facts->n_cards = 0;
  assert_broken (facts, ANKY_DOCTOR_CARD, "no-card");
  facts->n_readers = 0;
  assert_broken (facts, ANKY_DOCTOR_READER, "no-reader");
}

static void
test_driver (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  forget_token (facts);
  assert_broken (facts, ANKY_DOCTOR_DRIVER, "no-driver");
  facts->problems = g_strdup ("driver.so: no such file");
  assert_broken (facts, ANKY_DOCTOR_DRIVER, "driver-failed");
  facts->n_tokens = 1;
  facts->n_certificates = 1;
  assert_state (facts,
                ANKY_DOCTOR_DRIVER,
                ANKY_DOCTOR_REMARK,
                "another-driver-failed");
}

static void
test_certificate (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->why = "ca";
  assert_broken (facts, ANKY_DOCTOR_CERTIFICATE, "ca");
  facts->why = "key-usage";
  assert_broken (facts, ANKY_DOCTOR_CERTIFICATE, "key-usage");
  facts->n_certificates = 0;
  facts->why = NULL;
  assert_broken (facts, ANKY_DOCTOR_CERTIFICATE, "no-certificate");
}

static void
test_key (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->why = "no-key";
  assert_broken (facts, ANKY_DOCTOR_KEY, "no-key");
  facts->why = "weak-key";
  assert_broken (facts, ANKY_DOCTOR_KEY, "weak-key");
}

static void
test_pin (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->pin_state = ANKY_PIN_COUNT_LOW;
  assert_state (facts, ANKY_DOCTOR_PIN, ANKY_DOCTOR_REMARK, "few-tries");
  facts->pin_state = ANKY_PIN_COUNT_LOW | ANKY_PIN_FINAL_TRY;
  assert_state (facts, ANKY_DOCTOR_PIN, ANKY_DOCTOR_REMARK, "final-try");
  facts->pin_state = ANKY_PIN_TO_BE_CHANGED;
  assert_broken (facts, ANKY_DOCTOR_PIN, "pin-to-be-changed");
  facts->pin_state = ANKY_PIN_LOCKED | ANKY_PIN_COUNT_LOW;
  facts->why = "locked";
  assert_broken (facts, ANKY_DOCTOR_PIN, "locked");
}

static void
test_dates (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->why = "expired";
  assert_broken (facts, ANKY_DOCTOR_DATES, "expired");
  facts->why = "not-yet-valid";
  assert_broken (facts, ANKY_DOCTOR_DATES, "not-yet-valid");
  facts->why = NULL;
  g_clear_pointer (&facts->not_after, g_date_time_unref);
  facts->not_after = g_date_time_add_days (facts->now, 59);
  assert_state (facts, ANKY_DOCTOR_DATES, ANKY_DOCTOR_REMARK, "expires-soon");
}

static void
test_path (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->path = ANKY_DOCTOR_PATH_NO_ROOT;
  assert_broken (facts, ANKY_DOCTOR_PATH, "no-root");
  facts->path = ANKY_DOCTOR_PATH_FORGED;
  assert_broken (facts, ANKY_DOCTOR_PATH, "forged");
  facts->path = ANKY_DOCTOR_PATH_REVOKED;
  assert_broken (facts, ANKY_DOCTOR_PATH, "revoked");
}

static void
test_timestamp (void)
{
  g_autoptr (AnkyDoctorFacts) facts = new_facts ();

  facts->timestamp_problem = g_strdup ("http://tsa.example/tsa: refused");
  assert_state (facts,
                ANKY_DOCTOR_TIMESTAMP,
                ANKY_DOCTOR_REMARK,
                "server-failed");
  facts->uses_network = FALSE;
  assert_state (facts,
                ANKY_DOCTOR_TIMESTAMP,
                ANKY_DOCTOR_NOT_NEEDED,
                "offline");
  g_clear_pointer (&facts->server, g_free);
  assert_state (facts,
                ANKY_DOCTOR_TIMESTAMP,
                ANKY_DOCTOR_NOT_NEEDED,
                "no-server");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doctor/all-holds", test_all_holds);
  g_test_add_func ("/doctor/service", test_service);
  g_test_add_func ("/doctor/another-way", test_another_way);
  g_test_add_func ("/doctor/reader-and-card", test_reader_and_card);
  g_test_add_func ("/doctor/driver", test_driver);
  g_test_add_func ("/doctor/certificate", test_certificate);
  g_test_add_func ("/doctor/key", test_key);
  g_test_add_func ("/doctor/pin", test_pin);
  g_test_add_func ("/doctor/dates", test_dates);
  g_test_add_func ("/doctor/path", test_path);
  g_test_add_func ("/doctor/timestamp", test_timestamp);

  return g_test_run ();
}
