/* anky-act-writer.h - the revisions of one act, one behind the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-output.h"
#include "anky-pdf-document.h"

G_BEGIN_DECLS

/**
 * AnkyActWriter:
 *
 * The output of an act while it grows, with the hash state of all that was
 * written: each part is hashed once, when it is written. Thread: any, one at a
 * time; all functions block.
 */
typedef struct {
  AnkyOutput *output; /* borrowed */
  AnkyPdfDocument *input;
  AnkyDigest *digest;
  AnkyDigest *prefix; /* of the copied input, for the own check */
  guint64 prefix_end;
  guint n_appended;
  GPtrArray *fields; /* char *, signed in this act */
} AnkyActWriter;

/* Copies the input. */
AnkyActWriter *anky_act_writer_new (AnkyOutput *output,
                                    AnkyPdfDocument *input,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_act_writer_free (AnkyActWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActWriter, anky_act_writer_free)

/* The document as it stands now. */
AnkyPdfDocument *anky_act_writer_open (AnkyActWriter *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* One revision more; @field: that it signed, NULL for one that signs none. */
gboolean anky_act_writer_append (AnkyActWriter *self,
                                 GBytes *revision,
                                 const char *field,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
