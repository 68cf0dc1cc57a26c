/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-issuer.h"

static void
test_issuers (void)
{
  const char *const others[] = {
    "C=VN,O=Ban Cơ yếu Chính phủ,CN=CA phục vụ các cơ quan Nhà nước G2",
    "C=VN,O=Ban Cơ yếu Chính phủ,CN=RootCA chuyên dùng Chính phủ G2",
    /* "fpt" and "efy" inside of other words. */
    "C=VN,O=Ban Thử nghiệm (DEMO),CN=CA fptx xefy thử nghiệm (DEMO)",
    "",
  };
  const char *const publics[] = {
    "C=VN,O=Thử nghiệm (DEMO),CN=VNPT-CA thử nghiệm (DEMO)",
    "CN=Viettel-CA (DEMO),O=Thử nghiệm (DEMO),C=VN",
    "CN=FPT CA (DEMO)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (anky_issuer_is_public (others[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (publics); i++)
    g_assert_true (anky_issuer_is_public (publics[i]));
  g_assert_false (anky_issuer_is_public (NULL));
}

static void
test_letterheads (void)
{
  const char *const state[] = { "ỦY BAN NHÂN DÂN TỈNH MINH HỌA",
                                "Uỷ ban nhân dân xã Mẫu",
                                "SỞ NỘI VỤ",
                                "BỆNH VIỆN ĐA KHOA MINH HỌA",
                                "BỘ" };
  const char *const others[] = { "CÔNG TY TNHH MINH HỌA",
                                 "HỢP TÁC XÃ MINH HỌA",
                                 "BANA MINH HỌA",
                                 "" };

  for (gsize i = 0; i < G_N_ELEMENTS (state); i++)
    g_assert_true (anky_body_is_of_state (state[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (anky_body_is_of_state (others[i]));
  g_assert_false (anky_body_is_of_state (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/issuer/issuers", test_issuers);
  g_test_add_func ("/rules/issuer/letterheads", test_letterheads);
  return g_test_run ();
}
