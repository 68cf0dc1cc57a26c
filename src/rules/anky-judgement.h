/* anky-judgement.h - the answer about a received document, by rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-profile.h"
#include "anky-signature-fact.h"
#include "anky-weight.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_VERDICT_UNSIGNED,
  ANKY_VERDICT_VALID,
  ANKY_VERDICT_INCOMPLETE,
  ANKY_VERDICT_COPY,
  ANKY_VERDICT_ATTACHMENT,
  ANKY_VERDICT_INDETERMINATE,
  ANKY_VERDICT_INVALID,
} AnkyVerdict;

const char *anky_verdict_to_string (AnkyVerdict verdict);
/* remark: "accept"; ask: "ask"; return: "return" */
const char *anky_weight_to_acceptance (AnkyWeight weight);

typedef struct {
  char *code;
  AnkyWeight weight;
  char *article; /* Vietnamese order; NULL */
  char *message; /* English */
  char *first;   /* the names and values in it, to word it again */
  char *second;
} AnkyReason;

/* @code must have a wording. */
AnkyReason *anky_reason_new (const char *code,
                             AnkyWeight weight,
                             const char *article,
                             const char *first,
                             const char *second) G_GNUC_WARN_UNUSED_RESULT;
/* What it says and what to do, in Vietnamese; advice NULL if there is none. */
char *anky_reason_dup_vietnamese (const AnkyReason *self)
    G_GNUC_WARN_UNUSED_RESULT;
const char *anky_reason_get_vietnamese_advice (const AnkyReason *self);
const char *anky_reason_get_english_advice (const AnkyReason *self);
void anky_reason_free (AnkyReason *self);

/* All that decides; borrowed. */
typedef struct {
  const AnkyAnatomy *anatomy; /* NULL: the text could not be read */
  AnkyProfile *profile;
  GPtrArray *signatures;    /* AnkySignatureFact, in the order of signing */
  GDateTime *now;           /* of the check */
  const char *own_body;     /* the receiving office; NULL: not set */
  const char *main_number;  /* of an attachment's document; NULL */
  const char *typed_number; /* the clerk read it off the ink; NULL */
  const char *typed_date;   /* the same, "2026-03-05"; NULL */
  gboolean is_encrypted;
  gboolean was_rewritten;     /* every digest broken at once by a tool */
  gboolean was_removed;       /* a signature is reachable no more */
  const char *removed_signer; /* whose; NULL: not known */
  gboolean has_limits;        /* something was not fully checked */
  gboolean is_unexplained;    /* bytes outside every revision */
  gboolean is_stamp_broken;   /* a timestamp of the document does not hold */
  gboolean is_faulty;         /* form, pages or certification contradict */
} AnkyJudgementFacts;

/**
 * AnkyJudgement:
 *
 * Reasons with the heaviest first; the heaviest decides.
 */
typedef struct {
  AnkyVerdict verdict;
  AnkyWeight acceptance;
  char *number;       /* "15/UBND-VX"; NULL */
  char *date;         /* "2026-03-05"; NULL */
  GPtrArray *reasons; /* AnkyReason */
} AnkyJudgement;

AnkyJudgement *anky_judge (const AnkyJudgementFacts *facts)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_judgement_free (AnkyJudgement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyJudgement, anky_judgement_free)

G_END_DECLS
