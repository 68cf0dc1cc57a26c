/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-act.h"
#include "anky-cli-command.h"
#include "anky-cli-options.h"
#include "anky-cli-say.h"

#include <glib/gi18n.h>

int
anky_cli_extend (char **arguments)
{
  int status = ANKY_CLI_OK;
  g_autoptr (AnkyCliOptions) words =
      anky_cli_options_parse (arguments,
                              ANKY_CLI_HAS_EVIDENCE | ANKY_CLI_HAS_TRUST,
                              _ ("FILE…"),
                              &status);
  g_autoptr (GError) error = NULL;

  if (!words)
    return status;
  error = g_error_new_literal (
      ANKY_OFFICE_ERROR,
      ANKY_OFFICE_ERROR_NOT_YET,
      _ ("This version cannot add validation data yet: sign with --tsa for a "
         "timestamp at least."));
  return anky_cli_fail (NULL, error);
}
