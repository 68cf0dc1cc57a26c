/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-gates.h"

#include "page-builder.h"

#define PROVINCE "ỦY BAN NHÂN DÂN TỈNH MINH HỌA"

/* A document, a signer, and what the document bears: changed by each case from
 * the honest act that nothing stands against. */
typedef struct {
  PageBuilder *builder;
  AnkyAnatomy *anatomy;
  AnkyProfile *profile;
  AnkySignatureFact leader;
  GPtrArray *signatures;
  GDateTime *date;
  GDateTime *now;
  AnkyGateFacts facts;
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
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->builder = page_builder_new ();
  page_builder_add_head (fixture->builder);
  page_builder_add_foot (fixture->builder, 180, 25);
  fixture->profile = anky_profile_new_default ();
  fixture->signatures = g_ptr_array_new ();
  fixture->date = g_date_time_new_utc (2026, 3, 5, 0, 0, 0);
  fixture->now = g_date_time_new_utc (2026, 3, 5, 9, 0, 0);
  fixture->leader = (AnkySignatureFact){
    .role = ANKY_ROLE_LEADER,
    .is_person = TRUE,
    .subject = { "Nguyễn Văn A (DEMO)", PROVINCE, NULL },
    .is_intact = ANKY_FACT_YES,
    .is_permitted = ANKY_FACT_YES,
    .is_certificate_good = ANKY_FACT_YES,
    .time = fixture->now,
  };
  g_ptr_array_add (fixture->signatures, &fixture->leader);
  fixture->facts = (AnkyGateFacts){
    .kind = ANKY_KIND_ISSUE,
    .profile = fixture->profile,
    .is_organization = TRUE,
    .subject = { PROVINCE " (DEMO)", NULL, NULL },
    .signatures = fixture->signatures,
    .date = fixture->date,
    .now = fixture->now,
  };
  read_document (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  anky_anatomy_free (fixture->anatomy);
  g_object_unref (fixture->builder);
  g_object_unref (fixture->profile);
  g_ptr_array_unref (fixture->signatures);
  g_date_time_unref (fixture->date);
  g_date_time_unref (fixture->now);
}

static void
act_as_leader (Fixture *fixture)
{
  fixture->facts.kind = ANKY_KIND_LEADER;
  fixture->facts.is_person = TRUE;
  fixture->facts.is_organization = FALSE;
  fixture->facts.subject =
      (AnkySubjectNames){ "Nguyễn Văn A (DEMO)", PROVINCE, NULL };
  g_ptr_array_set_size (fixture->signatures, 0);
}

static void
assert_gate (Fixture *fixture, const char *code, AnkyGateLevel level)
{
  g_autoptr (GPtrArray) gates = anky_gates_check (&fixture->facts);

  for (guint i = 0; i < gates->len; i++) {
    const AnkyGate *gate = g_ptr_array_index (gates, i);

    if (g_strcmp0 (gate->code, code) != 0)
      continue;
    g_assert_cmpint (gate->level, ==, level);
    return;
  }
  g_error ("gate %s did not hold", code);
}

static void
assert_open (Fixture *fixture)
{
  g_autoptr (GPtrArray) gates = anky_gates_check (&fixture->facts);

  for (guint i = 0; i < gates->len; i++)
    g_error ("gate %s fired",
             ((AnkyGate *) g_ptr_array_index (gates, i))->code);
}

static void
test_honest (Fixture *fixture, gconstpointer data)
{
  assert_open (fixture);
  act_as_leader (fixture);
  assert_open (fixture);
}

static void
test_certificates (Fixture *fixture, gconstpointer data)
{
  fixture->facts.is_organization = FALSE;
  fixture->facts.is_person = TRUE;
  assert_gate (fixture, "person-as-organization", ANKY_GATE_REFUSE);
  act_as_leader (fixture);
  fixture->facts.is_organization = TRUE;
  fixture->facts.is_person = FALSE;
  assert_gate (fixture, "organization-as-person", ANKY_GATE_REFUSE);
}

static void
test_seal_before_signature (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (fixture->signatures, 0);
  assert_gate (fixture, "seal-before-signature", ANKY_GATE_REFUSE);

  g_ptr_array_add (fixture->signatures, &fixture->leader);
  fixture->leader.role = ANKY_ROLE_INITIALS;
  assert_gate (fixture, "seal-before-signature", ANKY_GATE_REFUSE);
  fixture->leader.role = ANKY_ROLE_LEADER;
  fixture->leader.is_certificate_good = ANKY_FACT_NO;
  assert_gate (fixture, "seal-before-signature", ANKY_GATE_REFUSE);
  /* No root installed: said, and the user's decision. */
  fixture->leader.is_certificate_good = ANKY_FACT_UNKNOWN;
  assert_gate (fixture, "leader-not-checked", ANKY_GATE_WARN);
}

/* Copies and attachments need no leader. */
static void
test_copies_need_no_leader (Fixture *fixture, gconstpointer data)
{
  AnkyRectMm page = { 0, 0, 210, 297 };

  g_ptr_array_set_size (fixture->signatures, 0);
  page_builder_add_image (fixture->builder, page);
  read_document (fixture);
  assert_gate (fixture, "scan-is-a-copy", ANKY_GATE_REFUSE);
  fixture->facts.kind = ANKY_KIND_COPY;
  fixture->facts.has_copy_reason = TRUE;
  assert_open (fixture);
  fixture->facts.kind = ANKY_KIND_ATTACHMENT;
  fixture->facts.document_number = "15/UBND-VX";
  assert_open (fixture);
  fixture->facts.document_number = "";
  assert_gate (fixture, "attachment-number", ANKY_GATE_REFUSE);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  fixture->leader.is_intact = ANKY_FACT_NO;
  assert_gate (fixture, "broken-signature", ANKY_GATE_REFUSE);
  fixture->leader.is_intact = ANKY_FACT_YES;
  fixture->leader.is_permitted = ANKY_FACT_NO;
  assert_gate (fixture, "forbidden-change", ANKY_GATE_REFUSE);
}

static void
test_secrecy (Fixture *fixture, gconstpointer data)
{
  page_builder_add (fixture->builder,
                    30,
                    60,
                    "THIẾT BỊ LƯU KHÓA BÍ MẬT",
                    14,
                    PAGE_BOLD);
  read_document (fixture);
  assert_open (fixture);
  page_builder_add (fixture->builder, 40, 50, "MẬT", 14, PAGE_BOLD);
  read_document (fixture);
  assert_gate (fixture, "secret", ANKY_GATE_REFUSE);
}

static void
test_other_body (Fixture *fixture, gconstpointer data)
{
  fixture->facts.subject.common_name = "ỦY BAN NHÂN DÂN TỈNH KHÁC";
  assert_gate (fixture, "other-body", ANKY_GATE_CONFIRM);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  fixture->leader.subject.common_name = "Trần Văn B";
  assert_gate (fixture, "leader-name", ANKY_GATE_ASK);
  fixture->leader.is_office = TRUE;
  assert_open (fixture);

  act_as_leader (fixture);
  fixture->facts.subject.common_name = "Trần Văn B";
  assert_gate (fixture, "signer-name", ANKY_GATE_ASK);
  fixture->facts.subject.common_name = "TS. NGUYỄN VĂN A";
  fixture->facts.subject.organization = "BỘ KHÁC";
  assert_gate (fixture, "person-of-other-body", ANKY_GATE_WARN);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) other_year = g_date_time_new_utc (2025, 3, 5, 0, 0, 0);
  g_autoptr (GDateTime) early = g_date_time_new_utc (2026, 3, 4, 0, 0, 0);
  g_autoptr (GDateTime) late = g_date_time_new_utc (2026, 3, 7, 0, 0, 0);

  fixture->facts.date = other_year;
  assert_gate (fixture, "date-contradicts", ANKY_GATE_REFUSE);
  fixture->facts.date = early;
  assert_gate (fixture, "date-before-signature", ANKY_GATE_WARN);
  fixture->facts.date = late;
  assert_gate (fixture, "date-in-future", ANKY_GATE_WARN);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  fixture->facts.kind = ANKY_KIND_COPY;
  assert_gate (fixture, "copy-of-signed", ANKY_GATE_REFUSE);
  fixture->facts.copy_form = ANKY_COPY_TRICH_SAO;
  assert_open (fixture);
  fixture->facts.copy_form = ANKY_COPY_SAO_Y;
  g_ptr_array_set_size (fixture->signatures, 0);
  assert_gate (fixture, "copy-of-text", ANKY_GATE_ASK);
  fixture->facts.has_copy_reason = FALSE;
  assert_gate (fixture, "copy-reason-missing", ANKY_GATE_ASK);
}

