/* anky-judge-private.h - the groups of rules, one a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-judgement.h"

G_BEGIN_DECLS

/* What a document is, which decides the rules that hold for it. */
typedef enum {
  ANKY_SORT_MAIN, /* a document of a body, by the decree's form */
  ANKY_SORT_COPY,
  ANKY_SORT_ATTACHMENT,
  ANKY_SORT_FREE, /* Party, private, older than the decree */
} AnkySort;

typedef struct {
  const AnkyJudgementFacts *facts;
  AnkySort sort;
  AnkyJudgement *judgement;
} AnkyJudge;

/* Adds a reason with the profile's weight for @code, @weight where it names
 * none; @first and @second fill its wording. */
void anky_judge_add (AnkyJudge *self,
                     const char *code,
                     AnkyWeight weight,
                     const char *article,
                     const char *first,
                     const char *second);

/* The signature with this role, sound, the last of them; NULL. */
const AnkySignatureFact *anky_judge_find (const AnkyJudge *self, AnkyRole role);

/* The same; one that is no good where there is no other: what the page shows,
 * whatever it is worth. */
const AnkySignatureFact *anky_judge_find_shown (const AnkyJudge *self,
                                                AnkyRole role);
/* Who signs in the place of a block or is named there, and is sound. */
gboolean anky_judge_is_leader (const AnkyJudge *self,
                               const AnkySignatureFact *fact);

/* Integrity, later changes, certificates. */
void anky_judge_signatures (AnkyJudge *self);
/* Completeness, order, names, bodies. */
void anky_judge_signers (AnkyJudge *self);
/* Number, date, addressees, places, colours, sizes. */
void anky_judge_form (AnkyJudge *self);
/* The line of a copy or an attachment. */
void anky_judge_line (AnkyJudge *self);
/* The date of issue against the times of signing. */
void anky_judge_date (AnkyJudge *self);

/* "2026-03-05" as the document shows it, printed or in the appearance of a
 * signature; NULL. */
char *anky_judge_read_date (const AnkyJudge *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
