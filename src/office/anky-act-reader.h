/* anky-act-reader.h - the text of a document, read while other work is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-pdf-document.h"

G_BEGIN_DECLS

/**
 * AnkyActReader:
 *
 * The renderer's process lays out the pages that matter on one processor while
 * the other copies and hashes the file. Thread: the one that began it.
 */
typedef struct _AnkyActReader AnkyActReader;

/* @cpu_seconds: what a page of a stranger's document may cost; 0: no limit of
 * its own. */
AnkyActReader *anky_act_reader_new (AnkyPdfDocument *document,
                                    guint cpu_seconds,
                                    GCancellable *cancellable)
    G_GNUC_WARN_UNUSED_RESULT;
/* Waits for it. */
void anky_act_reader_free (AnkyActReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyActReader, anky_act_reader_free)

/* An #AnkyPageSourceFunc for the validator, with the reader as its data: its
 * own document is drawn in the process that reads it. */
AnkyPageSource *anky_act_reader_make_source (AnkyFile *document,
                                             gpointer reader,
                                             GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* An #AnkyAnatomyFunc. Waits; what it gives out belongs to the reader, or after
 * anky_act_reader_finish() to whom it was handed. */
const AnkyAnatomy *anky_act_reader_get_anatomy (gpointer reader);

/* Waits; once. The pages are kept once drawn, UserUnit applied. FALSE with both
 * untouched when the text cannot be had. */
gboolean anky_act_reader_finish (AnkyActReader *self,
                                 AnkyPageSource **pages_out,
                                 AnkyAnatomy **anatomy_out,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
