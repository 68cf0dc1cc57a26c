/* anky-batch-entry-private.h - what the plan sees of its entries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-batch-entry.h"

G_BEGIN_DECLS

struct _AnkyBatchEntry {
  GObject parent_instance;

  char *path;
  guint order; /* as they came */
  AnkyEntryState state;
  AnkyBatchLook *look;
  GCancellable *looking; /* NULL: nobody looks */
  gboolean is_skipped;

  GPtrArray *placements;
  char *signer_name; /* of a joint document; NULL: the only one */
  char *number;
  gboolean is_number_typed; /* else it counts up from the one before */
  gboolean is_number_twice;
  GDateTime *date;      /* NULL: that of all */
  GPtrArray *confirmed; /* char *, NULL-terminated */

  char *output;
  GError *error;
};

void anky_batch_entry_tell (AnkyBatchEntry *self);
/* Takes @look. */
void anky_batch_entry_take_look (AnkyBatchEntry *self, AnkyBatchLook *look);
void anky_batch_entry_forget_look (AnkyBatchEntry *self);
void anky_batch_entry_confirm (AnkyBatchEntry *self,
                               const char *code,
                               gboolean is_confirmed);
void anky_batch_entry_set_result (AnkyBatchEntry *self,
                                  const char *output,
                                  const GError *error);

G_END_DECLS
