/* Filters: the input is a dictionary, a line feed, and data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-pdf-filter-private.h"
#include "anky-pdf-parser-private.h"

#define MAX_DECODED (4u * 1024 * 1024)

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  AnkyPdfBudget budget;
  AnkyCursor cursor;
  AnkyPdfObject *dict;

  anky_pdf_budget_init (&budget, 0);
  budget.decoded_left = MAX_DECODED;
  anky_cursor_init (&cursor, data, size);
  dict = anky_pdf_parse_value (&cursor, FALSE, &budget, NULL);
  if (dict && anky_pdf_object_get_type (dict) == ANKY_PDF_TYPE_DICT) {
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (AnkyPdfObject) stream = NULL;
    g_autoptr (GBytes) plain = NULL;

    anky_cursor_take (&cursor, "\n");
    bytes = g_bytes_new (data + cursor.position, size - cursor.position);
    stream = anky_pdf_stream_new (dict, bytes);
    plain = anky_pdf_decode (stream, NULL, NULL, &budget, NULL);
    g_assert_true (!plain || g_bytes_get_size (plain) <= MAX_DECODED);
  } else if (dict) {
    anky_pdf_object_unref (dict);
  }
  anky_pdf_budget_clear (&budget);
  return 0;
}
