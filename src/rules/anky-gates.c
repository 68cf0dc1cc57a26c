/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-gates.h"

#include "anky-articles.h"
#include "anky-rule-place.h"
#include "anky-wording.h"

void
anky_gate_free (AnkyGate *self)
{
  g_free (self->article);
  g_free (self->message);
  g_free (self->vietnamese);
  g_free (self);
}

AnkyGate *
anky_gate_new (const char *code,
               AnkyGateLevel level,
               const char *article,
               const char *first,
               const char *second)
{
  const AnkyWording *wording = anky_wording_find (code);
  AnkyGate *gate;

  g_assert (wording != NULL);

  gate = g_new0 (AnkyGate, 1);
  gate->code = wording->code;
  gate->level = level;
  gate->article = g_strdup (article);
  gate->message = anky_wording_fill (wording->english, first, second);
  gate->vietnamese = anky_wording_fill (wording->vietnamese, first, second);
  gate->advice = wording->english_advice;
  gate->vietnamese_advice = wording->vietnamese_advice;
  return gate;
}

AnkyGate *
anky_gate_copy (const AnkyGate *self)
{
  AnkyGate *copy = g_memdup2 (self, sizeof *self);

  copy->article = g_strdup (self->article);
  copy->message = g_strdup (self->message);
  copy->vietnamese = g_strdup (self->vietnamese);
  return copy;
}

static void
add (GPtrArray *gates,
     const char *code,
     AnkyGateLevel level,
     const char *article,
     const char *first,
     const char *second)
{
  g_ptr_array_add (gates, anky_gate_new (code, level, article, first, second));
}

static gboolean
is_issuing (AnkyKind kind)
{
  return kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_NUMBER ||
         kind == ANKY_KIND_DATE || kind == ANKY_KIND_SEAL;
}

static gboolean
is_personal (AnkyKind kind)
{
  return kind == ANKY_KIND_LEADER || kind == ANKY_KIND_INITIALS;
}

/* --- whose certificate --------------------------------------------------- */

static void
check_certificate (const AnkyGateFacts *facts, GPtrArray *gates)
{
  if (is_personal (facts->kind) && facts->is_organization)
    add (gates,
         "organization-as-person",
         ANKY_GATE_REFUSE,
         ANKY_ARTICLE_ND30 (13),
         NULL,
         NULL);
  if (!is_personal (facts->kind) && facts->is_person)
    add (gates,
         "person-as-organization",
         ANKY_GATE_REFUSE,
         "điểm d khoản 2 Điều 32 Nghị định số 30/2020/NĐ-CP",
         NULL,
         NULL);
}

static void
check_letterhead (const AnkyGateFacts *facts, GPtrArray *gates)
{
  const AnkyAnatomy *anatomy = facts->anatomy;

  if (!anatomy || !anatomy->issuing_body)
    return;
  if (is_issuing (facts->kind) &&
      anky_body_compare (&facts->subject,
                         anatomy->issuing_body,
                         anatomy->superior_body) == ANKY_BODY_OTHER)
    add (gates,
         "other-body",
         ANKY_GATE_CONFIRM,
         "khoản 2 Điều 33 Nghị định số 30/2020/NĐ-CP",
         facts->subject.common_name,
         anatomy->issuing_body);
  if (is_issuing (facts->kind) &&
      anky_body_compare (&facts->subject,
                         anatomy->issuing_body,
                         anatomy->superior_body) == ANKY_BODY_UNIT)
    add (gates,
         "unit-of-body",
         ANKY_GATE_WARN,
         NULL,
         facts->subject.common_name,
         anatomy->issuing_body);
  if (facts->kind == ANKY_KIND_LEADER &&
      anky_body_compare_person (&facts->subject,
                                anatomy->issuing_body,
                                anatomy->superior_body) == ANKY_BODY_OTHER)
    add (gates,
         "person-of-other-body",
         ANKY_GATE_WARN,
         NULL,
         anatomy->issuing_body,
         NULL);
}

/* --- what the document bears already ------------------------------------- */

