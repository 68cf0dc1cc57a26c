/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-command.h"
#include "anky-cli-options.h"
#include "anky-cli-say.h"
#include "anky-json.h"
#include "anky-token-manager.h"

#include <glib/gi18n.h>

/* --- JSON ---------------------------------------------------------------- */

static const char *
get_kind (AnkyCertificate *certificate)
{
  return anky_signer_kind_to_string (anky_certificate_guess_kind (certificate));
}

static void
add_certificate (AnkyJson *json, AnkyTokenCertificate *self)
{
  AnkyCertificate *certificate = anky_token_certificate_get_certificate (self);

  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "uri", anky_token_certificate_get_uri (self));
  anky_json_add_string (json, "label", anky_token_certificate_get_label (self));
  anky_json_add_string (json,
                        "subject",
                        anky_certificate_get_subject (certificate));
  anky_json_add_string (json, "kind", get_kind (certificate));
  anky_json_add_time (json,
                      "notBefore",
                      anky_certificate_get_not_before (certificate));
  anky_json_add_time (json,
                      "notAfter",
                      anky_certificate_get_not_after (certificate));
  anky_json_add_boolean (json,
                         "usable",
                         anky_token_certificate_is_usable (self));
  anky_json_add_string (json, "why", anky_token_certificate_get_why (self));
  anky_json_end_object (json);
}

static void
add_pin (AnkyJson *json, AnkyPinState state)
{
  anky_json_begin_object (json, "pin");
  anky_json_add_boolean (json, "countLow", (state & ANKY_PIN_COUNT_LOW) != 0);
  anky_json_add_boolean (json, "finalTry", (state & ANKY_PIN_FINAL_TRY) != 0);
  anky_json_add_boolean (json, "locked", (state & ANKY_PIN_LOCKED) != 0);
  anky_json_end_object (json);
}

static void
add_token (AnkyJson *json, AnkyToken *token)
{
  GPtrArray *certificates = anky_token_get_certificates (token);

  anky_json_begin_object (json, NULL);
  anky_json_add_string (json, "uri", anky_token_get_uri (token));
  anky_json_add_string (json, "label", anky_token_get_label (token));
  anky_json_add_string (json, "serial", anky_token_get_serial (token));
  add_pin (json, anky_token_get_pin_state (token));
  anky_json_begin_array (json, "certificates");
  for (guint i = 0; i < certificates->len; i++)
    add_certificate (json, g_ptr_array_index (certificates, i));
  anky_json_end_array (json);
  anky_json_end_object (json);
}

static void
print_json (GPtrArray *tokens)
{
  g_autoptr (AnkyJson) json = anky_json_new ();
  g_autofree char *text = NULL;

  anky_json_begin_object (json, NULL);
  anky_json_begin_array (json, "tokens");
  for (guint i = 0; i < tokens->len; i++)
    add_token (json, g_ptr_array_index (tokens, i));
  anky_json_end_array (json);
  anky_json_end_object (json);
  text = anky_json_steal_text (json);
  anky_cli_print_raw (text);
}

/* --- for people ---------------------------------------------------------- */

static const char *
explain (const char *why)
{
  const struct {
    const char *why;
    const char *words;
  } words[] = {
    { "no-key", N_ ("cannot sign: no private key") },
    { "expired", N_ ("cannot sign: expired") },
    { "not-yet-valid", N_ ("cannot sign: not valid yet") },
    { "ca", N_ ("cannot sign: an authority's certificate") },
    { "key-usage", N_ ("cannot sign: not meant for signatures") },
    { "weak-key", N_ ("cannot sign: the key is too weak") },
    { "locked", N_ ("cannot sign: the token is locked") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_strcmp0 (why, words[i].why) == 0)
      return _ (words[i].words);
  }
  return _ ("can sign");
}

static const char *
explain_pin (AnkyPinState state)
{
  if (state & ANKY_PIN_LOCKED)
    return _ (", locked");
  if (state & ANKY_PIN_FINAL_TRY)
    return _ (", one wrong PIN more locks it");
  if (state & ANKY_PIN_COUNT_LOW)
    return _ (", few wrong PINs more lock it");
  return "";
}

static const char *
explain_kind (AnkyCertificate *certificate)
{
  switch (anky_certificate_guess_kind (certificate)) {
  case ANKY_SIGNER_PERSON:
    return _ ("person");
  case ANKY_SIGNER_ORGANIZATION:
    return _ ("organization");
  case ANKY_SIGNER_OFFICE:
    return _ ("office");
  case ANKY_SIGNER_UNKNOWN:
  default:
    return _ ("not known whose");
  }
}

static void
print_certificate (AnkyTokenCertificate *self)
{
  AnkyCertificate *certificate = anky_token_certificate_get_certificate (self);
  const char *name = anky_certificate_get_common_name (certificate);
  g_autofree char *end =
      g_date_time_format (anky_certificate_get_not_after (certificate),
                          /* Translators: a date, as in strftime. */
                          _ ("%Y-%m-%d"));

  /* Translators: name, kind of signer, last day, whether it can sign. */
  anky_cli_print (_ ("  %s (%s), until %s: %s"),
                  name ? name : anky_certificate_get_subject (certificate),
                  explain_kind (certificate),
                  end,
                  explain (anky_token_certificate_get_why (self)));
  anky_cli_print ("    %s", anky_token_certificate_get_uri (self));
}

static void
print_token (AnkyToken *token)
{
  GPtrArray *certificates = anky_token_get_certificates (token);

  /* Translators: label and serial number of a token, and what it says of its
   * PIN. */
  anky_cli_print (_ ("Token “%s” (%s)%s"),
                  anky_token_get_label (token),
                  anky_token_get_serial (token),
                  explain_pin (anky_token_get_pin_state (token)));
  if (certificates->len == 0)
    anky_cli_print (_ ("  no certificate"));
  for (guint i = 0; i < certificates->len; i++)
    print_certificate (g_ptr_array_index (certificates, i));
}

static void
print_words (GPtrArray *tokens)
{
  if (tokens->len == 0)
    anky_cli_say (NULL,
                  _ ("No token is there: plug one in, or name its driver "
                     "with --module."));
  for (guint i = 0; i < tokens->len; i++)
    print_token (g_ptr_array_index (tokens, i));
}

/* ------------------------------------------------------------------------- */

static int
say_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    g_autoptr (GError) error =
        g_error_new_literal (ANKY_TOKEN_ERROR,
                             ANKY_TOKEN_ERROR_MODULE,
                             g_ptr_array_index (problems, i));

    (void) anky_cli_fail (NULL, error);
  }
  return problems->len > 0 ? ANKY_CLI_KEY : ANKY_CLI_OK;
}

int
anky_cli_certificates (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) options =
      anky_cli_options_parse (arguments,
                              ANKY_CLI_HAS_MODULE | ANKY_CLI_HAS_JSON,
                              NULL,
                              &status);
  g_autoptr (AnkyTokenManager) manager = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) tokens = NULL;
  g_autoptr (GError) error = NULL;

  if (!options)
    return status;
  manager =
      anky_token_manager_new ((const char *const *) options->modules, FALSE);
  tokens = anky_token_manager_list (manager, &problems, NULL, &error);
  if (!tokens)
    return anky_cli_fail (NULL, error);
  if (options->json)
    print_json (tokens);
  else
    print_words (tokens);
  return say_problems (problems);
}
