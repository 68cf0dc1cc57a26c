/* anky-window-extend.c - adding validation data to what is signed already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-window-private.h"

gboolean
anky_window_can_extend (AnkyWindow *self)
{
  AnkyReceipt *receipt =
      self->document ? anky_document_model_get_receipt (self->document) : NULL;

  return self->mode == ANKY_MODE_READING && !self->signing && receipt &&
         receipt->report && receipt->report->signatures->len > 0;
}

static void
extended_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autoptr (AnkyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = anky_act_run_finish (async_result, &error);
  gboolean is_given_up = g_cancellable_is_cancelled (self->signing);

  anky_window_end_watch (self);
  /* The window was closed meanwhile. */
  if (!self->document)
    return;

  anky_window_update_actions (self);
  if (!result) {
    if (!is_given_up)
      anky_message_bar_show_error (self->message_bar, error);
    return;
  }
  g_free (self->result_path);
  self->result_path = g_strdup (result->output_path);
  anky_window_load (self, result->output_path);
  anky_window_tell_saved (self, result);
}

/* At least what makes the signatures provable later; a timestamp over it where
 * the settings ask for one. */
static AnkyLevel
choose_level (const AnkyActOptions *options)
{
  return options->level == ANKY_LEVEL_B_LTA ? ANKY_LEVEL_B_LTA
                                            : ANKY_LEVEL_B_LT;
}

void
anky_window_extend (AnkyWindow *self)
{
  const char *input = anky_document_model_get_path (self->document);
  GSettings *settings = anky_application_get_settings (self->application);
  g_autoptr (AnkyTrust) trust = anky_application_new_trust (self->application);
  g_autofree char *folder = g_settings_get_string (settings, "output-folder");
  g_auto (AnkyActScratch) scratch = { 0 };
  AnkyActOptions options = { .kind = ANKY_KIND_NONE, .trust = trust };

  if (!anky_window_can_extend (self))
    return;

  anky_message_bar_clear_error (self->message_bar);
  anky_window_begin_watch (self);
  anky_window_fill_options (self, &options, &scratch);
  options.level = choose_level (&options);
  options.output_folder = *folder ? folder : NULL;
  anky_window_update_actions (self);
  anky_act_extend_async (input,
                         &options,
                         self->signing,
                         extended_cb,
                         g_object_ref (self));
}
