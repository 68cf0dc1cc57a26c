/* anky-window-sign.c - from Sign… to the file that was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-kind-text.h"
#include "anky-output-folder.h"
#include "anky-output-name.h"
#include "anky-pdf-object.h"
#include "anky-picture-chooser.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

/* Of most offices. */
#define SEAL_DIAMETER_MM 36.0

static void run_act (AnkyWindow *self);

/* Placing */

static void
show_appearances (AnkyWindow *self)
{
  AnkyPlacementEditor *editor = anky_sign_session_get_editor (self->session);
  guint n_boxes = anky_placement_editor_get_n_boxes (editor);

  for (guint i = 0; i < n_boxes; i++) {
    g_autoptr (AnkyAppearance) appearance =
        anky_sign_session_dup_appearance (self->session, i);

    anky_placement_layer_set_appearance (self->layer, i, appearance);
  }
}

static void
update_confirm (AnkyWindow *self)
{
  const char *obstacle = anky_sign_session_get_obstacle (self->session);

  gtk_widget_set_tooltip_text (self->confirm_button, obstacle);
  anky_window_update_actions (self);
}

static void
session_changed_cb (AnkyWindow *self)
{
  show_appearances (self);
  update_confirm (self);
}

static void
scroll_to_box (AnkyWindow *self)
{
  AnkyPlacementEditor *editor = anky_sign_session_get_editor (self->session);
  const AnkyPlacement *box = anky_placement_editor_get_box (
      editor,
      anky_placement_editor_get_selected (editor));

  anky_page_view_scroll_to (self->view, box->page, box->rect);
}

/* The rules' answer may be of other boxes than those that are shown. */
static void
placed_cb (AnkyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = !focus || ANKY_IS_PLACEMENT_WIDGET (focus);

  anky_window_recall_places (self);
  g_clear_object (&self->layer);
  self->layer =
      anky_placement_layer_new (self->view,
                                anky_sign_session_get_editor (self->session),
                                anky_sign_session_get_aid (self->session));
  show_appearances (self);
  scroll_to_box (self);
  if (had_focus)
    anky_placement_layer_focus (self->layer);
}

static void
show_placing (AnkyWindow *self, AnkyKind kind)
{
  HdyFlap *sidebar = HDY_FLAP (self->sidebar_flap);

  hdy_header_bar_set_title (HDY_HEADER_BAR (self->placing_header),
                            anky_kind_text_get_title (kind));
  gtk_button_set_label (GTK_BUTTON (self->confirm_button),
                        self->batch_entry ? _ ("_Keep")
                                          : anky_kind_text_get_verb (kind));
  self->had_sidebar = hdy_flap_get_reveal_flap (sidebar);
  hdy_flap_set_reveal_flap (sidebar, FALSE);
  hdy_flap_set_reveal_flap (HDY_FLAP (self->sign_flap), TRUE);
  gtk_widget_show (GTK_WIDGET (self->sign_panel));
  anky_page_view_set_outline (self->view, 0, NULL);
  anky_message_bar_clear_error (self->message_bar);
  anky_toast_hide (self->toast);
}

