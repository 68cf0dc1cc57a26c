/* anky-wording.h - reasons in words, English and Vietnamese
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reason or gate says and what to do about it. %1 and %2 stand for the
 * names and values of the case. Vietnamese follows the decrees' words: it goes
 * into messages to other offices whatever the program's own language is. */
typedef struct {
  const char *code;
  const char *english;
  const char *vietnamese;
  const char *english_advice; /* NULL: nothing to do */
  const char *vietnamese_advice;
} AnkyWording;

/* NULL for a code that has none. */
const AnkyWording *anky_wording_find (const char *code);

/* All of them, for tests; @n_out of them. */
const AnkyWording *anky_wording_get_all (gsize *n_out);

/* The Vietnamese of a validator's finding or of the rule that a change falls
 * under; NULL if it has none. */
const char *anky_wording_get_finding (const char *code);

/* The Vietnamese of an error's message that was taken from these tables; NULL
 * for any other. */
const char *anky_wording_translate_error (const char *message);

char *anky_wording_fill (const char *text,
                         const char *first,
                         const char *second) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
