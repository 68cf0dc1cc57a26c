/* anky-batch-plan.h - many files, looked at before one act is done on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-batch-entry.h"
#include "anky-batch.h"

G_BEGIN_DECLS

/* More at once are not put into a list. */
#define ANKY_BATCH_MOST_FILES 500

typedef struct {
  guint n_files;
  guint n_waiting;   /* being looked at */
  guint n_ready;     /* would be signed now, or was checked and is well */
  guint n_attention; /* a person must see to it */
  guint n_skipped;   /* by the user, or because it bears the signature */
  guint n_failed;    /* in the last run */
  guint n_done;
} AnkyBatchCounts;

/**
 * AnkyBatchPlan:
 *
 * A list (of AnkyBatchEntry, in the order of AnkyBatchEntry's compare) with
 * the act that is meant for all. Every file is looked at on threads, a few at a
 * time, whenever what decides its places and gates changes.
 *
 * Emits `decided` once the first files say what they lack, `changed` for
 * counts, `reordered`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_BATCH_PLAN (anky_batch_plan_get_type ())
G_DECLARE_FINAL_TYPE (AnkyBatchPlan, anky_batch_plan, ANKY, BATCH_PLAN, GObject)

AnkyBatchPlan *anky_batch_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Stops looking; nothing is told any more. */
void anky_batch_plan_close (AnkyBatchPlan *self);

/* FALSE for one that is there already, or one too many. */
gboolean anky_batch_plan_add (AnkyBatchPlan *self, const char *path);
void anky_batch_plan_remove (AnkyBatchPlan *self, AnkyBatchEntry *entry);
guint anky_batch_plan_get_n_entries (AnkyBatchPlan *self);
AnkyBatchEntry *anky_batch_plan_get_entry (AnkyBatchPlan *self, guint index);
AnkyBatchCounts anky_batch_plan_count (AnkyBatchPlan *self);

/* What most of the first files lack next; NONE: nothing, they are to be
 * checked. Known once `decided` was emitted. */
AnkyKind anky_batch_plan_get_proposed (AnkyBatchPlan *self);

/* The act for all, of kind NONE while it is not known; its number, placements
 * and confirmed gates are each entry's own. Options are copied. */
void anky_batch_plan_set_act (AnkyBatchPlan *self,
                              const AnkyActOptions *options,
                              AnkyCertificate *certificate);
/* All are received and judged. With @uses_network each asks for revocation, by
 * a fetcher of its own; @options' own is not used. */
void anky_batch_plan_set_check (AnkyBatchPlan *self,
                                const AnkyReceiveOptions *options,
                                gboolean uses_network);
gboolean anky_batch_plan_is_checking (AnkyBatchPlan *self);

/* What the user says about one file. An empty number counts up again from the
 * one before of the same symbol. */
void anky_batch_plan_set_number (AnkyBatchPlan *self,
                                 AnkyBatchEntry *entry,
                                 const char *number);
void anky_batch_plan_set_date (AnkyBatchPlan *self,
                               AnkyBatchEntry *entry,
                               GDateTime *date);
void anky_batch_plan_set_skipped (AnkyBatchPlan *self,
                                  AnkyBatchEntry *entry,
                                  gboolean is_skipped);
void anky_batch_plan_set_signer_name (AnkyBatchPlan *self,
                                      AnkyBatchEntry *entry,
                                      const char *name);
/* (element-type AnkyPlacement); NULL: the rule's again. */
void anky_batch_plan_set_placements (AnkyBatchPlan *self,
                                     AnkyBatchEntry *entry,
                                     GPtrArray *placements);
void anky_batch_plan_confirm (AnkyBatchPlan *self,
                              AnkyBatchEntry *entry,
                              const char *code,
                              gboolean is_confirmed);

/* Everything chosen for @entry. */
AnkyActOptions *anky_batch_plan_dup_options (AnkyBatchPlan *self,
                                             AnkyBatchEntry *entry)
    G_GNUC_WARN_UNUSED_RESULT;
/* What would be signed now (element-type AnkyBatchFile), with the names of the
 * results, beside the files or in @folder; @entries_out: whose they are, in the
 * same order (element-type AnkyBatchEntry). */
GPtrArray *anky_batch_plan_dup_files (AnkyBatchPlan *self,
                                      const char *folder,
                                      GPtrArray **entries_out)
    G_GNUC_WARN_UNUSED_RESULT;
/* They are about to be signed; then what became of each. */
void anky_batch_plan_begin (AnkyBatchPlan *self, GPtrArray *entries);
void anky_batch_plan_set_result (AnkyBatchPlan *self,
                                 AnkyBatchEntry *entry,
                                 const AnkyBatchItem *item);

G_END_DECLS
