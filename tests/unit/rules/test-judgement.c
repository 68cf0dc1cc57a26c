/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-judgement.h"

#include "page-builder.h"

#define PROVINCE "ỦY BAN NHÂN DÂN TỈNH MINH HỌA"

enum {
  LEADER,
  NUMBER,
  DATE,
  SEAL,
  N_SIGNATURES,
};

/* A whole letter with nothing amiss; each case changes one thing. */
typedef struct {
  PageBuilder *builder;
  AnkyAnatomy *anatomy;
  AnkyProfile *profile;
  AnkySignatureFact signatures[N_SIGNATURES];
  GPtrArray *list;
  AnkyJudgementFacts facts;
} Fixture;

static void
read_document (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->anatomy, anky_anatomy_free);
  fixture->anatomy =
      anky_anatomy_read (ANKY_PAGE_SOURCE (fixture->builder), NULL, &error);
  g_assert_no_error (error);
  fixture->facts.anatomy = fixture->anatomy;
}

static void
make_signatures (Fixture *fixture)
{
  const AnkySignerBlock *block =
      g_ptr_array_index (fixture->anatomy->blocks, 0);
  AnkyRectMm leader_ink = { block->axis_mm - 22, block->space.y + 3, 44, 18 };
  AnkyRectMm seal_ink = { leader_ink.x + 14.7 - 36, leader_ink.y - 9, 36, 36 };

  for (gsize i = 0; i < N_SIGNATURES; i++) {
    AnkySignatureFact *fact = &fixture->signatures[i];

    *fact = (AnkySignatureFact){
      .is_intact = ANKY_FACT_YES,
      .is_permitted = ANKY_FACT_YES,
      .is_certificate_good = ANKY_FACT_YES,
      .is_organization = i != LEADER,
      .is_person = i == LEADER,
      .subject = { i == LEADER ? "Nguyễn Văn A" : PROVINCE, PROVINCE, NULL },
      .is_blue = ANKY_FACT_UNKNOWN,
      .is_red = ANKY_FACT_UNKNOWN,
    };
    g_ptr_array_add (fixture->list, fact);
  }
  fixture->signatures[LEADER].role = ANKY_ROLE_LEADER;
  fixture->signatures[LEADER].rect = leader_ink;
  fixture->signatures[LEADER].ink = leader_ink;
  fixture->signatures[LEADER].is_blue = ANKY_FACT_YES;
  fixture->signatures[NUMBER].role = ANKY_ROLE_NUMBER;
  fixture->signatures[NUMBER].rect = fixture->anatomy->number.number.rect;
  fixture->signatures[NUMBER].text = "15";
  fixture->signatures[DATE].role = ANKY_ROLE_DATE;
  fixture->signatures[DATE].rect =
      anky_rect_mm_union (fixture->anatomy->date.day.rect,
                          fixture->anatomy->date.month.rect);
  fixture->signatures[DATE].text = "05 3";
  fixture->signatures[SEAL].role = ANKY_ROLE_SEAL;
  fixture->signatures[SEAL].rect = seal_ink;
  fixture->signatures[SEAL].ink = seal_ink;
  fixture->signatures[SEAL].is_red = ANKY_FACT_YES;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->builder = page_builder_new ();
  page_builder_add_head (fixture->builder);
  page_builder_add (fixture->builder, 40, 60, "Kính gửi: Sở Nội vụ", 14, 0);
  page_builder_add_foot (fixture->builder, 180, 25);
  fixture->profile = anky_profile_new_default ();
  fixture->list = g_ptr_array_new ();
  fixture->facts = (AnkyJudgementFacts){
    .profile = fixture->profile,
    .signatures = fixture->list,
    .own_body = "SỞ NỘI VỤ",
  };
  read_document (fixture);
  make_signatures (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  anky_anatomy_free (fixture->anatomy);
  g_object_unref (fixture->builder);
  g_object_unref (fixture->profile);
  g_ptr_array_unref (fixture->list);
}

static void
assert_judged (Fixture *fixture,
               AnkyVerdict verdict,
               AnkyWeight acceptance,
               const char *code)
{
  g_autoptr (AnkyJudgement) judgement = anky_judge (&fixture->facts);
  gboolean has_code = code == NULL;

  for (guint i = 0; i < judgement->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (judgement->reasons, i);

    g_test_message ("%s: %s", reason->code, reason->message);
    has_code = has_code || g_strcmp0 (reason->code, code) == 0;
  }
  g_assert_cmpstr (anky_verdict_to_string (judgement->verdict),
                   ==,
                   anky_verdict_to_string (verdict));
  g_assert_cmpint (judgement->acceptance, ==, acceptance);
  g_assert_true (has_code);
  if (!code)
    g_assert_cmpuint (judgement->reasons->len, ==, 0);
}

static void
test_honest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnkyJudgement) judgement = anky_judge (&fixture->facts);

  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, NULL);
  g_assert_cmpstr (judgement->number, ==, "15/UBND-KGVX");
  g_assert_cmpstr (judgement->date, ==, "2026-03-05");
}

