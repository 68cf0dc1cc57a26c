/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch-entry-private.h"

G_DEFINE_FINAL_TYPE (AnkyBatchEntry, anky_batch_entry, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
anky_batch_entry_finalize (GObject *object)
{
  AnkyBatchEntry *self = ANKY_BATCH_ENTRY (object);

  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->look, anky_batch_look_unref);
  g_clear_pointer (&self->placements, g_ptr_array_unref);
  g_clear_pointer (&self->confirmed, g_ptr_array_unref);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_clear_error (&self->error);
  g_free (self->output);
  g_free (self->signer_name);
  g_free (self->number);
  g_free (self->path);

  G_OBJECT_CLASS (anky_batch_entry_parent_class)->finalize (object);
}

static void
anky_batch_entry_class_init (AnkyBatchEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_batch_entry_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
anky_batch_entry_init (AnkyBatchEntry *self)
{
  self->confirmed = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->confirmed, NULL);
}

AnkyBatchEntry *
anky_batch_entry_new (const char *path, guint order)
{
  AnkyBatchEntry *self = g_object_new (ANKY_TYPE_BATCH_ENTRY, NULL);

  self->path = g_strdup (path);
  self->order = order;

  return self;
}

void
anky_batch_entry_tell (AnkyBatchEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- what was found ------------------------------------------------------ */

void
anky_batch_entry_take_look (AnkyBatchEntry *self, AnkyBatchLook *look)
{
  g_clear_object (&self->looking);
  g_clear_pointer (&self->look, anky_batch_look_unref);
  self->look = look;
  if (self->state == ANKY_ENTRY_WAITING)
    self->state = ANKY_ENTRY_LOOKED;
  anky_batch_entry_tell (self);
}

void
anky_batch_entry_forget_look (AnkyBatchEntry *self)
{
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->state = ANKY_ENTRY_WAITING;
}

void
anky_batch_entry_set_result (AnkyBatchEntry *self,
                             const char *output,
                             const GError *error)
{
  g_free (self->output);
  self->output = g_strdup (output);
  g_clear_error (&self->error);
  self->error = error ? g_error_copy (error) : NULL;
  self->state = output ? ANKY_ENTRY_DONE : ANKY_ENTRY_LOOKED;
  anky_batch_entry_tell (self);
}

const char *
anky_batch_entry_get_path (AnkyBatchEntry *self)
{
  return self->path;
}

AnkyEntryState
anky_batch_entry_get_state (AnkyBatchEntry *self)
{
  return self->state;
}

AnkyBatchLook *
anky_batch_entry_get_look (AnkyBatchEntry *self)
{
  return self->look;
}

const char *
anky_batch_entry_get_output (AnkyBatchEntry *self)
{
  return self->output;
}

const GError *
anky_batch_entry_get_error (AnkyBatchEntry *self)
{
  return self->error;
}

/* --- what is missing ----------------------------------------------------- */

static AnkyNeed
get_gate_need (AnkyBatchEntry *self)
{
  for (guint i = 0; i < self->look->gates->len; i++) {
    const AnkyGate *gate = g_ptr_array_index (self->look->gates, i);

    if (gate->level == ANKY_GATE_REFUSE)
      return ANKY_NEED_ALLOWED;
    if (gate->level >= ANKY_GATE_ASK &&
        !anky_batch_entry_is_confirmed (self, gate->code))
      return ANKY_NEED_CONFIRMED;
  }
  return ANKY_NEED_NOTHING;
}

/* A letter that bears the leader's signature is not signed once more, unless
 * somebody says so; nor is an issued one issued. */
static gboolean
bears_it_already (const AnkyBatchLook *look)
{
  if (look->kind == ANKY_KIND_LEADER)
    return look->next_kind != ANKY_KIND_LEADER;
  return look->kind == ANKY_KIND_ISSUE && look->next_kind == ANKY_KIND_NONE;
}

/* By the last look, though another may be on its way. */
static AnkyNeed
get_known_need (AnkyBatchEntry *self)
{
  AnkyNeed need;

  if (self->look->error)
    return ANKY_NEED_READABLE;
  if (self->look->kind == ANKY_KIND_NONE)
    return ANKY_NEED_NOTHING;
  if (bears_it_already (self->look) && !self->placements)
    return ANKY_NEED_OTHER_ACT;
  if (self->look->refusal)
    return ANKY_NEED_ALLOWED;
  need = get_gate_need (self);
  if (need != ANKY_NEED_NOTHING)
    return need;
  if (self->look->doubt != ANKY_DOUBT_NONE)
    return ANKY_NEED_PLACE;
  if (self->look->needs_number && !self->number)
    return ANKY_NEED_NUMBER;
  if (self->is_number_twice)
    return ANKY_NEED_OWN_NUMBER;
  return self->look->is_there ? ANKY_NEED_FREE_NAME : ANKY_NEED_NOTHING;
}

AnkyNeed
anky_batch_entry_get_need (AnkyBatchEntry *self)
{
  if (self->state == ANKY_ENTRY_WAITING || !self->look)
    return ANKY_NEED_WAIT;
  return get_known_need (self);
}

gboolean
anky_batch_entry_takes_number (AnkyBatchEntry *self)
{
  AnkyNeed need;

  if (!self->look || !self->look->needs_number || self->is_skipped)
    return FALSE;
  need = get_known_need (self);
  return need != ANKY_NEED_ALLOWED && need != ANKY_NEED_OTHER_ACT;
}

gboolean
anky_batch_entry_needs_attention (AnkyBatchEntry *self)
{
  AnkyNeed need = anky_batch_entry_get_need (self);

  if (self->is_skipped || self->state == ANKY_ENTRY_DONE)
    return FALSE;
  if (self->look && self->look->receipt)
    return self->look->receipt->acceptance >= ANKY_WEIGHT_ASK;
  /* A number is entered in every row: that makes none of them special. */
  return need != ANKY_NEED_NOTHING && need != ANKY_NEED_WAIT &&
         need != ANKY_NEED_NUMBER && need != ANKY_NEED_OTHER_ACT;
}

static int
get_rank (AnkyBatchEntry *self)
{
  AnkyUrgency urgency = self->look ? self->look->urgency : ANKY_URGENCY_NONE;
  int weight = self->look && self->look->receipt
                   ? (int) self->look->receipt->acceptance
                   : 1;

  return anky_batch_entry_needs_attention (self) * weight * 10 + (int) urgency;
}

int
anky_batch_entry_compare (AnkyBatchEntry *a, AnkyBatchEntry *b)
{
  int difference = get_rank (b) - get_rank (a);

  if (difference != 0)
    return difference;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* --- what the user said -------------------------------------------------- */

gboolean
anky_batch_entry_is_skipped (AnkyBatchEntry *self)
{
  return self->is_skipped;
}

GPtrArray *
anky_batch_entry_get_placements (AnkyBatchEntry *self)
{
  return self->placements;
}

const char *
anky_batch_entry_get_signer_name (AnkyBatchEntry *self)
{
  return self->signer_name;
}

const char *
anky_batch_entry_get_number (AnkyBatchEntry *self)
{
  return self->number;
}

GDateTime *
anky_batch_entry_get_date (AnkyBatchEntry *self)
{
  return self->date;
}

const char *const *
anky_batch_entry_get_confirmed (AnkyBatchEntry *self)
{
  return (const char *const *) self->confirmed->pdata;
}

gboolean
anky_batch_entry_is_confirmed (AnkyBatchEntry *self, const char *code)
{
  return g_strv_contains (anky_batch_entry_get_confirmed (self), code);
}

void
anky_batch_entry_confirm (AnkyBatchEntry *self,
                          const char *code,
                          gboolean is_confirmed)
{
  if (is_confirmed == anky_batch_entry_is_confirmed (self, code))
    return;
  if (is_confirmed)
    g_ptr_array_insert (self->confirmed, 0, g_strdup (code));
  for (guint i = 0; !is_confirmed && i + 1 < self->confirmed->len; i++)
    if (g_str_equal (self->confirmed->pdata[i], code))
      g_ptr_array_remove_index (self->confirmed, i--);
  anky_batch_entry_tell (self);
}
