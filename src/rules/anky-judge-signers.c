/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who must have signed: the person of each block, the body, in this order.
 */

#include "anky-articles.h"
#include "anky-judge-private.h"

#include <math.h>

/* Below it a block may be none: a table of names, a form. */
#define SURE 0.5
/* A picture belongs to the block that it stands so near to. */
#define NEAR_MM 15.0

static gboolean
is_named (const AnkySignerBlock *block, const AnkySignatureFact *fact)
{
  return !fact->is_office && fact->subject.common_name &&
         anky_person_is_same (block->name, fact->subject.common_name);
}

/* Over the block: between its title and its name, give or take. */
static gboolean
is_in_place (const AnkySignerBlock *block, const AnkySignatureFact *fact)
{
  AnkyRectMm area = anky_rect_mm_union (block->title_box, block->name_box);
  double x = fact->rect.x + fact->rect.width / 2;
  double y = fact->rect.y + fact->rect.height / 2;

  return fact->page == block->page &&
         fabs (x - block->axis_mm) <= area.width / 2 + NEAR_MM &&
         y >= area.y - NEAR_MM && y <= area.y + area.height + NEAR_MM;
}

static gboolean
may_be_leader (const AnkySignatureFact *fact)
{
  return fact->is_person && fact->role != ANKY_ROLE_INITIALS &&
         anky_signature_fact_is_sound (fact);
}

/* Initials, comments and other persons do not count: who is neither named in a
 * block nor signs in one. An office's certificate bears no name to compare. */
static gboolean
counts_as_leader (const AnkyJudge *self, const AnkySignatureFact *fact)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  gboolean has_sure = FALSE;

  if (!may_be_leader (fact))
    return FALSE;
  for (guint i = 0; anatomy && i < anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (is_named (block, fact) || is_in_place (block, fact))
      return TRUE;
    has_sure = has_sure || block->confidence >= SURE;
  }
  return !has_sure || fact->is_office;
}

gboolean
anky_judge_is_leader (const AnkyJudge *self, const AnkySignatureFact *fact)
{
  return counts_as_leader (self, fact);
}

static gboolean
counts_as_organization (const AnkyJudge *self, const AnkySignatureFact *fact)
{
  return fact->is_organization && anky_signature_fact_is_sound (fact);
}

static guint
count (const AnkyJudge *self,
       gboolean (*counts) (const AnkyJudge *self,
                           const AnkySignatureFact *fact))
{
  guint n = 0;

  for (guint i = 0; i < self->facts->signatures->len; i++)
    n += counts (self, g_ptr_array_index (self->facts->signatures, i)) ? 1 : 0;
  return n;
}

typedef gboolean (*FitsFunc) (const AnkySignerBlock *block,
                              const AnkySignatureFact *fact);

static const AnkySignatureFact *
find_signer (const AnkyJudge *self, const AnkySignerBlock *block, FitsFunc fits)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (counts_as_leader (self, fact) && fits (block, fact))
      return fact;
  }
  return NULL;
}

static gboolean
is_office_anywhere (const AnkySignerBlock *block, const AnkySignatureFact *fact)
{
  return fact->is_office;
}

/* Signed, and told already that it is no good: nothing is missing. */
static gboolean
is_spoiled (const AnkySignatureFact *fact)
{
  return fact->is_intact == ANKY_FACT_NO ||
         (fact->is_intact == ANKY_FACT_YES &&
          !anky_signature_fact_is_sound (fact));
}

static gboolean
has_spoiled (const AnkyJudge *self,
             const AnkySignerBlock *block,
             gboolean of_person)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);
    gboolean is_kind = of_person
                           ? fact->is_person && fact->role != ANKY_ROLE_INITIALS
                           : fact->is_organization;

    if (is_kind && is_spoiled (fact) &&
        (!block || is_named (block, fact) || is_in_place (block, fact)))
      return TRUE;
  }
  return FALSE;
}

static void
add_missing_leader (AnkyJudge *self, const char *name)
{
  g_autofree char *who = name ? g_strdup_printf (" (%s)", name) : g_strdup ("");

  anky_judge_add (self,
                  "leader-missing",
                  ANKY_WEIGHT_RETURN,
                  ANKY_ARTICLE_RECEIVE,
                  who,
                  NULL);
}

/* A name that does not agree asks, since names are written in more ways than
 * the rules know; a block in which nobody signed is a signature missing. */
static void
judge_block (AnkyJudge *self, const AnkySignerBlock *block)
{
  if (find_signer (self, block, is_named) ||
      find_signer (self, block, is_office_anywhere))
    return;
  if (has_spoiled (self, block, TRUE))
    return;
  if (!find_signer (self, block, is_in_place))
    add_missing_leader (self, block->name);
  else
    anky_judge_add (self,
                    "printed-name",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    block->name,
                    NULL);
}

/* Several blocks need every block. */
static void
judge_leaders (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  guint n_blocks = anatomy ? anatomy->blocks->len : 0;
  guint n_leaders = count (self, counts_as_leader);

  if (n_leaders == 0) {
    if (!has_spoiled (self, NULL, TRUE))
      add_missing_leader (self, NULL);
    return;
  }
  for (guint i = 0; i < n_blocks; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (block->confidence >= SURE)
      judge_block (self, block);
  }
}

