/* anky-text-flow-private.h - letters, their marks and their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-text-flow.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_GAP_NONE,
  ANKY_GAP_SPACE,
  ANKY_GAP_LINE,
} AnkyGap;

/* A Vietnamese letter has at most one mark that makes it another letter (ă, ơ,
 * đ) and one tone. */
typedef struct {
  gunichar base;  /* lower case; 0: white space */
  gunichar shape; /* combining mark, or the stroke of đ; 0 */
  gunichar tone;  /* combining mark; 0 */
} AnkyLetter;

typedef struct {
  AnkyLetter letter;
  guint run;
  guint first; /* characters of the run */
  guint last;
  AnkyGap before; /* between this letter and the one before */
} AnkyFlowLetter;

struct _AnkyTextFlow {
  AnkyPageText *text;
  GArray *letters; /* AnkyFlowLetter */
};

/* Takes @c apart; FALSE: it is a mark that belongs to the letter before, which
 * it was added to. */
gboolean anky_letter_add (AnkyLetter *letter, gunichar c);

G_END_DECLS
