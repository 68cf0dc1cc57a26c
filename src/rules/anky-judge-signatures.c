/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-articles.h"
#include "anky-judge-private.h"

#include <string.h>

/* Faults of a certificate by code: what each weighs and what it says. */
static const struct {
  const char *code;
  AnkyWeight weight;
  const char *article;
} certificate_problems[] = {
  { "revoked", ANKY_WEIGHT_RETURN, ANKY_ARTICLE_CERTIFICATE },
  { "expired", ANKY_WEIGHT_RETURN, ANKY_ARTICLE_CERTIFICATE },
  { "not-yet-valid", ANKY_WEIGHT_RETURN, ANKY_ARTICLE_CERTIFICATE },
  { "forged-issuer", ANKY_WEIGHT_RETURN, ANKY_ARTICLE_PATH },
  { "bad-certificate", ANKY_WEIGHT_RETURN, ANKY_ARTICLE_PATH },
  { "no-root", ANKY_WEIGHT_ASK, ANKY_ARTICLE_PATH },
  { "revocation-unknown", ANKY_WEIGHT_ASK, ANKY_ARTICLE_CERTIFICATE },
  { "expired-unproven", ANKY_WEIGHT_ASK, ANKY_ARTICLE_CERTIFICATE },
  { "revoked-unproven", ANKY_WEIGHT_ASK, ANKY_ARTICLE_CERTIFICATE },
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
                      certificate_problems[i].article,
                      fact->subject.common_name,
                      NULL);
}

static void
judge_changes (AnkyJudge *self, const AnkySignatureFact *fact)
{
  if (fact->is_permitted == ANKY_FACT_NO && fact->has_annotations)
    anky_judge_add (self,
                    "annotation-added",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    fact->subject.common_name,
                    NULL);
  else if (fact->is_permitted == ANKY_FACT_NO)
    anky_judge_add (self,
                    "forbidden-change",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    fact->subject.common_name,
                    NULL);
  else if (fact->is_permitted == ANKY_FACT_UNKNOWN &&
           !self->facts->is_encrypted)
    anky_judge_add (self,
                    "changes-unknown",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    fact->subject.common_name,
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
                      fact->subject.common_name,
                      NULL);
    return;
  }
  if (fact->is_intact == ANKY_FACT_UNKNOWN)
    anky_judge_add (self,
                    "cannot-be-read",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    fact->subject.common_name,
                    NULL);
  judge_changes (self, fact);
  judge_certificate (self, fact);
  if (fact->has_unexpected_text)
    anky_judge_add (self,
                    "unexpected-text",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    fact->subject.common_name,
                    NULL);
  if (fact->has_weak_digest)
    anky_judge_add (self,
                    "weak-digest",
                    ANKY_WEIGHT_REMARK,
                    "Phụ lục I Thông tư số 15/2025/TT-BKHCN",
                    fact->subject.common_name,
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
                    facts->removed_signer,
                    NULL);
  if (facts->is_unexplained)
    anky_judge_add (self,
                    "unexplained-bytes",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
  if (facts->is_stamp_broken && !facts->was_rewritten)
    anky_judge_add (self,
                    "document-timestamp-broken",
                    ANKY_WEIGHT_RETURN,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
  if (facts->is_faulty)
    anky_judge_add (self,
                    "structure-faulty",
                    ANKY_WEIGHT_ASK,
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
}
