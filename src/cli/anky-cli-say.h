/* anky-cli-say.h - words to standard output and standard error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line on standard output, as UTF-8. Control characters that came in with a
 * file or a token are shown, not obeyed. */
void anky_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same for text that is the program's own, or JSON, which has its own way
 * of writing such characters. */
void anky_cli_print_raw (const char *text);

/* "anky-cli: SUBJECT: SENTENCE" on standard error; @subject may be NULL. */
void anky_cli_say (const char *subject, const char *sentence);

/* Says what @error means and what to do, and returns the exit status. */
int anky_cli_fail (const char *subject, const GError *error);

/* @text without what a terminal would obey: control characters, marks that
 * turn the direction of writing. */
char *anky_cli_dup_harmless (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
