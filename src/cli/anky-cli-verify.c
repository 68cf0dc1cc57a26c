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
  guint n_printed;            /* of them */
  gboolean is_waiting;        /* for the document of an attachment */
} Settings;

static void
settings_clear (Settings *self)
{
  g_clear_object (&self->trust);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->at, g_date_time_unref);
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

static AnkyReceipt *
judge (Settings *self, const char *path, GError **error)
{
  g_autoptr (AnkyFile) file = anky_file_open (path, error);

  return file ? anky_receive (file, &self->options, NULL, error) : NULL;
}

static gboolean
is_attachment (AnkyReceipt *receipt)
{
  GPtrArray *signatures = receipt->report ? receipt->report->signatures : NULL;

  for (guint i = 0; signatures && i < signatures->len; i++) {
    const AnkySignatureReport *signature = g_ptr_array_index (signatures, i);

    if (signature->role == ANKY_ROLE_ATTACHMENT)
      return TRUE;
  }
  return FALSE;
}

/* Prints what was not printed yet, in the order of the arguments. */
static int
print (Settings *self)
{
  int status = ANKY_CLI_OK;

  for (; self->n_printed < self->receipts->len; self->n_printed++) {
    AnkyReceipt *receipt = g_ptr_array_index (self->receipts, self->n_printed);
    const char *path = g_ptr_array_index (self->paths, self->n_printed);
    g_autofree char *json = anky_receipt_to_json (receipt, path);

    if (self->as_json)
      anky_cli_print_raw (json);
    else
      anky_cli_print_receipt (receipt, path);
    if (receipt->acceptance >= ANKY_WEIGHT_ASK)
      status = ANKY_CLI_ASK;
  }
  return status;
}

static int
verify_one (Settings *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  AnkyReceipt *receipt = judge (self, path, &error);

  if (!receipt)
    return anky_cli_fail (path, error);
  g_ptr_array_add (self->receipts, receipt);
  g_ptr_array_add (self->paths, (gpointer) path);
  self->is_waiting = self->is_waiting || is_attachment (receipt);
  return self->is_waiting ? ANKY_CLI_OK : print (self);
}

/* The number of the one document among the files; NULL if there are several:
 * whose the attachments are is then not known. */
static const char *
find_main_number (Settings *self)
{
  const char *number = NULL;

  for (guint i = 0; i < self->receipts->len; i++) {
    AnkyReceipt *receipt = g_ptr_array_index (self->receipts, i);

    if (is_attachment (receipt) || !receipt->number)
      continue;
    if (number)
      return NULL;
    number = receipt->number;
  }
  return number;
}

/* An attachment carries the number of its document, where both are given. */
static int
judge_attachments (Settings *self)
{
  const char *number = find_main_number (self);
  int status = ANKY_CLI_OK;
  int answer;

  self->options.main_number = number;
  for (guint i = self->n_printed; number && i < self->receipts->len; i++) {
    const char *path = g_ptr_array_index (self->paths, i);
    g_autoptr (GError) error = NULL;
    AnkyReceipt *again = NULL;

    if (!is_attachment (g_ptr_array_index (self->receipts, i)))
      continue;
    again = judge (self, path, &error);
    if (!again) {
      status = anky_cli_fail (path, error);
      continue;
    }
    anky_receipt_unref (g_ptr_array_index (self->receipts, i));
    g_ptr_array_index (self->receipts, i) = again;
  }
  answer = print (self);
  return MAX (status, answer);
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

static GBytes *
make_json_record (Settings *self)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < self->receipts->len; i++) {
    AnkyReceipt *receipt = g_ptr_array_index (self->receipts, i);
    const char *path = g_ptr_array_index (self->paths, i);
    g_autofree char *json = NULL;

    if (anky_receipt_is_secret (receipt)) {
      anky_cli_say (path, _ ("it bears a secrecy mark: no record is kept"));
      continue;
    }
    json = anky_receipt_to_record_json (receipt, path);
    g_string_append_printf (lines, "%s\n", json);
  }
  return g_string_free_to_bytes (lines);
}

static int
write_report (Settings *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_str_has_suffix (path, ".pdf")
                                 ? make_record (self, &error)
                                 : make_json_record (self);
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
  int answer_of_attachments;

  if (!words)
    return status;
  if (!read_words (&settings, words, &error))
    return anky_cli_fail (NULL, error);
  for (gsize i = 0; words->files[i]; i++) {
    int answer = verify_one (&settings, words->files[i]);

    status = MAX (status, answer);
  }
  answer_of_attachments = judge_attachments (&settings);
  status = MAX (status, answer_of_attachments);
  for (gsize i = 0; settings.reports && settings.reports[i]; i++) {
    int answer = write_report (&settings, settings.reports[i]);

    status = MAX (status, answer);
  }
  return status;
}
