/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-pdf-filter-private.h"
#include "anky-pdf-lexer-private.h"
#include "anky-pdf-parser-private.h"

#include <string.h>
#include <zlib.h>

/* Decodes @data by the filters that @entries name. */
static GBytes *
decode (const char *entries,
        gconstpointer data,
        gsize size,
        AnkyPdfBudget *budget,
        GError **error)
{
  g_autofree char *text = g_strdup_printf ("<< %s >>", entries);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AnkyPdfObject) stream = NULL;
  AnkyPdfObject *dict;
  AnkyCursor cursor;

  anky_cursor_init (&cursor, (const guint8 *) text, strlen (text));
  dict = anky_pdf_parse_value (&cursor, FALSE, budget, NULL);
  g_assert_nonnull (dict);
  stream = anky_pdf_stream_new (dict, bytes);
  return anky_pdf_decode (stream, NULL, NULL, budget, error);
}

static void
assert_decodes (const char *entries,
                gconstpointer data,
                gsize size,
                gconstpointer plain,
                gsize plain_size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AnkyPdfBudget budget;
  gsize n = 0;
  gconstpointer result;

  anky_pdf_budget_init (&budget, 0);
  bytes = decode (entries, data, size, &budget, &error);
  g_assert_no_error (error);
  result = g_bytes_get_data (bytes, &n);
  g_assert_cmpmem (result, n, plain, plain_size);
  anky_pdf_budget_clear (&budget);
}

static void
assert_refuses (const char *entries, gconstpointer data, gsize size, int code)
{
  g_autoptr (GError) error = NULL;
  AnkyPdfBudget budget;

  anky_pdf_budget_init (&budget, 0);
  g_assert_null (decode (entries, data, size, &budget, &error));
  g_assert_error (error, ANKY_PDF_ERROR, code);
  anky_pdf_budget_clear (&budget);
}

static GByteArray *
deflate_bytes (gconstpointer data, gsize size)
{
  uLongf length = compressBound (size);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, (guint) length);
  g_assert_cmpint (compress2 (bytes->data, &length, data, size, 9), ==, Z_OK);
  g_byte_array_set_size (bytes, (guint) length);
  return bytes;
}

static void
test_plain (void)
{
  assert_decodes ("", "abc", 3, "abc", 3);
  assert_decodes ("/Filter []", "abc", 3, "abc", 3);
}

static void
test_ascii (void)
{
  assert_decodes ("/Filter /ASCIIHexDecode", "48 65 6C 7>x", 12, "Help", 4);
  assert_decodes ("/Filter /ASCII85Decode",
                  "87cUR\nD]j7BEbo80~>",
                  18,
                  "Hello world!",
                  12);
  assert_decodes ("/Filter /ASCII85Decode", "z87cUR~>", 8, "\0\0\0\0Hell", 8);
  assert_decodes ("/Filter /RunLengthDecode",
                  "\x02"
                  "abc\xfez\x80q",
                  7,
                  "abczzz",
                  6);
  assert_decodes ("/Filter [/AHx /A85]", "7a7e3e>", 7, "\0\0\0\0", 4);
  assert_refuses ("/Filter /ASCIIHexDecode", "4g", 2, ANKY_PDF_ERROR_MALFORMED);
  assert_refuses ("/Filter /ASCII85Decode", "!~>", 3, ANKY_PDF_ERROR_MALFORMED);
  assert_refuses ("/Filter /ASCII85Decode",
                  "uuuuu~>",
                  7,
                  ANKY_PDF_ERROR_MALFORMED);
  assert_refuses ("/Filter /RunLengthDecode",
                  "\x05"
                  "ab",
                  3,
                  ANKY_PDF_ERROR_MALFORMED);
  assert_refuses ("/Filter /DCTDecode", "ab", 2, ANKY_PDF_ERROR_UNSUPPORTED);
  assert_refuses ("/Filter 5", "ab", 2, ANKY_PDF_ERROR_MALFORMED);
}

/* The example of ISO 32000-2, 7.4.4.2. */
static void
test_lzw (void)
{
  const guint8 encoded[] = { 0x80, 0x0b, 0x60, 0x50, 0x22,
                             0x0c, 0x0c, 0x85, 0x01 };
  const guint8 plain[] = { 45, 45, 45, 45, 45, 65, 45, 45, 45, 66 };
  const guint8 broken[] = { 0x80, 0x7f, 0xff };

  assert_decodes ("/Filter /LZWDecode",
                  encoded,
                  sizeof encoded,
                  plain,
                  sizeof plain);
  assert_refuses ("/Filter /LZWDecode",
                  broken,
                  sizeof broken,
                  ANKY_PDF_ERROR_MALFORMED);
}

static void
test_flate (void)
{
  g_autofree char *plain = g_strnfill (300000, 'x');
  g_autoptr (GByteArray) good = deflate_bytes (plain, 300000);
  g_autoptr (GBytes) bytes = NULL;
  AnkyPdfBudget budget;

  assert_decodes ("/Filter /FlateDecode", good->data, good->len, plain, 300000);
  assert_decodes ("/Filter /FlateDecode", "", 0, "", 0);
  assert_refuses ("/Filter /FlateDecode",
                  good->data,
                  good->len / 2,
                  ANKY_PDF_ERROR_MALFORMED);
  assert_refuses ("/Filter /FlateDecode", "abcd", 4, ANKY_PDF_ERROR_MALFORMED);

  /* What stands before a wrong checksum is kept, and noted. */
  good->data[good->len - 1] ^= 1;
  anky_pdf_budget_init (&budget, 0);
  bytes = decode ("/Filter /FlateDecode", good->data, good->len, &budget, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 300000);
  g_assert_cmpstr (g_ptr_array_index (budget.notes, 0), ==, "flate-checksum");
  anky_pdf_budget_clear (&budget);
}