static void
check_present_signatures (const AnkyGateFacts *facts, GPtrArray *gates)
{
  for (guint i = 0; i < facts->signatures->len; i++) {
    const AnkySignatureFact *fact = g_ptr_array_index (facts->signatures, i);

    if (fact->is_intact == ANKY_FACT_NO)
      add (gates,
           "broken-signature",
           ANKY_GATE_REFUSE,
           ANKY_ARTICLE_LGDDT_22,
           NULL,
           NULL);
    else if (fact->is_permitted == ANKY_FACT_NO)
      add (gates,
           "forbidden-change",
           ANKY_GATE_REFUSE,
           ANKY_ARTICLE_LGDDT_22,
           NULL,
           NULL);
  }
}

const AnkySignerBlock *
anky_gates_choose_block (const AnkyAnatomy *anatomy, const char *name)
{
  if (!anatomy)
    return NULL;
  if (!name)
    return anatomy->blocks->len == 1 ? g_ptr_array_index (anatomy->blocks, 0)
                                     : NULL;
  for (guint i = 0; i < anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (anky_person_is_same (block->name, name))
      return block;
  }
  return NULL;
}

static gboolean
names_body (const AnkySignerBlock *block,
            const AnkySubjectNames *body,
            const char *superior)
{
  if (block->body &&
      anky_body_compare (body, block->body, superior) == ANKY_BODY_SAME)
    return TRUE;
  for (guint i = 0; i < block->titles->len; i++)
    if (anky_body_compare (body,
                           g_ptr_array_index (block->titles, i),
                           superior) == ANKY_BODY_SAME)
      return TRUE;
  return FALSE;
}

const AnkySignerBlock *
anky_gates_choose_own_block (const AnkyAnatomy *anatomy,
                             const char *name,
                             const AnkySubjectNames *body)
{
  const AnkySignerBlock *own = anky_gates_choose_block (anatomy, name);
  guint n_own = 0;

  if (own || name || !anatomy || !body)
    return own;
  for (guint i = 0; i < anatomy->blocks->len; i++) {
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, i);

    if (!names_body (block, body, anatomy->superior_body))
      continue;
    own = block;
    n_own++;
  }
  return n_own == 1 ? own : NULL;
}

/* The leaders' signatures that hold; initials never count. */
static GPtrArray *
list_leaders (const AnkyGateFacts *facts)
{
  GPtrArray *leaders = g_ptr_array_new ();

  for (guint i = 0; i < facts->signatures->len; i++) {
    AnkySignatureFact *fact = g_ptr_array_index (facts->signatures, i);

    if (fact->is_person && fact->role != ANKY_ROLE_INITIALS &&
        anky_signature_fact_is_sound (fact))
      g_ptr_array_add (leaders, fact);
  }
  return leaders;
}

