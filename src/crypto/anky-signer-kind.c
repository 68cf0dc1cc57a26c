/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-certificate-private.h"

#include <string.h>

/* A person's name has two to six words, with the family name first. */
#define MIN_NAME_WORDS 2
#define MAX_NAME_WORDS 6
/* Written in capitals, more words are a body's name. */
#define MAX_UPPER_NAME_WORDS 4
#define MIN_BODY_WORDS       4

static const struct {
  AnkySignerKind kind;
  const char *word;
} kinds[] = {
  { ANKY_SIGNER_UNKNOWN, "unknown" },
  { ANKY_SIGNER_PERSON, "person" },
  { ANKY_SIGNER_ORGANIZATION, "organization" },
  { ANKY_SIGNER_OFFICE, "office" },
};

/* What the names of bodies begin with, as Vietnamese writes it in lower case; a
 * name without any accent is compared without them. No person's name begins
 * with these. */
static const char *const body_phrases[] = {
  "ủy ban",
  "uỷ ban",
  "ubnd",
  "hđnd",
  "hội đồng",
  "hội nông dân",
  "hội phụ nữ",
  "hội cựu chiến binh",
  "hội liên hiệp",
  "tổng cục",
  "tổng công ty",
  "chi cục",
  "cục thuế",
  "văn phòng",
  "trung tâm",
  "trường đại học",
  "trường cao đẳng",
  "trường trung",
  "trường tiểu học",
  "trường mầm non",
  "trường thpt",
  "trường thcs",
  "trường chính trị",
  "bệnh viện",
  "viện kiểm sát",
  "công an",
  "công ty",
  "tòa án",
  "toà án",
  "đảng ủy",
  "đảng uỷ",
  "đảng bộ",
  "chi bộ",
  "tỉnh ủy",
  "tỉnh uỷ",
  "thành ủy",
  "thành uỷ",
  "huyện ủy",
  "huyện uỷ",
  "thanh tra",
  "kho bạc",
  "ngân hàng",
  "bảo hiểm",
  "tập đoàn",
  "liên đoàn",
  "liên hiệp",
  "mặt trận",
  "thư viện",
  "bảo tàng",
  "học viện",
  "đại học",
  "tạp chí",
  "xí nghiệp",
  "chi nhánh",
  "hợp tác xã",
  "quân khu",
  "bộ chỉ huy",
  "cơ quan",
  "tổ chức",
  "thành phố",
  "thành đoàn",
  "chính phủ",
  "quốc hội",
  "kiểm toán",
  "đoàn đại biểu",
  "đoàn thanh niên",
  "hải quan",
  "đặc khu",
  "máy chủ",
  "trạm y tế",
  "vụ kế hoạch",
  "vụ tổ chức",
  "vụ pháp chế",
};

/* With some of these a person's name may begin, at least without accents. */
static const char *const body_words[] = {
  "sở",   "bộ",   "cục",   "vụ",  "phòng",  "ban", "trường", "trạm",
  "viện", "hạt",  "đội",   "hội", "quỹ",    "nhà", "báo",    "đài",
  "đoàn", "tỉnh", "huyện", "xã",  "phường", "cụm", "khu",    "xưởng",
  "thuế", "tổ",   "tổng",  "tòa", "toà",
};

/* What the names of offices begin with: one holds it, and signs as a person. */
static const char *const office_words[] = {
  "chủ tịch",
  "phó chủ tịch",
  "quyền chủ tịch",
  "thủ tướng",
  "phó thủ tướng",
  "bộ trưởng",
  "thứ trưởng",
  "giám đốc",
  "phó giám đốc",
  "tổng giám đốc",
  "phó tổng giám đốc",
  "cục trưởng",
  "phó cục trưởng",
  "tổng cục trưởng",
  "phó tổng cục trưởng",
  "vụ trưởng",
  "phó vụ trưởng",
  "chi cục trưởng",
  "phó chi cục trưởng",
  "trưởng phòng",
  "phó trưởng phòng",
  "trưởng ban",
  "phó trưởng ban",
  "chánh văn phòng",
  "phó chánh văn phòng",
  "chánh thanh tra",
  "phó chánh thanh tra",
  "chánh án",
  "phó chánh án",
  "viện trưởng",
  "phó viện trưởng",
  "hiệu trưởng",
  "phó hiệu trưởng",
  "trạm trưởng",
  "đội trưởng",
  "hạt trưởng",
  "bí thư",
  "phó bí thư",
  "tổng bí thư",
  "tổng thanh tra",
  "tổng kiểm toán",
  "thống đốc",
  "phó thống đốc",
  "tư lệnh",
  "chỉ huy trưởng",
  "chính ủy",
  "chủ nhiệm",
  "phó chủ nhiệm",
  "kế toán trưởng",
  "tổng biên tập",
  "trưởng công an",
};

