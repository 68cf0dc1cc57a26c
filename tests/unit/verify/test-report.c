/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-report.h"

static void
test_words (void)
{
  g_assert_cmpstr (anky_covers_to_string (ANKY_COVERS_INVALID), ==, "invalid");
  g_assert_cmpstr (anky_integrity_to_string (ANKY_INTEGRITY_UNKNOWN),
                   ==,
                   "unknown");
  g_assert_cmpstr (anky_changes_to_string (ANKY_CHANGES_FORM_FILLING),
                   ==,
                   "form-filling");
  g_assert_null (anky_level_to_string (ANKY_LEVEL_NONE));
  g_assert_cmpint (anky_level_from_string ("B-LTA"), ==, ANKY_LEVEL_B_LTA);
  g_assert_cmpint (anky_level_from_string ("B-X"), ==, ANKY_LEVEL_NONE);
  g_assert_cmpint (anky_level_from_string (NULL), ==, ANKY_LEVEL_NONE);
}

/* A report that nobody filled in must never look good. */
static void
test_empty_is_not_good (void)
{
  AnkySignatureReport *signature = anky_signature_report_new ();

  g_assert_cmpint (signature->indication, ==, ANKY_INDICATION_INDETERMINATE);
  g_assert_cmpint (signature->integrity, ==, ANKY_INTEGRITY_UNKNOWN);
  g_assert_cmpint (signature->covers, ==, ANKY_COVERS_INVALID);
  g_assert_cmpint (signature->later_changes, ==, ANKY_CHANGES_UNKNOWN);
  g_assert_cmpint (signature->changes_permitted, ==, ANKY_PERMITTED_UNKNOWN);
  anky_signature_report_free (signature);
}

static void
test_limits_once (void)
{
  g_autoptr (AnkyReport) report = anky_report_new ();

  anky_report_add_limit (report, "objects");
  anky_report_add_limit (report, "objects");
  anky_report_add_limit (report, "depth");
  g_assert_cmpuint (report->limits->len, ==, 2);
}

static void
test_findings (void)
{
  g_autoptr (AnkyReport) report = anky_report_new ();
  AnkySignatureReport *signature = anky_signature_report_new ();
  const AnkyFinding *finding = NULL;

  g_ptr_array_add (report->signatures, signature);
  g_assert_false (anky_signature_report_has (signature, "odd"));
  finding = anky_signature_report_add (signature,
                                       "odd",
                                       ANKY_SEVERITY_WARNING,
                                       "byte %d is odd",
                                       7);
  g_assert_cmpstr (finding->message, ==, "byte 7 is odd");
  g_assert_cmpuint (finding->page, ==, G_MAXUINT);
  g_assert_true (anky_signature_report_has (signature, "odd"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/report/words", test_words);
  g_test_add_func ("/verify/report/empty-is-not-good", test_empty_is_not_good);
  g_test_add_func ("/verify/report/limits-once", test_limits_once);
  g_test_add_func ("/verify/report/findings", test_findings);
  return g_test_run ();
}
