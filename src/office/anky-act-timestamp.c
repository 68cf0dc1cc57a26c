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

/* The last failure is why, if the user is asked. */
static void
note_failure (AnkyActTimestamp *self, const char *uri, const GError *error)
{
  g_autofree char *why = g_strdup_printf ("%s: %s", uri, error->message);

  g_free (self->why);
  self->why = g_steal_pointer (&why);
  g_ptr_array_add (self->warnings,
                   anky_gate_new ("no-timestamp",
                                  ANKY_GATE_WARN,
                                  NULL,
                                  uri,
                                  error->message));
}

/* Where roots are installed, the authority must be under one of them; where
 * none is, there is nothing to hold it to, and that is said. */
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
    GBytes *token;

    anky_act_observer_waits (options->observer, uri, i + 1, MAX_TRIES);
    token = anky_timestamp_request (options->fetcher,
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

/* One after the other; NULL with an error only when cancelled. */
static GBytes *
ask_all (AnkyActTimestamp *self,
         GBytes *imprint,
         GCancellable *cancellable,
         GError **error)
{
  const AnkyActOptions *options = self->options;

  for (guint i = 0; options->fetcher && options->tsa && options->tsa[i]; i++) {
    const char *uri = options->tsa[i];
    g_autoptr (GError) local_error = NULL;
    GBytes *token = ask_one (options, uri, imprint, cancellable, &local_error);

    if (token)
      return token;
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    note_failure (self, uri, local_error);
  }
  return NULL;
}

/* The signature is finished and waits here. A timestamp over the document is
 * asked for by others, who put the question themselves. */
static AnkyActAnswer
ask_user (AnkyActTimestamp *self, GCancellable *cancellable)
{
  if (self->is_required)
    return ANKY_ACT_ANSWER_STOP;
  if (self->options->or_lower)
    return ANKY_ACT_ANSWER_GO_ON;
  return anky_act_observer_ask (self->options->observer,
                                ANKY_LEVEL_B_B,
                                self->why ? self->why
                                          : "no timestamp server is set",
                                cancellable);
}

static GBytes *
take_token (AnkyActTimestamp *self, GBytes *token)
{
  if (!get_trust (self->options))
    g_ptr_array_add (
        self->warnings,
        anky_gate_new ("timestamp-no-root", ANKY_GATE_WARN, NULL, NULL, NULL));
  return token;
}

void
anky_act_timestamp_clear (AnkyActTimestamp *self)
{
  g_clear_pointer (&self->why, g_free);
}

GBytes *
anky_act_timestamp_request (GBytes *imprint,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  AnkyActTimestamp *self = data;
  AnkyActAnswer answer;

  do {
    g_autoptr (GError) local_error = NULL;
    GBytes *token = ask_all (self, imprint, cancellable, &local_error);

    if (token)
      return take_token (self, token);
    if (local_error) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
    answer = ask_user (self, cancellable);
  } while (answer == ANKY_ACT_ANSWER_TRY_AGAIN);

  self->was_lowered = answer == ANKY_ACT_ANSWER_GO_ON;
  if (self->was_lowered ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_set_error (error,
               ANKY_SIGN_ERROR,
               ANKY_SIGN_ERROR_TIMESTAMP,
               "no timestamp could be had (%s)",
               self->why ? self->why : "no timestamp server is set");
  return NULL;
}
