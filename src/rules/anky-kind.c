/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-kind.h"

static const char *const kind_words[] = {
  [ANKY_KIND_NONE] = "none",
  [ANKY_KIND_INITIALS] = "initials",
  [ANKY_KIND_LEADER] = "leader",
  [ANKY_KIND_ISSUE] = "issue",
  [ANKY_KIND_NUMBER] = "number",
  [ANKY_KIND_DATE] = "date",
  [ANKY_KIND_SEAL] = "seal",
  [ANKY_KIND_COPY] = "copy",
  [ANKY_KIND_ATTACHMENT] = "attachment",
};

static const char *const role_words[] = {
  [ANKY_ROLE_OTHER] = "other",         [ANKY_ROLE_LEADER] = "leader",
  [ANKY_ROLE_INITIALS] = "initials",   [ANKY_ROLE_NUMBER] = "number",
  [ANKY_ROLE_DATE] = "date",           [ANKY_ROLE_SEAL] = "seal",
  [ANKY_ROLE_COPY] = "copy",           [ANKY_ROLE_ATTACHMENT] = "attachment",
  [ANKY_ROLE_TIMESTAMP] = "timestamp",
};

const char *
anky_kind_to_string (AnkyKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_words), NULL);

  return kind_words[kind];
}

AnkyKind
anky_kind_from_string (const char *word)
{
  g_return_val_if_fail (word != NULL, ANKY_KIND_NONE);

  for (guint i = ANKY_KIND_NONE + 1; i < G_N_ELEMENTS (kind_words); i++) {
    if (g_str_equal (word, kind_words[i]))
      return (AnkyKind) i;
  }
  return ANKY_KIND_NONE;
}

/* A leader and whoever initials a draft sign as persons; number, date, seal,
 * copies and attachments are the organisation's. */
gboolean
anky_kind_is_organization (AnkyKind kind)
{
  return kind != ANKY_KIND_NONE && kind != ANKY_KIND_INITIALS &&
         kind != ANKY_KIND_LEADER;
}

const char *
anky_role_to_string (AnkyRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_words), NULL);

  return role_words[role];
}
