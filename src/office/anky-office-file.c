/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-office-file.h"

#include "anky-cursor.h"

#include <string.h>

/* APPNOTE 4.3.16: the end of the central directory and its comment. */
#define ZIP_END_SIZE    22
#define ZIP_END_SEARCH  (64 * 1024 + ZIP_END_SIZE)
#define ZIP_ENTRY_SIZE  46
#define ZIP_MAX_ENTRIES 20000

/* MS-CFB 2.2, 2.6.1. */
#define CFB_SIGNATURE   "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define CFB_ENTRY_SIZE  128
#define CFB_MAX_ENTRIES 2000000

static gboolean
read_little (AnkyCursor *cursor, guint width, guint64 *value_out)
{
  const guint8 *bytes = anky_cursor_read (cursor, width);

  *value_out = 0;
  for (guint i = width; bytes && i > 0; i--)
    *value_out = *value_out << 8 | bytes[i - 1];
  return bytes != NULL;
}

/* --- ZIP --------------------------------------------------------------------
 */

static gboolean
begins (const guint8 *name, gsize size, const char *words)
{
  return size >= strlen (words) && memcmp (name, words, strlen (words)) == 0;
}

static void
note_part (AnkyOfficeFile *found, const guint8 *name, gsize size)
{
  if (begins (name, size, "word/"))
    found->kind = ANKY_OFFICE_FILE_TEXT;
  else if (begins (name, size, "xl/"))
    found->kind = ANKY_OFFICE_FILE_SHEET;
  else if (begins (name, size, "_xmlsignatures/") ||
           begins (name, size, "META-INF/documentsignatures.xml"))
    found->is_signed = TRUE;
}

/* ODF 1.2 part 3, 3.3: the first part is stored, its content the type. */
static void
note_mimetype (AnkyOfficeFile *found, const AnkyCursor *file)
{
  static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.";
  AnkyCursor cursor = *file;

  if (!anky_cursor_seek (&cursor, 30) || !anky_cursor_take (&cursor, mark))
    return;
  if (anky_cursor_looks_at (&cursor, "text"))
    found->kind = ANKY_OFFICE_FILE_TEXT;
  else if (anky_cursor_looks_at (&cursor, "spreadsheet"))
    found->kind = ANKY_OFFICE_FILE_SHEET;
}

/* Where the central directory begins. */
static gboolean
find_directory (AnkyCursor *cursor)
{
  gsize size = cursor->size;
  gsize lowest = size > ZIP_END_SEARCH ? size - ZIP_END_SEARCH : 0;
  guint64 offset;

  for (gsize at = size >= ZIP_END_SIZE ? size - ZIP_END_SIZE + 1 : 0;
       at > lowest;
       at--) {
    if (anky_cursor_seek (cursor, at - 1) &&
        anky_cursor_looks_at (cursor, "PK\5\6"))
      return anky_cursor_skip (cursor, 16) &&
             read_little (cursor, 4, &offset) && offset < size &&
             anky_cursor_seek (cursor, (gsize) offset);
  }
  return FALSE;
}

static gboolean
read_entry (AnkyCursor *cursor, AnkyOfficeFile *found)
{
  guint64 name_size, extra_size, comment_size;
  const guint8 *name;

  if (!anky_cursor_take (cursor, "PK\1\2") || !anky_cursor_skip (cursor, 24) ||
      !read_little (cursor, 2, &name_size) ||
      !read_little (cursor, 2, &extra_size) ||
      !read_little (cursor, 2, &comment_size) ||
      !anky_cursor_skip (cursor, ZIP_ENTRY_SIZE - 34))
    return FALSE;
  name = anky_cursor_read (cursor, (gsize) name_size);
  if (!name)
    return FALSE;
  note_part (found, name, (gsize) name_size);
  return anky_cursor_skip (cursor, (gsize) (extra_size + comment_size));
}

static void
look_at_zip (AnkyOfficeFile *found, AnkyCursor *cursor)
{
  note_mimetype (found, cursor);
  if (!find_directory (cursor))
    return;
  for (guint i = 0; i < ZIP_MAX_ENTRIES; i++)
    if (!read_entry (cursor, found))
      return;
}

/* --- compound files ---------------------------------------------------------
 */

/* UTF-16, little-endian, ended by zero. */
static gboolean
is_called (const guint8 *entry, const char *name)
{
  gsize n = strlen (name);

  for (gsize i = 0; i <= n; i++)
    if (entry[2 * i] != (guint8) name[i] || entry[2 * i + 1] != 0)
      return FALSE;
  return TRUE;
}

/* Directory entries stand at multiples of their size; which sectors hold them
 * need not be known to find their names. */
static void
look_at_compound (AnkyOfficeFile *found, AnkyCursor *cursor)
{
  const guint8 *entry;

  for (guint i = 0; i < CFB_MAX_ENTRIES; i++) {
    entry = anky_cursor_read (cursor, CFB_ENTRY_SIZE);
    if (!entry)
      return;
    if (is_called (entry, "WordDocument"))
      found->kind = ANKY_OFFICE_FILE_TEXT;
    else if (is_called (entry, "Workbook") || is_called (entry, "Book"))
      found->kind = ANKY_OFFICE_FILE_SHEET;
    else if (is_called (entry, "_signatures") ||
             is_called (entry, "_xmlsignatures"))
      found->is_signed = TRUE;
  }
}

AnkyOfficeFile
anky_office_file_look (AnkyFile *file)
{
  AnkyOfficeFile found = { ANKY_OFFICE_FILE_NONE, FALSE };
  AnkyCursor cursor;
  gsize size;
  const guint8 *data = anky_file_get_data (file, &size);

  anky_cursor_init (&cursor, data, size);
  if (anky_cursor_looks_at (&cursor, "PK\3\4"))
    look_at_zip (&found, &cursor);
  else if (anky_cursor_looks_at (&cursor, CFB_SIGNATURE))
    look_at_compound (&found, &cursor);
  return found;
}
