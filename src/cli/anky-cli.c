/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "anky-cli-command.h"
#include "anky-cli-say.h"
#include "anky-secret.h"

#include <glib/gi18n.h>
#include <locale.h>

static const AnkyCliCommand commands[] = {
  { "certificates",
    N_ ("list the certificates on the tokens"),
    anky_cli_certificates },
  { "place", N_ ("show where a signature would go"), anky_cli_place },
  { "sign", N_ ("sign, issue, copy or attach documents"), anky_cli_sign },
  { "extend", N_ ("add validation data to documents"), anky_cli_extend },
  { "verify", N_ ("judge received documents"), anky_cli_verify },
};

static const AnkyCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  }
  return NULL;
}

static void
print_help (void)
{
  anky_cli_print_raw (_ ("Usage: anky-cli COMMAND [OPTION…] [FILE…]\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    anky_cli_print ("  %-14s%s", commands[i].name, _ (commands[i].summary));
  anky_cli_print_raw (
      _ ("\n“anky-cli COMMAND --help” says more of each.\n"
         "Exit status: 0 as asked, 1 look at it, 2 usage, 3 file, "
         "4 token or certificate, 5 timestamp or evidence, 6 not "
         "permitted."));
}

/* Text goes in and out as UTF-8 whatever the locale says: a script that runs
 * in the C locale has Vietnamese in its arguments all the same. */
static void
set_up_language (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ANKY_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  const AnkyCliCommand *command;
  const char *name = argc > 1 ? argv[1] : "";

  anky_secret_protect_process ();
  set_up_language ();
  g_set_prgname ("anky-cli");

  if (g_str_equal (name, "--version")) {
    anky_cli_print ("anky-cli %s", ANKY_VERSION);
    return ANKY_CLI_OK;
  }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h")) {
    print_help ();
    return ANKY_CLI_OK;
  }
  command = find_command (name);
  if (command)
    return command->run (argv + 1);
  if (*name == '\0')
    anky_cli_say (NULL, _ ("Name a command: “anky-cli --help” lists them."));
  else
    anky_cli_say (
        name,
        _ ("There is no such command: “anky-cli --help” lists them."));
  return ANKY_CLI_USAGE;
}
