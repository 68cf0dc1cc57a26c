/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-options.h"
#include "anky-batch-plan-private.h"
#include "anky-http-fetcher.h"

/* Keys that follow one another are one question. */
#define WAIT_MS 150
/* Each look has a helper process of its own. */
#define MOST_LOOKS 4
/* Design decision 18. */
#define MAX_FETCHES 8

static void look_at_more (AnkyBatchPlan *self);

typedef struct {
  AnkyBatchEntry *entry;
  char *path;
  AnkyActOptions *options;
  AnkyCertificate *certificate;
  gboolean is_check;
  gboolean uses_network;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->entry);
  g_free (self->path);
  anky_act_options_free (self->options);
  g_clear_object (&self->certificate);
  g_free (self);
}

static AnkyBatchLook *
check (const Question *self, GCancellable *cancellable)
{
  g_autoptr (AnkyFetcher) fetcher =
      self->uses_network ? anky_http_fetcher_new (MAX_FETCHES) : NULL;
  const AnkyReceiveOptions options = {
    .trust = self->options->trust,
    .fetcher = fetcher,
    .at = self->options->date,
    .profile = self->options->profile,
    .own_body = self->options->organization,
  };

  return anky_batch_look_to_check (self->path, &options, cancellable);
}

static void
look_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  const Question *self = data;
  AnkyBatchLook *look = self->is_check
                            ? check (self, cancellable)
                            : anky_batch_look_to_sign (self->path,
                                                       self->options,
                                                       self->certificate,
                                                       cancellable);

  g_task_return_pointer (task, look, (GDestroyNotify) anky_batch_look_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AnkyBatchPlan *self = ANKY_BATCH_PLAN (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  AnkyBatchEntry *entry = question->entry;
  gboolean is_first;
  AnkyBatchLook *look;

  self->n_looking--;
  /* Cancelled: something newer is asked, or nothing any more. */
  look = g_task_propagate_pointer (G_TASK (result), NULL);
  if (look) {
    is_first = !entry->look || entry->look->kind != look->kind;
    anky_batch_entry_take_look (entry, look);
    /* Rows stay where they are while the user works on them. */
    if (is_first)
      anky_batch_plan_sort (self);
    anky_batch_plan_count_up (self);
    anky_batch_plan_tell (self);
    anky_batch_plan_decide (self);
  }
  look_at_more (self);
}

static Question *
make_question (AnkyBatchPlan *self, AnkyBatchEntry *entry)
{
  Question *question = g_new0 (Question, 1);

  question->entry = g_object_ref (entry);
  question->path = g_strdup (entry->path);
  question->options = anky_batch_plan_dup_options (self, entry);
  /* What stands against it is listed, confirmed or not. */
  g_strfreev ((char **) question->options->confirmed);
  question->options->confirmed = NULL;
  question->certificate =
      self->certificate ? g_object_ref (self->certificate) : NULL;
  question->is_check = self->is_checking;
  question->uses_network = self->uses_network;
  return question;
}

static void
begin_look (AnkyBatchPlan *self, AnkyBatchEntry *entry)
{
  g_autoptr (GTask) task = NULL;

  entry->looking = g_cancellable_new ();
  self->n_looking++;
  task = g_task_new (self, entry->looking, looked_cb, NULL);
  g_task_set_source_tag (task, begin_look);
  g_task_set_task_data (task,
                        make_question (self, entry),
                        (GDestroyNotify) question_free);
  g_task_run_in_thread (task, look_thread);
}

static void
look_at_more (AnkyBatchPlan *self)
{
  guint most = MIN (g_get_num_processors (), MOST_LOOKS);

  for (guint i = 0; i < self->entries->len; i++) {
    AnkyBatchEntry *entry = self->entries->pdata[i];

    if (self->is_closed || self->n_looking >= most)
      return;
    if (entry->state == ANKY_ENTRY_WAITING && !entry->looking)
      begin_look (self, entry);
  }
}

static gboolean
look_cb (gpointer user_data)
{
  AnkyBatchPlan *self = user_data;

  self->look_id = 0;
  look_at_more (self);
  return G_SOURCE_REMOVE;
}

static void
queue (AnkyBatchPlan *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add (WAIT_MS, look_cb, self);
}

void
anky_batch_plan_look_at (AnkyBatchPlan *self, AnkyBatchEntry *entry)
{
  if (entry->state == ANKY_ENTRY_DONE || entry->state == ANKY_ENTRY_WORKING)
    return;
  anky_batch_entry_forget_look (entry);
  anky_batch_entry_tell (entry);
  anky_batch_plan_tell (self);
  queue (self);
}

void
anky_batch_plan_look_at_all (AnkyBatchPlan *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    AnkyBatchEntry *entry = self->entries->pdata[i];

    if (entry->state == ANKY_ENTRY_DONE || entry->state == ANKY_ENTRY_WORKING)
      continue;
    anky_batch_entry_forget_look (entry);
    anky_batch_entry_tell (entry);
  }
  anky_batch_plan_tell (self);
  queue (self);
}
