/* anky-restart.h - an issued document begun again from what its leader signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-gates.h"
#include "anky-pdf-document.h"
#include "anky-report.h"

G_BEGIN_DECLS

/**
 * anky_restart_find:
 * @report: of @document
 *
 * A wrong number after sealing is not mended on the sealed file: number, date
 * and seal are given again, on the leader's own revision. NĐ 30/2020 Điều 14.
 *
 * Returns: one past the last byte of the revision in which the last person
 * signed and nobody of the body had yet; 0 with error if there is none, or its
 * signatures do not hold
 */
guint64 anky_restart_find (AnkyReport *report, GError **error);

/**
 * anky_restart_run:
 *
 * Writes that revision to a file of its own, as it was signed, byte for byte;
 * @input_path stays what it is. @output_path NULL: NAME.signed.pdf beside it,
 * or the next free name. Blocks.
 *
 * Returns: (transfer full): the path; NULL with error
 */
char *anky_restart_run (const char *input_path,
                        const char *output_path,
                        GCancellable *cancellable,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What to do about a mistake once the document was sent: the program changes
 * nothing then. Điều 18(3), 18(4). (element-type AnkyGate) */
GPtrArray *anky_restart_list_ways (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
