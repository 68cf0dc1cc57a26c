/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-reply.h"

#include <stdio.h>
#include <string.h>

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

static gboolean
is_secret (AnkyReceipt *receipt)
{
  for (guint i = 0; i < receipt->reasons->len; i++) {
    const AnkyReason *reason = g_ptr_array_index (receipt->reasons, i);

    if (strcmp (reason->code, "secret") == 0)
      return TRUE;
  }
  return FALSE;
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
append_document (GString *text, AnkyReceipt *receipt, const char *file_name)
{
  g_autofree char *date = anky_reply_format_date (receipt->date);

  g_string_append (text, "Văn bản");
  if (receipt->number)
    g_string_append_printf (text, " số %s", receipt->number);
  if (date)
    g_string_append_printf (text, " ngày %s", date);
  if (receipt->issuing_body)
    g_string_append_printf (text, " của %s", receipt->issuing_body);
  g_string_append_printf (text, " (tệp %s)", file_name);
}

static void
append_time (GString *text, AnkyReceipt *receipt)
{
  g_autofree char *time =
      g_date_time_format (receipt->checked, "%H:%M ngày %d/%m/%Y");

  g_string_append_printf (text, ", thời điểm kiểm tra %s,", time);
}

/* A sentence begins with a capital, also where the table has none. */
static char *
capitalize (const char *sentence)
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
  g_autofree char *capital = capitalize (sentence);
  const char *advice = anky_reason_get_vietnamese_advice (reason);

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
anky_reply_new (AnkyReceipt *receipt, const char *file_name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_secret (receipt))
    return NULL;
  append_document (text, receipt, file_name);
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
