/* anky-plain-copy-private.h - pages of several revisions in one plain file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/**
 * AnkyPlainCopy:
 *
 * A PDF in memory that holds chosen pages of a document as the core understands
 * them, each from the revision that is asked for: what a renderer makes of it
 * depends on nothing but the object graph (design decision 16). Nothing in it
 * acts or leads elsewhere.
 *
 * What lies below a page, its annotations and their appearances is copied once
 * for all revisions, from the first that asks for it: ask for the newest first.
 */
typedef struct _AnkyPlainCopy AnkyPlainCopy;

AnkyPlainCopy *anky_plain_copy_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void anky_plain_copy_free (AnkyPlainCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPlainCopy, anky_plain_copy_free)

/* The index of the page in the copy, -1 with error. The same page of the same
 * revision is added once. Fields keep what they inherit. */
int anky_plain_copy_add_page (AnkyPlainCopy *self,
                              AnkyPdfRevision *revision,
                              guint page,
                              GError **error);
/* %ANKY_PDF_ERROR_LIMIT when there were more objects or bytes than are copied.
 */
GBytes *anky_plain_copy_finish (AnkyPlainCopy *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
