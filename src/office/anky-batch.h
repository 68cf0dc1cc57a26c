/* anky-batch.h - one act on many files with one PIN
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-act.h"

G_BEGIN_DECLS

/* One file and what is done with it. */
typedef struct {
  char *input_path;
  AnkyActOptions *options;
} AnkyBatchFile;

/* @options are copied. */
AnkyBatchFile *anky_batch_file_new (const char *input_path,
                                    const AnkyActOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_batch_file_free (AnkyBatchFile *self);
/* The same act on every file; the picture is read once. (element-type
 * AnkyBatchFile) */
GPtrArray *anky_batch_list_files (const char *const *input_paths,
                                  const AnkyActOptions *options)
    G_GNUC_WARN_UNUSED_RESULT;

/* What became of one file: a result, or an error. */
typedef struct {
  char *input_path;
  AnkyActResult *result;
  GError *error;
} AnkyBatchItem;

void anky_batch_item_free (AnkyBatchItem *self);

/* Told after each file, in their order. */
typedef void (*AnkyBatchFunc) (const AnkyBatchItem *item,
                               guint n_done,
                               guint n_files,
                               gpointer user_data);

/* Its own act on every file of @files, AnkyBatchFile. The PIN is asked once,
 * when the first file is ready for it; once a signature where the key demands
 * that. While the token signs one file the next is read, judged and copied. A
 * file that is refused does not stop the others; a wrong PIN, a token that is
 * pulled out or a cancelled batch does, and the files that were not begun have
 * that error. @progress is called on the thread that runs the batch. Blocks.
 * (element-type AnkyBatchItem) */
GPtrArray *anky_batch_run (GPtrArray *files,
                           AnkyKey *key,
                           GTlsInteraction *interaction,
                           AnkyBatchFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/* The same on a thread; @progress and @interaction on the main context of the
 * caller. A batch that was cancelled or stopped still has its items. */
void anky_batch_run_async (GPtrArray *files,
                           AnkyKey *key,
                           GTlsInteraction *interaction,
                           AnkyBatchFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *anky_batch_run_finish (GAsyncResult *result)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
