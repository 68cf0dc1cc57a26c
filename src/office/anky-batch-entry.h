/* anky-batch-entry.h - one file of many, and what the user said about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-batch-look.h"

G_BEGIN_DECLS

/* What keeps a file from being signed with the others. */
typedef enum {
  ANKY_NEED_NOTHING,
  ANKY_NEED_WAIT,       /* it is being looked at */
  ANKY_NEED_READABLE,   /* it is damaged, or no PDF */
  ANKY_NEED_OTHER_ACT,  /* it bears what is about to be signed already */
  ANKY_NEED_ALLOWED,    /* a gate or the document refuses */
  ANKY_NEED_CONFIRMED,  /* a gate asks */
  ANKY_NEED_PLACE,      /* the place must be looked at */
  ANKY_NEED_NUMBER,     /* none is entered */
  ANKY_NEED_OWN_NUMBER, /* another one of the list has the same */
  ANKY_NEED_FREE_NAME,  /* a file of that number is there */
} AnkyNeed;

typedef enum {
  ANKY_ENTRY_WAITING, /* to be looked at */
  ANKY_ENTRY_LOOKED,
  ANKY_ENTRY_WORKING, /* is being signed */
  ANKY_ENTRY_DONE,
} AnkyEntryState;

/**
 * AnkyBatchEntry:
 *
 * Emits `changed`. Everything is set through the plan. Thread: main.
 */
#define ANKY_TYPE_BATCH_ENTRY (anky_batch_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnkyBatchEntry,
                      anky_batch_entry,
                      ANKY,
                      BATCH_ENTRY,
                      GObject)

AnkyBatchEntry *anky_batch_entry_new (const char *path, guint order)
    G_GNUC_WARN_UNUSED_RESULT;

const char *anky_batch_entry_get_path (AnkyBatchEntry *self);
AnkyEntryState anky_batch_entry_get_state (AnkyBatchEntry *self);
/* NULL before the first look; the one before while a new one is taken. */
AnkyBatchLook *anky_batch_entry_get_look (AnkyBatchEntry *self);
AnkyNeed anky_batch_entry_get_need (AnkyBatchEntry *self);
/* Whether it goes first in the list: a person must see to it. */
gboolean anky_batch_entry_needs_attention (AnkyBatchEntry *self);

/* Whether a number is to be entered: it has none printed, and nothing refuses
 * it. */
gboolean anky_batch_entry_takes_number (AnkyBatchEntry *self);

/* Left out of what is done with the others. */
gboolean anky_batch_entry_is_skipped (AnkyBatchEntry *self);

/* (element-type AnkyPlacement), NULL: the rule's. */
GPtrArray *anky_batch_entry_get_placements (AnkyBatchEntry *self);
/* Which signer of a joint document; NULL: the only one. */
const char *anky_batch_entry_get_signer_name (AnkyBatchEntry *self);
const char *anky_batch_entry_get_number (AnkyBatchEntry *self);
GDateTime *anky_batch_entry_get_date (AnkyBatchEntry *self);

/* NULL-terminated codes of gates that were answered with yes. */
const char *const *anky_batch_entry_get_confirmed (AnkyBatchEntry *self);
gboolean anky_batch_entry_is_confirmed (AnkyBatchEntry *self, const char *code);

/* What the last run made of it; NULL. */
const char *anky_batch_entry_get_output (AnkyBatchEntry *self);
const GError *anky_batch_entry_get_error (AnkyBatchEntry *self);

/* Those that need attention first, the more urgent before the less, then as
 * they came. */
int anky_batch_entry_compare (AnkyBatchEntry *a, AnkyBatchEntry *b);

G_END_DECLS
