/* anky-kind-text.c - the words for the kinds of signature
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-kind-text.h"

#include "anky-rule-pointed.h"

#include <glib/gi18n.h>

static const struct {
  AnkyKind kind;
  const char *action;
  const char *verb;
  const char *title;
} rows[] = {
  { ANKY_KIND_LEADER,
    NC_ ("kind", "_Sign…"),
    NC_ ("kind", "_Sign"),
    NC_ ("kind", "Place the Signature") },
  { ANKY_KIND_INITIALS,
    NC_ ("kind", "_Initial…"),
    NC_ ("kind", "_Initial"),
    NC_ ("kind", "Place the Initials") },
  { ANKY_KIND_ISSUE,
    NC_ ("kind", "I_ssue…"),
    NC_ ("kind", "I_ssue"),
    NC_ ("kind", "Issue the Document") },
  { ANKY_KIND_SEAL,
    NC_ ("kind", "Seal _Only…"),
    NC_ ("kind", "_Seal"),
    NC_ ("kind", "Place the Seal") },
  { ANKY_KIND_NUMBER,
    NC_ ("kind", "_Number Only…"),
    NC_ ("kind", "Put _Number"),
    NC_ ("kind", "Place the Number") },
  { ANKY_KIND_DATE,
    NC_ ("kind", "_Date Only…"),
    NC_ ("kind", "Put _Date"),
    NC_ ("kind", "Place the Date") },
  { ANKY_KIND_COPY,
    NC_ ("kind", "_Certified Copy…"),
    NC_ ("kind", "_Certify"),
    NC_ ("kind", "Certify a Copy") },
  { ANKY_KIND_ATTACHMENT,
    NC_ ("kind", "Sign _Attachments…"),
    NC_ ("kind", "_Sign"),
    NC_ ("kind", "Sign an Attachment") },
};

static gsize
find_row (AnkyKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].kind == kind)
      return i;

  return 0;
}

const char *
anky_kind_text_get_action (AnkyKind kind)
{
  return g_dpgettext2 (NULL, "kind", rows[find_row (kind)].action);
}

const char *
anky_kind_text_get_verb (AnkyKind kind)
{
  return g_dpgettext2 (NULL, "kind", rows[find_row (kind)].verb);
}

const char *
anky_kind_text_get_title (AnkyKind kind)
{
  return g_dpgettext2 (NULL, "kind", rows[find_row (kind)].title);
}

gboolean
anky_kind_text_has_picture (AnkyKind kind)
{
  return kind == ANKY_KIND_LEADER || kind == ANKY_KIND_INITIALS ||
         kind == ANKY_KIND_SEAL || kind == ANKY_KIND_ISSUE;
}

const char *
anky_signer_kind_text_get (AnkySignerKind kind)
{
  switch (kind) {
  case ANKY_SIGNER_PERSON:
    return _ ("Person");
  case ANKY_SIGNER_ORGANIZATION:
    return _ ("Organisation");
  case ANKY_SIGNER_OFFICE:
    return _ ("Office held by a person");
  case ANKY_SIGNER_UNKNOWN:
  default:
    return _ ("Person or organisation not certain");
  }
}

static char *
describe_block (const AnkyPlacement *placement)
{
  if (placement->title && placement->name)
    /* Translators: %1$s is a title such as PHÓ CHỦ TỊCH, %2$s a name. */
    return g_strdup_printf (_ ("between “%1$s” and “%2$s”"),
                            placement->title,
                            placement->name);
  if (placement->name)
    /* Translators: %s is a name. */
    return g_strdup_printf (_ ("above “%s”"), placement->name);
  if (placement->title)
    /* Translators: %s is a title such as PHÓ CHỦ TỊCH. */
    return g_strdup_printf (_ ("below “%s”"), placement->title);

  return NULL;
}

char *
anky_placement_text_dup_reason (const AnkyPlacement *placement)
{
  if (!placement->reason)
    return NULL;
  if (g_str_equal (placement->reason, ANKY_REASON_POINTED))
    return g_strdup (_ ("in the blank that was pointed at"));

  switch (placement->kind) {
  case ANKY_KIND_LEADER:
    return describe_block (placement);
  case ANKY_KIND_SEAL:
    return g_strdup (_ ("over a third of the signature, from its left"));
  case ANKY_KIND_NUMBER:
    return g_strdup (_ ("in the blank after “Số:”"));
  case ANKY_KIND_DATE:
    return g_strdup (_ ("in the blanks of the date line"));
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
    return g_strdup (_ ("top right of the first page"));
  case ANKY_KIND_INITIALS:
    return g_strdup (_ ("after the end of the text"));
  case ANKY_KIND_NONE:
  case ANKY_KIND_ISSUE:
  default:
    return NULL;
  }
}
