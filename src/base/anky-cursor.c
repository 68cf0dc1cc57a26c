/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-cursor.h"

#include <string.h>

void
anky_cursor_init (AnkyCursor *self, const guint8 *data, gsize size)
{
  g_assert (data != NULL || size == 0);

  self->data = data;
  self->size = size;
  self->position = 0;
}

gboolean
anky_cursor_init_range (AnkyCursor *self,
                        const AnkyCursor *parent,
                        gsize offset,
                        gsize length)
{
  if (offset > parent->size || length > parent->size - offset)
    return FALSE;
  anky_cursor_init (self, parent->data + offset, length);
  return TRUE;
}

gboolean
anky_cursor_seek (AnkyCursor *self, gsize position)
{
  if (position > self->size)
    return FALSE;
  self->position = position;
  return TRUE;
}

gboolean
anky_cursor_skip (AnkyCursor *self, gsize n)
{
  if (n > anky_cursor_get_left (self))
    return FALSE;
  self->position += n;
  return TRUE;
}

gboolean
anky_cursor_looks_at (const AnkyCursor *self, const char *text)
{
  gsize length = strlen (text);

  /* memcmp may not be given NULL, which an empty cursor holds. */
  if (length == 0)
    return TRUE;
  return length <= anky_cursor_get_left (self) &&
         memcmp (self->data + self->position, text, length) == 0;
}

gboolean
anky_cursor_take (AnkyCursor *self, const char *text)
{
  if (!anky_cursor_looks_at (self, text))
    return FALSE;
  self->position += strlen (text);
  return TRUE;
}

const guint8 *
anky_cursor_read (AnkyCursor *self, gsize n)
{
  const guint8 *bytes;

  if (n > anky_cursor_get_left (self))
    return NULL;
  bytes = self->data + self->position;
  self->position += n;
  return bytes;
}

gboolean
anky_cursor_read_uint (AnkyCursor *self, guint width, guint64 *value_out)
{
  const guint8 *bytes;
  guint64 value = 0;

  if (width > sizeof value)
    return FALSE;
  bytes = anky_cursor_read (self, width);
  if (!bytes)
    return FALSE;
  for (guint i = 0; i < width; i++)
    value = value << 8 | bytes[i];
  *value_out = value;
  return TRUE;
}

gboolean
anky_cursor_read_decimal (AnkyCursor *self, guint max_digits, gint64 *value_out)
{
  gint64 value = 0;
  guint n_digits = 0;

  while (n_digits < max_digits && g_ascii_isdigit (anky_cursor_peek (self))) {
    gint64 digit = anky_cursor_next (self) - '0';

    if (value > (G_MAXINT64 - digit) / 10)
      return FALSE;
    value = value * 10 + digit;
    n_digits++;
  }
  if (n_digits == 0)
    return FALSE;
  *value_out = value;
  return TRUE;
}
