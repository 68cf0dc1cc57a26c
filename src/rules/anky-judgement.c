/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-judgement.h"

#include "anky-articles.h"
#include "anky-fold.h"
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
  self->message = anky_wording_fill (wording->english, first, second);
  self->first = g_strdup (first);
  self->second = g_strdup (second);
  return self;
}

char *
anky_reason_dup_vietnamese (const AnkyReason *self)
{
  return anky_wording_fill (anky_wording_find (self->code)->vietnamese,
                            self->first,
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

void
anky_judge_add (AnkyJudge *self,
                const char *code,
                AnkyWeight weight,
                const char *article,
                const char *first,
                const char *second)
{
  weight = anky_profile_get_weight (self->facts->profile, code, weight);
  if (weight == ANKY_WEIGHT_NONE)
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

/* The decree binds state bodies since 05/3/2020 (Điều 2, Điều 37). */
static gboolean
is_before_decree (const AnkyAnatomy *anatomy)
{
  const AnkyDateLine *date = &anatomy->date;
  guint64 year, month, day;

  if (!date->is_found || !date->year.printed)
    return FALSE;
  year = g_ascii_strtoull (date->year.printed, NULL, 10);
  if (year < 2000 || !date->month.printed || !date->day.printed)
    return year >= 1900 && year < 2020;
  month = g_ascii_strtoull (date->month.printed, NULL, 10);
  day = g_ascii_strtoull (date->day.printed, NULL, 10);
  return year < 2020 ||
         (year == 2020 && (month < 3 || (month == 3 && day < 5)));
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
sort_document (const AnkyJudgementFacts *facts)
{
  const AnkyAnatomy *anatomy = facts->anatomy;

  if (has_role (facts, ANKY_ROLE_COPY))
    return ANKY_SORT_COPY;
  if (has_role (facts, ANKY_ROLE_ATTACHMENT))
    return ANKY_SORT_ATTACHMENT;
  if (!anatomy)
    return ANKY_SORT_MAIN;
  if (anatomy->kind == ANKY_DOCUMENT_PARTY ||
      (anatomy->kind == ANKY_DOCUMENT_OTHER && anatomy->blocks->len == 0 &&
       !anatomy->number.is_found) ||
      is_before_decree (anatomy))
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
    "signature-removed",
    "wrong-order",
    "organization-without-person",
    "annotation-added",
    NULL,
  };
  static const char *const indeterminate[] = {
    "no-root",   "revocation-unknown", "not-fully-checked",
    "encrypted", "cannot-be-read",     "changes-unknown",
    NULL,
  };
  static const char *const incomplete[] = {
    "leader-missing",
    "organization-missing",
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

/* The @index-th number in @text: "05 3" is a day and a month. */
static gboolean
read_nth_number (const char *text, guint index, int *value_out)
{
  while (*text) {
    char *end = NULL;
    guint64 value;

    if (!g_ascii_isdigit (*text)) {
      text++;
      continue;
    }
    value = g_ascii_strtoull (text, &end, 10);
    if (index == 0 && value <= 9999) {
      *value_out = (int) value;
      return TRUE;
    }
    index--;
    text = end;
  }
  return FALSE;
}

/* What stands in a blank of ô 4: printed, or the text of a signature over it.
 * One box may hold day and month; offices also make one for each. */
static gboolean
read_date_part (const AnkyJudge *self,
                const AnkyBlank *blank,
                const AnkyBlank *blank_before,
                int *value_out)
{
  const AnkyDateLine *line = &self->facts->anatomy->date;

  if (blank->printed)
    return read_nth_number (blank->printed, 0, value_out);
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);
    gboolean covers_both;

    if (!fact->text || fact->page != line->page ||
        !anky_signature_fact_is_sound (fact) ||
        !anky_rect_mm_intersect (fact->rect, blank->rect, NULL))
      continue;
    covers_both = blank_before && !blank_before->printed &&
                  anky_rect_mm_intersect (fact->rect, blank_before->rect, NULL);
    return read_nth_number (fact->text, covers_both ? 1 : 0, value_out);
  }
  return FALSE;
}

static char *
read_date (const AnkyJudge *self)
{
  const AnkyDateLine *line = &self->facts->anatomy->date;
  int day, month, year;

  if (!line->is_found || !read_date_part (self, &line->day, NULL, &day) ||
      !read_date_part (self, &line->month, &line->day, &month) ||
      !read_date_part (self, &line->year, NULL, &year) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* Number and date as the document shows them: printed, or in the appearance
 * of a signature over the blank. */
static void
read_number_and_date (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  const AnkySignatureFact *fact = anky_judge_find (self, ANKY_ROLE_NUMBER);
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
  self->judgement->date = read_date (self);
}

AnkyJudgement *
anky_judge (const AnkyJudgementFacts *facts)
{
  AnkyJudgement *judgement = g_new0 (AnkyJudgement, 1);
  AnkyJudge judge = {
    .facts = facts,
    .sort = sort_document (facts),
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
  anky_judge_signatures (&judge);
  if (judge.sort == ANKY_SORT_MAIN || judge.sort == ANKY_SORT_ATTACHMENT ||
      judge.sort == ANKY_SORT_COPY)
    anky_judge_form (&judge);
  g_ptr_array_sort (judgement->reasons, compare_weights);
  judgement->verdict = name_verdict (&judge);
  judgement->acceptance =
      judgement->reasons->len > 0
          ? ((AnkyReason *) g_ptr_array_index (judgement->reasons, 0))->weight
          : ANKY_WEIGHT_REMARK;
  return judgement;
}
