/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-der-private.h"

#define TAG_SEVERAL_BYTES   0x1f
#define LENGTH_SEVERAL      0x80
#define MAX_LENGTH_OF_BYTES 4

/* X.690, 8.1.3: short, long or, as BER allows, indefinite. */
static gboolean
read_length (AnkyCursor *cursor, gboolean *is_indefinite_out, gsize *length_out)
{
  int first = anky_cursor_next (cursor);
  guint64 length = 0;

  *is_indefinite_out = first == LENGTH_SEVERAL;
  if (first < 0)
    return FALSE;
  if (first < LENGTH_SEVERAL)
    length = (guint64) first;
  else if (*is_indefinite_out)
    length = anky_cursor_get_left (cursor);
  else if (first - LENGTH_SEVERAL > MAX_LENGTH_OF_BYTES ||
           !anky_cursor_read_uint (cursor,
                                   (guint) (first - LENGTH_SEVERAL),
                                   &length))
    return FALSE;
  *length_out = (gsize) length;
  return length <= anky_cursor_get_left (cursor);
}

static gboolean
read_header (AnkyCursor *cursor,
             guint8 *tag_out,
             gboolean *is_indefinite_out,
             gsize *length_out)
{
  int tag = anky_cursor_next (cursor);

  if (tag < 0 || (tag & TAG_SEVERAL_BYTES) == TAG_SEVERAL_BYTES)
    return FALSE;
  *tag_out = (guint8) tag;
  return read_length (cursor, is_indefinite_out, length_out);
}

gboolean
anky_der_read (AnkyCursor *cursor, AnkyDerElement *element_out)
{
  AnkyCursor ahead = *cursor;
  AnkyDerElement element;
  gboolean is_indefinite;
  gsize length;

  if (!read_header (&ahead, &element.tag, &is_indefinite, &length) ||
      is_indefinite ||
      !anky_cursor_init_range (&element.content,
                               &ahead,
                               ahead.position,
                               length) ||
      !anky_cursor_skip (&ahead, length) ||
      !anky_cursor_init_range (&element.whole,
                               cursor,
                               cursor->position,
                               ahead.position - cursor->position))
    return FALSE;
  *element_out = element;
  *cursor = ahead;
  return TRUE;
}

gboolean
anky_der_read_tag (AnkyCursor *cursor, guint8 tag, AnkyDerElement *element_out)
{
  return anky_cursor_peek (cursor) == tag &&
         anky_der_read (cursor, element_out);
}

gboolean
anky_der_enter (AnkyCursor *cursor, guint8 tag)
{
  AnkyCursor ahead = *cursor;
  AnkyCursor inside;
  gboolean is_indefinite;
  gsize length;
  guint8 found;

  if (!read_header (&ahead, &found, &is_indefinite, &length) || found != tag ||
      !anky_cursor_init_range (&inside, &ahead, ahead.position, length))
    return FALSE;
  *cursor = inside;
  return TRUE;
}

GBytes *
anky_der_dup (const AnkyCursor *range)
{
  return g_bytes_new (range->data, range->size);
}

void
anky_der_init (AnkyCursor *cursor, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  anky_cursor_init (cursor, data, size);
}
