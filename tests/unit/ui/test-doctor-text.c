/* test-doctor-text.c - words for every link that can break
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-doctor-text.h"

#include <string.h>

static const char *const codes[] = {
  "no-service",
  "no-service-in-sandbox",
  "no-answer",
  "no-reader",
  "no-card",
  "driver-failed",
  "no-driver",
  "no-certificate",
  "ca",
  "key-usage",
  "no-key",
  "weak-key",
  "locked",
  "pin-to-be-changed",
  "final-try",
  "few-tries",
  "expired",
  "not-yet-valid",
  "expires-soon",
  "forged",
  "revoked",
  "no-root",
  "server-failed",
  "other-way",
  "no-server",
  "offline",
  "another-driver-failed",
};

static void
test_words_for_every_code (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_test_message ("%s", codes[i]);
    g_assert_true (anky_doctor_text_has (codes[i]));
  }
  g_assert_false (anky_doctor_text_has ("another"));
}

static void
test_application_names_the_office (void)
{
  g_autofree char *named = anky_doctor_text_dup_application ("Sở X");
  g_autofree char *unnamed = anky_doctor_text_dup_application (NULL);

  g_assert_nonnull (strstr (named, "Sở X"));
  g_assert_nonnull (strstr (named, "06"));
  g_assert_nonnull (strstr (unnamed, "06"));
}

static void
test_report (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 3, 5, 2, 0, 0);
  AnkyDoctorFacts facts = { .pcsc = ANKY_PCSC_RUNNING,
                            .n_readers = 1,
                            .readers = (char *) "Reader 00" };
  g_autoptr (GPtrArray) findings = anky_doctor_judge (&facts);
  g_autofree char *report = anky_doctor_text_dup_report (findings, time);

  g_assert_nonnull (strstr (report, "2026-03-05T02:00:00Z"));
  g_assert_nonnull (strstr (report, "[reader] good: Reader 00"));
  g_assert_nonnull (strstr (report, "[card] BROKEN (no-card): Reader 00"));
  g_assert_nonnull (strstr (report, "[timestamp] not-reached"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doctor-text/codes", test_words_for_every_code);
  g_test_add_func ("/doctor-text/application",
                   test_application_names_the_office);
  g_test_add_func ("/doctor-text/report", test_report);

  return g_test_run ();
}
