/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act.h"
#include "anky-record-file.h"
#include "anky-record.h"
#include "anky-reply.h"
#include "anky-seven-facts.h"

#include <glib/gstdio.h>
#include <string.h>

#define ARTICLE "điểm b khoản 2 Điều 21 Nghị định số 30/2020/NĐ-CP"

static AnkyReceipt *
make_receipt (AnkyWeight acceptance)
{
  AnkyReceipt *receipt = g_new0 (AnkyReceipt, 1);

  g_atomic_ref_count_init (&receipt->ref_count);
  receipt->acceptance = acceptance;
  receipt->number = g_strdup ("15/UBND-VX");
  receipt->date = g_strdup ("2026-03-05");
  receipt->issuing_body = g_strdup ("ỦY BAN NHÂN DÂN TỈNH MINH HỌA");
  receipt->checked = g_date_time_new_utc (2026, 3, 6, 9, 30, 0);
  receipt->reasons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_reason_free);
  return receipt;
}

static void
add (AnkyReceipt *receipt, const char *code, AnkyWeight weight)
{
  g_ptr_array_add (receipt->reasons,
                   anky_reason_new (code, weight, ARTICLE, "Sở Nội vụ", NULL));
}

static void
test_return (void)
{
  g_autoptr (AnkyReceipt) receipt = make_receipt (ANKY_WEIGHT_RETURN);
  g_autofree char *text = NULL;

  add (receipt, "organization-missing", ANKY_WEIGHT_RETURN);
  add (receipt, "number-missing", ANKY_WEIGHT_ASK);
  add (receipt, "no-root", ANKY_WEIGHT_ASK);
  add (receipt, "seal-colour", ANKY_WEIGHT_REMARK);
  text = anky_reply_new (receipt, "cong-van.pdf");
  g_assert_cmpstr (
      text,
      ==,
      "Văn bản số 15/UBND-VX ngày 05/3/2026 của ỦY BAN NHÂN DÂN TỈNH MINH HỌA "
      "(tệp cong-van.pdf), thời điểm kiểm tra 16:30 ngày 06/3/2026, chưa đủ "
      "điều kiện tiếp nhận, xin trả lại vì:\n"
      "1. Thiếu chữ ký số của cơ quan, tổ chức ban hành văn bản (" ARTICLE "). "
      "Đề nghị ký số của cơ quan, tổ chức rồi gửi lại.\n"
      "2. Văn bản chưa có số (" ARTICLE "). "
      "Đề nghị ghi số và ký hiệu của văn bản rồi gửi lại.");
  g_assert_cmpstr (anky_reply_name_answer (receipt), ==, "Trả lại");
}

/* What the clerk reads off the ink stands before what the text tells. */
static void
test_typed (void)
{
  g_autoptr (AnkyReceipt) receipt = make_receipt (ANKY_WEIGHT_RETURN);
  g_autofree char *typed = NULL;
  g_autofree char *empty = NULL;

  add (receipt, "organization-missing", ANKY_WEIGHT_RETURN);
  typed = anky_reply_new_with (receipt, "a.pdf", "27/UBND-VX", "09/4/2026");
  g_assert_true (
      g_str_has_prefix (typed, "Văn bản số 27/UBND-VX ngày 09/4/2026 của"));
  empty = anky_reply_new_with (receipt, "a.pdf", "", NULL);
  g_assert_true (
      g_str_has_prefix (empty, "Văn bản số 15/UBND-VX ngày 05/3/2026 của"));
}

/* Beside the file, never over another record, never of a secret. */
static void
test_record_file (void)
{
  g_autoptr (AnkyReceipt) receipt = make_receipt (ANKY_WEIGHT_RETURN);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("anky-record-XXXXXX", NULL);
  g_autofree char *input = g_build_filename (folder, "a.b.pdf", NULL);
  g_autofree char *first =
      anky_record_file_write (receipt, input, NULL, &error);
  g_autofree char *second =
      anky_record_file_write (receipt, input, folder, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first, "/a.b.phieu-kiem-tra.pdf"));
  g_assert_true (g_str_has_suffix (second, "/a.b.phieu-kiem-tra (2).pdf"));
  receipt->is_secret = TRUE;
  g_assert_null (anky_record_file_write (receipt, input, NULL, &error));
  g_assert_error (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_GATE);
  g_unlink (first);
  g_unlink (second);
  g_rmdir (folder);
}