static gboolean
has_role (const AnkyGateFacts *facts, AnkyRole role)
{
  for (guint i = 0; i < facts->signatures->len; i++) {
    const AnkySignatureFact *fact = g_ptr_array_index (facts->signatures, i);

    if (fact->role == role && anky_signature_fact_is_sound (fact))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_signed_by (GPtrArray *leaders, const AnkySignerBlock *block)
{
  for (guint i = 0; i < leaders->len; i++) {
    const AnkySignatureFact *fact = g_ptr_array_index (leaders, i);

    if (fact->is_office || !fact->subject.common_name ||
        anky_person_is_same (block->name, fact->subject.common_name))
      return TRUE;
  }
  return FALSE;
}

static void
warn_unchecked (GPtrArray *leaders, GPtrArray *gates)
{
  for (guint i = 0; i < leaders->len; i++) {
    const AnkySignatureFact *fact = g_ptr_array_index (leaders, i);

    if (anky_signature_fact_is_proven (fact))
      return;
  }
  add (gates,
       "leader-not-checked",
       ANKY_GATE_WARN,
       "điểm d khoản 2 Điều 32 Nghị định số 30/2020/NĐ-CP",
       NULL,
       NULL);
}

/* NĐ 30/2020 Điều 32(2)(d): the body signs only what the competent person has
 * signed, and copies that it made itself. */
static void
check_leader_came_first (const AnkyGateFacts *facts, GPtrArray *gates)
{
  g_autoptr (GPtrArray) leaders = NULL;
  const AnkySignerBlock *block;

  if (!is_issuing (facts->kind) || has_role (facts, ANKY_ROLE_ATTACHMENT))
    return;
  leaders = list_leaders (facts);
  block = anky_gates_choose_own_block (facts->anatomy,
                                       facts->signer_name,
                                       &facts->subject);
  if (leaders->len > 0) {
    warn_unchecked (leaders, gates);
    if (block && !is_signed_by (leaders, block))
      add (gates,
           "leader-name",
           ANKY_GATE_ASK,
           ANKY_ARTICLE_ND30 (13),
           block->name,
           NULL);
    return;
  }
  if (facts->anatomy && (facts->anatomy->kind == ANKY_DOCUMENT_SCAN ||
                         facts->anatomy->kind == ANKY_DOCUMENT_SCAN_OCR))
    add (gates,
         "scan-is-a-copy",
         ANKY_GATE_REFUSE,
         "điểm c khoản 1 Điều 25 Nghị định số 30/2020/NĐ-CP",
         NULL,
         NULL);
  else
    add (gates,
         "seal-before-signature",
         ANKY_GATE_REFUSE,
         "điểm d khoản 2 Điều 32 Nghị định số 30/2020/NĐ-CP",
         NULL,
         NULL);
}

/* --- what the text says --------------------------------------------------- */

static void
check_secrecy (const AnkyGateFacts *facts, GPtrArray *gates)
{
  const char *article = anky_profile_get_secrecy_article (facts->profile);

  if (facts->anatomy && facts->anatomy->secrecy)
    add (gates,
         "secret",
         ANKY_GATE_REFUSE,
         article ? article : ANKY_ARTICLE_SECRECY,
         facts->anatomy->secrecy,
         NULL);
}

static void
check_draft (const AnkyGateFacts *facts, GPtrArray *gates)
{
  if (!facts->anatomy || facts->kind == ANKY_KIND_INITIALS)
    return;
  if (facts->anatomy->is_draft)
    add (gates, "draft", ANKY_GATE_WARN, NULL, NULL, NULL);
  if (facts->anatomy->has_signed_note && facts->kind != ANKY_KIND_COPY)
    add (gates, "signed-note", ANKY_GATE_WARN, NULL, NULL, NULL);
}

static void
check_printed_name (const AnkyGateFacts *facts, GPtrArray *gates)
{
  const AnkySignerBlock *block;

  if (facts->kind != ANKY_KIND_LEADER || facts->is_office ||
      !facts->subject.common_name)
    return;
  block = anky_gates_choose_block (facts->anatomy, facts->signer_name);
  if (block && !anky_person_is_same (block->name, facts->subject.common_name))
    add (gates,
         "signer-name",
         ANKY_GATE_ASK,
         ANKY_ARTICLE_ND30 (13),
         block->name,
         facts->subject.common_name);
}

static void
check_date (const AnkyGateFacts *facts, GPtrArray *gates)
{
  const char *part = NULL;

  if (!facts->date || !is_issuing (facts->kind))
    return;
  if (facts->anatomy &&
      !anky_rule_date_agrees (facts->anatomy, facts->date, &part))
    add (gates,
         "date-contradicts",
         ANKY_GATE_REFUSE,
         ANKY_ARTICLE_ANNEX_I,
         part,
         NULL);
  if (facts->now && g_date_time_compare (facts->date, facts->now) > 0)
    add (gates,
         "date-in-future",
         ANKY_GATE_WARN,
         ANKY_ARTICLE_ND30 (14),
         NULL,
         NULL);
}

static int
compare_days (GDateTime *a, GDateTime *b)
{
  int year = g_date_time_get_year (a) - g_date_time_get_year (b);

  return year != 0 ? year
                   : g_date_time_get_day_of_year (a) -
                         g_date_time_get_day_of_year (b);
}

static void
check_date_against_signature (const AnkyGateFacts *facts, GPtrArray *gates)
{
  if (!facts->date || !is_issuing (facts->kind))
    return;
  for (guint i = 0; i < facts->signatures->len; i++) {
    const AnkySignatureFact *fact = g_ptr_array_index (facts->signatures, i);

    if (!fact->is_person || fact->role == ANKY_ROLE_INITIALS || !fact->time ||
        compare_days (facts->date, fact->time) >= 0)
      continue;
    add (gates,
         "date-before-signature",
         ANKY_GATE_WARN,
         ANKY_ARTICLE_ND30 (14),
         NULL,
         NULL);
    return;
  }
}

static void
check_number (const AnkyGateFacts *facts, GPtrArray *gates)
{
  if (facts->kind != ANKY_KIND_ISSUE && facts->kind != ANKY_KIND_NUMBER)
    return;
  if (facts->number && facts->anatomy &&
      anky_rule_number_is_wide (facts->anatomy, facts->number))
    add (gates, "number-wide", ANKY_GATE_WARN, NULL, facts->number, NULL);
  if (facts->number_was_used)
    add (gates,
         "number-used",
         ANKY_GATE_WARN,
         "khoản 1 Điều 15 Nghị định số 30/2020/NĐ-CP",
         NULL,
         NULL);
}

/* --- copies and attachments ----------------------------------------------- */

/* NĐ 30/2020 Điều 25: an electronic document is not copied to an electronic
 * one; an extract re-creates the form and is allowed. */
static void
check_copy (const AnkyGateFacts *facts, GPtrArray *gates)
{
  if (facts->kind != ANKY_KIND_COPY)
    return;
  if (facts->copy_form != ANKY_COPY_TRICH_SAO) {
    if (facts->signatures->len > 0)
      add (gates,
           "copy-of-signed",
           ANKY_GATE_REFUSE,
           "khoản 1 Điều 25 Nghị định số 30/2020/NĐ-CP",
           NULL,
           NULL);
    else if (facts->anatomy && facts->anatomy->kind != ANKY_DOCUMENT_SCAN &&
             facts->anatomy->kind != ANKY_DOCUMENT_SCAN_OCR)
      add (gates,
           "copy-of-text",
           ANKY_GATE_ASK,
           "điểm c khoản 1 Điều 25 Nghị định số 30/2020/NĐ-CP",
           NULL,
           NULL);
  }
  /* Điều 22(3)(b), 25(1)(c); NĐ 68/2024 Điều 17(2): it is asked and kept. */
  if (facts->copy_form != ANKY_COPY_TRICH_SAO && !facts->has_copy_reason)
    add (gates, "copy-reason-missing", ANKY_GATE_ASK, NULL, NULL, NULL);
  else if (anky_profile_copies_only_when_revoked (facts->profile) &&
           !facts->copy_reason_is_revoked)
    add (gates,
         "copy-reason",
         ANKY_GATE_ASK,
         "khoản 2 Điều 17 Nghị định số 68/2024/NĐ-CP",
         NULL,
         NULL);
}

static void
check_attachment (const AnkyGateFacts *facts, GPtrArray *gates)
{
  if (facts->kind == ANKY_KIND_ATTACHMENT &&
      (!facts->document_number || !*facts->document_number))
    add (gates,
         "attachment-number",
         ANKY_GATE_REFUSE,
         ANKY_ARTICLE_ANNEX_I,
         NULL,
         NULL);
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const AnkyGate *gate_a = *(const AnkyGate *const *) a;
  const AnkyGate *gate_b = *(const AnkyGate *const *) b;

  return (int) gate_b->level - (int) gate_a->level;
}

GPtrArray *
anky_gates_check (const AnkyGateFacts *facts)
{
  GPtrArray *gates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_gate_free);

  check_secrecy (facts, gates);
  check_certificate (facts, gates);
  check_present_signatures (facts, gates);
  check_leader_came_first (facts, gates);
  check_copy (facts, gates);
  check_attachment (facts, gates);
  check_date (facts, gates);
  check_letterhead (facts, gates);
  check_printed_name (facts, gates);
  check_draft (facts, gates);
  check_date_against_signature (facts, gates);
  check_number (facts, gates);
  /* GPtrArray's sort is stable enough: equal levels keep the order above. */
  g_ptr_array_sort (gates, compare_levels);
  return gates;
}
