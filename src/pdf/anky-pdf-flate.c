/* FlateDecode (ISO 32000-2, 7.4.4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-filter-private.h"

#define ZLIB_CONST
#include <zlib.h>

#define CHUNK (64 * 1024)

/* RFC 1950, 2.2: method 8, a window that zlib knows, no preset dictionary. */
static gboolean
take_zlib_header (AnkyCursor *in)
{
  guint64 header = 0;

  if (!anky_cursor_read_uint (in, 2, &header))
    return FALSE;
  return (header >> 8 & 0x0f) == 8 && (header >> 12) <= 7 && header % 31 == 0 &&
         (header & 0x20) == 0;
}

static int
inflate_chunk (z_stream *zlib, AnkyBuffer *out, uLong *adler)
{
  guint8 chunk[CHUNK];
  int status;
  gsize n;

  zlib->next_out = chunk;
  zlib->avail_out = sizeof chunk;
  status = inflate (zlib, Z_NO_FLUSH);
  n = sizeof chunk - zlib->avail_out;
  anky_buffer_append (out, chunk, n);
  *adler = adler32 (*adler, chunk, (uInt) n);
  return status;
}

/* Input goes in pieces, since zlib counts it in 32 bits. */
static void
feed (z_stream *zlib, AnkyCursor *in)
{
  gsize n = MIN (anky_cursor_get_left (in), G_MAXINT32);

  if (zlib->avail_in > 0 || n == 0)
    return;
  zlib->next_in = anky_cursor_read (in, n);
  zlib->avail_in = (uInt) n;
}

static int
inflate_all (z_stream *zlib, AnkyCursor *in, AnkyBuffer *out, uLong *adler)
{
  int status = Z_OK;

  while (status == Z_OK && !anky_buffer_has_overflowed (out)) {
    feed (zlib, in);
    status = inflate_chunk (zlib, out, adler);
  }
  return status;
}

/* The checksum is ours to look at: renderers show what stands before a wrong
 * or missing one, so it is kept and noted. */
static void
check_adler (AnkyCursor *in, gsize n_unread, uLong adler, AnkyPdfBudget *budget)
{
  guint64 stored = 0;

  if (!anky_cursor_seek (in, in->position - n_unread) ||
      !anky_cursor_read_uint (in, 4, &stored) || stored != adler)
    anky_pdf_budget_note (budget, "flate-checksum");
}

gboolean
anky_pdf_decode_flate (AnkyCursor *in,
                       AnkyBuffer *out,
                       AnkyPdfBudget *budget,
                       GError **error)
{
  z_stream zlib = { 0 };
  uLong adler = adler32 (0, NULL, 0);
  int status;

  /* An empty stream is written without a header by some. */
  if (anky_cursor_is_at_end (in))
    return TRUE;
  if (!take_zlib_header (in))
    return anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "bad Flate header");
  if (inflateInit2 (&zlib, -MAX_WBITS) != Z_OK)
    return anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "zlib cannot start");
  status = inflate_all (&zlib, in, out, &adler);
  if (status == Z_STREAM_END)
    check_adler (in, zlib.avail_in, adler, budget);
  inflateEnd (&zlib);
  if (status != Z_STREAM_END && !anky_buffer_has_overflowed (out))
    return anky_pdf_fail (error, ANKY_PDF_ERROR_MALFORMED, "broken Flate data");
  return TRUE;
}
