/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-articles.h"
#include "anky-judge-private.h"

#include <string.h>

/* Faults of a certificate by code: what each weighs and what it says. */
static const struct {
  const char *code;
  AnkyWeight weight;
} certificate_problems[] = {
  { "revoked", ANKY_WEIGHT_RETURN },
  { "expired", ANKY_WEIGHT_RETURN },
  { "not-yet-valid", ANKY_WEIGHT_RETURN },
  { "forged-issuer", ANKY_WEIGHT_RETURN },
  { "bad-certificate", ANKY_WEIGHT_RETURN },
  { "no-root", ANKY_WEIGHT_ASK },
  { "revocation-unknown", ANKY_WEIGHT_ASK },
};

static void
judge_certificate (AnkyJudge *self, const AnkySignatureFact *fact)
{
  if (!fact->certificate_problem)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (certificate_problems); i++)
    if (strcmp (fact->certificate_problem, certificate_problems[i].code) == 0)
      anky_judge_add (self,
                      certificate_problems[i].code,
                      certificate_problems[i].weight,
                      ANKY_ARTICLE_RECEIVE,
                      fact->subject.common_name ? fact->subject.common_name
                                                : "signature",
                      NULL);
}

static const char *
get_name (const AnkySignatureFact *fact)
{
  return fact->subject.common_name ? fact->subject.common_name
                                   : "an unknown signer";
}

static void
judge_changes (AnkyJudge *self, const AnkySignatureFact *fact)
{
  if (fact->is_permitted == ANKY_FACT_NO && fact->has_annotations)
    anky_judge_add (self,
                    "annotation-added",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    get_name (fact),
                    NULL);
  else if (fact->is_permitted == ANKY_FACT_NO)
    anky_judge_add (self,
                    "forbidden-change",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    get_name (fact),
                    NULL);
  else if (fact->is_permitted == ANKY_FACT_UNKNOWN &&
           !self->facts->is_encrypted)
    anky_judge_add (self,
                    "changes-unknown",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    get_name (fact),
                    NULL);
}

static void
judge_one (AnkyJudge *self, const AnkySignatureFact *fact)
{
  if (fact->is_intact == ANKY_FACT_NO) {
    if (!self->facts->was_rewritten)
      anky_judge_add (self,
                      "changed-after-signing",
                      ANKY_WEIGHT_RETURN,
                      ANKY_ARTICLE_RECEIVE,
                      get_name (fact),
                      NULL);
    return;
  }
  if (fact->is_intact == ANKY_FACT_UNKNOWN)
    anky_judge_add (self,
                    "cannot-be-read",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    get_name (fact),
                    NULL);
  judge_changes (self, fact);
  judge_certificate (self, fact);
  if (fact->has_weak_digest)
    anky_judge_add (self,
                    "weak-digest",
                    ANKY_WEIGHT_REMARK,
                    "Phụ lục I Thông tư số 15/2025/TT-BKHCN",
                    get_name (fact),
                    NULL);
}

static void
judge_file (AnkyJudge *self)
{
  const AnkyJudgementFacts *facts = self->facts;

  if (facts->was_rewritten)
    anky_judge_add (self,
                    "rewritten-after-signing",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
  if (facts->was_removed)
    anky_judge_add (self,
                    "signature-removed",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
  if (facts->is_unexplained)
    anky_judge_add (self,
                    "unexplained-bytes",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
  if (facts->has_limits)
    anky_judge_add (self,
                    "not-fully-checked",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
  if (facts->is_encrypted)
    anky_judge_add (self,
                    "encrypted",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
}

/* --- who must have signed --------------------------------------------------
 */

static gboolean
counts_as_leader (const AnkySignatureFact *fact)
{
  return fact->is_person && fact->role != ANKY_ROLE_INITIALS &&
         anky_signature_fact_is_sound (fact);
}

static gboolean
counts_as_organization (const AnkySignatureFact *fact)
{
  return fact->is_organization && anky_signature_fact_is_sound (fact);
}

static guint
count (const AnkyJudge *self, gboolean (*counts) (const AnkySignatureFact *))
{
  guint n = 0;

  for (guint i = 0; i < self->facts->signatures->len; i++)
    n += counts (g_ptr_array_index (self->facts->signatures, i)) ? 1 : 0;
  return n;
}

static const AnkySignatureFact *
find_signer (const AnkyJudge *self, const AnkySignerBlock *block)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (counts_as_leader (fact) && !fact->is_office &&
        fact->subject.common_name &&
        anky_person_is_same (block->name, fact->subject.common_name))
      return fact;
  }
  return NULL;
}

/* Several blocks need every block; a name that does not agree asks, since
 * names are written in more ways than the rules know. */
static void
judge_leaders (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  guint n_leaders = count (self, counts_as_leader);
  guint n_blocks = anatomy ? anatomy->blocks->len : 0;

  if (n_leaders == 0 || n_leaders < n_blocks) {
    anky_judge_add (self,
                    "leader-missing",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
    return;
  }
  for (guint i = 0; i < n_blocks; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (block->confidence >= 0.5 && !find_signer (self, block))
      anky_judge_add (self,
                      "printed-name",
                      ANKY_WEIGHT_ASK,
                      ANKY_ARTICLE_RECEIVE,
                      block->name,
                      NULL);
  }
}

static void
judge_organization (AnkyJudge *self)
{
  if (count (self, counts_as_organization) > 0)
    return;
  anky_judge_add (self,
                  "organization-missing",
                  ANKY_WEIGHT_RETURN,
                  ANKY_ARTICLE_RECEIVE,
                  NULL,
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

    if (counts_as_leader (fact))
      return;
    if (!counts_as_organization (fact) ||
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

static void
judge_bodies (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  const AnkySignatureFact *seal = anky_judge_find (self, ANKY_ROLE_SEAL);
  const AnkySignatureFact *leader = anky_judge_find (self, ANKY_ROLE_LEADER);

  if (seal && relate (self, seal) == ANKY_BODY_OTHER)
    anky_judge_add (self,
                    "other-body",
                    ANKY_WEIGHT_ASK,
                    "khoản 2 Điều 33 Nghị định số 30/2020/NĐ-CP",
                    get_name (seal),
                    anatomy->issuing_body);
  if (leader && anatomy &&
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
anky_judge_signatures (AnkyJudge *self)
{
  GPtrArray *signatures = self->facts->signatures;

  judge_file (self);
  if (signatures->len == 0) {
    anky_judge_add (self,
                    "unsigned",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
    return;
  }
  for (guint i = 0; i < signatures->len; i++)
    judge_one (self, g_ptr_array_index (signatures, i));
  if (self->sort == ANKY_SORT_FREE)
    return;
  if (self->sort == ANKY_SORT_MAIN && !judge_scan (self)) {
    judge_leaders (self);
    judge_order (self);
  }
  judge_organization (self);
  judge_bodies (self);
}
