/* anky-window-open.c - opening a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-error-text.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

/* Design decision 18. */
#define MAX_FETCHES 8

void
anky_window_close_document (AnkyWindow *self)
{
  if (self->session)
    anky_window_cancel_signing (self);
  anky_window_unwatch_file (self);
  anky_window_close_find (self);
  anky_text_selection_clear (self->selection);
  anky_window_forget_version (self);
  anky_page_view_set_document (self->view, NULL, NULL, 0);
  anky_page_view_set_document (self->thumbnails, NULL, NULL, 0);
  if (!self->document)
    return;

  g_signal_handlers_disconnect_by_data (self->document, self);
  anky_document_model_close (self->document);
  g_clear_object (&self->document);
}

static void
show_failure (AnkyWindow *self, const GError *error)
{
  AnkyErrorText text = anky_error_text_get (error);
  g_autofree char *body = anky_error_text_dup_body (&text);

  hdy_status_page_set_title (HDY_STATUS_PAGE (self->failed_page), text.title);
  hdy_status_page_set_description (HDY_STATUS_PAGE (self->failed_page), body);
  atk_object_set_name (gtk_widget_get_accessible (self->failed_page),
                       text.title);
  atk_object_set_description (gtk_widget_get_accessible (self->failed_page),
                              body);
  anky_window_set_mode (self, ANKY_MODE_FAILED);
  anky_window_announce (self, text.title);
}

static void
show_pages (AnkyWindow *self)
{
  AnkyRenderer *renderer = anky_document_model_get_renderer (self->document);
  guint n_pages = 0;
  const AnkyPageExtent *pages =
      anky_document_model_get_pages (self->document, &n_pages);

  anky_window_set_mode (self, ANKY_MODE_READING);
  anky_page_view_set_document (self->view, renderer, pages, n_pages);
  anky_page_view_set_document (self->thumbnails, renderer, pages, n_pages);
  anky_page_view_set_current (self->thumbnails, 0);
  anky_window_show_page_number (self);
  if (self->has_result_place)
    anky_page_view_scroll_to (self->view, self->result_page, self->result_rect);
  self->has_result_place = FALSE;
  hdy_flap_set_reveal_flap (
      HDY_FLAP (self->sidebar_flap),
      n_pages > 1 && !hdy_flap_get_folded (HDY_FLAP (self->sidebar_flap)));
  anky_window_show_verdict (self);
  if (self->batch_entry)
    anky_window_place_entry (self);
  anky_window_issue_again (self);
}

/* Our own reader knows better than the one that draws why a file is none. */
static const GError *
get_reason (AnkyWindow *self)
{
  AnkyReceipt *receipt = anky_document_model_get_receipt (self->document);

  return receipt && receipt->error
             ? receipt->error
             : anky_document_model_get_error (self->document);
}

static void
state_changed_cb (AnkyWindow *self)
{
  const GError *error = anky_document_model_get_error (self->document);

  switch (anky_document_model_get_state (self->document)) {
  case ANKY_DOCUMENT_LOADING:
    anky_window_set_mode (self, ANKY_MODE_LOADING);
    break;
  case ANKY_DOCUMENT_LOCKED:
    gtk_widget_set_visible (self->password_note, error != NULL);
    gtk_entry_set_text (GTK_ENTRY (self->password_entry), "");
    anky_window_set_mode (self, ANKY_MODE_LOCKED);
    anky_window_announce (self,
                          error ? _ ("The password is wrong")
                                : _ ("Password Required"));
    break;
  case ANKY_DOCUMENT_READY:
    show_pages (self);
    break;
  case ANKY_DOCUMENT_FAILED:
    show_failure (self, get_reason (self));
    break;
  default:
    break;
  }
}

static void
judged_cb (AnkyWindow *self)
{
  AnkyDocumentState state = anky_document_model_get_state (self->document);

  if (state == ANKY_DOCUMENT_READY) {
    anky_window_show_verdict (self);
    anky_window_issue_again (self);
  } else if (state == ANKY_DOCUMENT_FAILED) {
    show_failure (self, get_reason (self));
  }
}

static void
note_recent (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri)
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