static void
drop (Fixture *fixture, guint which)
{
  g_ptr_array_remove (fixture->list, &fixture->signatures[which]);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  drop (fixture, LEADER);
  assert_judged (fixture,
                 ANKY_VERDICT_INCOMPLETE,
                 ANKY_WEIGHT_RETURN,
                 "leader-missing");
  g_ptr_array_set_size (fixture->list, 0);
  assert_judged (fixture,
                 ANKY_VERDICT_UNSIGNED,
                 ANKY_WEIGHT_RETURN,
                 "unsigned");
  g_ptr_array_add (fixture->list, &fixture->signatures[LEADER]);
  assert_judged (fixture,
                 ANKY_VERDICT_INCOMPLETE,
                 ANKY_WEIGHT_RETURN,
                 "organization-missing");
}

static void
test_initials_do_not_count (Fixture *fixture, gconstpointer data)
{
  fixture->signatures[LEADER].role = ANKY_ROLE_INITIALS;
  assert_judged (fixture,
                 ANKY_VERDICT_INCOMPLETE,
                 ANKY_WEIGHT_RETURN,
                 "leader-missing");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  drop (fixture, LEADER);
  g_ptr_array_add (fixture->list, &fixture->signatures[LEADER]);
  assert_judged (fixture,
                 ANKY_VERDICT_INVALID,
                 ANKY_WEIGHT_RETURN,
                 "wrong-order");
  /* Another body's stamp before it is outside the rule. */
  fixture->signatures[SEAL].subject.common_name = "SỞ KHÁC";
  fixture->signatures[SEAL].subject.organization = "BỘ KHÁC";
  drop (fixture, NUMBER);
  drop (fixture, DATE);
  drop (fixture, LEADER);
  g_ptr_array_add (fixture->list, &fixture->signatures[LEADER]);
  g_ptr_array_add (fixture->list, &fixture->signatures[NUMBER]);
  g_ptr_array_add (fixture->list, &fixture->signatures[DATE]);
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_ASK, "other-body");
}

static void
test_integrity (Fixture *fixture, gconstpointer data)
{
  fixture->signatures[LEADER].is_intact = ANKY_FACT_NO;
  assert_judged (fixture,
                 ANKY_VERDICT_INVALID,
                 ANKY_WEIGHT_RETURN,
                 "changed-after-signing");
  fixture->signatures[LEADER].is_intact = ANKY_FACT_YES;
  fixture->signatures[LEADER].is_permitted = ANKY_FACT_NO;
  assert_judged (fixture,
                 ANKY_VERDICT_INVALID,
                 ANKY_WEIGHT_RETURN,
                 "forbidden-change");
  fixture->signatures[LEADER].is_permitted = ANKY_FACT_UNKNOWN;
  assert_judged (fixture,
                 ANKY_VERDICT_INDETERMINATE,
                 ANKY_WEIGHT_ASK,
                 "changes-unknown");
}

