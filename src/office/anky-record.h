/* anky-record.h - the check record as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

G_BEGIN_DECLS

/* "Phiếu kiểm tra văn bản điện tử", A4, Vietnamese: one page for a person, the
 * technical details on the pages after it. Refused for a document with a
 * secrecy mark: no record of its content is kept. */
GBytes *anky_record_to_pdf (AnkyReceipt *receipt,
                            const char *file_name,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
