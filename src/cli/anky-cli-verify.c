/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-act.h"
#include "anky-cli-command.h"
#include "anky-cli-parse.h"
#include "anky-cli-receipt.h"
#include "anky-cli-say.h"
#include "anky-clock.h"
#include "anky-receive.h"
#include "anky-trust-store.h"

#include <glib/gi18n.h>

#define HAS                                                                    \
  (ANKY_CLI_HAS_TRUST | ANKY_CLI_HAS_NETWORK | ANKY_CLI_HAS_JSON |             \
   ANKY_CLI_HAS_VERIFYING)

/* Addresses from a received file are hostile (design decision 18). */
#define MAX_FETCHES 8

typedef struct {
  AnkyReceiveOptions options;
  AnkyTrust *trust;
  AnkyFetcher *fetcher;
  GDateTime *at;
} Settings;

static void
settings_clear (Settings *self)
{
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->at, g_date_time_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static gboolean
read_words (Settings *self, const AnkyCliOptions *words, GError **error)
{
  if (words->reports) {
    g_set_error_literal (error,
                         ANKY_OFFICE_ERROR,
                         ANKY_OFFICE_ERROR_NOT_YET,
                         _ ("This version cannot write reports yet: use "
                            "--json."));
    return FALSE;
  }
  if (words->at) {
    self->at = anky_clock_parse (words->at);
    if (!self->at)
      return anky_cli_set_usage_error (
          error,
          _ ("--at: give a time such as 2026-11-21T09:30:00+07:00"));
  }
  self->trust =
      anky_trust_store_load ((const char *const *) words->trust, error);
  self->fetcher = anky_cli_make_fetcher (words, MAX_FETCHES);
  self->options.trust = self->trust;
  self->options.fetcher = self->fetcher;
  self->options.at = self->at;
  return self->trust != NULL;
}

static int
verify_one (Settings *self, const char *path, gboolean as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = anky_file_open (path, &error);
  g_autoptr (AnkyReceipt) receipt = NULL;

  if (file)
    receipt = anky_receive (file, &self->options, NULL, &error);
  if (!receipt)
    return anky_cli_fail (path, error);
  if (as_json) {
    g_autofree char *json = anky_receipt_to_json (receipt, path);

    anky_cli_print_raw (json);
  } else {
    anky_cli_print_receipt (receipt, path);
  }
  return receipt->acceptance >= ANKY_WEIGHT_ASK ? ANKY_CLI_ASK : ANKY_CLI_OK;
}

int
anky_cli_verify (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments, HAS, _ ("FILE…"), &status);
  g_auto (Settings) settings = { 0 };
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  if (!read_words (&settings, words, &error))
    return anky_cli_fail (NULL, error);
  for (gsize i = 0; words->files[i]; i++)
    status = MAX (status, verify_one (&settings, words->files[i], words->json));
  return status;
}
