/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-body.h"

#define PROVINCE "ỦY BAN NHÂN DÂN TỈNH MINH HỌA"

static void
test_organization (void)
{
  const char *const units[] = { "SỞ NỘI VỤ", NULL };
  const struct {
    AnkySubjectNames subject;
    const char *issuing;
    const char *superior;
    AnkyBodyRelation relation;
  } cases[] = {
    { { PROVINCE " (DEMO)", NULL, NULL }, PROVINCE, NULL, ANKY_BODY_SAME },
    { { "Uỷ ban nhân dân tỉnh Minh Hoạ", NULL, NULL },
      PROVINCE,
      NULL,
      ANKY_BODY_SAME },
    { { PROVINCE, NULL, NULL }, "CHỦ TỊCH " PROVINCE, NULL, ANKY_BODY_SAME },
    { { "SỞ NỘI VỤ TỈNH MINH HỌA", NULL, NULL },
      "SỞ NỘI VỤ",
      PROVINCE,
      ANKY_BODY_SAME },
    { { "SỞ NỘI VỤ TỈNH KHÁC", NULL, NULL },
      "SỞ NỘI VỤ",
      PROVINCE,
      ANKY_BODY_OTHER },
    { { "PHÒNG VĂN THƯ", PROVINCE, NULL }, PROVINCE, NULL, ANKY_BODY_UNIT },
    { { "PHÒNG VĂN THƯ", PROVINCE, units },
      "SỞ NỘI VỤ",
      PROVINCE,
      ANKY_BODY_UNIT },
    { { "ỦY BAN NHÂN DÂN TỈNH MINH", NULL, NULL },
      PROVINCE,
      NULL,
      ANKY_BODY_OTHER },
    { { "ỦY BAN NHÂN DÂN", NULL, NULL }, PROVINCE, NULL, ANKY_BODY_OTHER },
    { { PROVINCE, NULL, NULL }, NULL, NULL, ANKY_BODY_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (anky_body_compare (&cases[i].subject,
                                        cases[i].issuing,
                                        cases[i].superior),
                     ==,
                     cases[i].relation);
}

static void
test_person (void)
{
  g_assert_true (anky_person_is_same ("Nguyễn Văn A", "Nguyễn Văn A (DEMO)"));
  g_assert_true (anky_person_is_same ("TS. Trần Thị Hoà", "TRẦN THỊ HÒA"));
  g_assert_false (anky_person_is_same ("Nguyễn Văn A", "Nguyễn Văn Ấ"));
  g_assert_false (anky_person_is_same ("Nguyễn Văn A", "Nguyễn Văn An"));
}

static void
test_person_body (void)
{
  const char *const units[] = { "UBND XÃ MỸ HIỆP", "VĂN PHÒNG", NULL };
  AnkySubjectNames subject = { "Nguyễn Văn A", PROVINCE, units };

  g_assert_cmpint (
      anky_body_compare_person (&subject, "ỦY BAN NHÂN DÂN XÃ MỸ HIỆP", NULL),
      ==,
      ANKY_BODY_SAME);
  g_assert_cmpint (
      anky_body_compare_person (&subject, "ỦY BAN NHÂN DÂN XÃ KHÁC", NULL),
      ==,
      ANKY_BODY_OTHER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/body/organization", test_organization);
  g_test_add_func ("/rules/body/person", test_person);
  g_test_add_func ("/rules/body/person-body", test_person_body);
  return g_test_run ();
}