static void
test_certificates (Fixture *fixture, gconstpointer data)
{
  fixture->signatures[LEADER].is_certificate_good = ANKY_FACT_UNKNOWN;
  fixture->signatures[LEADER].certificate_problem = "no-root";
  assert_judged (fixture,
                 ANKY_VERDICT_INDETERMINATE,
                 ANKY_WEIGHT_ASK,
                 "no-root");
  fixture->signatures[LEADER].is_certificate_good = ANKY_FACT_NO;
  fixture->signatures[LEADER].certificate_problem = "revoked";
  assert_judged (fixture, ANKY_VERDICT_INVALID, ANKY_WEIGHT_RETURN, "revoked");
}

static void
test_weights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyProfile) strict = anky_profile_new_from_data (
      "[Profile]\nId=strict\n[Weights]\nweak-digest=return\n",
      &error);

  g_assert_no_error (error);
  fixture->signatures[SEAL].has_weak_digest = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_REMARK,
                 "weak-digest");
  fixture->facts.profile = strict;
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_RETURN,
                 "weak-digest");
}

static void
test_form (Fixture *fixture, gconstpointer data)
{
  AnkySignatureFact *seal = &fixture->signatures[SEAL];
  AnkySignatureFact *leader = &fixture->signatures[LEADER];
  AnkyRectMm good = seal->ink;

  seal->ink.width = seal->ink.height = 25;
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, "seal-size");
  seal->ink = good;
  seal->ink.x += 60;
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, "seal-place");
  seal->ink = good;
  seal->is_red = ANKY_FACT_NO;
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_REMARK,
                 "seal-colour");
  seal->is_red = ANKY_FACT_YES;
  leader->is_blue = ANKY_FACT_NO;
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_REMARK,
                 "leader-colour");
}

static void
test_number_and_date (Fixture *fixture, gconstpointer data)
{
  drop (fixture, NUMBER);
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_ASK,
                 "number-missing");
  fixture->facts.typed_number = "15";
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, NULL);
  drop (fixture, DATE);
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_ASK, "date-missing");
}

static void
test_names_and_addressees (Fixture *fixture, gconstpointer data)
{
  fixture->facts.own_body = "SỞ TÀI CHÍNH";
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_ASK,
                 "not-addressed-here");
  fixture->facts.own_body = NULL;
  fixture->signatures[LEADER].subject.common_name = "Trần Văn B";
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_ASK, "printed-name");
}

/* Party documents and private letters are judged on their signatures only. */
static void
test_free_documents (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->builder);
  fixture->builder = page_builder_new ();
  page_builder_add (fixture->builder, 40, 60, "Kính gửi quý cơ quan", 14, 0);
  read_document (fixture);
  fixture->facts.own_body = NULL;
  drop (fixture, LEADER);
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, NULL);
}

static void
test_copies (Fixture *fixture, gconstpointer data)
{
  AnkyRectMm page = { 0, 0, 210, 297 };
  AnkySignatureFact *line = &fixture->signatures[SEAL];

  g_ptr_array_set_size (fixture->list, 0);
  g_ptr_array_add (fixture->list, line);
  line->role = ANKY_ROLE_COPY;
  line->rect = line->ink = (AnkyRectMm){ 125, 8, 70, 9 };
  line->text = "SAO Y; Sở Nội vụ; 21/11/2026; 14:05:09 +07:00";
  assert_judged (fixture, ANKY_VERDICT_COPY, ANKY_WEIGHT_ASK, "copy-of-text");
  page_builder_add_image (fixture->builder, page);
  read_document (fixture);
  fixture->facts.own_body = NULL;
  assert_judged (fixture, ANKY_VERDICT_COPY, ANKY_WEIGHT_REMARK, NULL);
  line->role = ANKY_ROLE_SEAL;
  assert_judged (fixture,
                 ANKY_VERDICT_INCOMPLETE,
                 ANKY_WEIGHT_RETURN,
                 "scan-without-copy-line");
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  fixture->facts.has_limits = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_INDETERMINATE,
                 ANKY_WEIGHT_ASK,
                 "not-fully-checked");
  fixture->facts.has_limits = FALSE;
  fixture->facts.is_faulty = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_INDETERMINATE,
                 ANKY_WEIGHT_ASK,
                 "structure-faulty");
  fixture->facts.is_encrypted = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_INDETERMINATE,
                 ANKY_WEIGHT_ASK,
                 "encrypted");
  fixture->facts.was_removed = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_INVALID,
                 ANKY_WEIGHT_RETURN,
                 "signature-removed");
}