static void
judge_organization (AnkyJudge *self)
{
  if (count (self, counts_as_organization) > 0 ||
      has_spoiled (self, NULL, FALSE))
    return;
  anky_judge_add (self,
                  "organization-missing",
                  ANKY_WEIGHT_RETURN,
                  ANKY_ARTICLE_RECEIVE,
                  NULL,
                  NULL);
}

/* Whether a signature of an organisation is of a body that the person's
 * certificate names. */
static gboolean
has_seal_of (const AnkyJudge *self, const AnkySignatureFact *person)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (counts_as_organization (self, fact) && fact->subject.common_name &&
        anky_body_compare_person (&person->subject,
                                  fact->subject.common_name,
                                  NULL) == ANKY_BODY_SAME)
      return TRUE;
  }
  return FALSE;
}

static const char *
get_body (const AnkySignatureFact *person)
{
  const char *const *units = person->subject.units;

  return units && units[0] ? units[0] : person->subject.organization;
}

/* A joint document bears each body's seal. Bodies are told apart by the
 * signers' certificates, which may be of before a reorganisation: it asks. */
static void
judge_joint_bodies (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  const char *missing = NULL;
  guint n_sealed = 0;

  for (guint i = 0; anatomy && i < anatomy->blocks->len; i++) {
    const AnkySignatureFact *signer =
        find_signer (self, g_ptr_array_index (anatomy->blocks, i), is_named);

    if (!signer || !get_body (signer))
      continue;
    if (has_seal_of (self, signer))
      n_sealed++;
    else
      missing = get_body (signer);
  }
  if (missing && n_sealed > 0)
    anky_judge_add (self,
                    "joint-body-missing",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    missing,
                    NULL);
}

static AnkyBodyRelation
relate (const AnkyJudge *self, const AnkySignatureFact *fact)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;

  return anatomy ? anky_body_compare (&fact->subject,
                                      anatomy->issuing_body,
                                      anatomy->superior_body)
                 : ANKY_BODY_UNKNOWN;
}

/* NĐ 30/2020 Điều 32(2)(d). Signatures of other bodies (an incoming stamp, a
 * comment) are outside the rule. */
static void
judge_order (AnkyJudge *self)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (counts_as_leader (self, fact))
      return;
    if (!counts_as_organization (self, fact) ||
        relate (self, fact) == ANKY_BODY_OTHER)
      continue;
    if (count (self, counts_as_leader) == 0)
      return;
    anky_judge_add (self,
                    "wrong-order",
                    ANKY_WEIGHT_RETURN,
                    "điểm d khoản 2 Điều 32 Nghị định số 30/2020/NĐ-CP",
                    NULL,
                    NULL);
    return;
  }
}

/* A seal of another body asks only where none is of the issuing body: joint
 * documents bear several, incoming stamps come later. */
static const AnkySignatureFact *
find_other_seal (const AnkyJudge *self)
{
  const AnkySignatureFact *other = NULL;

  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (fact->role != ANKY_ROLE_SEAL || !counts_as_organization (self, fact))
      continue;
    if (relate (self, fact) != ANKY_BODY_OTHER)
      return NULL;
    other = fact;
  }
  return other;
}

static void
judge_bodies (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  const AnkySignatureFact *seal = find_other_seal (self);
  const AnkySignatureFact *leader = anky_judge_find (self, ANKY_ROLE_LEADER);

  if (seal)
    anky_judge_add (self,
                    "other-body",
                    ANKY_WEIGHT_ASK,
                    "khoản 2 Điều 33 Nghị định số 30/2020/NĐ-CP",
                    seal->subject.common_name,
                    anatomy->issuing_body);
  if (leader && anatomy && anatomy->blocks->len < 2 &&
      counts_as_leader (self, leader) &&
      anky_body_compare_person (&leader->subject,
                                anatomy->issuing_body,
                                anatomy->superior_body) == ANKY_BODY_OTHER)
    anky_judge_add (self,
                    "person-of-other-body",
                    ANKY_WEIGHT_REMARK,
                    NULL,
                    anatomy->issuing_body,
                    NULL);
}

/* A scan is a copy only with its line (Điều 25(1)(c)), an original never. */
static gboolean
judge_scan (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;

  if (!anatomy ||
      (anatomy->kind != ANKY_DOCUMENT_SCAN &&
       anatomy->kind != ANKY_DOCUMENT_SCAN_OCR) ||
      count (self, counts_as_leader) > 0 ||
      count (self, counts_as_organization) == 0)
    return FALSE;
  anky_judge_add (self,
                  "scan-without-copy-line",
                  ANKY_WEIGHT_RETURN,
                  "điểm c khoản 1 Điều 25 Nghị định số 30/2020/NĐ-CP",
                  NULL,
                  NULL);
  return TRUE;
}

void
anky_judge_signers (AnkyJudge *self)
{
  if (self->sort == ANKY_SORT_MAIN && !judge_scan (self)) {
    judge_leaders (self);
    judge_order (self);
    judge_joint_bodies (self);
  }
  judge_organization (self);
  judge_bodies (self);
}
