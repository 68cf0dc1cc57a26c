/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-act-settings.h"
#include "anky-batch.h"
#include "anky-cli-act.h"
#include "anky-cli-command.h"
#include "anky-cli-gate.h"
#include "anky-cli-output.h"
#include "anky-cli-parse.h"
#include "anky-cli-pin.h"
#include "anky-cli-say.h"
#include "anky-token-manager.h"

#include <glib/gi18n.h>

#define HAS                                                                    \
  (ANKY_CLI_HAS_MODULE | ANKY_CLI_HAS_PLACING | ANKY_CLI_HAS_SIGNING |         \
   ANKY_CLI_HAS_EVIDENCE | ANKY_CLI_HAS_TRUST | ANKY_CLI_HAS_NETWORK)

/* One run of the command: one certificate, one PIN, one or many files. */
typedef struct {
  const AnkyCliOptions *words;
  AnkyCliAct *act;
  AnkyTokenManager *manager;
  AnkyKey *key;
  AnkyActOptions *options; /* the act's, with what was kept for the key */
  int status;              /* the largest so far */
  guint n_left;            /* files that one error of the token left unsigned */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->options, anky_act_options_free);
  g_clear_object (&self->key);
  g_clear_object (&self->manager);
  g_clear_pointer (&self->act, anky_cli_act_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
fail (Run *self, const char *subject, const GError *error)
{
  int status = anky_cli_fail (subject, error);

  self->status = MAX (self->status, status);
}

static gboolean
may_be_gate (const GError *error)
{
  return g_error_matches (error, ANKY_OFFICE_ERROR, ANKY_OFFICE_ERROR_GATE) ||
         g_error_matches (error,
                          ANKY_OFFICE_ERROR,
                          ANKY_OFFICE_ERROR_CERTIFICATE);
}

/* A document that could not be signed. */
static void
fail_document (Run *self, const char *path, const GError *error)
{
  int status = anky_office_exit_status (error);

  if (may_be_gate (error) &&
      anky_cli_say_gate (path,
                         self->options,
                         anky_key_get_certificate (self->key)))
    self->status = MAX (self->status, status);
  else
    fail (self, path, error);
}

/* --- usage --------------------------------------------------------------- */

static gboolean
takes_one_file (AnkyKind kind)
{
  return kind == ANKY_KIND_ISSUE || kind == ANKY_KIND_NUMBER ||
         kind == ANKY_KIND_DATE || kind == ANKY_KIND_SEAL;
}

static gboolean
check_files (const AnkyCliOptions *words, AnkyKind kind, GError **error)
{
  if (g_strv_length (words->files) < 2)
    return TRUE;
  if (takes_one_file (kind))
    return anky_cli_set_usage_error (error,
                                     _ ("“%s” takes one file"),
                                     anky_kind_to_string (kind));
  if (words->number && kind != ANKY_KIND_ATTACHMENT)
    return anky_cli_set_usage_error (
        error,
        _ ("--number is for one document, not for several files"));
  return anky_cli_output_check (words, error);
}

static gboolean
read_words (Run *self, GError **error)
{
  self->act = anky_cli_act_new (self->words, error);
  return self->act &&
         check_files (self->words, self->act->options.kind, error) &&
         anky_cli_pin_check (self->words, error);
}

/* --- the key ------------------------------------------------------------- */

static AnkySignerKind
get_wanted_kind (const AnkyActOptions *options)
{
  if (options->signer_kind != ANKY_SIGNER_UNKNOWN)
    return ANKY_SIGNER_UNKNOWN;
  return anky_kind_is_organization (options->kind) ? ANKY_SIGNER_ORGANIZATION
                                                   : ANKY_SIGNER_PERSON;
}

/* The picture, diameter and rules that the window keeps for this certificate,
 * and the numbers that were given before. */
static void
complete_options (Run *self)
{
  g_autoptr (AnkyIdentityBook) book = anky_identity_book_new_default ();

  self->options =
      anky_act_settings_complete (&self->act->options,
                                  book,
                                  anky_key_get_certificate (self->key));
  self->options->journal = anky_number_journal_new_default ();
}

static gboolean
find_key (Run *self, GError **error)
{
  g_autoptr (AnkyTokenCertificate) certificate = NULL;

  self->manager =
      anky_token_manager_new ((const char *const *) self->words->modules,
                              FALSE);
  certificate = anky_token_manager_find (self->manager,
                                         self->words->cert,
                                         get_wanted_kind (&self->act->options),
                                         NULL,
                                         error);
  if (!certificate)
    return FALSE;
  self->key = anky_token_manager_get_key (self->manager, certificate);
  complete_options (self);
  return TRUE;
}

/* --- one file ------------------------------------------------------------ */

/* What can be known before the PIN is asked comes first. */
static AnkyActResult *
sign_file (Run *self, const char *path, GError **error)
{
  AnkyCertificate *certificate = anky_key_get_certificate (self->key);
  g_autofree char *output =
      anky_cli_output_dup_path (self->words, path, self->options);
  g_autofree char *purpose = g_filename_display_basename (path);
  g_autoptr (GTlsInteraction) interaction = NULL;
  AnkyActOptions options = *self->options;
  g_autoptr (AnkyActJob) job = NULL;
  AnkyActResult *result;

  options.output_path = output;
  job = anky_act_prepare (path, &options, certificate, NULL, error);
  if (!job)
    return NULL;
  interaction = anky_cli_pin_open (self->words, error);
  if (!interaction ||
      !anky_key_begin (self->key, interaction, purpose, NULL, error))
    return NULL;
  result = anky_act_run_prepared (job, self->key, NULL, error);
  anky_key_end (self->key);
  return result;
}

static void
sign_one (Run *self)
{
  const char *path = self->words->files[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyActResult) result = sign_file (self, path, &error);

  if (result)
    anky_cli_tell_result (path, result);
  else
    fail_document (self, path, error);
}

/* --- many files ---------------------------------------------------------- */

/* A token that is gone or wants no more is so for the rest, too, and is said
 * once. */
static gboolean
ends_all (const GError *error)
{
  return error->domain == ANKY_TOKEN_ERROR ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
tell_item (const AnkyBatchItem *item,
           guint n_done,
           guint n_files,
           gpointer user_data)
{
  Run *self = user_data;

  if (item->result)
    anky_cli_tell_result (item->input_path, item->result);
  else if (!ends_all (item->error) || self->n_left++ == 0)
    fail_document (self, item->input_path, item->error);
}

static void
tell_left (guint n_left)
{
  g_autofree char *sentence =
      g_strdup_printf (ngettext ("%u file was not signed for this reason.",
                                 "%u files were not signed for this reason.",
                                 n_left),
                       n_left);

  anky_cli_say (NULL, sentence);
}

static void
sign_many (Run *self)
{
  const char *const *paths = (const char *const *) self->words->files;
  AnkyActOptions options = *self->options;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GTlsInteraction) interaction = NULL;
  g_autoptr (GError) error = NULL;

  interaction = anky_cli_pin_open (self->words, &error);
  if (!interaction) {
    fail (self, NULL, error);
    return;
  }
  options.output_folder = self->words->output;
  files = anky_batch_list_files (paths, &options);
  items = anky_batch_run (files, self->key, interaction, tell_item, self, NULL);
  if (self->n_left > 1)
    tell_left (self->n_left);
}

int
anky_cli_sign (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments, HAS, "FILE…", &status);
  g_auto (Run) run = { .words = words };
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  if (!read_words (&run, &error) || !find_key (&run, &error))
    return anky_cli_fail (NULL, error);
  if (g_strv_length (words->files) == 1)
    sign_one (&run);
  else
    sign_many (&run);
  return run.status;
}