static void
test_cannot_be_read (Fixture *fixture, gconstpointer data)
{
  AnkySignatureFact unreadable = { .is_intact = ANKY_FACT_UNKNOWN,
                                   .is_permitted = ANKY_FACT_YES,
                                   .is_certificate_good = ANKY_FACT_UNKNOWN,
                                   .page = G_MAXUINT };

  g_ptr_array_add (fixture->list, &unreadable);
  assert_judged (fixture,
                 ANKY_VERDICT_INDETERMINATE,
                 ANKY_WEIGHT_ASK,
                 "cannot-be-read");
}

/* What is no good is told as such, and once; it is not also missing. */
static void
test_told_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnkyJudgement) judgement = NULL;

  for (gsize i = 0; i < N_SIGNATURES; i++)
    fixture->signatures[i].is_intact = ANKY_FACT_NO;
  judgement = anky_judge (&fixture->facts);
  for (guint i = 0; i < judgement->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (judgement->reasons, i);

    g_assert_cmpstr (reason->code, ==, "changed-after-signing");
  }
  g_assert_cmpuint (judgement->reasons->len, ==, 2);
  g_assert_cmpstr (judgement->number, ==, "15/UBND-KGVX");
}

/* A comment by another person is no signature of the block; in the block it
 * is somebody's who may be named otherwise. */
static void
test_other_person (Fixture *fixture, gconstpointer data)
{
  AnkySignatureFact *leader = &fixture->signatures[LEADER];

  leader->subject.common_name = "Trần Văn B";
  leader->rect = leader->ink = (AnkyRectMm){ 30, 250, 44, 18 };
  assert_judged (fixture,
                 ANKY_VERDICT_INCOMPLETE,
                 ANKY_WEIGHT_RETURN,
                 "leader-missing");
  leader->is_office = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_REMARK,
                 "leader-place");
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  AnkySignatureFact *leader = &fixture->signatures[LEADER];
  g_autoptr (GDateTime) day_after = g_date_time_new_utc (2026, 3, 6, 1, 0, 0);
  g_autoptr (GDateTime) evening = g_date_time_new_utc (2026, 3, 4, 18, 0, 0);

  leader->time = day_after;
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, NULL);
  leader->is_time_proven = TRUE;
  assert_judged (fixture,
                 ANKY_VERDICT_VALID,
                 ANKY_WEIGHT_ASK,
                 "issued-before-signing");
  fixture->facts.typed_date = "2026-03-06";
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, NULL);
  fixture->facts.typed_date = NULL;
  leader->time = evening; /* 01:00 of the fifth in Vietnam */
  assert_judged (fixture, ANKY_VERDICT_VALID, ANKY_WEIGHT_REMARK, NULL);
}

int
main (int argc, char *argv[])
{
  const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/rules/judgement/honest", test_honest },
    { "/rules/judgement/missing", test_missing },
    { "/rules/judgement/initials", test_initials_do_not_count },
    { "/rules/judgement/order", test_order },
    { "/rules/judgement/integrity", test_integrity },
    { "/rules/judgement/certificates", test_certificates },
    { "/rules/judgement/weights", test_weights },
    { "/rules/judgement/form", test_form },
    { "/rules/judgement/number-and-date", test_number_and_date },
    { "/rules/judgement/names", test_names_and_addressees },
    { "/rules/judgement/free", test_free_documents },
    { "/rules/judgement/copies", test_copies },
    { "/rules/judgement/file", test_file },
    { "/rules/judgement/cannot-be-read", test_cannot_be_read },
    { "/rules/judgement/told-once", test_told_once },
    { "/rules/judgement/other-person", test_other_person },
    { "/rules/judgement/dates", test_dates },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
