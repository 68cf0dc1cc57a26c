/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-profile.h"

static void
test_default (void)
{
  g_autoptr (AnkyProfile) profile = anky_profile_new_default ();

  g_assert_cmpstr (anky_profile_get_id (profile), ==, "decree");
  g_assert_null (anky_profile_get_own_body (profile));
  g_assert_cmpstr (anky_profile_get_source_number (profile),
                   ==,
                   "30/2020/NĐ-CP");
  g_assert_cmpfloat (anky_profile_get_measures (profile)->seal_diameter,
                     ==,
                     36);
  g_assert_cmpint (
      anky_profile_get_weight (profile, "weak-digest", ANKY_WEIGHT_REMARK),
      ==,
      ANKY_WEIGHT_REMARK);
}

static void
test_keys (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyProfile) profile = anky_profile_new_from_data (
      "[Profile]\nId=x\nTitle=Thử\nBody=SỞ NỘI VỤ\n[Source]\nDate=2026-01-01\n"
      "[Measures]\nSealDiameter=38\nLeaderWidth=4000\n"
      "[Rules]\nIsoTime=true\n[Weights]\nweak-digest=return\nother=heavy\n",
      &error);

  g_assert_no_error (error);
  g_assert_null (anky_profile_get_source_number (profile));
  g_assert_cmpstr (anky_profile_get_own_body (profile), ==, "SỞ NỘI VỤ");
  g_assert_cmpfloat (anky_profile_get_measures (profile)->seal_diameter,
                     ==,
                     38);
  /* Out of its bounds: the default stays. */
  g_assert_cmpfloat (anky_profile_get_measures (profile)->leader_width, ==, 45);
  g_assert_true (anky_profile_wants_iso_time (profile));
  g_assert_cmpint (
      anky_profile_get_weight (profile, "weak-digest", ANKY_WEIGHT_REMARK),
      ==,
      ANKY_WEIGHT_RETURN);
  g_assert_cmpint (anky_profile_get_weight (profile, "other", ANKY_WEIGHT_ASK),
                   ==,
                   ANKY_WEIGHT_ASK);
}

static void
test_refused (void)
{
  const char *const texts[] = { "", "[Profile]\n", "no key file" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (anky_profile_new_from_data (texts[i], &error));
    g_assert_nonnull (error);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/profile/default", test_default);
  g_test_add_func ("/rules/profile/keys", test_keys);
  g_test_add_func ("/rules/profile/refused", test_refused);
  return g_test_run ();
}
