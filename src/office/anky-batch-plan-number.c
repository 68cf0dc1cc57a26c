/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch-number.h"
#include "anky-batch-plan-private.h"
#include "anky-clock.h"

static gboolean
has_symbol (AnkyBatchEntry *entry, const char *symbol)
{
  return entry->look && g_strcmp0 (entry->look->symbol, symbol) == 0;
}

/* The number is the entry's until a person types another. */
static void
give_number (AnkyBatchPlan *self, AnkyBatchEntry *entry, char *number)
{
  if (g_strcmp0 (entry->number, number) == 0) {
    g_free (number);
    return;
  }
  g_free (entry->number);
  entry->number = number;
  anky_batch_plan_look_at (self, entry);
}

/* From the first number that was typed, one after the other in the order of
 * the list, each symbol by itself (NĐ 30/2020 Điều 15: numbers of a register
 * run through the year). */
static void
count_up_symbol (AnkyBatchPlan *self, const char *symbol)
{
  const char *before = NULL;

  for (guint i = 0; i < self->entries->len; i++) {
    AnkyBatchEntry *entry = self->entries->pdata[i];

    if (entry->state == ANKY_ENTRY_DONE && has_symbol (entry, symbol))
      before = entry->number ? entry->number : before;
    if (!has_symbol (entry, symbol) || !anky_batch_entry_takes_number (entry) ||
        entry->state == ANKY_ENTRY_DONE || entry->state == ANKY_ENTRY_WORKING)
      continue;
    if (!entry->is_number_typed)
      give_number (self,
                   entry,
                   before ? anky_batch_number_next (before) : NULL);
    if (entry->number)
      before = entry->number;
  }
}

static gboolean
is_first_of_symbol (AnkyBatchPlan *self, guint index)
{
  const AnkyBatchEntry *entry = self->entries->pdata[index];

  for (guint i = 0; i < index; i++)
    if (has_symbol (self->entries->pdata[i], entry->look->symbol))
      return FALSE;
  return TRUE;
}

/* --- duplicates ---------------------------------------------------------- */

static int
get_year (AnkyBatchPlan *self, const AnkyBatchEntry *entry)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  GDateTime *date = entry->date           ? entry->date
                    : self->options->date ? self->options->date
                                          : now;

  return g_date_time_get_year (date);
}

static gboolean
is_same_number (AnkyBatchPlan *self, AnkyBatchEntry *a, AnkyBatchEntry *b)
{
  return a != b && a->look && b->look && !a->is_skipped && !b->is_skipped &&
         g_strcmp0 (a->look->symbol, b->look->symbol) == 0 &&
         anky_batch_number_equal (a->number, b->number) &&
         get_year (self, a) == get_year (self, b);
}

static void
mark_duplicate (AnkyBatchPlan *self, AnkyBatchEntry *entry)
{
  gboolean is_twice = FALSE;

  for (guint i = 0; i < self->entries->len && !is_twice; i++)
    is_twice = is_same_number (self, entry, self->entries->pdata[i]);
  if (entry->is_number_twice == is_twice)
    return;
  entry->is_number_twice = is_twice;
  anky_batch_entry_tell (entry);
}

void
anky_batch_plan_count_up (AnkyBatchPlan *self)
{
  if (self->options->kind != ANKY_KIND_ISSUE)
    return;
  for (guint i = 0; i < self->entries->len; i++) {
    const AnkyBatchEntry *entry = self->entries->pdata[i];

    if (entry->look && is_first_of_symbol (self, i))
      count_up_symbol (self, entry->look->symbol);
  }
  for (guint i = 0; i < self->entries->len; i++)
    mark_duplicate (self, self->entries->pdata[i]);
}

void
anky_batch_plan_set_number (AnkyBatchPlan *self,
                            AnkyBatchEntry *entry,
                            const char *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (number ? number : ""));

  entry->is_number_typed = *stripped != '\0';
  if (entry->is_number_typed)
    give_number (self, entry, g_steal_pointer (&stripped));
  else
    give_number (self, entry, NULL);
  anky_batch_plan_count_up (self);
  anky_batch_plan_tell (self);
}
