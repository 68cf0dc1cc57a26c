/* anky-record.h - the check record as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

G_BEGIN_DECLS

/**
 * AnkyRecord:
 *
 * "Phiếu kiểm tra văn bản điện tử", A4, Vietnamese: for each file one page for
 * a person (document, answer, reasons, a row for each signature, the message to
 * the sender), on the pages after it the seven facts of each signature and the
 * technical details. Thread: any; one record in one thread.
 */
typedef struct _AnkyRecord AnkyRecord;

AnkyRecord *anky_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
void anky_record_free (AnkyRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyRecord, anky_record_free)

/* Refused for a document with a secrecy mark: no record of it is kept. */
gboolean anky_record_add (AnkyRecord *self,
                          AnkyReceipt *receipt,
                          const char *file_name,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Once, at the end. A record of nothing says so on one page. */
GBytes *anky_record_to_pdf (AnkyRecord *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