/* Two bodies, two blocks: the seal of each belongs over its own leader's
 * signature, and an outsider's over none by itself. */
static void
test_own_block (Fixture *fixture, gconstpointer data)
{
  PageBuilder *builder = page_builder_new ();
  const AnkySubjectNames one = { "SỞ NỘI VỤ TỈNH MINH HỌA", NULL, NULL };
  const AnkySubjectNames two = { "CÔNG AN TỈNH MINH HỌA", NULL, NULL };
  const AnkySubjectNames none = { "SỞ TÀI CHÍNH TỈNH MINH HỌA", NULL, NULL };
  const AnkySignerBlock *block;

  page_builder_add (builder, 30, 20, PROVINCE, 13, PAGE_PLAIN);
  page_builder_add (builder, 35, 25.5, "SỞ NỘI VỤ", 13, PAGE_BOLD);
  page_builder_add (builder, 40, 35, "Số:        /SNV-CA", 13, PAGE_PLAIN);
  page_builder_add_centred (builder, 60, 200, "SỞ NỘI VỤ", 13, PAGE_BOLD);
  page_builder_add_centred (builder, 60, 205.5, "GIÁM ĐỐC", 13, PAGE_BOLD);
  page_builder_add_centred (builder, 60, 235, "Trần Văn Bê", 13, PAGE_BOLD);
  page_builder_add_centred (builder, 150, 200, "CÔNG AN TỈNH", 13, PAGE_BOLD);
  page_builder_add_centred (builder, 150, 205.5, "GIÁM ĐỐC", 13, PAGE_BOLD);
  page_builder_add_centred (builder, 150, 235, "Lê Thị Cúc", 13, PAGE_BOLD);
  g_object_unref (fixture->builder);
  fixture->builder = builder;
  read_document (fixture);
  g_assert_cmpuint (fixture->anatomy->blocks->len, ==, 2);

  block = anky_gates_choose_own_block (fixture->anatomy, NULL, &one);
  g_assert_nonnull (block);
  g_assert_cmpstr (block->name, ==, "Trần Văn Bê");
  block = anky_gates_choose_own_block (fixture->anatomy, NULL, &two);
  g_assert_nonnull (block);
  g_assert_cmpstr (block->name, ==, "Lê Thị Cúc");
  block = anky_gates_choose_own_block (fixture->anatomy, "Trần Văn Bê", &two);
  g_assert_cmpstr (block->name, ==, "Trần Văn Bê");
  g_assert_null (anky_gates_choose_own_block (fixture->anatomy, NULL, &none));
  g_assert_null (anky_gates_choose_own_block (fixture->anatomy, NULL, NULL));
}

