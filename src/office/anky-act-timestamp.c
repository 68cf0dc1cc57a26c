/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-timestamp.h"

#include "anky-timestamp.h"

#define MAX_TRIES      3
#define FIRST_PAUSE_MS 500

/* Waits, or less when cancelled. */
static void
pause_ms (guint milliseconds, GCancellable *cancellable)
{
  GPollFD fd;

  if (!g_cancellable_make_pollfd (cancellable, &fd)) {
    g_usleep (milliseconds * 1000UL);
    return;
  }
  g_poll (&fd, 1, (int) milliseconds);
  g_cancellable_release_fd (cancellable);
}

/* Where roots are installed, the authority must be under one of them; where
 * none is, there is nothing to hold it to. */
static AnkyTrust *
get_trust (const AnkyActOptions *options)
{
  return options->trust && anky_trust_get_anchors (options->trust)->len > 0
             ? options->trust
             : NULL;
}

static GBytes *
ask_one (const AnkyActOptions *options,
         const char *uri,
         GBytes *imprint,
         GCancellable *cancellable,
         GError **error)
{
  guint pause =
      options->tsa_pause_ms > 0 ? options->tsa_pause_ms : FIRST_PAUSE_MS;

  for (guint i = 0;; i++) {
    g_autoptr (GError) local_error = NULL;
    GBytes *token = anky_timestamp_request (options->fetcher,
                                            uri,
                                            imprint,
                                            get_trust (options),
                                            cancellable,
                                            &local_error);

    if (token)
      return token;
    if (i + 1 == MAX_TRIES || g_cancellable_is_cancelled (cancellable)) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
    pause_ms (pause, cancellable);
    pause *= 2;
  }
}

static void
warn (AnkyActTimestamp *self, const char *uri, const GError *error)
{
  g_ptr_array_add (self->warnings,
                   anky_gate_new ("no-timestamp",
                                  ANKY_GATE_WARN,
                                  NULL,
                                  uri,
                                  error->message));
}

GBytes *
anky_act_timestamp_request (GBytes *imprint,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  AnkyActTimestamp *self = data;
  const char *const *tsa = self->options->tsa;

  for (guint i = 0; self->options->fetcher && tsa && tsa[i]; i++) {
    g_autoptr (GError) local_error = NULL;
    GBytes *token =
        ask_one (self->options, tsa[i], imprint, cancellable, &local_error);

    if (token)
      return token;
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    warn (self, tsa[i], local_error);
  }
  self->was_lowered = self->options->or_lower && !self->is_required;
  if (self->was_lowered)
    return NULL;
  g_set_error_literal (error,
                       ANKY_SIGN_ERROR,
                       ANKY_SIGN_ERROR_TIMESTAMP,
                       "no timestamp could be had");
  return NULL;
}
