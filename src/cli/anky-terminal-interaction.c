/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-terminal-interaction.h"

#include "anky-cli-say.h"
#include "anky-pin-password.h"
#include "anky-terminal.h"

#include <glib/gi18n.h>

struct _AnkyTerminalInteraction {
  GTlsInteraction parent_instance;
};

G_DEFINE_FINAL_TYPE (AnkyTerminalInteraction,
                     anky_terminal_interaction,
                     G_TYPE_TLS_INTERACTION)

static void
write_line (AnkyTerminal *terminal, const char *text)
{
  g_autofree char *harmless = anky_cli_dup_harmless (text);

  anky_terminal_write (terminal, harmless);
  anky_terminal_write (terminal, "\n");
}

/* What the token says of itself decides what is said before the question. */
static void
introduce (AnkyTerminal *terminal, AnkyPinPassword *question)
{
  GTlsPasswordFlags flags =
      g_tls_password_get_flags (G_TLS_PASSWORD (question));
  AnkyToken *token = anky_pin_password_get_token (question);
  const char *purpose = anky_pin_password_get_purpose (question);
  g_autofree char *about = NULL;

  if (purpose)
    write_line (terminal, purpose);
  if (flags & G_TLS_PASSWORD_RETRY)
    write_line (terminal, _ ("The PIN was not right."));
  if (flags & G_TLS_PASSWORD_MANY_TRIES)
    write_line (terminal, _ ("The token says that few tries are left."));
  /* Translators: the label and the serial number of a token. */
  about = g_strdup_printf (_ ("Token “%s” (%s)"),
                           anky_token_get_label (token),
                           anky_token_get_serial (token));
  write_line (terminal, about);
}

/* However the keyboard composes letters. */
static gboolean
is_word (const AnkySecret *answer, const char *word)
{
  const char *typed = (const char *) anky_secret_get_data (answer);
  g_autofree char *composed =
      g_utf8_normalize (typed, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_strcmp0 (composed, word) == 0;
}

static gboolean
consents (AnkyTerminal *terminal, GError **error)
{
  /* Translators: what must be typed to agree to the last try. */
  const char *word = _ ("yes");
  g_autofree char *prompt = g_strdup_printf (
      _ ("One wrong PIN more locks the token. Type “%s” to try: "),
      word);
  g_autoptr (AnkySecret) answer = NULL;

  answer = anky_terminal_read (terminal, prompt, TRUE, error);
  if (!answer)
    return FALSE;
  if (is_word (answer, word))
    return TRUE;
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_CANCELLED,
                       "the last try was not agreed to");
  return FALSE;
}

static GTlsInteractionResult
ask (AnkyTerminal *terminal, AnkyPinPassword *question, GError **error)
{
  AnkyToken *token = anky_pin_password_get_token (question);
  GTlsPassword *password = G_TLS_PASSWORD (question);
  g_autoptr (AnkySecret) pin = NULL;

  introduce (terminal, question);
  if (g_tls_password_get_flags (password) & G_TLS_PASSWORD_FINAL_TRY &&
      !consents (terminal, error))
    return G_TLS_INTERACTION_FAILED;
  if (anky_token_has_pin_pad (token)) {
    write_line (terminal, _ ("Enter the PIN at the reader."));
    return G_TLS_INTERACTION_HANDLED;
  }
  pin = anky_terminal_read (terminal, _ ("PIN: "), FALSE, error);
  if (!pin)
    return G_TLS_INTERACTION_FAILED;
  g_tls_password_set_value_full (
      password,
      anky_secret_dup_raw (anky_secret_get_data (pin),
                           anky_secret_get_size (pin)),
      (gssize) anky_secret_get_size (pin),
      anky_secret_free_raw);
  return G_TLS_INTERACTION_HANDLED;
}

static GTlsInteractionResult
anky_terminal_interaction_ask_password (GTlsInteraction *interaction,
                                        GTlsPassword *password,
                                        GCancellable *cancellable,
                                        GError **error)
{
  g_autoptr (AnkyTerminal) terminal = NULL;

  if (!ANKY_IS_PIN_PASSWORD (password))
    return G_TLS_INTERACTION_UNHANDLED;
  terminal = anky_terminal_open (NULL);
  if (!terminal)
    return G_TLS_INTERACTION_UNHANDLED;
  return ask (terminal, ANKY_PIN_PASSWORD (password), error);
}

static void
anky_terminal_interaction_class_init (AnkyTerminalInteractionClass *klass)
{
  G_TLS_INTERACTION_CLASS (klass)->ask_password =
      anky_terminal_interaction_ask_password;
}

static void
anky_terminal_interaction_init (AnkyTerminalInteraction *self)
{
}

GTlsInteraction *
anky_terminal_interaction_new (void)
{
  return g_object_new (ANKY_TYPE_TERMINAL_INTERACTION, NULL);
}