/* The seal of a unit of the body is a remark, the body's own is none. */
static void
test_unit (Fixture *fixture, gconstpointer data)
{
  fixture->facts.subject =
      (AnkySubjectNames){ "PHÒNG VĂN THƯ", PROVINCE, NULL };
  assert_gate (fixture, "unit-of-body", ANKY_GATE_WARN);
  fixture->facts.subject = (AnkySubjectNames){ PROVINCE, NULL, NULL };
  assert_open (fixture);
}

static void
test_wide_number (Fixture *fixture, gconstpointer data)
{
  fixture->facts.number = "15";
  assert_open (fixture);
  fixture->facts.number = "123456789";
  assert_gate (fixture, "number-wide", ANKY_GATE_WARN);
  /* The seal alone writes no number. */
  fixture->facts.kind = ANKY_KIND_SEAL;
  assert_open (fixture);
}

static void
test_draft_and_number (Fixture *fixture, gconstpointer data)
{
  fixture->facts.number_was_used = TRUE;
  assert_gate (fixture, "number-used", ANKY_GATE_WARN);
  fixture->facts.number_was_used = FALSE;
  page_builder_add (fixture->builder, 40, 50, "DỰ THẢO", 14, PAGE_BOLD);
  read_document (fixture);
  assert_gate (fixture, "draft", ANKY_GATE_WARN);
}

int
main (int argc, char *argv[])
{
  const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/rules/gates/honest", test_honest },
    { "/rules/gates/certificates", test_certificates },
    { "/rules/gates/seal-before-signature", test_seal_before_signature },
    { "/rules/gates/copies", test_copies_need_no_leader },
    { "/rules/gates/broken", test_broken },
    { "/rules/gates/secrecy", test_secrecy },
    { "/rules/gates/other-body", test_other_body },
    { "/rules/gates/unit", test_unit },
    { "/rules/gates/own-block", test_own_block },
    { "/rules/gates/wide-number", test_wide_number },
    { "/rules/gates/names", test_names },
    { "/rules/gates/dates", test_dates },
    { "/rules/gates/copy", test_copy },
    { "/rules/gates/draft-and-number", test_draft_and_number },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
