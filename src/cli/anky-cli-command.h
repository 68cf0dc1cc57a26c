/* anky-cli-command.h - the commands and what they end with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses of the command line contract. */
enum {
  ANKY_CLI_OK = 0,
  ANKY_CLI_ASK = 1, /* verify: ask or return; placing: no certain place */
  ANKY_CLI_USAGE = 2,
  ANKY_CLI_FILE = 3,
  ANKY_CLI_KEY = 4,
  ANKY_CLI_EVIDENCE = 5,
  ANKY_CLI_REFUSED = 6,
};

typedef struct {
  const char *name;
  const char *summary; /* to be translated */
  /* @arguments: the command's name, then its own, NULL-terminated. */
  int (*run) (char **arguments);
} AnkyCliCommand;

int anky_cli_certificates (char **arguments);
int anky_cli_place (char **arguments);
int anky_cli_sign (char **arguments);
int anky_cli_extend (char **arguments);
int anky_cli_verify (char **arguments);

G_END_DECLS
