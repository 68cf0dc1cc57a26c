/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-kind-offer.h"

#define PERSON       ANKY_HOLDER_PERSON
#define ORGANIZATION ANKY_HOLDER_ORGANIZATION
#define BOTH         (PERSON | ORGANIZATION)

static void
add (AnkyReport *report, AnkySignerKind kind, AnkyRole role)
{
  AnkySignatureReport *signature = anky_signature_report_new ();

  signature->integrity = ANKY_INTEGRITY_INTACT;
  signature->signer_kind = kind;
  signature->role = role;
  g_ptr_array_add (report->signatures, signature);
}

static void
test_unsigned (void)
{
  g_assert_cmpint (anky_kind_offer_next (NULL), ==, ANKY_KIND_LEADER);
  g_assert_true (anky_kind_offer_fits (ANKY_KIND_LEADER, NULL, BOTH));
  g_assert_true (anky_kind_offer_fits (ANKY_KIND_COPY, NULL, BOTH));
  g_assert_false (anky_kind_offer_fits (ANKY_KIND_ISSUE, NULL, BOTH));
}

/* A clerk without a personal token is not offered the leader's signature. */
static void
test_holders (void)
{
  g_assert_false (anky_kind_offer_fits (ANKY_KIND_LEADER, NULL, ORGANIZATION));
  g_assert_false (anky_kind_offer_fits (ANKY_KIND_COPY, NULL, PERSON));
}

static void
test_initials_never_count (void)
{
  g_autoptr (AnkyReport) report = anky_report_new ();

  add (report, ANKY_SIGNER_PERSON, ANKY_ROLE_INITIALS);
  g_assert_cmpint (anky_kind_offer_next (report), ==, ANKY_KIND_LEADER);
  g_assert_false (anky_kind_offer_fits (ANKY_KIND_SEAL, report, BOTH));
}

static void
test_broken_does_not_count (void)
{
  g_autoptr (AnkyReport) report = anky_report_new ();
  AnkySignatureReport *signature;

  add (report, ANKY_SIGNER_PERSON, ANKY_ROLE_LEADER);
  signature = g_ptr_array_index (report->signatures, 0);
  signature->integrity = ANKY_INTEGRITY_BROKEN;
  g_assert_cmpint (anky_kind_offer_next (report), ==, ANKY_KIND_LEADER);
}

static void
test_signed_then_issued (void)
{
  g_autoptr (AnkyReport) report = anky_report_new ();

  add (report, ANKY_SIGNER_PERSON, ANKY_ROLE_LEADER);
  g_assert_cmpint (anky_kind_offer_next (report), ==, ANKY_KIND_ISSUE);
  g_assert_true (anky_kind_offer_fits (ANKY_KIND_ISSUE, report, ORGANIZATION));
  g_assert_false (anky_kind_offer_fits (ANKY_KIND_INITIALS, report, BOTH));
  add (report, ANKY_SIGNER_ORGANIZATION, ANKY_ROLE_SEAL);
  g_assert_cmpint (anky_kind_offer_next (report), ==, ANKY_KIND_NONE);
  g_assert_false (anky_kind_offer_fits (ANKY_KIND_ISSUE, report, BOTH));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/kind-offer/unsigned", test_unsigned);
  g_test_add_func ("/office/kind-offer/holders", test_holders);
  g_test_add_func ("/office/kind-offer/initials", test_initials_never_count);
  g_test_add_func ("/office/kind-offer/broken", test_broken_does_not_count);
  g_test_add_func ("/office/kind-offer/issued", test_signed_then_issued);
  return g_test_run ();
}
