/* anky-batch.h - one act on many files with one PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

/* What became of one file: a result, or an error. */
typedef struct {
  char *input_path;
  AnkyActResult *result;
  GError *error;
} AnkyBatchItem;

void anky_batch_item_free (AnkyBatchItem *self);

/* Told after each file, on the thread that runs the batch. */
typedef void (*AnkyBatchFunc) (const AnkyBatchItem *item,
                               guint n_done,
                               guint n_files,
                               gpointer user_data);

/* The act of @options on every file; its output_path, if given, is a folder.
 * The PIN is asked once, when the first file is ready for it. While the token
 * signs one file the next is read, judged and copied. A file that is refused
 * does not stop the others; a wrong PIN, a token that is pulled out or a
 * cancelled batch does, and the files that were not begun have that error.
 * Blocks. (element-type AnkyBatchItem) */
GPtrArray *anky_batch_run (const char *const *input_paths,
                           const AnkyActOptions *options,
                           AnkyKey *key,
                           GTlsInteraction *interaction,
                           AnkyBatchFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
