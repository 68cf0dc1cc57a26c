/* anky-batch-plan-private.h - what the files of the plan share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-batch-entry-private.h"
#include "anky-batch-plan.h"

G_BEGIN_DECLS

struct _AnkyBatchPlan {
  GObject parent_instance;

  GPtrArray *entries; /* AnkyBatchEntry, in the order of the list */
  guint n_added;
  gboolean is_closed;

  AnkyActOptions *options; /* of all; kind NONE: not decided, or checking */
  AnkyCertificate *certificate;
  gboolean is_checking;
  gboolean uses_network;
  gboolean is_decided;
  AnkyKind proposed;

  guint n_looking;
  guint look_id; /* files are looked at when the user stops typing */
};

/* anky-batch-plan.c */
void anky_batch_plan_sort (AnkyBatchPlan *self);
void anky_batch_plan_tell (AnkyBatchPlan *self);
void anky_batch_plan_decide (AnkyBatchPlan *self);

/* anky-batch-plan-look.c */
void anky_batch_plan_look_at (AnkyBatchPlan *self, AnkyBatchEntry *entry);
void anky_batch_plan_look_at_all (AnkyBatchPlan *self);

/* anky-batch-plan-number.c */
void anky_batch_plan_count_up (AnkyBatchPlan *self);

G_END_DECLS
