/* anky-history.c - undo and redo over whole states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-history.h"

#define MERGE_WITHIN_US (500 * 1000)
/* Nobody goes back further; the oldest state is forgotten beyond it. */
#define MOST_STATES 200

struct _AnkyHistory {
  GBoxedCopyFunc copy;
  GPtrArray *states;
  guint current; /* index in states; meaningless while there is none */
  guint last_kind;
  gint64 last_time_us;
};

AnkyHistory *
anky_history_new (GBoxedCopyFunc copy, GDestroyNotify destroy)
{
  AnkyHistory *self = g_new0 (AnkyHistory, 1);

  self->copy = copy;
  self->states = g_ptr_array_new_with_free_func (destroy);

  return self;
}

void
anky_history_free (AnkyHistory *self)
{
  g_ptr_array_unref (self->states);
  g_free (self);
}

static void
append (AnkyHistory *self, gconstpointer state)
{
  g_ptr_array_add (self->states, self->copy ((gpointer) state));
  if (self->states->len > MOST_STATES)
    g_ptr_array_remove_index (self->states, 0);
  self->current = self->states->len - 1;
}

void
anky_history_reset (AnkyHistory *self, gconstpointer state)
{
  g_ptr_array_set_size (self->states, 0);
  append (self, state);
  self->last_kind = 0;
}

void
anky_history_push (AnkyHistory *self,
                   gconstpointer state,
                   guint kind,
                   gint64 time_us)
{
  gboolean can_merge = kind != 0 && kind == self->last_kind &&
                       self->current > 0 &&
                       time_us - self->last_time_us <= MERGE_WITHIN_US;

  if (self->states->len > 0)
    g_ptr_array_set_size (
        self->states,
        (int) (can_merge ? self->current : self->current + 1));
  append (self, state);
  self->last_kind = kind;
  self->last_time_us = time_us;
}

gboolean
anky_history_can_undo (const AnkyHistory *self)
{
  return self->states->len > 0 && self->current > 0;
}

gboolean
anky_history_can_redo (const AnkyHistory *self)
{
  return self->current + 1 < self->states->len;
}

gconstpointer
anky_history_undo (AnkyHistory *self)
{
  if (!anky_history_can_undo (self))
    return NULL;

  self->last_kind = 0;
  self->current--;

  return self->states->pdata[self->current];
}

gconstpointer
anky_history_redo (AnkyHistory *self)
{
  if (!anky_history_can_redo (self))
    return NULL;

  self->last_kind = 0;
  self->current++;

  return self->states->pdata[self->current];
}
