/* anky-record-file.h - the check record beside the file that was checked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-receive.h"

G_BEGIN_DECLS

/* Writes the check record of @input_path into @folder (NULL: beside it), as
 * "NAME.phieu-kiem-tra.pdf", with a number where there is one already: nothing
 * is overwritten. Gives the path. Refused for a document with a secrecy mark.
 * Blocks. */
char *anky_record_file_write (AnkyReceipt *receipt,
                              const char *input_path,
                              const char *folder,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* From the main thread. */
void anky_record_file_write_async (AnkyReceipt *receipt,
                                   const char *input_path,
                                   const char *folder,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *anky_record_file_write_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
