/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-record.h"

#include "anky-act.h"
#include "anky-record-page.h"
#include "anky-reply.h"
#include "anky-seven-facts.h"
#include "anky-signature-details.h"

#define TITLE "PHIẾU KIỂM TRA VĂN BẢN ĐIỆN TỬ"

struct _AnkyRecord {
  AnkyRecordPage *page;
  guint n_files;
};

static const char *
name_role (AnkyRole role)
{
  switch (role) {
  case ANKY_ROLE_LEADER:
    return "người có thẩm quyền";
  case ANKY_ROLE_INITIALS:
    return "ký nháy";
  case ANKY_ROLE_NUMBER:
    return "số văn bản";
  case ANKY_ROLE_DATE:
    return "ngày ban hành";
  case ANKY_ROLE_SEAL:
    return "cơ quan, tổ chức";
  case ANKY_ROLE_COPY:
    return "bản sao";
  case ANKY_ROLE_ATTACHMENT:
    return "văn bản kèm theo";
  case ANKY_ROLE_TIMESTAMP:
    return "dấu thời gian";
  case ANKY_ROLE_OTHER:
  default:
    return "chữ ký số khác";
  }
}

static void
add_document (AnkyRecordPage *page, AnkyReceipt *receipt, const char *file_name)
{
  g_autofree char *date = anky_reply_format_date (receipt->date);
  g_autofree char *checked =
      g_date_time_format (receipt->checked, "%H:%M:%S ngày %d/%m/%Y (%:z)");

  anky_record_page_add_row (page, "Tệp", file_name);
  anky_record_page_add_row (page,
                            "Số, ký hiệu",
                            receipt->number ? receipt->number : "–");
  anky_record_page_add_row (page, "Ngày ban hành", date ? date : "–");
  anky_record_page_add_row (page,
                            "Cơ quan ban hành",
                            receipt->issuing_body ? receipt->issuing_body
                                                  : "–");
  if (receipt->subject)
    anky_record_page_add_row (page, "Trích yếu", receipt->subject);
  anky_record_page_add_row (page, "Thời điểm kiểm tra", checked);
}

static const char *
name_weight (AnkyWeight weight)
{
  switch (weight) {
  case ANKY_WEIGHT_RETURN:
    return "Trả lại";
  case ANKY_WEIGHT_ASK:
    return "Cần xem xét";
  case ANKY_WEIGHT_NONE:
  case ANKY_WEIGHT_REMARK:
  default:
    return "Lưu ý";
  }
}

static void
add_reasons (AnkyRecordPage *page, AnkyReceipt *receipt)
{
  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (receipt->reasons, i);
    g_autofree char *clause = anky_reason_dup_vietnamese (reason);
    g_autofree char *sentence = anky_reply_capitalize (clause);
    g_autofree char *text =
        reason->article
            ? g_strdup_printf ("%s. Căn cứ: %s.", sentence, reason->article)
            : g_strdup_printf ("%s.", sentence);

    anky_record_page_add_row (page, name_weight (reason->weight), text);
  }
}

static void
add_signature (AnkyRecordPage *page,
               const AnkySignatureReport *signature,
               guint number)
{
  g_autofree char *head =
      g_strdup_printf ("Chữ ký số %u: %s", number, name_role (signature->role));

  anky_record_page_add_space (page, 2);
  anky_record_page_add_text (page, head, ANKY_TEXT_BOLD);
  for (guint fact = 0; fact < ANKY_N_FACTS; fact++) {
    g_autofree char *value =
        anky_seven_facts_dup_value (signature,
                                    (AnkySevenFact) fact,
                                    ANKY_LANGUAGE_VIETNAMESE);

    anky_record_page_add_row (
        page,
        anky_seven_facts_get_name ((AnkySevenFact) fact,
                                   ANKY_LANGUAGE_VIETNAMESE),
        value);
  }
}

static void
add_findings (AnkyRecordPage *page, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    g_autofree char *line =
        anky_finding_dup_line (g_ptr_array_index (findings, i));

    anky_record_page_add_text (page, line, ANKY_TEXT_SMALL);
  }
}

static void
add_details (AnkyRecordPage *page,
             const AnkySignatureReport *signature,
             guint number)
{
  g_auto (GStrv) lines = anky_signature_details_list (signature, number);

  for (gsize i = 0; lines[i]; i++)
    anky_record_page_add_text (page,
                               lines[i],
                               i == 0 ? ANKY_TEXT_SMALL | ANKY_TEXT_BOLD
                                      : ANKY_TEXT_SMALL);
}