static void
test_bomb (void)
{
  gsize size = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GByteArray) once = deflate_bytes (zeros, size);
  g_autoptr (GError) error = NULL;
  AnkyPdfBudget budget;

  anky_pdf_budget_init (&budget, 0);
  budget.decoded_left = size / 2;
  g_assert_null (
      decode ("/Filter /FlateDecode", once->data, once->len, &budget, &error));
  g_assert_error (error, ANKY_PDF_ERROR, ANKY_PDF_ERROR_LIMIT);
  g_assert_cmpstr (g_ptr_array_index (budget.limits, 0), ==, "decoded-bytes");
  g_assert_cmpuint (budget.decoded_left, <, 128 * 1024);
  anky_pdf_budget_clear (&budget);
}

static void
test_png (void)
{
  /* One row of each filter, 3 pixels of 1 byte. */
  const guint8 rows[] = { 0, 1, 2, 3, 1, 1, 1, 1, 2, 1,
                          1, 1, 3, 1, 1, 1, 4, 1, 1, 1 };
  const guint8 plain[] = { 1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5 };
  const guint8 unknown[] = { 5, 1, 2, 3 };
  g_autoptr (GByteArray) bytes = deflate_bytes (rows, sizeof rows);
  g_autoptr (GByteArray) bad = deflate_bytes (unknown, sizeof unknown);
  const char *entries =
      "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 3 >>";

  assert_decodes (entries, bytes->data, bytes->len, plain, sizeof plain);
  assert_refuses (entries, bad->data, bad->len, ANKY_PDF_ERROR_MALFORMED);
  assert_refuses ("/Filter /FlateDecode /DecodeParms << /Predictor 12 "
                  "/Columns 99999999 >>",
                  bytes->data,
                  bytes->len,
                  ANKY_PDF_ERROR_MALFORMED);
}

/* The left, the one above and the corner decide (PNG 9.4). */
static void
test_png_rows (void)
{
  const guint8 rows[] = { 0, 10, 20, 30, 3, 1, 1, 1, 4, 1, 1, 1 };
  const guint8 plain[] = { 10, 20, 30, 6, 14, 23, 7, 15, 24 };
  g_autoptr (GByteArray) bytes = deflate_bytes (rows, sizeof rows);

  assert_decodes (
      "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 3 >>",
      bytes->data,
      bytes->len,
      plain,
      sizeof plain);
}

static void
test_parameters (void)
{
  const char *const bad[] = {
    "/Predictor /Up",
    "/Predictor 3",
    "/Predictor 99",
    "/Predictor 2 /Colors 0",
    "/Predictor 2 /BitsPerComponent 3",
    "/Predictor 2 /Columns -1",
  };
  g_autoptr (GByteArray) bytes = deflate_bytes ("abc", 3);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *entries =
        g_strdup_printf ("/Filter /FlateDecode /DecodeParms << %s >>", bad[i]);

    assert_refuses (entries, bytes->data, bytes->len, ANKY_PDF_ERROR_MALFORMED);
  }
  assert_refuses ("/Filter [/AHx /AHx /AHx /AHx /AHx /AHx /AHx /AHx /AHx]",
                  "41",
                  2,
                  ANKY_PDF_ERROR_LIMIT);
}

static void
test_tiff_words (void)
{
  const guint8 rows[] = { 0, 255, 0, 2, 0, 255 };
  const guint8 plain[] = { 0, 255, 1, 1, 2, 0 };
  g_autoptr (GByteArray) bytes = deflate_bytes (rows, sizeof rows);

  assert_decodes ("/Filter /FlateDecode /DecodeParms << /Predictor 2 "
                  "/BitsPerComponent 16 /Columns 3 >>",
                  bytes->data,
                  bytes->len,
                  plain,
                  sizeof plain);
}

static void
test_tiff (void)
{
  const guint8 rows[] = { 1, 1, 1, 5, 1, 0 };
  const guint8 plain[] = { 1, 2, 3, 5, 6, 6 };
  const guint8 bits[] = { 0xc0 };
  const guint8 bits_plain[] = { 0x80 };
  g_autoptr (GByteArray) bytes = deflate_bytes (rows, sizeof rows);
  g_autoptr (GByteArray) one_bit = deflate_bytes (bits, sizeof bits);

  assert_decodes (
      "/Filter [/FlateDecode] /DecodeParms [<< /Predictor 2 /Columns 3 >>]",
      bytes->data,
      bytes->len,
      plain,
      sizeof plain);
  assert_decodes ("/Filter /FlateDecode /DecodeParms << /Predictor 2 "
                  "/BitsPerComponent 1 /Columns 8 >>",
                  one_bit->data,
                  one_bit->len,
                  bits_plain,
                  sizeof bits_plain);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/filter/plain", test_plain);
  g_test_add_func ("/pdf/filter/ascii", test_ascii);
  g_test_add_func ("/pdf/filter/lzw", test_lzw);
  g_test_add_func ("/pdf/filter/flate", test_flate);
  g_test_add_func ("/pdf/filter/bomb", test_bomb);
  g_test_add_func ("/pdf/filter/png", test_png);
  g_test_add_func ("/pdf/filter/png-rows", test_png_rows);
  g_test_add_func ("/pdf/filter/parameters", test_parameters);
  g_test_add_func ("/pdf/filter/tiff", test_tiff);
  g_test_add_func ("/pdf/filter/tiff-words", test_tiff_words);
  return g_test_run ();
}
