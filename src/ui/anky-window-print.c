/* anky-window-print.c - printing, and the paper that gets the ink seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-paper-copy.h"
#include "anky-print-job.h"
#include "anky-window-private.h"

static void
failed_cb (const GError *error, gpointer user_data)
{
  anky_message_bar_show_error (ANKY_WINDOW (user_data)->message_bar, error);
}

static void
print_pages (AnkyWindow *self, AnkyRenderer *renderer)
{
  guint n_pages = 0;
  const AnkyPageExtent *pages =
      anky_document_model_get_pages (self->document, &n_pages);
  g_autofree char *name = anky_document_model_dup_title (self->document);
  g_autofree char *folder =
      g_path_get_dirname (anky_document_model_get_path (self->document));

  anky_print_job_run (GTK_WINDOW (self),
                      renderer,
                      pages,
                      n_pages,
                      anky_page_view_get_page (self->view),
                      name,
                      folder,
                      failed_cb,
                      self);
}

/* The document as it is now: what is shown of an older version is for reading.
 */
static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  AnkyRenderer *renderer =
      self->document ? anky_document_model_get_renderer (self->document) : NULL;

  if (renderer)
    print_pages (self, renderer);
}

/* The paper copy */

typedef struct {
  AnkyFile *file;
  AnkyReport *report;
} Source;

static void
source_free (Source *self)
{
  g_object_unref (self->file);
  anky_report_unref (self->report);
  g_free (self);
}

static void
copy_in_thread (GTask *task,
                gpointer object,
                gpointer data,
                GCancellable *cancellable)
{
  Source *source = data;
  GError *error = NULL;
  AnkyFile *copy = anky_paper_copy_new (source->file, source->report, &error);

  if (copy)
    g_task_return_pointer (task, copy, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) copy =
      g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (AnkyRenderer) renderer = NULL;

  if (!self->document)
    return;
  if (!copy) {
    anky_message_bar_show_error (self->message_bar, error);
    return;
  }

  renderer = anky_renderer_new (copy, 0, NULL);
  anky_renderer_set_user_units (
      renderer,
      anky_document_model_get_user_units (self->document));
  print_pages (self, renderer);
}

static void
print_paper_copy_cb (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  AnkyWindow *self = ANKY_WINDOW (user_data);
  AnkyReceipt *receipt =
      self->document ? anky_document_model_get_receipt (self->document) : NULL;
  g_autoptr (GTask) task = NULL;
  Source *source;

  if (!receipt || !receipt->report)
    return;

  source = g_new0 (Source, 1);
  source->file = g_object_ref (anky_document_model_get_file (self->document));
  source->report = anky_report_ref (receipt->report);
  task = g_task_new (self, NULL, copied_cb, NULL);
  g_task_set_source_tag (task, print_paper_copy_cb);
  g_task_set_task_data (task, source, (GDestroyNotify) source_free);
  g_task_run_in_thread (task, copy_in_thread);
}

static const GActionEntry entries[] = {
  { "print", print_cb, NULL, NULL, NULL },
  { "print-paper-copy", print_paper_copy_cb, NULL, NULL, NULL },
};

void
anky_window_add_print_actions (AnkyWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

void
anky_window_update_print_actions (AnkyWindow *self)
{
  gboolean is_reading = self->mode == ANKY_MODE_READING;
  AnkyReceipt *receipt =
      self->document ? anky_document_model_get_receipt (self->document) : NULL;

  anky_window_enable_action (self, "print", is_reading);
  anky_window_enable_action (self,
                             "print-paper-copy",
                             is_reading && receipt && receipt->report &&
                                 anky_paper_copy_is_possible (receipt->report));
}
