/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-pin.h"

#include "anky-cli-parse.h"
#include "anky-pin-interaction.h"
#include "anky-terminal-interaction.h"
#include "anky-token-uri.h"

#include <glib/gi18n.h>

#define MAX_FD 65535

static gboolean
read_fd (const AnkyCliOptions *words, guint *fd_out, GError **error)
{
  return anky_cli_parse_uint ("pin-fd",
                              words->pin_fd,
                              0,
                              MAX_FD,
                              fd_out,
                              error);
}

/* The file a URI names, NULL for none. */
static char *
dup_source (const AnkyCliOptions *words, GError **error)
{
  if (!words->cert || !anky_token_uri_is_uri (words->cert))
    return NULL;
  return anky_token_uri_dup_pin_source (words->cert, error);
}

gboolean
anky_cli_pin_check (const AnkyCliOptions *words, GError **error)
{
  g_autoptr (GError) source_error = NULL;
  guint fd;

  g_free (dup_source (words, &source_error));
  if (words->pin_fd && words->pin_file)
    return anky_cli_set_usage_error (
        error,
        _ ("give --pin-fd or --pin-file, not both"));
  if (source_error)
    return anky_cli_set_usage_error (error,
                                     "--cert: %s",
                                     source_error->message);
  return !words->pin_fd || read_fd (words, &fd, error);
}

/* Whatever keeps the PIN from being read is a matter of the PIN (status 4),
 * not of the document. */
static GTlsInteraction *
blame_pin (GTlsInteraction *interaction, GError *local, GError **error)
{
  if (!interaction)
    g_set_error (error,
                 ANKY_TOKEN_ERROR,
                 ANKY_TOKEN_ERROR_FAILED,
                 _ ("The PIN cannot be read: %s"),
                 local->message);
  g_clear_error (&local);
  return interaction;
}

GTlsInteraction *
anky_cli_pin_open (const AnkyCliOptions *words, GError **error)
{
  g_autofree char *source = NULL;
  GTlsInteraction *interaction;
  GError *local = NULL;
  guint fd;

  if (words->pin_fd) {
    if (!read_fd (words, &fd, error))
      return NULL;
    interaction = anky_pin_interaction_new_for_fd ((int) fd, &local);
    return blame_pin (interaction, local, error);
  }
  source =
      words->pin_file ? g_strdup (words->pin_file) : dup_source (words, error);
  if (!source)
    return anky_terminal_interaction_new ();
  interaction = anky_pin_interaction_new_for_file (source, &local);
  return blame_pin (interaction, local, error);
}
