/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch-plan-private.h"

#include "anky-act-options.h"
#include "anky-output-name.h"

/* So many files say what all of them lack. */
#define N_VOTES 5

G_DEFINE_FINAL_TYPE (AnkyBatchPlan, anky_batch_plan, G_TYPE_OBJECT)

enum { SIGNAL_DECIDED, SIGNAL_CHANGED, SIGNAL_REORDERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
anky_batch_plan_finalize (GObject *object)
{
  AnkyBatchPlan *self = ANKY_BATCH_PLAN (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->options, anky_act_options_free);
  g_clear_object (&self->certificate);

  G_OBJECT_CLASS (anky_batch_plan_parent_class)->finalize (object);
}

static guint
add_signal (AnkyBatchPlanClass *klass, const char *name)
{
  return g_signal_new (name,
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
anky_batch_plan_class_init (AnkyBatchPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_batch_plan_finalize;
  signals[SIGNAL_DECIDED] = add_signal (klass, "decided");
  signals[SIGNAL_CHANGED] = add_signal (klass, "changed");
  signals[SIGNAL_REORDERED] = add_signal (klass, "reordered");
}

static void
anky_batch_plan_init (AnkyBatchPlan *self)
{
  const AnkyActOptions none = { 0 };

  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->options = anky_act_options_copy (&none);
}

AnkyBatchPlan *
anky_batch_plan_new (void)
{
  return g_object_new (ANKY_TYPE_BATCH_PLAN, NULL);
}

void
anky_batch_plan_close (AnkyBatchPlan *self)
{
  self->is_closed = TRUE;
  g_clear_handle_id (&self->look_id, g_source_remove);
  for (guint i = 0; i < self->entries->len; i++)
    anky_batch_entry_forget_look (self->entries->pdata[i]);
}

/* --- the list ------------------------------------------------------------ */

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  AnkyBatchEntry *const *first = a;
  AnkyBatchEntry *const *second = b;

  return anky_batch_entry_compare (*first, *second);
}

void
anky_batch_plan_sort (AnkyBatchPlan *self)
{
  g_ptr_array_sort (self->entries, compare_entries);
  g_signal_emit (self, signals[SIGNAL_REORDERED], 0);
}

void
anky_batch_plan_tell (AnkyBatchPlan *self)
{
  if (!self->is_closed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
has_path (AnkyBatchPlan *self, const char *path)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const AnkyBatchEntry *entry = self->entries->pdata[i];

    if (g_str_equal (entry->path, path))
      return TRUE;
  }
  return FALSE;
}

gboolean
anky_batch_plan_add (AnkyBatchPlan *self, const char *path)
{
  AnkyBatchEntry *entry;

  if (self->entries->len >= ANKY_BATCH_MOST_FILES || has_path (self, path))
    return FALSE;
  entry = anky_batch_entry_new (path, self->n_added++);
  g_ptr_array_add (self->entries, entry);
  anky_batch_plan_look_at (self, entry);
  return TRUE;
}

void
anky_batch_plan_remove (AnkyBatchPlan *self, AnkyBatchEntry *entry)
{
  anky_batch_entry_forget_look (entry);
  if (!g_ptr_array_remove (self->entries, entry))
    return;
  anky_batch_plan_count_up (self);
  anky_batch_plan_tell (self);
}

guint
anky_batch_plan_get_n_entries (AnkyBatchPlan *self)
{
  return self->entries->len;
}

AnkyBatchEntry *
anky_batch_plan_get_entry (AnkyBatchPlan *self, guint index)
{
  return g_ptr_array_index (self->entries, index);
}

static gboolean
is_ready (AnkyBatchEntry *entry)
{
  return entry->state == ANKY_ENTRY_LOOKED && !entry->is_skipped &&
         anky_batch_entry_get_need (entry) == ANKY_NEED_NOTHING;
}

static void
count_entry (AnkyBatchEntry *entry, AnkyBatchCounts *counts)
{
  AnkyNeed need = anky_batch_entry_get_need (entry);
  gboolean needs_attention = anky_batch_entry_needs_attention (entry);

  counts->n_files++;
  if (entry->state == ANKY_ENTRY_DONE)
    counts->n_done++;
  else if (entry->is_skipped || need == ANKY_NEED_OTHER_ACT)
    counts->n_skipped++;
  else if (need == ANKY_NEED_WAIT)
    counts->n_waiting++;
  else if (needs_attention)
    counts->n_attention++;
  else if (is_ready (entry))
    counts->n_ready++;
  if (entry->error && entry->state == ANKY_ENTRY_LOOKED)
    counts->n_failed++;
}

AnkyBatchCounts
anky_batch_plan_count (AnkyBatchPlan *self)
{
  AnkyBatchCounts counts = { 0 };

  for (guint i = 0; i < self->entries->len; i++)
    count_entry (self->entries->pdata[i], &counts);
  return counts;
}

/* --- the act ------------------------------------------------------------- */

static void
vote (AnkyBatchPlan *self, guint *n_votes, guint votes[])
{
  *n_votes = 0;
  for (guint i = 0; i < self->entries->len; i++) {
    const AnkyBatchEntry *entry = self->entries->pdata[i];

    if (!entry->look || entry->state == ANKY_ENTRY_WAITING)
      continue;
    votes[entry->look->next_kind]++;
    (*n_votes)++;
  }
}

void
anky_batch_plan_decide (AnkyBatchPlan *self)
{
  const AnkyKind kinds[] = { ANKY_KIND_LEADER,
                             ANKY_KIND_ISSUE,
                             ANKY_KIND_NONE };
  guint votes[ANKY_KIND_ATTACHMENT + 1] = { 0 };
  guint n_votes;

  if (self->is_decided || self->is_closed)
    return;
  vote (self, &n_votes, votes);
  if (n_votes < MIN (N_VOTES, self->entries->len))
    return;
  self->is_decided = TRUE;
  self->proposed = kinds[0];
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    if (votes[kinds[i]] > votes[self->proposed])
      self->proposed = kinds[i];
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
}

AnkyKind
anky_batch_plan_get_proposed (AnkyBatchPlan *self)
{
  return self->proposed;
}

static void
set_options (AnkyBatchPlan *self, const AnkyActOptions *options)
{
  g_clear_pointer (&self->options, anky_act_options_free);
  self->options = anky_act_options_copy (options);
  anky_batch_plan_look_at_all (self);
}

void
anky_batch_plan_set_act (AnkyBatchPlan *self,
                         const AnkyActOptions *options,
                         AnkyCertificate *certificate)
{
  AnkyActOptions common = *options;

  common.number = NULL;
  common.placements = NULL;
  common.confirmed = NULL;
  common.output_path = NULL;
  self->is_checking = FALSE;
  self->is_decided |= common.kind != ANKY_KIND_NONE;
  g_set_object (&self->certificate, certificate);
  set_options (self, &common);
}

void
anky_batch_plan_set_check (AnkyBatchPlan *self,
                           const AnkyReceiveOptions *options,
                           gboolean uses_network)
{
  const AnkyActOptions common = {
    .trust = options->trust,
    .profile = options->profile,
    .date = options->at,
    .organization = options->own_body,
  };

  self->is_checking = TRUE;
  self->is_decided = TRUE;
  self->uses_network = uses_network;
  g_clear_object (&self->certificate);
  set_options (self, &common);
}

gboolean
anky_batch_plan_is_checking (AnkyBatchPlan *self)
{
  return self->is_checking;
}

/* --- one file ------------------------------------------------------------ */

void
anky_batch_plan_set_skipped (AnkyBatchPlan *self,
                             AnkyBatchEntry *entry,
                             gboolean is_skipped)
{
  if (entry->is_skipped == is_skipped)
    return;
  entry->is_skipped = is_skipped;
  anky_batch_entry_tell (entry);
  anky_batch_plan_count_up (self);
  anky_batch_plan_tell (self);
}

void
anky_batch_plan_set_placements (AnkyBatchPlan *self,
                                AnkyBatchEntry *entry,
                                GPtrArray *placements)
{
  g_clear_pointer (&entry->placements, g_ptr_array_unref);
  entry->placements = placements ? g_ptr_array_ref (placements) : NULL;
  anky_batch_plan_look_at (self, entry);
}

void
anky_batch_plan_set_signer_name (AnkyBatchPlan *self,
                                 AnkyBatchEntry *entry,
                                 const char *name)
{
  if (g_strcmp0 (entry->signer_name, name) == 0)
    return;
  g_free (entry->signer_name);
  entry->signer_name = g_strdup (name);
  anky_batch_plan_look_at (self, entry);
}

void
anky_batch_plan_set_date (AnkyBatchPlan *self,
                          AnkyBatchEntry *entry,
                          GDateTime *date)
{
  g_clear_pointer (&entry->date, g_date_time_unref);
  entry->date = date ? g_date_time_ref (date) : NULL;
  anky_batch_plan_count_up (self);
  anky_batch_plan_look_at (self, entry);
}

void
anky_batch_plan_confirm (AnkyBatchPlan *self,
                         AnkyBatchEntry *entry,
                         const char *code,
                         gboolean is_confirmed)
{
  anky_batch_entry_confirm (entry, code, is_confirmed);
  anky_batch_plan_tell (self);
}

AnkyActOptions *
anky_batch_plan_dup_options (AnkyBatchPlan *self, AnkyBatchEntry *entry)
{
  AnkyActOptions options = *self->options;

  options.placements = entry->placements;
  options.number = entry->number;
  options.signer_name = entry->signer_name;
  options.confirmed = anky_batch_entry_get_confirmed (entry);
  if (entry->date)
    options.date = entry->date;
  return anky_act_options_copy (&options);
}

/* --- the run ------------------------------------------------------------- */

static AnkyBatchFile *
make_file (AnkyBatchPlan *self,
           AnkyBatchEntry *entry,
           const char *folder,
           GHashTable *taken)
{
  AnkyBatchFile *file = g_new0 (AnkyBatchFile, 1);

  file->input_path = g_strdup (entry->path);
  file->options = anky_batch_plan_dup_options (self, entry);
  g_free ((char *) file->options->output_folder);
  file->options->output_folder = g_strdup (folder);
  file->options->output_path = anky_output_name_choose (file->options,
                                                        entry->path,
                                                        entry->look->symbol,
                                                        taken);
  return file;
}

GPtrArray *
anky_batch_plan_dup_files (AnkyBatchPlan *self,
                           const char *folder,
                           GPtrArray **entries_out)
{
  g_autoptr (GHashTable) taken =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_batch_file_free);

  *entries_out = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->entries->len; i++) {
    AnkyBatchEntry *entry = self->entries->pdata[i];

    if (!is_ready (entry))
      continue;
    g_ptr_array_add (files, make_file (self, entry, folder, taken));
    g_ptr_array_add (*entries_out, g_object_ref (entry));
  }
  return files;
}

void
anky_batch_plan_begin (AnkyBatchPlan *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    AnkyBatchEntry *entry = entries->pdata[i];

    entry->state = ANKY_ENTRY_WORKING;
    g_clear_error (&entry->error);
    anky_batch_entry_tell (entry);
  }
  anky_batch_plan_tell (self);
}

void
anky_batch_plan_set_result (AnkyBatchPlan *self,
                            AnkyBatchEntry *entry,
                            const AnkyBatchItem *item)
{
  gboolean is_cancelled =
      g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* What was not begun waits as before. */
  anky_batch_entry_set_result (entry,
                               item->result ? item->result->output_path : NULL,
                               is_cancelled ? NULL : item->error);
  anky_batch_plan_tell (self);
}
