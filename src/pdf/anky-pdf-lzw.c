/* LZWDecode (ISO 32000-2, 7.4.4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-filter-private.h"

#define CODE_CLEAR 256u
#define CODE_END   257u
#define CODE_FIRST 258u
#define MAX_CODES  4096u
#define MIN_WIDTH  9u
#define MAX_WIDTH  12u

typedef struct {
  AnkyCursor *in;
  guint64 bits;
  guint n_bits;
  guint width;
  guint n_codes;
  guint early;
  guint previous; /* the code before, or MAX_CODES after a clear */
  guint16 prefix[MAX_CODES];
  guint8 last[MAX_CODES];
  guint8 first[MAX_CODES];
  guint16 length[MAX_CODES];
} Lzw;

static void
clear (Lzw *self)
{
  self->width = MIN_WIDTH;
  self->n_codes = CODE_FIRST;
  self->previous = MAX_CODES;
}

static void
init (Lzw *self, AnkyCursor *in, gboolean is_early)
{
  self->in = in;
  self->bits = 0;
  self->n_bits = 0;
  self->early = is_early ? 1 : 0;
  for (guint i = 0; i < CODE_CLEAR; i++) {
    self->prefix[i] = 0;
    self->first[i] = (guint8) i;
    self->last[i] = (guint8) i;
    self->length[i] = 1;
  }
  clear (self);
}

static gboolean
next_code (Lzw *self, guint *code_out)
{
  while (self->n_bits < self->width) {
    int byte = anky_cursor_next (self->in);

    if (byte < 0)
      return FALSE;
    self->bits = self->bits << 8 | (guint64) byte;
    self->n_bits += 8;
  }
  self->n_bits -= self->width;
  *code_out = (guint) (self->bits >> self->n_bits) & ((1u << self->width) - 1);
  return TRUE;
}

static void
write_code (const Lzw *self, guint code, AnkyBuffer *out)
{
  guint8 text[MAX_CODES];
  gsize length = self->length[code];

  for (gsize i = length; i > 0; i--) {
    text[i - 1] = self->last[code];
    code = self->prefix[code];
  }
  anky_buffer_append (out, text, length);
}

/* The code that the next one may name: what came before, and one byte. */
static void
add_code (Lzw *self, guint8 last)
{
  guint code = self->n_codes;

  if (code == MAX_CODES)
    return;
  self->prefix[code] = (guint16) self->previous;
  self->first[code] = self->first[self->previous];
  self->last[code] = last;
  self->length[code] = (guint16) (self->length[self->previous] + 1);
  self->n_codes++;
  if (self->n_codes + self->early >= 1u << self->width &&
      self->width < MAX_WIDTH)
    self->width++;
}

static gboolean
take_code (Lzw *self, guint code, AnkyBuffer *out, GError **error)
{
  gboolean is_first = self->previous == MAX_CODES;

  if (code > self->n_codes || (is_first && code >= CODE_FIRST) ||
      (code == self->n_codes && code == MAX_CODES))
    return anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "broken LZW data");
  if (!is_first)
    add_code (self,
              code == self->n_codes ? self->first[self->previous]
                                    : self->first[code]);
  write_code (self, code, out);
  self->previous = code;
  return TRUE;
}

gboolean
anky_pdf_decode_lzw (AnkyCursor *in,
                     AnkyBuffer *out,
                     gboolean is_early,
                     GError **error)
{
  g_autofree Lzw *self = g_new (Lzw, 1);
  guint code = 0;

  init (self, in, is_early);
  while (next_code (self, &code) && code != CODE_END &&
         !anky_buffer_has_overflowed (out)) {
    if (code == CODE_CLEAR)
      clear (self);
    else if (!take_code (self, code, out, error))
      return FALSE;
  }
  return TRUE;
}