static const char *const family_names[] = {
  "nguyễn", "trần", "lê",    "phạm",   "hoàng",  "huỳnh", "phan",  "vũ",
  "võ",     "đặng", "bùi",   "đỗ",     "hồ",     "ngô",   "dương", "lý",
  "đào",    "đoàn", "vương", "trịnh",  "trương", "đinh",  "lâm",   "phùng",
  "mai",    "tô",   "hà",    "tạ",     "chu",    "châu",  "lương", "tăng",
  "thái",   "cao",  "quách", "lưu",    "kiều",   "nông",  "hứa",   "triệu",
  "ông",    "la",   "tống",  "giàng",  "vàng",   "lò",    "quàng", "cầm",
  "bế",     "ma",   "sùng",  "thào",   "y",      "ksor",  "rơ",    "siu",
  "nay",    "điểu", "thạch", "sơn",    "kim",    "danh",  "chế",   "đàm",
  "đồng",   "doãn", "khuất", "khổng",  "lại",    "lục",   "mạc",   "ninh",
  "nghiêm", "phí",  "quan",  "tiêu",   "trang",  "từ",    "ứng",   "văn",
  "viên",   "xa",   "âu",    "bạch",   "bàn",    "biện",  "cát",   "chung",
  "công",   "cù",   "diệp",  "đậu",    "đường",  "giang", "hàn",   "hàng",
  "hạ",     "hình", "kha",   "khương", "lang",   "liễu",  "lã",    "lữ",
  "lù",     "mẫn",  "mùa",   "ngụy",   "nhâm",   "nhan",  "ôn",    "phó",
  "phương", "tôn",  "thân",  "thi",    "thiều",  "thẩm",  "tòng",  "tề",
  "trà",    "uông", "vi",    "vừ",     "hạng",   "đới",
};

const char *
anky_signer_kind_to_string (AnkySignerKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].word;
  return "unknown";
}

AnkySignerKind
anky_signer_kind_from_string (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      return kinds[i].kind;
  return ANKY_SIGNER_UNKNOWN;
}

/* Composed, lower case, single spaces, what is in brackets at the end left
 * out: "(DEMO)" tells nothing about whom it names. */
