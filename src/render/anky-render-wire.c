/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-wire.h"

#include <math.h>
#include <string.h>

void
anky_wire_append_uint (AnkyBuffer *buffer, guint width, guint64 value)
{
  while (width-- > 0)
    anky_buffer_append_byte (buffer, (guint8) (value >> (8 * width) & 0xff));
}

void
anky_wire_append_double (AnkyBuffer *buffer, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  anky_wire_append_uint (buffer, sizeof bits, bits);
}

void
anky_wire_append_string (AnkyBuffer *buffer, const char *text, gsize size)
{
  anky_wire_append_uint (buffer, 4, size);
  anky_buffer_append (buffer, text, size);
}

gboolean
anky_wire_read_uint32 (AnkyCursor *cursor, guint32 *value_out)
{
  guint64 value;

  if (!anky_cursor_read_uint (cursor, 4, &value))
    return FALSE;
  *value_out = (guint32) value;
  return TRUE;
}

gboolean
anky_wire_read_double (AnkyCursor *cursor, double limit, double *value_out)
{
  guint64 bits;
  double value;

  if (!anky_cursor_read_uint (cursor, sizeof bits, &bits))
    return FALSE;
  memcpy (&value, &bits, sizeof value);
  if (!isfinite (value) || fabs (value) > limit)
    return FALSE;
  *value_out = value;
  return TRUE;
}

gboolean
anky_wire_read_string (AnkyCursor *cursor,
                       gsize max_size,
                       const char **text_out,
                       gsize *size_out)
{
  guint32 size;
  const guint8 *bytes;

  if (!anky_wire_read_uint32 (cursor, &size) || size > max_size)
    return FALSE;
  bytes = anky_cursor_read (cursor, size);
  if (!bytes || !g_utf8_validate_len ((const char *) bytes, size, NULL))
    return FALSE;
  *text_out = (const char *) bytes;
  *size_out = size;
  return TRUE;
}
