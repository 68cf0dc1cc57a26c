/* anky-cli-options.h - what stands on the command line, as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which options a command has. */
typedef enum {
  ANKY_CLI_HAS_MODULE = 1 << 0,
  ANKY_CLI_HAS_JSON = 1 << 1,
  ANKY_CLI_HAS_PLACING = 1 << 2,
  ANKY_CLI_HAS_SIGNING = 1 << 3,
  ANKY_CLI_HAS_EVIDENCE = 1 << 4, /* --level, --tsa, -o */
  ANKY_CLI_HAS_TRUST = 1 << 5,
  ANKY_CLI_HAS_NETWORK = 1 << 6,
  ANKY_CLI_HAS_VERIFYING = 1 << 7,
} AnkyCliHas;

/**
 * AnkyCliOptions:
 *
 * The options and the files, as they were typed: text is valid UTF-8, paths
 * are bytes. Lists are NULL-terminated or NULL.
 */
typedef struct {
  gboolean help;
  gboolean json;
  char **modules;
  char **files;

  char *as;
  char *image;
  char *seal_diameter;
  char *number;
  char *date;
  char *copy_form;
  char *copy_reason;
  char *organization;
  char *document_number;
  char *signer_name;
  char *page;
  char **rects;
  char *profile;

  char *cert;
  char *pin_fd;
  char *pin_file;
  gboolean or_lower;
  gboolean no_record;
  char *docmdp;
  char *field;
  char *algorithm;
  char *signer_kind;
  gboolean overwrite;

  char *level;
  char **tsa;
  char *output;

  char **trust;
  gboolean no_network;

  char *at;
  char **reports;
} AnkyCliOptions;

/* Reads @arguments (the command's name first) by what the command @has. Says
 * what is wrong, or prints the help that was asked for: NULL then, with the
 * exit status in @status_out. */
AnkyCliOptions *anky_cli_options_parse (char **arguments,
                                        AnkyCliHas has,
                                        const char *operands,
                                        int *status_out)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_cli_options_free (AnkyCliOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyCliOptions, anky_cli_options_free)

G_END_DECLS
