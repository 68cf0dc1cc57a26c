/* anky-pdf-lexer-private.h - tokens (ISO 32000-2, 7.2 and 7.3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-cursor.h"
#include "anky-pdf-object.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_PDF_TOKEN_END,
  ANKY_PDF_TOKEN_INTEGER,
  ANKY_PDF_TOKEN_REAL,
  ANKY_PDF_TOKEN_LITERAL,
  ANKY_PDF_TOKEN_HEX,
  ANKY_PDF_TOKEN_NAME,
  ANKY_PDF_TOKEN_ARRAY_BEGIN,
  ANKY_PDF_TOKEN_ARRAY_END,
  ANKY_PDF_TOKEN_DICT_BEGIN,
  ANKY_PDF_TOKEN_DICT_END,
  ANKY_PDF_TOKEN_KEYWORD,
} AnkyPdfTokenKind;

/* @start, @end: where it stands in the cursor's range, delimiters included. */
typedef struct {
  AnkyPdfTokenKind kind;
  gsize start;
  gsize end;
  gint64 integer;
  gboolean is_unsigned; /* an integer of digits alone */
  double real;
} AnkyPdfToken;

/* What a byte is (7.2.3): 'w' white space, 'd' delimiter, 0 regular. */
extern const char anky_pdf_byte_classes[256];

/* Each takes -1, the end, for none of the three. */
static inline gboolean
anky_pdf_is_white (int byte)
{
  return byte >= 0 && anky_pdf_byte_classes[byte] == 'w';
}

static inline gboolean
anky_pdf_is_delimiter (int byte)
{
  return byte >= 0 && anky_pdf_byte_classes[byte] == 'd';
}

static inline gboolean
anky_pdf_is_regular (int byte)
{
  return byte >= 0 && anky_pdf_byte_classes[byte] == 0;
}

void anky_pdf_skip_white (AnkyCursor *cursor);
/* White space and comments. */
void anky_pdf_skip_blank (AnkyCursor *cursor);

/* Whether a whole keyword stands here; take also passes it. */
gboolean anky_pdf_take_keyword (AnkyCursor *cursor, const char *keyword);

/* The next token after white space and comments. */
gboolean anky_pdf_lex (AnkyCursor *cursor,
                       AnkyPdfToken *token_out,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean anky_pdf_token_is_keyword (const AnkyPdfToken *token,
                                    const AnkyCursor *cursor,
                                    const char *keyword);

/* What a name, literal or hexadecimal token says. Strings get a NUL after
 * their last byte that does not count. NULL with error for a name that holds
 * a bad # escape or a NUL. */
char *anky_pdf_token_dup_name (const AnkyPdfToken *token,
                               const AnkyCursor *cursor,
                               GError **error);
guint8 *anky_pdf_token_dup_string (const AnkyPdfToken *token,
                                   const AnkyCursor *cursor,
                                   gsize *size_out);

G_END_DECLS
