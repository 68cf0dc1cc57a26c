/* anky-batch-page.h - many files as a list, before and after one act
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-application.h"
#include "anky-batch-plan.h"
#include "anky-token.h"

G_BEGIN_DECLS

/**
 * AnkyBatchPage:
 *
 * What is to be done with all, the certificate for it, and a row a file. The
 * act is what the first files lack, until the user chooses another.
 *
 * Emits `changed`, `open` (AnkyBatchEntry), `show-in-files` (AnkyBatchEntry),
 * `choose-picture`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_BATCH_PAGE (anky_batch_page_get_type ())
G_DECLARE_FINAL_TYPE (AnkyBatchPage, anky_batch_page, ANKY, BATCH_PAGE, GtkBin)

/* An empty list. */
void anky_batch_page_begin (AnkyBatchPage *self, AnkyApplication *application);
/* Files, and the files of folders; how many were not taken. */
guint anky_batch_page_add (AnkyBatchPage *self, GFile **files, int n_files);
void anky_batch_page_end (AnkyBatchPage *self);

/* NULL: there is no list. */
AnkyBatchPlan *anky_batch_page_get_plan (AnkyBatchPage *self);
AnkyKind anky_batch_page_get_kind (AnkyBatchPage *self);
void anky_batch_page_set_kind (AnkyBatchPage *self, AnkyKind kind);
/* Whether the act is settled: by the files, or by the user. */
gboolean anky_batch_page_is_decided (AnkyBatchPage *self);
AnkyTokenCertificate *anky_batch_page_get_certificate (AnkyBatchPage *self);
/* Of attachments; NULL. Borrowed. */
const char *anky_batch_page_get_document_number (AnkyBatchPage *self);
const char *anky_batch_page_get_obstacle (AnkyBatchPage *self);
gboolean anky_batch_page_set_picture (AnkyBatchPage *self,
                                      GBytes *png,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Where something has to be entered or looked at; FALSE: nothing has. */
gboolean anky_batch_page_focus_first (AnkyBatchPage *self);
/* While the token works. */
void anky_batch_page_set_working (AnkyBatchPage *self, gboolean is_working);

G_END_DECLS
