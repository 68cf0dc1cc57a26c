/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-articles.h"
#include "anky-fold.h"
#include "anky-judge-private.h"
#include "anky-rule-text.h"

#include <math.h>
#include <string.h>

/* Real seals: regulation of seals and what is measured on issued documents. */
#define SEAL_MIN_MM       30.0
#define SEAL_MAX_MM       45.0
#define SEAL_TOLERANCE_MM 1.5
/* Part of the signature's ink under the seal: "khoảng 1/3" drawn in the
 * decree's own figure as 0.24, met in practice up to 0.63. */
#define OVERLAP_MIN        0.15
#define OVERLAP_MAX        0.70
#define PLACE_TOLERANCE_MM 6.0

/* By any signature: that one of them is no good is told as such. */
static gboolean
is_covered (const AnkyJudge *self, guint page, AnkyRectMm blank)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (fact->page == page && anky_rect_mm_intersect (fact->rect, blank, NULL))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_filled (const AnkyJudge *self, guint page, const AnkyBlank *blank)
{
  return blank->printed || is_covered (self, page, blank->rect);
}

static void
judge_number (AnkyJudge *self)
{
  const AnkyNumberLine *line = &self->facts->anatomy->number;

  if (!line->is_found || self->facts->typed_number ||
      is_filled (self, line->page, &line->number))
    return;
  anky_judge_add (self,
                  "number-missing",
                  ANKY_WEIGHT_ASK,
                  ANKY_ARTICLE_RECEIVE,
                  NULL,
                  NULL);
}

static void
judge_date_filled (AnkyJudge *self)
{
  const AnkyDateLine *line = &self->facts->anatomy->date;

  if (self->facts->typed_date)
    return;
  if (line->is_found && (!is_filled (self, line->page, &line->day) ||
                         !is_filled (self, line->page, &line->month)))
    anky_judge_add (self,
                    "date-missing",
                    ANKY_WEIGHT_ASK,
                    ANKY_ARTICLE_RECEIVE,
                    NULL,
                    NULL);
}

static gboolean
names_body (GPtrArray *texts, const char *body)
{
  g_autofree char *folded_body = anky_fold (body);

  for (guint i = 0; i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    g_autofree char *folded = anky_fold (text);

    if (strstr (folded, folded_body) || anky_body_is_same (text, body))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_own (const AnkyJudge *self)
{
  const char *issuing = self->facts->anatomy->issuing_body;

  return self->facts->own_body && issuing &&
         anky_body_is_same (self->facts->own_body, issuing);
}

/* "Như trên", "Các sở, ban, ngành tỉnh" name many bodies in few words: only a
 * document that names bodies at all and not this one asks. */
static void
judge_addressees (AnkyJudge *self)
{
  const AnkyAnatomy *anatomy = self->facts->anatomy;
  const char *body = self->facts->own_body;

  if (!body || is_own (self) ||
      anatomy->addressees->len + anatomy->recipients->len == 0 ||
      names_body (anatomy->addressees, body) ||
      names_body (anatomy->recipients, body))
    return;
  anky_judge_add (self,
                  "not-addressed-here",
                  ANKY_WEIGHT_ASK,
                  ANKY_ARTICLE_RECEIVE,
                  body,
                  NULL);
}

static gboolean
has_ink (const AnkySignatureFact *fact)
{
  return fact->ink.width > 0 && fact->ink.height > 0;
}

static const AnkySignerBlock *
find_nearest_block (const AnkyAnatomy *anatomy, const AnkySignatureFact *fact)
{
  const AnkySignerBlock *nearest = NULL;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);
    double distance = fabs (block->axis_mm - fact->ink.x - fact->ink.width / 2);

    if (block->page == fact->page && distance < best) {
      best = distance;
      nearest = block;
    }
  }
  return nearest;
}

