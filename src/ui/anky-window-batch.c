/* anky-window-batch.c - many files in one window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-batch-text.h"
#include "anky-kind-text.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

/* --- what the header says ------------------------------------------------ */

static char *
dup_run_label (AnkyWindow *self, const AnkyBatchCounts *counts)
{
  AnkyKind kind = anky_batch_page_get_kind (self->batch);
  guint n = counts->n_ready + counts->n_waiting;

  if (n > 0 && counts->n_failed == n)
    return g_strdup_printf (_ ("_Try Again (%u)"), n);

  return anky_batch_text_dup_verb (kind, n);
}

static gboolean
may_run (AnkyWindow *self, const AnkyBatchCounts *counts)
{
  return anky_batch_page_is_decided (self->batch) &&
         anky_batch_page_get_kind (self->batch) != ANKY_KIND_NONE &&
         !self->signing && counts->n_ready + counts->n_waiting > 0 &&
         !anky_batch_page_get_obstacle (self->batch);
}

static void
update_header (AnkyWindow *self, const AnkyBatchCounts *counts)
{
  AnkyBatchPlan *plan = anky_batch_page_get_plan (self->batch);
  gboolean is_check = anky_batch_plan_is_checking (plan);
  g_autofree char *title = anky_batch_text_dup_title (counts->n_files);
  g_autofree char *subtitle = anky_batch_text_dup_counts (counts, is_check);
  g_autofree char *label = dup_run_label (self, counts);

  gtk_window_set_title (GTK_WINDOW (self), title);
  hdy_header_bar_set_title (HDY_HEADER_BAR (self->batch_header), title);
  hdy_header_bar_set_subtitle (HDY_HEADER_BAR (self->batch_header), subtitle);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)),
                              subtitle);
  gtk_button_set_label (GTK_BUTTON (self->run_button), label);
  gtk_widget_set_visible (self->run_button,
                          anky_batch_page_is_decided (self->batch) &&
                              anky_batch_page_get_kind (self->batch) !=
                                  ANKY_KIND_NONE &&
                              counts->n_done < counts->n_files);
  gtk_widget_set_tooltip_text (self->run_button,
                               anky_batch_page_get_obstacle (self->batch));
  anky_window_update_actions (self);
}

/* --- when all were looked at --------------------------------------------- */

void
anky_window_announce (AnkyWindow *self, const char *text)
{
  g_signal_emit_by_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                         "announcement",
                         text);
}

void
anky_window_notify (AnkyWindow *self, const char *title, const char *body)
{
  g_autoptr (GNotification) notification = NULL;

  if (gtk_window_is_active (GTK_WINDOW (self)))
    return;

  notification = g_notification_new (title);
  if (body)
    g_notification_set_body (notification, body);
  g_application_send_notification (G_APPLICATION (self->application),
                                   "work-done",
                                   notification);
}

static void
focus_batch (AnkyWindow *self)
{
  if (!anky_batch_page_focus_first (self->batch))
    gtk_widget_grab_focus (self->run_button);
}

static void
tell_looked (AnkyWindow *self, const AnkyBatchCounts *counts)
{
  g_autofree char *title = anky_batch_text_dup_title (counts->n_files);
  g_autofree char *text = anky_batch_text_dup_counts (
      counts,
      anky_batch_plan_is_checking (anky_batch_page_get_plan (self->batch)));

  anky_window_announce (self, text);
  anky_window_notify (self, title, text);
}

static gboolean
holds_entry_focus (AnkyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && GTK_IS_ENTRY (focus) && gtk_widget_get_mapped (focus);
}

/* Enter may be pressed while files are still looked at: it is meant. */
static void
all_looked_at (AnkyWindow *self, const AnkyBatchCounts *counts)
{
  if (!self->was_looked_at) {
    self->was_looked_at = TRUE;
    tell_looked (self, counts);
    if (self->mode == ANKY_MODE_BATCH && !holds_entry_focus (self))
      focus_batch (self);
  }
  if (self->wants_run) {
    self->wants_run = FALSE;
    anky_window_run_batch (self);
  }
}

static void
batch_changed_cb (AnkyWindow *self)
{
  AnkyBatchPlan *plan = anky_batch_page_get_plan (self->batch);
  AnkyBatchCounts counts;

  if (!plan || self->mode != ANKY_MODE_BATCH)
    return;
  counts = anky_batch_plan_count (plan);
  update_header (self, &counts);
  if (anky_batch_page_is_decided (self->batch) && counts.n_waiting == 0 &&
      counts.n_files > 0 && !self->signing &&
      !anky_batch_page_get_obstacle (self->batch))
    all_looked_at (self, &counts);
}

