/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-reply.h"

#include "anky-clock.h"

#include <stdio.h>
#include <string.h>

/* What the sender is asked to do, where the rules' advice is for the clerk. */
static const struct {
  const char *code;
  const char *advice;
} to_the_sender[] = {
  { "annotation-added",
    "Đề nghị gửi lại bản không có chú thích thêm vào sau khi ký số." },
  { "attachment-number",
    "Đề nghị ghi đúng số và ký hiệu của văn bản chính rồi gửi lại." },
  { "cannot-be-read", "Đề nghị ký số lại rồi gửi lại." },
  { "changes-unknown", "Đề nghị gửi lại bản gốc ngay sau khi ký số." },
  { "copy-of-text", "Đề nghị gửi chính bản gốc văn bản điện tử." },
  { "date-missing", "Đề nghị ghi ngày ban hành rồi gửi lại." },
  { "forged-issuer",
    "Đề nghị kiểm tra lại chứng thư số đã dùng và xác nhận nguồn gốc văn bản." },
  { "issued-after-sealing", "Đề nghị xác định lại ngày ban hành." },
  { "issued-before-signing", "Đề nghị xác định lại ngày ban hành." },
  { "joint-body-missing",
    "Đề nghị bổ sung chữ ký số của cơ quan, tổ chức cùng ban hành rồi gửi "
    "lại." },
  { "not-addressed-here", "Đề nghị kiểm tra lại nơi nhận." },
  { "number-missing", "Đề nghị ghi số và ký hiệu của văn bản rồi gửi lại." },
  { "other-body", "Đề nghị xác nhận cơ quan, tổ chức ký số văn bản." },
  { "printed-name",
    "Đề nghị xác nhận người ký, hoặc người ký văn bản ký số lại." },
  { "unexpected-text", "Đề nghị xác nhận phần chữ hoặc số được thêm vào." },
};

static const char *
get_advice (const AnkyReason *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (to_the_sender); i++)
    if (strcmp (to_the_sender[i].code, reason->code) == 0)
      return to_the_sender[i].advice;
  return anky_reason_get_vietnamese_advice (reason);
}

/* What the receiver's own machine lacks is not the sender's fault. */
static gboolean
is_of_the_receiver (const AnkyReason *reason)
{
  static const char *const codes[] = { "no-root",
                                       "revocation-unknown",
                                       "weak-digest",
                                       NULL };

  return g_strv_contains (codes, reason->code) &&
         reason->weight != ANKY_WEIGHT_RETURN;
}

const char *
anky_reply_name_answer (AnkyReceipt *receipt)
{
  switch (receipt->acceptance) {
  case ANKY_WEIGHT_RETURN:
    return "Trả lại";
  case ANKY_WEIGHT_ASK:
    return "Cần xem xét";
  case ANKY_WEIGHT_NONE:
  case ANKY_WEIGHT_REMARK:
  default:
    return receipt->reasons->len > 0 ? "Tiếp nhận, có lưu ý" : "Tiếp nhận";
  }
}

char *
anky_reply_format_date (const char *iso_date)
{
  int year, month, day;

  if (!iso_date || sscanf (iso_date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  return g_strdup_printf (month <= 2 ? "%02d/%02d/%d" : "%02d/%d/%d",
                          day,
                          month,
                          year);
}

static void
append_document (GString *text,
                 AnkyReceipt *receipt,
                 const char *file_name,
                 const char *number,
                 const char *date)
{
  g_autofree char *of_document = anky_reply_format_date (receipt->date);

  if (!number || !*number)
    number = receipt->number;
  if (!date || !*date)
    date = of_document;
  g_string_append (text, "Văn bản");
  if (number)
    g_string_append_printf (text, " số %s", number);
  if (date)
    g_string_append_printf (text, " ngày %s", date);
  if (receipt->issuing_body)
    g_string_append_printf (text, " của %s", receipt->issuing_body);
  g_string_append_printf (text, " (tệp %s)", file_name);
}

/* The time of the check, never of the arrival, which the document system knows
 * (Quy chế Điều 13(6)). */
static void
append_time (GString *text, AnkyReceipt *receipt)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();
  g_autoptr (GDateTime) local =
      g_date_time_to_timezone (receipt->checked, zone);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *day = anky_reply_format_date (iso);
  g_autofree char *hour = g_date_time_format (local, "%H:%M");

  g_string_append_printf (text, ", thời điểm kiểm tra %s ngày %s,", hour, day);
}

/* A sentence begins with a capital, also where the table has none. */
char *
anky_reply_capitalize (const char *sentence)
{
  gunichar first = g_unichar_toupper (g_utf8_get_char (sentence));
  char buffer[7] = { 0 };

  g_unichar_to_utf8 (first, buffer);
  return g_strconcat (buffer, g_utf8_next_char (sentence), NULL);
}

static void
append_reason (GString *text, const AnkyReason *reason, guint number)
{
  g_autofree char *sentence = anky_reason_dup_vietnamese (reason);
  g_autofree char *capital = anky_reply_capitalize (sentence);
  const char *advice = get_advice (reason);

  g_string_append_printf (text, "\n%u. %s", number, capital);
  if (reason->article)
    g_string_append_printf (text, " (%s)", reason->article);
  g_string_append_c (text, '.');
  if (advice)
    g_string_append_printf (text, " %s", advice);
}

/* The faults of the heaviest kind there is: a return does not list remarks. */
static guint
append_reasons (GString *text, AnkyReceipt *receipt)
{
  AnkyWeight lightest = MIN (receipt->acceptance, ANKY_WEIGHT_ASK);
  guint n = 0;

  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (receipt->reasons, i);

    if (reason->weight >= lightest && !is_of_the_receiver (reason))
      append_reason (text, reason, ++n);
  }
  return n;
}

char *
anky_reply_new_with (AnkyReceipt *receipt,
                     const char *file_name,
                     const char *number,
                     const char *date)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (anky_receipt_is_secret (receipt))
    return NULL;
  append_document (text, receipt, file_name, number, date);
  append_time (text, receipt);
  switch (receipt->acceptance) {
  case ANKY_WEIGHT_RETURN:
    g_string_append (text, " chưa đủ điều kiện tiếp nhận, xin trả lại vì:");
    break;
  case ANKY_WEIGHT_ASK:
    g_string_append (text, " có điểm cần cơ quan ban hành xem lại:");
    break;
  case ANKY_WEIGHT_NONE:
  case ANKY_WEIGHT_REMARK:
  default:
    g_string_append (text, " được tiếp nhận, có lưu ý:");
    break;
  }
  if (append_reasons (text, receipt) == 0)
    return NULL;
  return g_strdup (text->str);
}

char *
anky_reply_new (AnkyReceipt *receipt, const char *file_name)
{
  return anky_reply_new_with (receipt, file_name, NULL, NULL);
}
