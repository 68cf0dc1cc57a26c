/* anky-output.h - a file that appears only when it is finished
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-digest.h"
#include "anky-file.h"

G_BEGIN_DECLS

/**
 * AnkyOutput:
 *
 * A temporary file in the target's folder, without a name where the file
 * system can do that, else hidden. Nothing of it is left unless it was
 * finished, and nothing is overwritten without being told. Thread: any, one at
 * a time; all functions block.
 */
typedef struct _AnkyOutput AnkyOutput;

AnkyOutput *anky_output_new (const char *path,
                             gboolean overwrite,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* In @folder; its name comes later. */
AnkyOutput *anky_output_new_in (const char *folder, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Takes away what was not finished. */
void anky_output_free (AnkyOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyOutput, anky_output_free)

/* Nobody may read the output who may not read @input: a draft that is closed
 * to others must not be open to them once it is signed. Its owner always may.
 */
void anky_output_keep_private (AnkyOutput *self, AnkyFile *input);

/* All bytes of @input, kept as private as it is; @digest goes along. */
gboolean anky_output_copy (AnkyOutput *self,
                           AnkyFile *input,
                           AnkyDigest *digest,
                           GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_output_append (AnkyOutput *self,
                             GBytes *bytes,
                             AnkyDigest *digest,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What was written so far, read back from the file. */
AnkyFile *anky_output_open_written (AnkyOutput *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* What it will be called, in its folder. %G_IO_ERROR_EXISTS when such a file is
 * there and @overwrite is not set; asked again when it is finished. */
gboolean anky_output_set_path (AnkyOutput *self,
                               const char *path,
                               gboolean overwrite,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Onto the disk, then under its name, then the name onto the disk. */
gboolean anky_output_finish (AnkyOutput *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
