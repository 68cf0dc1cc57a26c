/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-private.h"

#define MAX_UNITS 3

static const struct {
  AnkySignerKind kind;
  AnkySubjectFacts facts;
  const char *units[MAX_UNITS];
} subjects[] = {
  /* Persons. */
  { ANKY_SIGNER_PERSON, { .common_name = "Nguyễn Văn A (DEMO)" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Huỳnh Minh T" } },
  { ANKY_SIGNER_PERSON, { .common_name = "NGUYỄN THỊ MINH K" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Nguyen Van A" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Vũ Văn A" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Vu Van A" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Đoàn Thị B" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Trương Công C" } },
  { ANKY_SIGNER_PERSON, { .common_name = "Hà Thị D" } },
  { ANKY_SIGNER_PERSON,
    { .common_name = "Smith", .has_personal_attribute = TRUE } },
  /* The same in parts: NFD, as some tools write it. */
  { ANKY_SIGNER_PERSON,
    { .common_name = "Nguye\xcc\x82\xcc\x83n Va\xcc\x86n A" } },
  { ANKY_SIGNER_PERSON,
    { .common_name = "Lê Văn B", .organization = "SỞ Y TẾ" },
    { "PHÒNG TỔ CHỨC" } },
  /* Bodies. */
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "CỤC THUẾ" } },
  { ANKY_SIGNER_ORGANIZATION,
    { .common_name = "ỦY BAN NHÂN DÂN XÃ MẪU (DEMO)" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "UỶ BAN NHÂN DÂN TỈNH X" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "UBND tỉnh X" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "Uy ban nhan dan xa Mau" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "Trường Đại học Mẫu Hà Nội" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "TRUONG DAI HOC MAU" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "Vụ Kế hoạch - Tài chính" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "VĂN PHÒNG HUYỆN ỦY" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "PHÒNG VĂN THƯ" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "CÔNG AN XÃ MẪU" } },
  { ANKY_SIGNER_ORGANIZATION, { .common_name = "Ban Quản lý dự án" } },
  { ANKY_SIGNER_ORGANIZATION,
    { .common_name = "LIÊN HIỆP CÁC TỔ CHỨC HỮU NGHỊ" } },
  { ANKY_SIGNER_ORGANIZATION,
    { .common_name = "Nhà Văn hóa", .organization = "Nhà Văn hóa" } },
  { ANKY_SIGNER_ORGANIZATION,
    { .common_name = "Minh Khai Xanh", .organization = "X" },
    { "Minh Khai", "MINH KHAI XANH" } },
  /* Offices. */
  { ANKY_SIGNER_OFFICE, { .common_name = "Thủ tướng Chính phủ" } },
  { ANKY_SIGNER_OFFICE,
    { .common_name = "Chủ tịch Ủy ban nhân dân tỉnh Thử nghiệm (DEMO)" } },
  { ANKY_SIGNER_OFFICE, { .common_name = "CHÁNH VĂN PHÒNG" } },
  { ANKY_SIGNER_OFFICE, { .common_name = "Pho Chu tich" } },
  /* Nothing to go by. */
  { ANKY_SIGNER_UNKNOWN, { .common_name = NULL } },
  { ANKY_SIGNER_UNKNOWN, { .common_name = "" } },
  { ANKY_SIGNER_UNKNOWN, { .common_name = "(DEMO)" } },
  { ANKY_SIGNER_UNKNOWN, { .common_name = "signer" } },
  { ANKY_SIGNER_UNKNOWN, { .common_name = "John Smith" } },
  { ANKY_SIGNER_UNKNOWN, { .common_name = "A" } },
};

static void
test_guess (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++) {
    AnkySubjectFacts facts = subjects[i].facts;
    const char *units[MAX_UNITS + 1] = { subjects[i].units[0],
                                         subjects[i].units[1],
                                         subjects[i].units[2],
                                         NULL };

    facts.units = units;
    g_test_message ("%s", facts.common_name ? facts.common_name : "(none)");
    g_assert_cmpstr (
        anky_signer_kind_to_string (anky_signer_kind_guess (&facts)),
        ==,
        anky_signer_kind_to_string (subjects[i].kind));
  }
}

static void
test_words (void)
{
  const AnkySignerKind kinds[] = { ANKY_SIGNER_UNKNOWN,
                                   ANKY_SIGNER_PERSON,
                                   ANKY_SIGNER_ORGANIZATION,
                                   ANKY_SIGNER_OFFICE };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const char *word = anky_signer_kind_to_string (kinds[i]);

    g_assert_cmpint (anky_signer_kind_from_string (word), ==, kinds[i]);
  }
  g_assert_cmpint (anky_signer_kind_from_string ("ghost"),
                   ==,
                   ANKY_SIGNER_UNKNOWN);
  g_assert_cmpint (anky_signer_kind_from_string (NULL),
                   ==,
                   ANKY_SIGNER_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crypto/signer-kind/guess", test_guess);
  g_test_add_func ("/crypto/signer-kind/words", test_words);
  return g_test_run ();
}
