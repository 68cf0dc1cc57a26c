/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-act.h"
#include "anky-cli-command.h"
#include "anky-cli-parse.h"
#include "anky-cli-receipt.h"
#include "anky-cli-say.h"
#include "anky-clock.h"
#include "anky-output.h"
#include "anky-receive.h"
#include "anky-record.h"

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
  gboolean as_json;
  const char *const *reports; /* files to write, NULL-terminated */
  GPtrArray *receipts;        /* AnkyReceipt */
  GPtrArray *paths;           /* char *, borrowed */
  GString *json;              /* what goes into them */
} Settings;

static void
settings_clear (Settings *self)
{
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->at, g_date_time_unref);
  if (self->json)
    g_string_free (self->json, TRUE);
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settings, settings_clear)

static gboolean
check_reports (const AnkyCliOptions *words, GError **error)
{
  for (gsize i = 0; words->reports && words->reports[i]; i++) {
    if (!g_str_has_suffix (words->reports[i], ".json") &&
        !g_str_has_suffix (words->reports[i], ".pdf"))
      return anky_cli_set_usage_error (
          error,
          _ ("--report: give a name that ends in .pdf or .json"));
  }
  return TRUE;
}

static gboolean
read_words (Settings *self, const AnkyCliOptions *words, GError **error)
{
  self->json = g_string_new (NULL);
  self->receipts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_receipt_unref);
  self->paths = g_ptr_array_new ();
  self->as_json = words->json;
  if (!check_reports (words, error))
    return FALSE;
  self->reports = (const char *const *) words->reports;
  if (words->at) {
    self->at = anky_clock_parse (words->at);
    if (!self->at)
      return anky_cli_set_usage_error (
          error,
          _ ("--at: give a time such as 2026-11-21T09:30:00+07:00"));
  }
  self->trust = anky_cli_load_trust (words, error);
  self->fetcher = anky_cli_make_fetcher (words, MAX_FETCHES);
  self->options.trust = self->trust;
  self->options.fetcher = self->fetcher;
  self->options.at = self->at;
  return self->trust != NULL;
}

static int
verify_one (Settings *self, const char *path)
{
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyFile) file = anky_file_open (path, &error);
  g_autoptr (AnkyReceipt) receipt = NULL;

  if (file)
    receipt = anky_receive (file, &self->options, NULL, &error);
  if (!receipt)
    return anky_cli_fail (path, error);
  json = anky_receipt_to_json (receipt, path);
  g_string_append (self->json, json);
  g_string_append_c (self->json, '\n');
  g_ptr_array_add (self->receipts, anky_receipt_ref (receipt));
  g_ptr_array_add (self->paths, (gpointer) path);
  if (self->as_json)
    anky_cli_print_raw (json);
  else
    anky_cli_print_receipt (receipt, path);
  return receipt->acceptance >= ANKY_WEIGHT_ASK ? ANKY_CLI_ASK : ANKY_CLI_OK;
}

/* A document that no record may be kept of is said and left out. */
static GBytes *
make_record (Settings *self, GError **error)
{
  g_autoptr (AnkyRecord) record = anky_record_new ();

  for (guint i = 0; i < self->receipts->len; i++) {
    const char *path = g_ptr_array_index (self->paths, i);
    g_autofree char *name = g_path_get_basename (path);
    g_autoptr (GError) own_error = NULL;

    if (!anky_record_add (record,
                          g_ptr_array_index (self->receipts, i),
                          name,
                          &own_error))
      (void) anky_cli_fail (path, own_error);
  }
  return anky_record_to_pdf (record, error);
}

static int
write_report (Settings *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      g_str_has_suffix (path, ".pdf")
          ? make_record (self, &error)
          : g_bytes_new (self->json->str, self->json->len);
  g_autoptr (AnkyDigest) digest = anky_digest_new (ANKY_DIGEST_SHA256);
  g_autoptr (AnkyOutput) output = NULL;

  if (bytes)
    output = anky_output_new (path, FALSE, &error);
  if (output && anky_output_append (output, bytes, digest, &error) &&
      anky_output_finish (output, &error))
    return ANKY_CLI_OK;
  return anky_cli_fail (path, error);
}

int
anky_cli_verify (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments, HAS, "FILE…", &status);
  g_auto (Settings) settings = { 0 };
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  if (!read_words (&settings, words, &error))
    return anky_cli_fail (NULL, error);
  for (gsize i = 0; words->files[i]; i++) {
    int answer = verify_one (&settings, words->files[i]);

    status = MAX (status, answer);
  }
  for (gsize i = 0; settings.reports && settings.reports[i]; i++) {
    int answer = write_report (&settings, settings.reports[i]);

    status = MAX (status, answer);
  }
  return status;
}
