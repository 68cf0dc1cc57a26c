/* anky-batch-row.h - one file in the list of many
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-batch-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyBatchRow:
 *
 * The place as it will look, what the file is, where it stands, what has to be
 * confirmed, its number and date where they are given; after the run, where
 * the result is. Follows the entry and tells the plan what the user says.
 *
 * Emits `open` (the file, or its result), `show-in-files`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_BATCH_ROW (anky_batch_row_get_type ())
G_DECLARE_FINAL_TYPE (AnkyBatchRow,
                      anky_batch_row,
                      ANKY,
                      BATCH_ROW,
                      GtkListBoxRow)

GtkWidget *anky_batch_row_new (AnkyBatchPlan *plan, AnkyBatchEntry *entry)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyBatchEntry *anky_batch_row_get_entry (AnkyBatchRow *self);
/* FALSE where no number is to be entered. */
gboolean anky_batch_row_focus_number (AnkyBatchRow *self);

G_END_DECLS
