/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-buffer.h"

#include <string.h>

struct _AnkyBuffer {
  GByteArray *bytes;
  gsize ceiling;
  gboolean has_overflowed;
};

AnkyBuffer *
anky_buffer_new (gsize ceiling)
{
  AnkyBuffer *self = g_new0 (AnkyBuffer, 1);

  self->bytes = g_byte_array_new ();
  /* GByteArray counts in guint. */
  self->ceiling = MIN (ceiling, G_MAXINT);
  return self;
}

void
anky_buffer_free (AnkyBuffer *self)
{
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static gboolean
has_room (AnkyBuffer *self, gsize size)
{
  if (self->has_overflowed || size > self->ceiling - self->bytes->len)
    self->has_overflowed = TRUE;
  return !self->has_overflowed;
}

void
anky_buffer_append (AnkyBuffer *self, gconstpointer data, gsize size)
{
  if (size > 0 && has_room (self, size))
    g_byte_array_append (self->bytes, data, (guint) size);
}

void
anky_buffer_append_byte (AnkyBuffer *self, guint8 byte)
{
  anky_buffer_append (self, &byte, 1);
}

void
anky_buffer_append_text (AnkyBuffer *self, const char *text)
{
  anky_buffer_append (self, text, strlen (text));
}

void
anky_buffer_append_printf (AnkyBuffer *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  anky_buffer_append_text (self, text);
}

void
anky_buffer_append_fill (AnkyBuffer *self, guint8 byte, gsize count)
{
  guint old_length = self->bytes->len;

  if (count == 0 || !has_room (self, count))
    return;
  g_byte_array_set_size (self->bytes, old_length + (guint) count);
  memset (self->bytes->data + old_length, byte, count);
}

gboolean
anky_buffer_patch (AnkyBuffer *self,
                   gsize offset,
                   gconstpointer data,
                   gsize size)
{
  if (offset > self->bytes->len || size > self->bytes->len - offset)
    return FALSE;
  memcpy (self->bytes->data + offset, data, size);
  return TRUE;
}

gsize
anky_buffer_get_size (const AnkyBuffer *self)
{
  return self->bytes->len;
}

const guint8 *
anky_buffer_get_data (const AnkyBuffer *self)
{
  return self->bytes->data;
}

gboolean
anky_buffer_has_overflowed (const AnkyBuffer *self)
{
  return self->has_overflowed;
}

GBytes *
anky_buffer_steal_bytes (AnkyBuffer *self)
{
  GBytes *bytes;

  if (self->has_overflowed)
    return NULL;
  bytes = g_byte_array_free_to_bytes (self->bytes);
  self->bytes = g_byte_array_new ();
  return bytes;
}
