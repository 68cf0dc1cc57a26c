/* ASCIIHexDecode, ASCII85Decode, RunLengthDecode (ISO 32000-2, 7.4.2, 7.4.3,
 * 7.4.5)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-filter-private.h"

#include "anky-pdf-lexer-private.h"

gboolean
anky_pdf_decode_ascii_hex (AnkyCursor *in, AnkyBuffer *out, GError **error)
{
  int high = -1;
  int byte;

  while ((byte = anky_cursor_next (in)) >= 0 && byte != '>') {
    int digit = g_ascii_xdigit_value ((char) byte);

    if (anky_pdf_is_white (byte))
      continue;
    if (digit < 0)
      return anky_pdf_fail (error,
                            ANKY_PDF_ERROR_MALFORMED,
                            "broken ASCIIHex data");
    if (high < 0) {
      high = digit;
      continue;
    }
    anky_buffer_append_byte (out, (guint8) (high << 4 | digit));
    high = -1;
  }
  if (high >= 0)
    anky_buffer_append_byte (out, (guint8) (high << 4));
  return TRUE;
}

/* @n digits, 2 to 5, give one byte less. */
static gboolean
write_group (const guint8 *digits, guint n, AnkyBuffer *out)
{
  guint64 value = 0;

  for (guint i = 0; i < 5; i++)
    value = value * 85 + (i < n ? digits[i] : 84);
  if (value > G_MAXUINT32)
    return FALSE;
  for (guint i = 0; i + 1 < n; i++)
    anky_buffer_append_byte (out, (guint8) (value >> (24 - 8 * i) & 0xff));
  return TRUE;
}

gboolean
anky_pdf_decode_ascii85 (AnkyCursor *in, AnkyBuffer *out, GError **error)
{
  guint8 digits[5];
  guint n = 0;
  int byte;

  while ((byte = anky_cursor_next (in)) >= 0 && byte != '~') {
    if (anky_pdf_is_white (byte))
      continue;
    if (byte == 'z' && n == 0) {
      anky_buffer_append_fill (out, 0, 4);
      continue;
    }
    if (byte < '!' || byte > 'u')
      return anky_pdf_fail (error,
                            ANKY_PDF_ERROR_MALFORMED,
                            "broken ASCII85 data");
    digits[n++] = (guint8) (byte - '!');
    if (n < 5)
      continue;
    if (!write_group (digits, n, out))
      return anky_pdf_fail (error,
                            ANKY_PDF_ERROR_MALFORMED,
                            "broken ASCII85 data");
    n = 0;
  }
  if (n == 1 || (n > 1 && !write_group (digits, n, out)))
    return anky_pdf_fail (error,
                          ANKY_PDF_ERROR_MALFORMED,
                          "broken ASCII85 data");
  return TRUE;
}

gboolean
anky_pdf_decode_run_length (AnkyCursor *in, AnkyBuffer *out, GError **error)
{
  int length;

  while ((length = anky_cursor_next (in)) >= 0 && length != 128 &&
         !anky_buffer_has_overflowed (out)) {
    if (length < 128) {
      gsize n = (gsize) length + 1;
      const guint8 *bytes = anky_cursor_read (in, n);

      if (!bytes)
        return anky_pdf_fail (error,
                              ANKY_PDF_ERROR_MALFORMED,
                              "broken RunLength data");
      anky_buffer_append (out, bytes, n);
    } else {
      int byte = anky_cursor_next (in);

      if (byte < 0)
        return anky_pdf_fail (error,
                              ANKY_PDF_ERROR_MALFORMED,
                              "broken RunLength data");
      anky_buffer_append_fill (out, (guint8) byte, (gsize) (257 - length));
    }
  }
  return TRUE;
}