/* What lies with the receiver is no message to the sender. */
static void
test_nothing_to_tell (void)
{
  g_autoptr (AnkyReceipt) fine = make_receipt (ANKY_WEIGHT_REMARK);
  g_autoptr (AnkyReceipt) offline = make_receipt (ANKY_WEIGHT_ASK);

  add (offline, "no-root", ANKY_WEIGHT_ASK);
  g_assert_null (anky_reply_new (fine, "a.pdf"));
  g_assert_cmpstr (anky_reply_name_answer (fine), ==, "Tiếp nhận");
  g_assert_null (anky_reply_new (offline, "a.pdf"));
}

static void
test_secret (void)
{
  g_autoptr (AnkyReceipt) receipt = make_receipt (ANKY_WEIGHT_RETURN);
  g_autoptr (AnkyRecord) record = anky_record_new ();
  g_autoptr (GError) error = NULL;

  add (receipt, "leader-missing", ANKY_WEIGHT_RETURN);
  add (receipt, "secret", ANKY_WEIGHT_ASK);
  receipt->is_secret = TRUE;
  g_assert_null (anky_reply_new (receipt, "a.pdf"));
  g_assert_false (anky_record_add (record, receipt, "a.pdf", &error));
  g_assert_error (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_GATE);
}

static void
test_record (void)
{
  g_autoptr (AnkyReceipt) receipt = make_receipt (ANKY_WEIGHT_RETURN);
  g_autoptr (AnkyRecord) record = anky_record_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const char *data;
  gsize size;

  for (guint i = 0; i < 60; i++)
    add (receipt, "leader-missing", ANKY_WEIGHT_RETURN);
  receipt->report = anky_report_new ();
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (receipt->report->signatures, anky_signature_report_new ());
  for (guint i = 0; i < 2; i++)
    g_assert_true (anky_record_add (record, receipt, "cong-van.pdf", &error));
  pdf = anky_record_to_pdf (record, &error);
  g_assert_no_error (error);
  data = g_bytes_get_data (pdf, &size);
  g_assert_cmpuint (size, >, 1000);
  g_assert_true (strncmp (data, "%PDF-1.5", 8) == 0);
}

static void
test_facts (void)
{
  g_autofree char *time = NULL;
  AnkySignatureReport *signature = anky_signature_report_new ();

  for (guint fact = 0; fact < ANKY_N_FACTS; fact++) {
    g_autofree char *english =
        anky_seven_facts_dup_value (signature,
                                    (AnkySevenFact) fact,
                                    ANKY_LANGUAGE_ENGLISH);
    g_autofree char *vietnamese =
        anky_seven_facts_dup_value (signature,
                                    (AnkySevenFact) fact,
                                    ANKY_LANGUAGE_VIETNAMESE);

    g_assert_nonnull (english);
    g_assert_nonnull (vietnamese);
  }
  signature->claimed_time = g_date_time_new_utc (2026, 3, 5, 2, 30, 0);
  time = anky_seven_facts_dup_value (signature,
                                     ANKY_FACT_TIME,
                                     ANKY_LANGUAGE_VIETNAMESE);
  g_assert_cmpstr (time, ==, "05/03/2026 09:30:00 (theo giờ máy của người ký)");
  anky_signature_report_free (signature);
}

static void
test_dates (void)
{
  const char *const dates[][2] = { { "2026-01-09", "09/01/2026" },
                                   { "2026-03-05", "05/3/2026" },
                                   { "2026-12-31", "31/12/2026" } };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *text = anky_reply_format_date (dates[i][0]);

    g_assert_cmpstr (text, ==, dates[i][1]);
  }
  g_assert_null (anky_reply_format_date (NULL));
  g_assert_null (anky_reply_format_date ("soon"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/reply/return", test_return);
  g_test_add_func ("/office/reply/typed", test_typed);
  g_test_add_func ("/office/reply/record-file", test_record_file);
  g_test_add_func ("/office/reply/nothing", test_nothing_to_tell);
  g_test_add_func ("/office/reply/secret", test_secret);
  g_test_add_func ("/office/reply/record", test_record);
  g_test_add_func ("/office/reply/facts", test_facts);
  g_test_add_func ("/office/reply/dates", test_dates);
  return g_test_run ();
}
