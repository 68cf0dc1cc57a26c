/* anky-window-batch-run.c - one PIN for all files of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-batch-text.h"
#include "anky-kind-text.h"
#include "anky-output-folder.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

/* What is run, until its end. */
typedef struct {
  AnkyWindow *window;
  GPtrArray *entries; /* AnkyBatchEntry, in the order of the files */
} Run;

static void start_run (AnkyWindow *self);

static void
run_free (Run *run)
{
  g_object_unref (run->window);
  g_ptr_array_unref (run->entries);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* --- while it goes on ---------------------------------------------------- */

static void
progress_cb (const AnkyBatchItem *item,
             guint n_done,
             guint n_files,
             gpointer user_data)
{
  const Run *run = user_data;
  AnkyWindow *self = run->window;

  if (!anky_window_has_batch (self))
    return;
  anky_batch_plan_set_result (anky_batch_page_get_plan (self->batch),
                              run->entries->pdata[n_done - 1],
                              item);
  if (self->prompt)
    anky_pin_prompt_show_progress (self->prompt, n_done, n_files);
}

/* --- the end ------------------------------------------------------------- */

static const GError *
find_final (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const AnkyBatchItem *item = items->pdata[i];

    if (item->error && item->error->domain == ANKY_TOKEN_ERROR)
      return item->error;
  }

  return NULL;
}

static void
tell_end (AnkyWindow *self, GPtrArray *items)
{
  guint n_done = 0;
  guint n_failed = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len; i++) {
    const AnkyBatchItem *item = items->pdata[i];

    n_done += item->result != NULL;
    n_failed +=
        item->error &&
        !g_error_matches (item->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  if (n_done + n_failed == 0)
    return;
  text = anky_batch_text_dup_result (n_done, n_failed);
  anky_toast_show (self->toast, text, NULL);
  anky_window_announce (self, text);
  anky_window_notify (self, text, NULL);
}

static void
end_run (AnkyWindow *self)
{
  if (self->prompt)
    anky_pin_prompt_close (self->prompt);
  g_clear_object (&self->prompt);
  g_clear_object (&self->signing);
  g_clear_object (&self->key);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  AnkyWindow *self = run->window;
  g_autoptr (GPtrArray) items = anky_batch_run_finish (result);
  const GError *final = find_final (items);

  if (final && anky_window_has_batch (self) &&
      anky_window_may_ask_again (self, final)) {
    start_run (self);
    return;
  }
  end_run (self);
  if (!anky_window_has_batch (self) || self->mode != ANKY_MODE_BATCH)
    return;
  anky_batch_page_set_working (self->batch, FALSE);
  if (final)
    anky_message_bar_show_error (self->message_bar, final);
  tell_end (self, items);
  anky_window_show_counts (self);
  anky_window_focus_batch (self);
}

/* --- the beginning ------------------------------------------------------- */

/* What the settings add, into options that own what they hold. Nobody is asked
 * in the middle of many files: one without its timestamp is not written. */
static void
add_settings (AnkyWindow *self, AnkyActOptions *options, AnkyFetcher *fetcher)
{
  AnkyActOptions added = { 0 };
  g_auto (AnkyActScratch) scratch = { 0 };

  anky_window_fill_options (self, &added, &scratch);
  g_set_object (&options->fetcher, fetcher);
  if (fetcher && added.tsa)
    options->tsa = (const char *const *) g_steal_pointer (&scratch.servers);
  options->level = added.level;
  options->evidence_folder = g_steal_pointer (&scratch.evidence_folder);
}

/* One fetcher for all files: it is how the batch knows to take them singly. */
static void
add_network (AnkyWindow *self, GPtrArray *files)
{
  g_autoptr (AnkyFetcher) fetcher =
      anky_application_new_fetcher (self->application, 0);

  for (guint i = 0; i < files->len; i++)
    add_settings (self, ((AnkyBatchFile *) files->pdata[i])->options, fetcher);
}

static void
start_run (AnkyWindow *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  AnkyBatchPlan *plan = anky_batch_page_get_plan (self->batch);
  g_autofree char *folder = anky_output_folder_dup (settings);
  Run *run = g_new0 (Run, 1);
  g_autoptr (GPtrArray) files =
      anky_batch_plan_dup_files (plan, folder, &run->entries);

  run->window = g_object_ref (self);
  add_network (self, files);
  anky_batch_plan_begin (plan, run->entries);
  anky_pin_prompt_set_n_documents (self->prompt, files->len);
  anky_batch_run_async (files,
                        self->key,
                        G_TLS_INTERACTION (self->prompt),
                        progress_cb,
                        run,
                        self->signing,
                        ran_cb,
                        run);
}

static void
begin_run (AnkyWindow *self)
{
  AnkyTokenCertificate *certificate =
      anky_batch_page_get_certificate (self->batch);
  AnkyKind kind = anky_batch_page_get_kind (self->batch);

  anky_message_bar_clear_error (self->message_bar);
  g_clear_object (&self->key);
  self->key = anky_token_manager_get_key (
      anky_application_get_tokens (self->application),
      certificate);
  g_settings_set_string (
      anky_application_get_settings (self->application),
      "last-certificate",
      anky_certificate_get_fingerprint (
          anky_token_certificate_get_certificate (certificate)));
  self->signing = g_cancellable_new ();
  self->prompt =
      anky_pin_prompt_new (GTK_WINDOW (self), anky_kind_text_get_verb (kind));
  g_signal_connect_object (self->prompt,
                           "cancelled",
                           G_CALLBACK (anky_window_cancel_signing),
                           self,
                           G_CONNECT_SWAPPED);
  anky_batch_page_set_working (self->batch, TRUE);
  anky_window_update_actions (self);
  start_run (self);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;

  if (anky_output_folder_ask_finish (result, NULL) &&
      anky_window_may_run_batch (self))
    begin_run (self);
}

static gboolean
needs_folder (AnkyWindow *self, AnkyBatchPlan *plan)
{
  GSettings *settings = anky_application_get_settings (self->application);

  for (guint i = 0; i < anky_batch_plan_get_n_entries (plan); i++) {
    AnkyBatchEntry *entry = anky_batch_plan_get_entry (plan, i);

    if (anky_output_folder_is_needed (settings,
                                      anky_batch_entry_get_path (entry)))
      return TRUE;
  }

  return FALSE;
}

void
anky_window_run_batch (AnkyWindow *self)
{
  AnkyBatchPlan *plan;
  AnkyBatchCounts counts;

  if (!anky_window_may_run_batch (self))
    return;
  plan = anky_batch_page_get_plan (self->batch);
  counts = anky_batch_plan_count (plan);
  /* What is being looked at is waited for, then it is run. */
  self->wants_run = counts.n_waiting > 0;
  if (self->wants_run || counts.n_ready == 0)
    return;

  if (needs_folder (self, plan))
    anky_output_folder_ask_async (
        GTK_WINDOW (self),
        anky_application_get_settings (self->application),
        folder_chosen_cb,
        g_object_ref (self));
  else
    begin_run (self);
}
