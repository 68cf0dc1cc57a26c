/* anky-batch-text.h - what is said of one file among many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-batch-plan.h"
#include "anky-signature-text.h"

G_BEGIN_DECLS

/* Where the file stands: being looked at, ready, why it is not, what became of
 * it; or the answer about a received one. */
AnkyAnswer anky_batch_text_state (AnkyBatchEntry *entry);
/* The reason of it, or what to do; NULL. */
char *anky_batch_text_dup_note (AnkyBatchEntry *entry)
    G_GNUC_WARN_UNUSED_RESULT;
/* "HỎA TỐC" as it stands on the document; NULL. */
const char *anky_batch_text_get_urgency (AnkyUrgency urgency);

/* For below the title: "28 ready · 2 need a look". */
char *anky_batch_text_dup_counts (const AnkyBatchCounts *counts,
                                  gboolean is_checking)
    G_GNUC_WARN_UNUSED_RESULT;
/* "30 documents" */
char *anky_batch_text_dup_title (guint n_files) G_GNUC_WARN_UNUSED_RESULT;
/* What a run made of them: "28 documents signed · 2 failed". */
char *anky_batch_text_dup_result (guint n_done, guint n_failed)
    G_GNUC_WARN_UNUSED_RESULT;

/* What can be done with all, for a list to choose from; NONE: check. */
const char *anky_batch_text_get_act (AnkyKind kind);
/* Of the button that does it to @n files. */
char *anky_batch_text_dup_verb (AnkyKind kind, guint n)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
