/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-judgement.h"

#include "anky-articles.h"
#include "anky-issuer.h"
#include "anky-judge-private.h"
#include "anky-rule-text.h"
#include "anky-wording.h"

#include <string.h>

const char *
anky_verdict_to_string (AnkyVerdict verdict)
{
  static const char *const words[] = {
    "unsigned",   "valid",         "incomplete", "copy",
    "attachment", "indeterminate", "invalid",
  };

  return words[verdict];
}

const char *
anky_weight_to_acceptance (AnkyWeight weight)
{
  switch (weight) {
  case ANKY_WEIGHT_ASK:
    return "ask";
  case ANKY_WEIGHT_RETURN:
    return "return";
  case ANKY_WEIGHT_NONE:
  case ANKY_WEIGHT_REMARK:
  default:
    return "accept";
  }
}

AnkyReason *
anky_reason_new (const char *code,
                 AnkyWeight weight,
                 const char *article,
                 const char *first,
                 const char *second)
{
  const AnkyWording *wording = anky_wording_find (code);
  AnkyReason *self = g_new0 (AnkyReason, 1);

  g_assert (wording != NULL);

  self->code = g_strdup (code);
  self->weight = weight;
  self->article = g_strdup (article);
  self->message = anky_wording_fill (wording->english,
                                     first ? first : "an unknown signer",
                                     second);
  self->first = g_strdup (first);
  self->second = g_strdup (second);
  return self;
}

char *
anky_reason_dup_vietnamese (const AnkyReason *self)
{
  return anky_wording_fill (anky_wording_find (self->code)->vietnamese,
                            self->first ? self->first
                                        : "một người ký chưa xác định",
                            self->second);
}

const char *
anky_reason_get_vietnamese_advice (const AnkyReason *self)
{
  return anky_wording_find (self->code)->vietnamese_advice;
}

const char *
anky_reason_get_english_advice (const AnkyReason *self)
{
  return anky_wording_find (self->code)->english_advice;
}

void
anky_reason_free (AnkyReason *self)
{
  g_free (self->code);
  g_free (self->article);
  g_free (self->message);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

void
anky_judgement_free (AnkyJudgement *self)
{
  g_ptr_array_unref (self->reasons);
  g_free (self->number);
  g_free (self->date);
  g_free (self);
}

/* One body makes three signatures in one act: once is enough. */
static gboolean
is_said (const AnkyJudge *self, const char *code, const char *first)
{
  for (guint i = 0; i < self->judgement->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (self->judgement->reasons, i);

    if (strcmp (reason->code, code) == 0 &&
        g_strcmp0 (reason->first, first) == 0)
      return TRUE;
  }
  return FALSE;
}

void
anky_judge_add (AnkyJudge *self,
                const char *code,
                AnkyWeight weight,
                const char *article,
                const char *first,
                const char *second)
{
  weight = anky_profile_get_weight (self->facts->profile, code, weight);
  if (weight == ANKY_WEIGHT_NONE || is_said (self, code, first))
    return;
  g_ptr_array_add (self->judgement->reasons,
                   anky_reason_new (code, weight, article, first, second));
}

const AnkySignatureFact *
anky_judge_find (const AnkyJudge *self, AnkyRole role)
{
  for (guint i = self->facts->signatures->len; i > 0; i--) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i - 1);

    if (fact->role == role && anky_signature_fact_is_sound (fact))
      return fact;
  }
  return NULL;
}

const AnkySignatureFact *
anky_judge_find_shown (const AnkyJudge *self, AnkyRole role)
{
  const AnkySignatureFact *sound = anky_judge_find (self, role);

  for (guint i = 0; !sound && i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (fact->role == role)
      sound = fact;
  }
  return sound;
}

/* The decree binds state bodies since 05/3/2020 (Điều 2, Điều 37). */
static gboolean
is_before_decree (const AnkyJudge *self)
{
  const AnkyDateLine *date = &self->facts->anatomy->date;
  guint64 year;

  if (self->judgement->date)
    return strcmp (self->judgement->date, "2020-03-05") < 0;
  if (!date->is_found || !date->year.printed)
    return FALSE;
  year = g_ascii_strtoull (date->year.printed, NULL, 10);
  return year >= 1900 && year < 2020;
}

/* A firm or a citizen: another letterhead than a state body's, and every
 * certificate from a public authority. */
static gboolean
is_private (const AnkyJudge *self)
{
  GPtrArray *signatures = self->facts->signatures;

  if (anky_body_is_of_state (self->facts->anatomy->issuing_body) ||
      anky_body_is_of_state (self->facts->anatomy->superior_body))
    return FALSE;
  for (guint i = 0; i < signatures->len; i++) {
    const AnkySignatureFact *fact = g_ptr_array_index (signatures, i);

    if (!fact->is_of_public_authority)
      return FALSE;
  }
  return signatures->len > 0;
}

