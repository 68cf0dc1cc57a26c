/* anky-content-lexer-private.h - the tokens of content streams and CMaps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cursor.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_CONTENT_END,
  ANKY_CONTENT_NUMBER,
  ANKY_CONTENT_STRING, /* either form, decoded */
  ANKY_CONTENT_NAME,
  ANKY_CONTENT_ARRAY_OPEN,
  ANKY_CONTENT_ARRAY_CLOSE,
  ANKY_CONTENT_OTHER, /* dictionary brackets */
  ANKY_CONTENT_WORD,  /* an operator */
} AnkyContentKind;

/* @bytes: of strings, names and words, with a NUL behind them. */
typedef struct {
  AnkyContentKind kind;
  double number;
  GByteArray *bytes;
} AnkyContentToken;

void anky_content_token_init (AnkyContentToken *self);
void anky_content_token_clear (AnkyContentToken *self);

/* Reads the next token over the last; END at the end or at what is no token. */
void anky_content_lex (AnkyCursor *cursor, AnkyContentToken *token);
const char *anky_content_token_get_text (const AnkyContentToken *self);

G_END_DECLS
