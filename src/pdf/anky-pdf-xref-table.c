/* Cross-reference tables (ISO 32000-2, 7.5.4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-pdf-xref-private.h"

#define FULL_ENTRY  20 /* with an end of line of two bytes */
#define SHORT_ENTRY 19 /* with one byte, which some write */

static gboolean
fail_entry (gsize position, const char *what, GError **error)
{
  g_set_error (error,
               ANKY_PDF_ERROR,
               ANKY_PDF_ERROR_DAMAGED,
               "xref table: %s at byte %" G_GSIZE_FORMAT,
               what,
               position);
  return FALSE;
}

/* Exactly @n digits, no blanks. */
static gboolean
read_digits (const guint8 *text, gsize n, guint64 *value_out)
{
  guint64 value = 0;

  for (gsize i = 0; i < n; i++) {
    guint digit = (guint) text[i] - '0';

    if (digit > 9)
      return FALSE;
    value = value * 10 + digit;
  }
  *value_out = value;
  return TRUE;
}

static gboolean
is_end_of_line (const guint8 *text, gsize stride)
{
  if (stride == SHORT_ENTRY)
    return text[18] == '\n' || text[18] == '\r';
  return (text[18] == ' ' || text[18] == '\r') &&
         (text[19] == '\n' || text[19] == '\r');
}

static gboolean
read_entry (const guint8 *text,
            gsize stride,
            guint64 base,
            AnkyPdfEntry *entry_out)
{
  guint64 offset = 0;
  guint64 generation = 0;
  gboolean is_used = text[17] == 'n';

  if (!read_digits (text, 10, &offset) || text[10] != ' ' ||
      !read_digits (text + 11, 5, &generation) || text[16] != ' ' ||
      (!is_used && text[17] != 'f') || !is_end_of_line (text, stride) ||
      (is_used && generation > G_MAXUINT16))
    return FALSE;
  /* At 0 stands the header: some writers say "free" like that. */
  is_used = is_used && offset != 0;
  entry_out->kind = is_used ? ANKY_PDF_ENTRY_OFFSET : ANKY_PDF_ENTRY_FREE;
  entry_out->value = is_used ? offset + base : offset;
  /* MuPDF writes 65536 for the object that is always free. */
  entry_out->generation = (guint16) MIN (generation, G_MAXUINT16);
  return TRUE;
}

/* Entries of 19 bytes are told from those of 20 by the first of them: its last
 * byte ends the line, and the next byte begins something else. */
static gsize
find_stride (const AnkyCursor *cursor)
{
  int eighteenth = anky_cursor_peek_at (cursor, 18);
  int nineteenth = anky_cursor_peek_at (cursor, 19);
  gboolean ends_line = eighteenth == '\n' || eighteenth == '\r';

  if (ends_line && nineteenth != '\n' && nineteenth != '\r')
    return SHORT_ENTRY;
  return FULL_ENTRY;
}

static gboolean
read_entries (AnkyCursor *cursor,
              guint64 base,
              guint32 first,
              gsize n,
              GArray *entries,
              GError **error)
{
  gsize stride = find_stride (cursor);
  guint start = entries->len;

  g_array_set_size (entries, start + (guint) n);
  for (gsize i = 0; i < n; i++) {
    AnkyPdfEntry *entry =
        &g_array_index (entries, AnkyPdfEntry, start + (guint) i);
    gsize position = cursor->position;
    const guint8 *text = anky_cursor_read (cursor, stride);

    if (!text || !read_entry (text, stride, base, entry))
      return fail_entry (position, "bad entry", error);
    entry->number = first + (guint32) i;
  }
  return TRUE;
}

/* "first count", on a line of its own. */
static gboolean
read_subsection (AnkyCursor *cursor,
                 const AnkyPdfSource *source,
                 gsize *entries_left,
                 GArray *entries,
                 GError **error)
{
  gsize position = cursor->position;
  gint64 first = 0;
  gint64 n = 0;

  if (!anky_cursor_read_decimal (cursor, 10, &first) ||
      !anky_cursor_take (cursor, " ") ||
      !anky_cursor_read_decimal (cursor, 10, &n))
    return fail_entry (position, "bad subsection", error);
  anky_pdf_skip_white (cursor);
  if (first > ANKY_PDF_MAX_NUMBER || n > ANKY_PDF_MAX_NUMBER + 1 - first ||
      (gsize) n > *entries_left)
    return anky_pdf_budget_exceed (source->budget, "objects", error);
  if ((gsize) n > anky_cursor_get_left (cursor) / SHORT_ENTRY)
    return fail_entry (position, "more entries than bytes", error);
  *entries_left -= (gsize) n;
  return read_entries (cursor,
                       source->base,
                       (guint32) first,
                       (gsize) n,
                       entries,
                       error);
}

gboolean
anky_pdf_xref_table_read (AnkyCursor *cursor,
                          const AnkyPdfSource *source,
                          gsize *entries_left,
                          GArray *entries,
                          GError **error)
{
  anky_pdf_skip_white (cursor);
  while (!anky_pdf_take_keyword (cursor, "trailer")) {
    if (!read_subsection (cursor, source, entries_left, entries, error))
      return FALSE;
    anky_pdf_skip_white (cursor);
  }
  return TRUE;
}