static void
start_document (AnkyWindow *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  g_autoptr (AnkyTrust) trust = anky_application_new_trust (self->application);
  g_autoptr (AnkyFetcher) fetcher =
      anky_application_new_fetcher (self->application, MAX_FETCHES);
  g_autofree char *profile = g_settings_get_string (settings, "profile");
  g_autofree char *own_body = anky_application_dup_own_body (self->application);
  AnkyReceiveOptions options = { 0 };

  options.trust = trust;
  options.fetcher = fetcher;
  options.profile = *profile ? profile : NULL;
  options.own_body = own_body;
  anky_document_model_open (self->document, &options);
}

void
anky_window_load (AnkyWindow *self, const char *path)
{
  g_autofree char *title = NULL;

  anky_window_close_document (self);
  g_clear_pointer (&self->restart_number, g_free);
  anky_message_bar_set_receipt (self->message_bar, NULL);
  anky_message_bar_clear_error (self->message_bar);

  self->document = anky_document_model_new (path);
  g_signal_connect_object (self->document,
                           "state-changed",
                           G_CALLBACK (state_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document,
                           "judged",
                           G_CALLBACK (judged_cb),
                           self,
                           G_CONNECT_SWAPPED);

  title = anky_document_model_dup_title (self->document);
  gtk_window_set_title (GTK_WINDOW (self), title);
  hdy_header_bar_set_title (HDY_HEADER_BAR (self->header), title);
  hdy_header_bar_set_subtitle (HDY_HEADER_BAR (self->header), NULL);
  note_recent (path);
  anky_signature_panel_set_waiting (self->signature_panel);
  anky_window_set_mode (self, ANKY_MODE_LOADING);
  anky_window_watch_file (self);
  start_document (self);
}

void
anky_window_unlock (AnkyWindow *self)
{
  g_autofree char *password =
      g_strdup (gtk_entry_get_text (GTK_ENTRY (self->password_entry)));

  if (!self->document || self->mode != ANKY_MODE_LOCKED)
    return;

  gtk_entry_set_text (GTK_ENTRY (self->password_entry), "");
  anky_document_model_unlock (self->document, password);
}

/* Choosing */

static gboolean
is_folder (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path && g_file_test (path, G_FILE_TEST_IS_DIR);
}

static void
open_files (AnkyWindow *self, GFile **files, int n_files)
{
  if (n_files > 0 && self->mode == ANKY_MODE_BATCH)
    anky_window_open_batch (self, files, n_files);
  else if (n_files == 1 && anky_window_is_empty (self) && !is_folder (files[0]))
    anky_window_open (self, files[0]);
  else if (n_files > 0 && anky_window_is_empty (self))
    anky_window_open_batch (self, files, n_files);
  else if (n_files > 0)
    g_application_open (G_APPLICATION (self->application), files, n_files, "");
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, AnkyWindow *self)
{
  g_autoslist (GFile) chosen = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (!chosen)
    return;

  for (GSList *link = chosen; link; link = link->next)
    g_ptr_array_add (files, link->data);
  open_files (self, (GFile **) files->pdata, (int) files->len);
}

void
anky_window_choose_file (AnkyWindow *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open Documents"),
                                   GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Open"),
                                   _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_pattern (filter, "*.[Pp][Dd][Ff]");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, AnkyWindow *self)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (folder)
    open_files (self, &folder, 1);
}

void
anky_window_choose_folder (AnkyWindow *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open Folder"),
                                   GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                   _ ("_Open"),
                                   _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog,
                           "response",
                           G_CALLBACK (folder_chosen_cb),
                           self,
                           0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Dropping */

static void
drag_data_received_cb (AnkyWindow *self,
                       GdkDragContext *context,
                       int x,
                       int y,
                       GtkSelectionData *data,
                       guint info,
                       guint time)
{
  g_auto (GStrv) uris = gtk_selection_data_get_uris (data);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->mode == ANKY_MODE_PLACING || self->mode == ANKY_MODE_WORKING ||
      self->signing)
    return;

  for (gsize i = 0; uris && uris[i]; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  open_files (self, (GFile **) files->pdata, (int) files->len);
}

void
anky_window_accept_drops (AnkyWindow *self)
{
  gtk_drag_dest_set (GTK_WIDGET (self),
                     GTK_DEST_DEFAULT_ALL,
                     NULL,
                     0,
                     GDK_ACTION_COPY);
  gtk_drag_dest_add_uri_targets (GTK_WIDGET (self));
  g_signal_connect (self,
                    "drag-data-received",
                    G_CALLBACK (drag_data_received_cb),
                    NULL);
}
