/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-body.h"

#include "anky-fold.h"

#include <string.h>

static const struct {
  const char *shorter;
  const char *longer;
} abbreviations[] = {
  { "ubnd", "ủy ban nhân dân" },
  { "hđnd", "hội đồng nhân dân" },
  { "ubmttq", "ủy ban mặt trận tổ quốc" },
  { "kh&cn", "khoa học và công nghệ" },
  { "tt&tt", "thông tin và truyền thông" },
  { "gd&đt", "giáo dục và đào tạo" },
  { "tp.", "thành phố" },
};

/* Without what stands in brackets: "(DEMO)", "(cơ sở 2)". */
static char *
drop_brackets (const char *text)
{
  GString *result = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = text; *p; p++) {
    if (*p == '(')
      depth++;
    else if (*p == ')' && depth > 0)
      depth--;
    else if (depth == 0)
      g_string_append_c (result, *p);
  }
  return g_string_free (result, FALSE);
}

static char *
normalize (const char *text)
{
  g_autofree char *bare = drop_brackets (text);
  g_autofree char *folded = anky_fold (bare);
  g_autoptr (GString) result = g_string_new (folded);

  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++) {
    g_autofree char *shorter = anky_fold (abbreviations[i].shorter);
    g_autofree char *longer = anky_fold (abbreviations[i].longer);

    g_string_replace (result, shorter, longer, 0);
  }
  g_string_replace (result, ",", "", 0);
  g_string_replace (result, ";", "", 0);
  return g_strdup (g_strstrip (result->str));
}

/* @longer is @shorter with words before it ("chủ tịch ủy ban …"). Never words
 * behind it: "tỉnh An" is not "tỉnh An Giang". */
static gboolean
ends_with_words (const char *longer, const char *shorter)
{
  gsize n_longer = strlen (longer);
  gsize n_shorter = strlen (shorter);

  if (n_shorter == 0 || n_shorter > n_longer ||
      strcmp (longer + n_longer - n_shorter, shorter) != 0)
    return FALSE;
  return n_longer == n_shorter || longer[n_longer - n_shorter - 1] == ' ';
}

static gboolean
is_same_normalized (const char *a, const char *b)
{
  return ends_with_words (a, b) || ends_with_words (b, a);
}

gboolean
anky_body_is_same (const char *a, const char *b)
{
  g_autofree char *normal_a = normalize (a);
  g_autofree char *normal_b = normalize (b);

  return is_same_normalized (normal_a, normal_b);
}

/* "SỞ NỘI VỤ TỈNH ĐỒNG THÁP" for "SỞ NỘI VỤ" under "ỦY BAN NHÂN DÂN TỈNH ĐỒNG
 * THÁP": the rest of the name is the end of the superior's. */
static gboolean
is_same_with_place (const char *name, const char *issuing, const char *superior)
{
  g_autofree char *normal_name = normalize (name);
  g_autofree char *normal_issuing = normalize (issuing);
  g_autofree char *normal_superior = superior ? normalize (superior) : NULL;
  gsize length = strlen (normal_issuing);

  if (is_same_normalized (normal_name, normal_issuing))
    return TRUE;
  return normal_superior && g_str_has_prefix (normal_name, normal_issuing) &&
         normal_name[length] == ' ' &&
         ends_with_words (normal_superior, normal_name + length + 1);
}

static gboolean
has_unit_of (const AnkySubjectNames *subject,
             const char *issuing,
             const char *superior)
{
  if (subject->organization &&
      is_same_with_place (subject->organization, issuing, superior))
    return TRUE;
  for (gsize i = 0; subject->units && subject->units[i]; i++)
    if (is_same_with_place (subject->units[i], issuing, superior))
      return TRUE;
  return FALSE;
}

AnkyBodyRelation
anky_body_compare (const AnkySubjectNames *subject,
                   const char *issuing_body,
                   const char *superior_body)
{
  if (!issuing_body || !subject->common_name)
    return ANKY_BODY_UNKNOWN;
  if (is_same_with_place (subject->common_name, issuing_body, superior_body))
    return ANKY_BODY_SAME;
  if (has_unit_of (subject, issuing_body, superior_body))
    return ANKY_BODY_UNIT;
  return ANKY_BODY_OTHER;
}

AnkyBodyRelation
anky_body_compare_person (const AnkySubjectNames *subject,
                          const char *issuing_body,
                          const char *superior_body)
{
  if (!issuing_body ||
      (!subject->organization && (!subject->units || !subject->units[0])))
    return ANKY_BODY_UNKNOWN;
  return has_unit_of (subject, issuing_body, superior_body) ? ANKY_BODY_SAME
                                                            : ANKY_BODY_OTHER;
}

gboolean
anky_person_is_same (const char *printed, const char *common_name)
{
  g_autofree char *bare_printed = drop_brackets (printed);
  g_autofree char *bare_name = drop_brackets (common_name);
  g_autofree char *a = anky_fold_person (bare_printed);
  g_autofree char *b = anky_fold_person (bare_name);

  return strcmp (a, b) == 0;
}