static void
connect_session (AnkyWindow *self)
{
  AnkyPlacementEditor *editor = anky_sign_session_get_editor (self->session);

  g_signal_connect_object (self->session,
                           "changed",
                           G_CALLBACK (session_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session,
                           "placed",
                           G_CALLBACK (placed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor,
                           "changed",
                           G_CALLBACK (anky_window_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Said before a box is placed for nothing. */
static gboolean
refuse_protected (AnkyWindow *self)
{
  AnkyReceipt *receipt = anky_document_model_get_receipt (self->document);
  gboolean is_protected =
      receipt && ((receipt->report && receipt->report->is_encrypted) ||
                  g_error_matches (receipt->error,
                                   ANKY_PDF_ERROR,
                                   ANKY_PDF_ERROR_ENCRYPTED));
  g_autoptr (GError) error = NULL;

  if (!is_protected)
    return FALSE;

  error = g_error_new_literal (ANKY_PDF_ERROR,
                               ANKY_PDF_ERROR_ENCRYPTED,
                               "the document is encrypted");
  anky_message_bar_show_error (self->message_bar, error);

  return TRUE;
}

void
anky_window_start_signing (AnkyWindow *self, AnkyKind kind)
{
  GSettings *settings = anky_application_get_settings (self->application);
  AnkyIdentityBook *identities =
      anky_application_get_identities (self->application);
  g_autoptr (AnkyTrust) trust = NULL;
  g_autofree char *profile = g_settings_get_string (settings, "profile");

  if (self->mode != ANKY_MODE_READING || refuse_protected (self))
    return;

  trust = anky_application_new_trust (self->application);
  self->session =
      anky_sign_session_new (kind, self->document, identities, trust, profile);
  anky_sign_session_set_application (self->session, self->application);
  show_placing (self, kind);
  if (self->batch_entry)
    anky_window_fill_entry_session (self);
  connect_session (self);
  placed_cb (self);
  anky_window_set_mode (self, ANKY_MODE_PLACING);
  anky_sign_panel_set_session (self->sign_panel,
                               self->session,
                               anky_application_get_tokens (self->application),
                               identities,
                               settings);
  if (self->batch_entry)
    anky_sign_panel_set_document_number (
        self->sign_panel,
        anky_batch_page_get_document_number (self->batch));
  update_confirm (self);
  gtk_window_set_default (GTK_WINDOW (self), self->confirm_button);
  if (!anky_sign_panel_focus_entry (self->sign_panel))
    anky_placement_layer_focus (self->layer);
}

static void
leave_placing (AnkyWindow *self)
{
  gtk_window_set_default (GTK_WINDOW (self), NULL);
  g_clear_object (&self->layer);
  anky_sign_panel_set_session (self->sign_panel, NULL, NULL, NULL, NULL);
  if (self->session) {
    g_signal_handlers_disconnect_by_data (self->session, self);
    anky_sign_session_close (self->session);
  }
  g_clear_object (&self->session);
  g_clear_object (&self->key);
  hdy_flap_set_reveal_flap (HDY_FLAP (self->sign_flap), FALSE);
  gtk_widget_hide (GTK_WIDGET (self->sign_panel));
  hdy_flap_set_reveal_flap (HDY_FLAP (self->sidebar_flap), self->had_sidebar);
}

void
anky_window_cancel_signing (AnkyWindow *self)
{
  if (self->signing) {
    g_cancellable_cancel (self->signing);
    if (self->prompt)
      anky_pin_prompt_give_up (self->prompt);
    return;
  }
  if (!self->session)
    return;

  anky_message_bar_clear_error (self->message_bar);
  leave_placing (self);
  anky_window_set_mode (self, ANKY_MODE_READING);
  if (self->batch_entry)
    anky_window_show_batch (self);
}

/* The act */

static void
end_prompt (AnkyWindow *self)
{
  if (self->prompt)
    anky_pin_prompt_close (self->prompt);
  g_clear_object (&self->prompt);
  anky_window_end_watch (self);
}

static void
remember_certificate (AnkyWindow *self)
{
  AnkyCertificate *certificate = anky_key_get_certificate (self->key);

  g_settings_set_string (anky_application_get_settings (self->application),
                         "last-certificate",
                         anky_certificate_get_fingerprint (certificate));
}

static void
remember_place (AnkyWindow *self)
{
  AnkyPlacementEditor *editor = anky_sign_session_get_editor (self->session);
  guint n_boxes = anky_placement_editor_get_n_boxes (editor);
  const AnkyPlacement *last =
      anky_placement_editor_get_box (editor, n_boxes - 1);

  self->has_result_place = TRUE;
  self->result_page = last->page;
  self->result_rect = last->rect;
}

static void
show_result (AnkyWindow *self, const AnkyActResult *result)
{
  remember_certificate (self);
  remember_place (self);
  g_free (self->result_path);
  self->result_path = g_strdup (result->output_path);
  leave_placing (self);
  anky_window_load (self, result->output_path);
  anky_window_tell_saved (self, result);
}

gboolean
anky_window_may_ask_again (AnkyWindow *self, const GError *error)
{
  if (g_cancellable_is_cancelled (self->signing))
    return FALSE;

  return g_error_matches (error,
                          ANKY_TOKEN_ERROR,
                          ANKY_TOKEN_ERROR_PIN_INCORRECT) ||
         g_error_matches (error, ANKY_TOKEN_ERROR, ANKY_TOKEN_ERROR_PIN_LENGTH);
}

static void
show_act_error (AnkyWindow *self, const GError *error)
{
  gboolean is_given_up =
      g_cancellable_is_cancelled (self->signing) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  end_prompt (self);
  anky_window_set_mode (self, ANKY_MODE_PLACING);
  update_confirm (self);
  if (!is_given_up)
    anky_message_bar_show_error (self->message_bar, error);
  anky_placement_layer_focus (self->layer);
}

static void
acted_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = anky_act_run_finish (async_result, &error);

  /* The window was closed while the token worked. */
  if (!self->session) {
    end_prompt (self);
    return;
  }

  if (result) {
    end_prompt (self);
    show_result (self, result);
  } else if (anky_window_may_ask_again (self, error)) {
    run_act (self);
  } else {
    show_act_error (self, error);
  }
}

static void
run_act (AnkyWindow *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  AnkyActOptions options = anky_sign_session_get_options (self->session);
  g_auto (AnkyActScratch) scratch = { 0 };
  const char *input = anky_document_model_get_path (self->document);
  g_autofree char *folder = g_settings_get_string (settings, "output-folder");
  g_autofree char *output = NULL;

  options.output_folder = *folder ? folder : NULL;
  /* The act itself reads the symbol by which an issued document is called. */
  if (options.kind != ANKY_KIND_ISSUE)
    output = anky_output_name_choose (&options, input, NULL, NULL);
  options.output_path = output;
  anky_window_fill_options (self, &options, &scratch);
  anky_act_run_async (input,
                      &options,
                      self->key,
                      G_TLS_INTERACTION (self->prompt),
                      self->signing,
                      acted_cb,
                      g_object_ref (self));
}

/* Where no file can be made beside the document, a folder is chosen once; the
 * same act goes on. */
static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;

  if (anky_output_folder_ask_finish (result, NULL))
    anky_window_confirm_signing (self);
}

void
anky_window_confirm_signing (AnkyWindow *self)
{
  GSettings *settings = anky_application_get_settings (self->application);
  AnkyTokenCertificate *certificate;

  if (self->mode != ANKY_MODE_PLACING)
    return;
  if (self->batch_entry) {
    anky_window_keep_entry (self);
    return;
  }
  if (anky_sign_session_get_obstacle (self->session))
    return;

  if (anky_output_folder_is_needed (
          settings,
          anky_document_model_get_path (self->document))) {
    anky_output_folder_ask_async (GTK_WINDOW (self),
                                  settings,
                                  folder_chosen_cb,
                                  g_object_ref (self));
    return;
  }

  certificate = anky_sign_session_get_certificate (self->session);
  anky_message_bar_clear_error (self->message_bar);
  g_clear_object (&self->key);
  self->key = anky_token_manager_get_key (
      anky_application_get_tokens (self->application),
      certificate);
  anky_window_begin_watch (self);
  self->prompt = anky_pin_prompt_new (
      GTK_WINDOW (self),
      anky_kind_text_get_verb (anky_sign_session_get_kind (self->session)));
  g_signal_connect_object (self->prompt,
                           "cancelled",
                           G_CALLBACK (anky_window_cancel_signing),
                           self,
                           G_CONNECT_SWAPPED);
  anky_window_set_mode (self, ANKY_MODE_WORKING);
  run_act (self);
}

/* The picture */

static gboolean
take_picture (AnkyWindow *self,
              const AnkyChosenPicture *picture,
              GError **error)
{
  if (self->mode == ANKY_MODE_BATCH)
    return anky_batch_page_set_picture (self->batch, picture->png, error);
  if (!anky_sign_session_set_picture (self->session, picture->png, error))
    return FALSE;

  if (anky_kind_is_organization (anky_sign_session_get_kind (self->session)))
    anky_sign_session_set_seal_diameter (self->session, picture->width_mm);

  return TRUE;
}

static void
picture_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyChosenPicture) picture =
      anky_picture_chooser_run_finish (result, &error);

  if (self->mode != ANKY_MODE_PLACING && self->mode != ANKY_MODE_BATCH)
    return;

  if (picture && take_picture (self, picture, &error)) {
    anky_message_bar_clear_error (self->message_bar);
    if (self->layer)
      anky_placement_layer_focus (self->layer);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    anky_message_bar_show_error (self->message_bar, error);
  }
}

void
anky_window_choose_picture (AnkyWindow *self)
{
  gboolean is_batch = self->mode == ANKY_MODE_BATCH;
  double diameter;
  AnkyKind kind;
  gboolean is_seal;

  if (self->mode != ANKY_MODE_PLACING && !is_batch)
    return;

  kind = is_batch ? anky_batch_page_get_kind (self->batch)
                  : anky_sign_session_get_kind (self->session);
  diameter = is_batch ? SEAL_DIAMETER_MM
                      : anky_sign_session_get_seal_diameter (self->session);
  is_seal = anky_kind_is_organization (kind);
  anky_picture_chooser_run_async (GTK_WINDOW (self),
                                  is_seal ? ANKY_PICTURE_SEAL
                                          : ANKY_PICTURE_SIGNATURE,
                                  is_seal ? diameter : 45,
                                  picture_chosen_cb,
                                  g_object_ref (self));
}

/* Afterwards */

static void
shown_in_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  /* No file manager that can point at a file: the folder then. */
  if (!reply && uri)
    gtk_show_uri_on_window (NULL, uri, GDK_CURRENT_TIME, NULL);
}

void
anky_window_show_in_files (AnkyWindow *self)
{
  GDBusConnection *bus =
      g_application_get_dbus_connection (G_APPLICATION (self->application));
  const char *path = self->result_path;
  g_autofree char *uri = NULL;
  const char *uris[2] = { NULL, NULL };

  if (!path && self->document)
    path = anky_document_model_get_path (self->document);
  uri = path ? g_filename_to_uri (path, NULL, NULL) : NULL;
  if (!bus || !uri)
    return;

  uris[0] = uri;
  g_dbus_connection_call (bus,
                          "org.freedesktop.FileManager1",
                          "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1",
                          "ShowItems",
                          g_variant_new ("(^ass)", uris, ""),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          shown_in_files_cb,
                          g_strdup (path));
}