static void
judge_leader_picture (AnkyJudge *self, const AnkySignatureFact *fact)
{
  const AnkySignerBlock *block =
      find_nearest_block (self->facts->anatomy, fact);
  double middle = fact->ink.y + fact->ink.height / 2;

  if (fact->is_blue == ANKY_FACT_NO)
    anky_judge_add (self,
                    "leader-colour",
                    ANKY_WEIGHT_REMARK,
                    ANKY_ARTICLE_ANNEX_I,
                    NULL,
                    NULL);
  if (!block)
    return;
  if (fabs (fact->ink.x + fact->ink.width / 2 - block->axis_mm) >
          PLACE_TOLERANCE_MM ||
      middle < block->space.y || middle > block->space.y + block->space.height)
    anky_judge_add (self,
                    "leader-place",
                    ANKY_WEIGHT_REMARK,
                    ANKY_ARTICLE_ANNEX_I,
                    block->title,
                    block->name);
}

/* Of the office's own seal the profile knows the measure. */
static void
judge_seal_size (AnkyJudge *self, const AnkySignatureFact *seal)
{
  double own = anky_profile_get_measures (self->facts->profile)->seal_diameter;
  double lowest = is_own (self) ? own : SEAL_MIN_MM;
  double highest = is_own (self) ? own : SEAL_MAX_MM;
  double diameter = MAX (seal->ink.width, seal->ink.height);
  g_autofree char *diameter_text = g_strdup_printf ("%.1f", diameter);
  g_autofree char *own_text = g_strdup_printf ("%.0f", own);

  if (diameter >= lowest - SEAL_TOLERANCE_MM &&
      diameter <= highest + SEAL_TOLERANCE_MM)
    return;
  anky_judge_add (self,
                  is_own (self) ? "own-seal-size" : "seal-size",
                  ANKY_WEIGHT_REMARK,
                  ANKY_ARTICLE_ANNEX_I,
                  diameter_text,
                  is_own (self) ? own_text : NULL);
}

static void
judge_seal_place (AnkyJudge *self,
                  const AnkySignatureFact *seal,
                  const AnkySignatureFact *leader)
{
  double overlap =
      (seal->ink.x + seal->ink.width - leader->ink.x) / leader->ink.width;

  if (seal->page == leader->page && overlap >= OVERLAP_MIN &&
      overlap <= OVERLAP_MAX &&
      anky_rect_mm_intersect (seal->ink, leader->ink, NULL))
    return;
  anky_judge_add (self,
                  "seal-place",
                  ANKY_WEIGHT_REMARK,
                  ANKY_ARTICLE_ANNEX_I,
                  NULL,
                  NULL);
}

/* Of several, the one that the seal stands nearest to. */
static const AnkySignatureFact *
find_leader_of (const AnkyJudge *self, const AnkySignatureFact *seal)
{
  const AnkySignatureFact *nearest = NULL;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);
    double distance = fabs (fact->ink.x - seal->ink.x - seal->ink.width);

    if (fact->role == ANKY_ROLE_LEADER && has_ink (fact) &&
        anky_judge_is_leader (self, fact) && distance < best) {
      best = distance;
      nearest = fact;
    }
  }
  return nearest;
}

static void
judge_seal (AnkyJudge *self, const AnkySignatureFact *seal)
{
  const AnkySignatureFact *leader = find_leader_of (self, seal);

  if (seal->is_red == ANKY_FACT_NO)
    anky_judge_add (self,
                    "seal-colour",
                    ANKY_WEIGHT_REMARK,
                    ANKY_ARTICLE_ANNEX_I,
                    NULL,
                    NULL);
  judge_seal_size (self, seal);
  if (leader)
    judge_seal_place (self, seal, leader);
}

/* Leaders in their blocks, and the seals beside them. */
static void
judge_pictures (AnkyJudge *self)
{
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);

    if (!has_ink (fact) || !anky_signature_fact_is_sound (fact))
      continue;
    if (fact->role == ANKY_ROLE_LEADER && anky_judge_is_leader (self, fact))
      judge_leader_picture (self, fact);
    else if (fact->role == ANKY_ROLE_SEAL)
      judge_seal (self, fact);
  }
}

void
anky_judge_form (AnkyJudge *self)
{
  if (!self->facts->anatomy)
    return;
  if (self->sort != ANKY_SORT_MAIN) {
    anky_judge_line (self);
    return;
  }
  judge_number (self);
  judge_date_filled (self);
  anky_judge_date (self);
  judge_addressees (self);
  judge_pictures (self);
}