static char *
describe_signature (const AnkySignatureReport *signature)
{
  g_autofree char *signer =
      anky_seven_facts_dup_value (signature,
                                  ANKY_FACT_SIGNER,
                                  ANKY_LANGUAGE_VIETNAMESE);
  g_autofree char *time = anky_seven_facts_dup_value (signature,
                                                      ANKY_FACT_TIME,
                                                      ANKY_LANGUAGE_VIETNAMESE);
  g_autofree char *integrity =
      anky_seven_facts_dup_value (signature,
                                  ANKY_FACT_INTEGRITY,
                                  ANKY_LANGUAGE_VIETNAMESE);
  g_autofree char *validity =
      anky_seven_facts_dup_value (signature,
                                  ANKY_FACT_VALIDITY,
                                  ANKY_LANGUAGE_VIETNAMESE);

  return g_strdup_printf ("%s; %s. Tính toàn vẹn: %s. Tính hợp lệ tại thời "
                          "điểm ký: %s.",
                          signer,
                          time,
                          integrity,
                          validity);
}

/* A row for each: the seven facts of each stand among the details. */
static void
add_summary (AnkyRecordPage *page, GPtrArray *signatures)
{
  if (signatures->len == 0)
    return;
  anky_record_page_add_space (page, 2);
  anky_record_page_add_text (page, "Chữ ký số trên văn bản", ANKY_TEXT_BOLD);
  for (guint i = 0; i < signatures->len; i++) {
    const AnkySignatureReport *signature = g_ptr_array_index (signatures, i);
    g_autofree char *role = anky_reply_capitalize (name_role (signature->role));
    g_autofree char *name = g_strdup_printf ("%u. %s", i + 1, role);
    g_autofree char *text = describe_signature (signature);

    anky_record_page_add_row (page, name, text);
  }
}

static void
add_reply (AnkyRecordPage *page, AnkyReceipt *receipt, const char *file_name)
{
  g_autofree char *reply = anky_reply_new (receipt, file_name);

  if (!reply)
    return;
  anky_record_page_add_space (page, 2);
  anky_record_page_add_text (page, "Thông báo cho nơi gửi", ANKY_TEXT_BOLD);
  anky_record_page_add_text (page, reply, ANKY_TEXT_PLAIN);
}

static void
add_all_details (AnkyRecordPage *page, AnkyReport *report)
{
  if (report->signatures->len + report->findings->len == 0)
    return;
  anky_record_page_next (page);
  anky_record_page_add_text (page,
                             "Thông tin về từng chữ ký số",
                             ANKY_TEXT_BOLD | ANKY_TEXT_CENTRED);
  for (guint i = 0; i < report->signatures->len; i++)
    add_signature (page, g_ptr_array_index (report->signatures, i), i + 1);
  anky_record_page_add_space (page, 4);
  anky_record_page_add_text (page,
                             "Thông tin kỹ thuật",
                             ANKY_TEXT_BOLD | ANKY_TEXT_CENTRED);
  for (guint i = 0; i < report->signatures->len; i++)
    add_details (page, g_ptr_array_index (report->signatures, i), i + 1);
  add_findings (page, report->findings);
}

static gboolean
refuse_secret (AnkyReceipt *receipt, GError **error)
{
  if (!anky_receipt_is_secret (receipt))
    return FALSE;
  g_set_error (error,
               ANKY_OFFICE_ERROR,
               ANKY_OFFICE_ERROR_GATE,
               "no record is kept of a document with a secrecy mark");
  return TRUE;
}

AnkyRecord *
anky_record_new (void)
{
  AnkyRecord *self = g_new0 (AnkyRecord, 1);

  self->page = anky_record_page_new (TITLE);
  return self;
}

void
anky_record_free (AnkyRecord *self)
{
  anky_record_page_free (self->page);
  g_free (self);
}

gboolean
anky_record_add (AnkyRecord *self,
                 AnkyReceipt *receipt,
                 const char *file_name,
                 GError **error)
{
  AnkyRecordPage *page = self->page;
  g_autofree char *answer =
      g_strdup_printf ("Kết luận: %s", anky_reply_name_answer (receipt));

  if (refuse_secret (receipt, error))
    return FALSE;
  if (self->n_files++ > 0)
    anky_record_page_next (page);
  anky_record_page_add_text (page,
                             TITLE,
                             ANKY_TEXT_BOLD | ANKY_TEXT_LARGE |
                                 ANKY_TEXT_CENTRED);
  anky_record_page_add_space (page, 3);
  add_document (page, receipt, file_name);
  anky_record_page_add_space (page, 2);
  anky_record_page_add_text (page, answer, ANKY_TEXT_BOLD | ANKY_TEXT_LARGE);
  add_reasons (page, receipt);
  if (receipt->report)
    add_summary (page, receipt->report->signatures);
  add_reply (page, receipt, file_name);
  if (receipt->report)
    add_all_details (page, receipt->report);
  return TRUE;
}

GBytes *
anky_record_to_pdf (AnkyRecord *self, GError **error)
{
  if (self->n_files == 0)
    anky_record_page_add_text (self->page,
                               "Không có tệp nào được kiểm tra.",
                               ANKY_TEXT_PLAIN);
  return anky_record_page_finish (self->page, error);
}
