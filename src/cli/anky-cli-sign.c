/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-act.h"
#include "anky-cli-command.h"
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
  int status; /* the largest so far */
} Run;

static void
run_clear (Run *self)
{
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
  return TRUE;
}

/* --- files --------------------------------------------------------------- */

static AnkyActOptions
get_options (Run *self, const char *output)
{
  AnkyActOptions options = self->act->options;

  options.output_path = output;
  return options;
}

/* What can be known before the PIN is asked, of every file: those that cannot
 * be signed are said and left out. */
static GPtrArray *
check_all (Run *self)
{
  GPtrArray *ready = g_ptr_array_new ();
  AnkyCertificate *certificate = anky_key_get_certificate (self->key);

  for (gsize i = 0; self->words->files[i]; i++) {
    const char *path = self->words->files[i];
    g_autofree char *output =
        anky_cli_output_dup_path (self->words, path, &self->act->options);
    AnkyActOptions options = get_options (self, output);
    g_autoptr (GError) error = NULL;

    if (anky_act_check (path, &options, certificate, NULL, &error))
      g_ptr_array_add (ready, (gpointer) path);
    else
      fail (self, path, error);
  }
  return ready;
}

/* A token that is gone or wants no more is gone for the rest, too. */
static gboolean
ends_all (const GError *error)
{
  return error->domain == ANKY_TOKEN_ERROR ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
sign_one (Run *self, const char *path)
{
  g_autofree char *output =
      anky_cli_output_dup_path (self->words, path, &self->act->options);
  AnkyActOptions options = get_options (self, output);
  g_autoptr (AnkyActResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = anky_act_run (path, &options, self->key, NULL, &error);
  if (result) {
    anky_cli_tell_result (path, result);
    return TRUE;
  }
  fail (self, path, error);
  return !ends_all (error);
}

static void
sign_all (Run *self, GPtrArray *paths)
{
  guint n_done = 0;

  while (n_done < paths->len &&
         sign_one (self, g_ptr_array_index (paths, n_done)))
    n_done++;
  if (n_done + 1 < paths->len) {
    guint n_left = paths->len - n_done - 1;
    g_autofree char *sentence =
        g_strdup_printf (ngettext ("%u more file was not signed.",
                                   "%u more files were not signed.",
                                   n_left),
                         n_left);

    anky_cli_say (NULL, sentence);
  }
}

/* One line for the prompt. */
static char *
dup_purpose (GPtrArray *paths)
{
  if (paths->len == 1)
    return g_filename_display_basename (g_ptr_array_index (paths, 0));
  return g_strdup_printf (ngettext ("%u file", "%u files", paths->len),
                          paths->len);
}

static void
sign_with_pin (Run *self, GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *purpose = dup_purpose (paths);
  g_autoptr (GTlsInteraction) interaction =
      anky_cli_pin_open (self->words, &error);

  if (interaction &&
      anky_key_begin (self->key, interaction, purpose, NULL, &error)) {
    sign_all (self, paths);
    anky_key_end (self->key);
    return;
  }
  fail (self, NULL, error);
}

int
anky_cli_sign (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments, HAS, "FILE…", &status);
  g_auto (Run) run = { .words = words };
  g_autoptr (GPtrArray) ready = NULL;
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  if (!read_words (&run, &error) || !find_key (&run, &error))
    return anky_cli_fail (NULL, error);
  ready = check_all (&run);
  if (ready->len > 0)
    sign_with_pin (&run, ready);
  return run.status;
}
