/* Lexer and parser: whatever is read is written so that it reads the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "anky-pdf-parser-private.h"
#include "anky-pdf-writer-private.h"

static GBytes *
write_value (const AnkyPdfObject *object)
{
  g_auto (AnkyPdfWriter) writer = { NULL };

  anky_pdf_writer_init (&writer, 0, G_MAXINT);
  anky_pdf_writer_append_value (&writer, object);
  return anky_pdf_writer_steal_bytes (&writer, NULL);
}

static AnkyPdfObject *
parse_bytes (GBytes *bytes, AnkyPdfBudget *budget)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  AnkyCursor cursor;

  anky_cursor_init (&cursor, data, size);
  return anky_pdf_parse_value (&cursor, TRUE, budget, NULL);
}

static void
check_round_trip (const AnkyPdfObject *object, AnkyPdfBudget *budget)
{
  g_autoptr (GBytes) written = write_value (object);
  g_autoptr (AnkyPdfObject) again = parse_bytes (written, budget);
  g_autoptr (GBytes) twice = NULL;

  g_assert_nonnull (again);
  twice = write_value (again);
  g_assert_true (g_bytes_equal (written, twice));
  g_assert_cmpint (anky_pdf_object_get_type (object),
                   ==,
                   anky_pdf_object_get_type (again));
  (void) anky_pdf_object_equal (object, again);
  (void) anky_pdf_dict_has_duplicates (object);
  g_free (anky_pdf_object_dup_text (object));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  AnkyPdfBudget budget;
  AnkyCursor cursor;

  anky_pdf_budget_init (&budget, 0);
  budget.values_left = 100000;
  anky_cursor_init (&cursor, data, size);
  while (!anky_cursor_is_at_end (&cursor)) {
    g_autoptr (AnkyPdfObject) object =
        anky_pdf_parse_value (&cursor, TRUE, &budget, NULL);

    if (!object)
      break;
    if (budget.values_left > 50000)
      check_round_trip (object, &budget);
  }
  anky_pdf_budget_clear (&budget);
  return 0;
}