static char *
normalize (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *lower = g_utf8_strdown (composed ? composed : "", -1);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  char *bracket = strrchr (lower, '(');

  if (bracket && g_str_has_suffix (lower, ")"))
    *bracket = '\0';
  words = g_strsplit_set (lower, " \t-,", -1);
  for (guint i = 0; words[i]; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (kept, words[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

/* đ has no combining mark to drop; some keyboards give its Icelandic twin. */
static char *
drop_accents (const char *text)
{
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (parts, -1, NULL);
  GString *plain = g_string_new (NULL);

  for (gsize i = 0; characters[i] != 0; i++) {
    if (characters[i] == 0x111 || characters[i] == 0xf0)
      g_string_append_c (plain, 'd');
    else if (!g_unichar_ismark (characters[i]))
      g_string_append_unichar (plain, characters[i]);
  }
  return g_string_free (plain, FALSE);
}

static gboolean
is_ascii (const char *text)
{
  return g_str_is_ascii (text);
}

static gboolean
begins_with_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  return strncmp (text, words, length) == 0 &&
         (text[length] == '\0' || text[length] == ' ');
}

static gboolean
begins_with_one_of (const char *text, const char *const *list, gsize n)
{
  gboolean is_plain = is_ascii (text);

  for (gsize i = 0; i < n; i++) {
    g_autofree char *plain = is_plain ? drop_accents (list[i]) : NULL;

    if (begins_with_words (text, plain ? plain : list[i]))
      return TRUE;
  }
  return FALSE;
}

/* Whether @tail is the end of @whole, from a word's border on. */
static gboolean
is_tail_of (const char *whole, const char *tail)
{
  gsize whole_length = strlen (whole);
  gsize tail_length = strlen (tail);

  return tail_length > 0 && strchr (tail, ' ') &&
         g_str_has_suffix (whole, tail) &&
         (whole_length == tail_length ||
          whole[whole_length - tail_length - 1] == ' ');
}

static gboolean
names_the_body (const char *name, const char *body)
{
  g_autofree char *normal = body ? normalize (body) : NULL;

  return normal && is_tail_of (normal, name);
}

static gboolean
is_named_after_its_body (const char *name, const AnkySubjectFacts *facts)
{
  if (names_the_body (name, facts->organization))
    return TRUE;
  for (guint i = 0; facts->units && facts->units[i]; i++)
    if (names_the_body (name, facts->units[i]))
      return TRUE;
  return FALSE;
}

/* Each word begins with a capital, as names of persons do and names of bodies
 * ("Vụ Kế hoạch") do not; brackets aside. */
static gboolean
is_title_case (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i]; i++) {
    gunichar first = g_utf8_get_char (words[i]);

    if (first == '(')
      break;
    if (first != 0 && g_unichar_isalpha (first) && !g_unichar_isupper (first))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_upper_case (const char *text)
{
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, NULL);

  for (gsize i = 0; characters[i] != 0 && characters[i] != '('; i++)
    if (g_unichar_islower (characters[i]))
      return FALSE;
  return TRUE;
}

static guint
count_words (const char *normal)
{
  g_auto (GStrv) words = g_strsplit (normal, " ", -1);

  return g_strv_length (words);
}

static gboolean
looks_like_a_person (const char *name, const char *normal)
{
  guint n_words = count_words (normal);
  guint max = is_upper_case (name) ? MAX_UPPER_NAME_WORDS : MAX_NAME_WORDS;

  return n_words >= MIN_NAME_WORDS && n_words <= max && is_title_case (name) &&
         begins_with_one_of (normal, family_names, G_N_ELEMENTS (family_names));
}

/**
 * anky_signer_kind_guess:
 *
 * No OID and no policy tells a person's certificate from an organisation's, so
 * this is a guess that the user can correct. "Vũ" is a family name, "Vụ" a
 * body, "VU" may be either: names of persons are tried before single words.
 */
AnkySignerKind
anky_signer_kind_guess (const AnkySubjectFacts *facts)
{
  const char *name = facts->common_name;
  g_autofree char *normal = NULL;

  if (!name || *name == '\0')
    return ANKY_SIGNER_UNKNOWN;
  normal = normalize (name);

  if (is_named_after_its_body (normal, facts))
    return ANKY_SIGNER_ORGANIZATION;
  if (begins_with_one_of (normal, office_words, G_N_ELEMENTS (office_words)))
    return ANKY_SIGNER_OFFICE;
  if (facts->has_personal_attribute)
    return ANKY_SIGNER_PERSON;
  if (begins_with_one_of (normal, body_phrases, G_N_ELEMENTS (body_phrases)))
    return ANKY_SIGNER_ORGANIZATION;
  if (looks_like_a_person (name, normal))
    return ANKY_SIGNER_PERSON;
  if (begins_with_one_of (normal, body_words, G_N_ELEMENTS (body_words)))
    return ANKY_SIGNER_ORGANIZATION;
  if (is_upper_case (name) && count_words (normal) >= MIN_BODY_WORDS)
    return ANKY_SIGNER_ORGANIZATION;
  return ANKY_SIGNER_UNKNOWN;
}
