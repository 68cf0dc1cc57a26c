/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-act.h"
#include "anky-cli-command.h"
#include "anky-cli-output.h"
#include "anky-cli-parse.h"
#include "anky-cli-say.h"

#include <glib/gi18n.h>

#define HAS (ANKY_CLI_HAS_EVIDENCE | ANKY_CLI_HAS_TRUST)

static gboolean
check_words (const AnkyCliOptions *words, GError **error)
{
  if (g_strcmp0 (words->level, "B-LT") != 0 &&
      g_strcmp0 (words->level, "B-LTA") != 0)
    return anky_cli_set_usage_error (error, _ ("--level: give B-LT or B-LTA"));
  return g_strv_length (words->files) < 2 ||
         anky_cli_output_check (words, error);
}

static int
extend_one (const AnkyCliOptions *words, AnkyCliAct *act, const char *path)
{
  g_autofree char *output =
      anky_cli_output_dup_path (words, path, &act->options);
  AnkyActOptions options = act->options;
  g_autoptr (AnkyActResult) result = NULL;
  g_autoptr (GError) error = NULL;

  options.output_path = output;
  result = anky_act_extend (path, &options, NULL, &error);
  if (!result)
    return anky_cli_fail (path, error);
  anky_cli_tell_result (path, result);
  return ANKY_CLI_OK;
}

int
anky_cli_extend (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments, HAS, "FILE…", &status);
  g_autoptr (AnkyCliAct) act = NULL;
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  if (check_words (words, &error))
    act = anky_cli_act_new_for_evidence (words, &error);
  if (!act)
    return anky_cli_fail (NULL, error);
  for (gsize i = 0; words->files[i]; i++) {
    int answer = extend_one (words, act, words->files[i]);

    status = MAX (status, answer);
  }
  return status;
}
