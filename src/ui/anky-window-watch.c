/* anky-window-watch.c - what an act needs of the settings, and waiting for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-evidence-store.h"
#include "anky-window-private.h"

#include <glib/gi18n.h>

void
anky_act_scratch_clear (AnkyActScratch *self)
{
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->servers, g_strfreev);
  g_clear_pointer (&self->evidence_folder, g_free);
}

void
anky_window_fill_options (AnkyWindow *self,
                          AnkyActOptions *options,
                          AnkyActScratch *scratch)
{
  GSettings *settings = anky_application_get_settings (self->application);
  g_autofree char *level = g_settings_get_string (settings, "signature-level");

  scratch->fetcher = anky_application_new_fetcher (self->application, 0);
  scratch->servers = g_settings_get_strv (settings, "timestamp-servers");
  options->fetcher = scratch->fetcher;
  if (scratch->fetcher && scratch->servers[0])
    options->tsa = (const char *const *) scratch->servers;
  /* "auto" is none of them. */
  options->level = anky_level_from_string (level);
  if (g_settings_get_boolean (settings, "keep-evidence")) {
    scratch->evidence_folder = anky_evidence_store_get_folder ();
    options->evidence_folder = scratch->evidence_folder;
  }
  if (self->watch)
    options->observer = ANKY_ACT_OBSERVER (self->watch);
}

/* The key has done its part. */
static void
waiting_cb (AnkyWindow *self)
{
  if (self->prompt)
    anky_pin_prompt_close (self->prompt);
}

static void
cancelled_cb (AnkyWindow *self)
{
  if (self->signing)
    g_cancellable_cancel (self->signing);
}

void
anky_window_begin_watch (AnkyWindow *self)
{
  self->signing = g_cancellable_new ();
  self->watch = anky_act_watch_new (GTK_WINDOW (self));
  g_signal_connect_object (self->watch,
                           "waiting",
                           G_CALLBACK (waiting_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch,
                           "cancelled",
                           G_CALLBACK (cancelled_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
anky_window_end_watch (AnkyWindow *self)
{
  if (self->watch)
    anky_act_watch_close (self->watch);
  g_clear_object (&self->watch);
  g_clear_object (&self->signing);
}

static const char *
describe_lack (const AnkyActResult *result)
{
  if (result->is_unrecorded)
    return _ ("the certificate’s check could not be recorded");
  if (result->is_lowered && result->level < ANKY_LEVEL_B_T)
    return _ ("without a timestamp");
  if (result->is_lowered)
    return _ ("without the validation data");

  return NULL;
}

void
anky_window_tell_saved (AnkyWindow *self, const AnkyActResult *result)
{
  g_autofree char *name = g_filename_display_basename (result->output_path);
  const char *lack = describe_lack (result);
  g_autofree char *text =
      lack ? /* Translators: a file's name, and what it lacks. */
          g_strdup_printf (_ ("Saved as “%1$s”, %2$s"), name, lack)
           : /* Translators: %s is the name of a file. */
          g_strdup_printf (_ ("Saved as “%s”"), name);

  anky_toast_show_file (self->toast,
                        text,
                        _ ("Show in _Files"),
                        result->output_path);
  anky_window_notify (self, text, NULL);
}
