/* anky-error-text.h - what people read when something went wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All translated, borrowed from the program. @title: one short sentence.
 * @explanation: what it means; NULL where the title says all. @next: what to
 * do now. The error's own message is for details only. */
typedef struct {
  const char *title;
  const char *explanation;
  const char *next;
} AnkyErrorText;

AnkyErrorText anky_error_text_get (const GError *error);
/* Whether the table has words for just this code (for the test of it). */
gboolean anky_error_text_has (GQuark domain, int code);
/* Explanation and next step as one text of sentences; may be empty. */
char *anky_error_text_dup_body (const AnkyErrorText *text)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
