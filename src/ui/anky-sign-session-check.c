/* anky-sign-session-check.c - the check of the certificate that was chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-sign-session-private.h"

/* Longer nobody is kept from signing by a server that does not answer. */
#define PATIENCE_S 20
/* Design decision 18. */
#define MAX_FETCHES 8

static void
take_check (AnkySignSession *self, AnkyCertificateCheck *check)
{
  g_clear_pointer (&self->check, anky_certificate_check_unref);
  self->check = check;
  g_signal_emit_by_name (self, "checked");
  g_signal_emit_by_name (self, "changed");
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkySignSession) self = user_data;
  AnkyCertificateCheck *check =
      anky_certificate_check_run_finish (result, NULL);

  /* Cancelled: another certificate was chosen, or it took too long. */
  if (!check)
    return;

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_object (&self->checking);
  take_check (self, check);
}

static void
run_check (AnkySignSession *self, AnkyFetcher *fetcher)
{
  self->checking = g_cancellable_new ();
  anky_certificate_check_run_async (
      anky_token_certificate_get_certificate (self->certificate),
      self->trust,
      fetcher,
      self->checking,
      checked_cb,
      g_object_ref (self));
}

/* What can be known without the network is known at once. */
static gboolean
late_cb (gpointer user_data)
{
  AnkySignSession *self = user_data;

  self->check_id = 0;
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  run_check (self, NULL);

  return G_SOURCE_REMOVE;
}

void
anky_sign_session_stop_check (AnkySignSession *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->checking)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

void
anky_sign_session_begin_check (AnkySignSession *self)
{
  g_autoptr (AnkyFetcher) fetcher = NULL;

  anky_sign_session_stop_check (self);
  g_clear_pointer (&self->check, anky_certificate_check_unref);
  if (!self->certificate)
    return;

  if (self->application)
    fetcher = anky_application_new_fetcher (self->application, MAX_FETCHES);
  run_check (self, fetcher);
  if (fetcher)
    self->check_id = g_timeout_add_seconds (PATIENCE_S, late_cb, self);
  g_signal_emit_by_name (self, "checked");
}

void
anky_sign_session_set_application (AnkySignSession *self,
                                   AnkyApplication *application)
{
  self->application = application;
}

AnkyCertificateCheck *
anky_sign_session_get_check (AnkySignSession *self)
{
  return self->check;
}