void
anky_window_show_counts (AnkyWindow *self)
{
  batch_changed_cb (self);
}

gboolean
anky_window_may_run_batch (AnkyWindow *self)
{
  AnkyBatchCounts counts;

  if (!anky_window_has_batch (self) || self->mode != ANKY_MODE_BATCH)
    return FALSE;
  counts = anky_batch_plan_count (anky_batch_page_get_plan (self->batch));

  return may_run (self, &counts);
}

/* --- to the list and from it --------------------------------------------- */

gboolean
anky_window_has_batch (AnkyWindow *self)
{
  /* A window that is closed has no page any more, but may hear of a run. */
  return self->batch && anky_batch_page_get_plan (self->batch) != NULL;
}

void
anky_window_focus_batch (AnkyWindow *self)
{
  gtk_window_set_default (GTK_WINDOW (self), self->run_button);
  focus_batch (self);
}

void
anky_window_show_batch (AnkyWindow *self)
{
  if (!anky_window_has_batch (self))
    return;

  anky_window_close_document (self);
  g_clear_object (&self->batch_entry);
  anky_message_bar_set_receipt (self->message_bar, NULL);
  anky_message_bar_clear_error (self->message_bar);
  anky_window_set_mode (self, ANKY_MODE_BATCH);
  batch_changed_cb (self);
}

void
anky_window_leave_batch (AnkyWindow *self)
{
  if (self->signing) {
    anky_window_cancel_signing (self);
    return;
  }
  self->wants_run = FALSE;
  anky_batch_page_end (self->batch);
  gtk_window_set_default (GTK_WINDOW (self), NULL);
  gtk_window_set_title (GTK_WINDOW (self), "Ấn Ký");
  hdy_header_bar_set_title (HDY_HEADER_BAR (self->header), "Ấn Ký");
  hdy_header_bar_set_subtitle (HDY_HEADER_BAR (self->header), NULL);
  anky_message_bar_clear_error (self->message_bar);
  anky_window_set_mode (self, ANKY_MODE_START);
}

void
anky_window_open_batch (AnkyWindow *self, GFile **files, int n_files)
{
  guint n_left;

  if (self->mode == ANKY_MODE_PLACING || self->signing)
    return;

  if (!anky_window_has_batch (self))
    anky_batch_page_begin (self->batch, self->application);
  self->was_looked_at = FALSE;
  n_left = anky_batch_page_add (self->batch, files, n_files);
  anky_window_show_batch (self);
  if (n_left > 0) {
    g_autofree char *text =
        g_strdup_printf (ngettext ("%u file was not taken into the list",
                                   "%u files were not taken into the list",
                                   n_left),
                         n_left);

    anky_toast_show (self->toast, text, NULL);
  }
}

/* A received file is read; one that is to be signed is shown with its box, and
 * the list is told where that went. */
static void
open_entry_cb (AnkyWindow *self, AnkyBatchEntry *entry)
{
  const char *output = anky_batch_entry_get_output (entry);
  AnkyBatchLook *look = anky_batch_entry_get_look (entry);
  gboolean is_placed = !output && look && !look->error &&
                       anky_batch_page_get_kind (self->batch) != ANKY_KIND_NONE;

  if (self->signing)
    return;

  self->wants_run = FALSE;
  if (is_placed)
    g_set_object (&self->batch_entry, entry);
  else
    g_clear_object (&self->batch_entry);
  gtk_window_set_default (GTK_WINDOW (self), NULL);
  anky_window_load (self, output ? output : anky_batch_entry_get_path (entry));
}

static void
show_in_files_cb (AnkyWindow *self, AnkyBatchEntry *entry)
{
  const char *output = anky_batch_entry_get_output (entry);

  g_free (self->result_path);
  self->result_path =
      g_strdup (output ? output : anky_batch_entry_get_path (entry));
  anky_window_show_in_files (self);
}

void
anky_window_connect_batch (AnkyWindow *self)
{
  g_signal_connect_object (self->batch,
                           "changed",
                           G_CALLBACK (batch_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch,
                           "open",
                           G_CALLBACK (open_entry_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch,
                           "show-in-files",
                           G_CALLBACK (show_in_files_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch,
                           "choose-picture",
                           G_CALLBACK (anky_window_choose_picture),
                           self,
                           G_CONNECT_SWAPPED);
}