static gboolean
has_role (const AnkyJudgementFacts *facts, AnkyRole role)
{
  for (guint i = 0; i < facts->signatures->len; i++)
    if (((AnkySignatureFact *) g_ptr_array_index (facts->signatures, i))
            ->role == role)
      return TRUE;
  return FALSE;
}

static AnkySort
sort_document (const AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;

  if (has_role (self->facts, ANKY_ROLE_COPY))
    return ANKY_SORT_COPY;
  if (has_role (self->facts, ANKY_ROLE_ATTACHMENT))
    return ANKY_SORT_ATTACHMENT;
  if (!anatomy)
    return ANKY_SORT_MAIN;
  if (anatomy->kind == ANKY_DOCUMENT_PARTY ||
      (anatomy->kind == ANKY_DOCUMENT_OTHER && anatomy->blocks->len == 0 &&
       !anatomy->number.is_found) ||
      is_before_decree (self) || is_private (self))
    return ANKY_SORT_FREE;
  return ANKY_SORT_MAIN;
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const AnkyReason *reason_a = *(const AnkyReason *const *) a;
  const AnkyReason *reason_b = *(const AnkyReason *const *) b;

  return (int) reason_b->weight - (int) reason_a->weight;
}

static gboolean
has_reason (const AnkyJudgement *judgement, const char *const *codes)
{
  for (guint i = 0; i < judgement->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (judgement->reasons, i);

    if (g_strv_contains (codes, reason->code))
      return TRUE;
  }
  return FALSE;
}

static AnkyVerdict
name_verdict (const AnkyJudge *self)
{
  static const char *const invalid[] = {
    "changed-after-signing",
    "rewritten-after-signing",
    "forbidden-change",
    "revoked",
    "expired",
    "not-yet-valid",
    "forged-issuer",
    "bad-certificate",
    "unexplained-bytes",
    "document-timestamp-broken",
    "signature-removed",
    "wrong-order",
    "organization-without-person",
    "annotation-added",
    NULL,
  };
  static const char *const indeterminate[] = {
    "no-root",           "revocation-unknown",
    "expired-unproven",  "revoked-unproven",
    "not-fully-checked", "structure-faulty",
    "encrypted",         "cannot-be-read",
    "changes-unknown",   NULL,
  };
  static const char *const incomplete[] = {
    "leader-missing",
    "organization-missing",
    "joint-body-missing",
    "scan-without-copy-line",
    NULL,
  };

  if (self->facts->signatures->len == 0)
    return ANKY_VERDICT_UNSIGNED;
  if (has_reason (self->judgement, invalid))
    return ANKY_VERDICT_INVALID;
  if (has_reason (self->judgement, indeterminate))
    return ANKY_VERDICT_INDETERMINATE;
  if (has_reason (self->judgement, incomplete))
    return ANKY_VERDICT_INCOMPLETE;
  if (self->sort == ANKY_SORT_COPY)
    return ANKY_VERDICT_COPY;
  if (self->sort == ANKY_SORT_ATTACHMENT)
    return ANKY_VERDICT_ATTACHMENT;
  return ANKY_VERDICT_VALID;
}

/* Number and date as the document shows them: printed, or in the appearance
 * of a signature over the blank. */
static void
read_number_and_date (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  const AnkySignatureFact *fact =
      anky_judge_find_shown (self, ANKY_ROLE_NUMBER);
  const char *number = self->facts->typed_number;

  if (!anatomy)
    return;
  if (!number && fact)
    number = fact->text;
  if (!number && anatomy->number.is_found)
    number = anatomy->number.number.printed;
  if (number && *number)
    self->judgement->number =
        anky_rule_text_cite (number, anatomy->number.symbol);
  self->judgement->date = anky_judge_read_date (self);
}

AnkyJudgement *
anky_judge (const AnkyJudgementFacts *facts)
{
  AnkyJudgement *judgement = g_new0 (AnkyJudgement, 1);
  AnkyJudge judge = {
    .facts = facts,
    .judgement = judgement,
  };

  judgement->reasons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_reason_free);
  if (facts->anatomy && facts->anatomy->secrecy)
    anky_judge_add (&judge,
                    "secret",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_SECRECY,
                    facts->anatomy->secrecy,
                    NULL);
  read_number_and_date (&judge);
  judge.sort = sort_document (&judge);
  anky_judge_signatures (&judge);
  /* Without a signature nothing else is worth telling. */
  if (judge.sort != ANKY_SORT_FREE && facts->signatures->len > 0) {
    anky_judge_signers (&judge);
    anky_judge_form (&judge);
  }
  g_ptr_array_sort (judgement->reasons, compare_weights);
  judgement->verdict = name_verdict (&judge);
  judgement->acceptance =
      judgement->reasons->len > 0
          ? ((AnkyReason *) g_ptr_array_index (judgement->reasons, 0))->weight
          : ANKY_WEIGHT_REMARK;
  return judgement;
}
