/* anky-reply.h - the message to the sender of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

G_BEGIN_DECLS

/* Short plain Vietnamese for the document system's return box: the document's
 * number, date and body, the sender's faults with their articles, what to do.
 * What lies with the receiver (no root installed, no network) is left out; the
 * time is that of the check, never of receipt. NULL when there is nothing to
 * tell: no fault of the sender's, or a secret document. */
char *anky_reply_new (AnkyReceipt *receipt, const char *file_name)
    G_GNUC_WARN_UNUSED_RESULT;

/* The same with what the clerk read off the page where the text of the document
 * does not tell: @number ("15/UBND-VX") and @date ("05/3/2026") stand before
 * the document's own; NULL or "": none was read. */
char *anky_reply_new_with (AnkyReceipt *receipt,
                           const char *file_name,
                           const char *number,
                           const char *date) G_GNUC_WARN_UNUSED_RESULT;

/* "Tiếp nhận", "Tiếp nhận, có lưu ý", "Cần xem xét", "Trả lại". */
const char *anky_reply_name_answer (AnkyReceipt *receipt);

/* "05/3/2026" for "2026-03-05", by the decree's zero rule. */
char *anky_reply_format_date (const char *iso_date) G_GNUC_WARN_UNUSED_RESULT;

/* A clause of the rules as a sentence begins. */
char *anky_reply_capitalize (const char *clause) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
