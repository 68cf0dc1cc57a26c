/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-fold.h"

static void
test_equal (void)
{
  const char *const pairs[][2] = {
    { "Hoà", "HÒA" },
    { "Uỷ ban", "ủy  ban" },
    { "Nguyễn Văn A", "Nguyê\xcc\x83n Va\xcc\x86n A" },
    { "\xc3\x90\x41\xcc\x89NG", "đảng" }, /* Eth for Đ, mark apart */
    { "thuý", "thúy" },
    { "khoẻ", "khỏe" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_true (anky_fold_equal (pairs[i][0], pairs[i][1]));
}

static void
test_different (void)
{
  const char *const pairs[][2] = {
    { "Hùng", "Hưng" }, { "Nguyễn Văn An", "Nguyễn Văn Ân" }, { "Hòa", "Hóa" },
    { "Dũng", "Đũng" }, { "Nguyễn Văn A", "Nguyễn Văn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_false (anky_fold_equal (pairs[i][0], pairs[i][1]));
}

static void
test_person (void)
{
  g_autofree char *plain = anky_fold_person ("Nguyễn Văn A");
  g_autofree char *doctor = anky_fold_person ("PGS.TS. Nguyễn Văn A");
  g_autofree char *colonel = anky_fold_person ("Đại tá Nguyễn Văn A");

  g_assert_cmpstr (plain, ==, doctor);
  g_assert_cmpstr (plain, ==, colonel);
  g_assert_true (anky_fold_is_person ("ThS. Trần Thị Bích Ngọc"));
  g_assert_true (anky_fold_is_person ("Huỳnh Minh Tuấn"));
  g_assert_false (anky_fold_is_person ("Tuấn"));
  g_assert_false (anky_fold_is_person ("PHÓ CHỦ TỊCH"));
  g_assert_false (anky_fold_is_person ("Như trên;"));
  g_assert_false (anky_fold_is_person ("Điều 2. Hiệu lực thi hành"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/fold/equal", test_equal);
  g_test_add_func ("/rules/fold/different", test_different);
  g_test_add_func ("/rules/fold/person", test_person);
  return g_test_run ();
}
