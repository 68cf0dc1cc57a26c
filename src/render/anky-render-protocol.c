/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-protocol.h"

#include "anky-render-wire.h"

#include <math.h>
#include <string.h>

/* Says that both programs are of the same build of the protocol. */
#define REQUEST_MAGIC 0x414b5231 /* AKR1 */
#define ANSWER_MAGIC  0x414b4131 /* AKA1 */

static gsize
finish_packet (AnkyBuffer *buffer, guint8 *packet)
{
  gsize size = anky_buffer_get_size (buffer);

  g_assert (!anky_buffer_has_overflowed (buffer));
  memcpy (packet, anky_buffer_get_data (buffer), size);
  return size;
}

gsize
anky_render_request_encode (const AnkyRenderRequest *self, guint8 *packet)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (ANKY_RENDER_MAX_PACKET);

  anky_wire_append_uint (buffer, 4, REQUEST_MAGIC);
  anky_wire_append_uint (buffer, 4, self->serial);
  anky_wire_append_uint (buffer, 4, self->kind);
  anky_wire_append_uint (buffer, 8, self->document_length);
  anky_wire_append_string (buffer, self->password, strlen (self->password));
  anky_wire_append_uint (buffer, 4, self->page);
  anky_wire_append_double (buffer, self->x_px);
  anky_wire_append_double (buffer, self->y_px);
  anky_wire_append_double (buffer, self->scale);
  anky_wire_append_uint (buffer, 4, self->width_px);
  anky_wire_append_uint (buffer, 4, self->height_px);
  return finish_packet (buffer, packet);
}

/* A string into an array of @max_size + 1 bytes. */
static gboolean
read_text (AnkyCursor *cursor, gsize max_size, char *text)
{
  const char *bytes;
  gsize size;

  if (!anky_wire_read_string (cursor, max_size, &bytes, &size))
    return FALSE;
  memcpy (text, bytes, size);
  text[size] = '\0';
  return TRUE;
}

static gboolean
take_magic (AnkyCursor *cursor, guint32 magic)
{
  guint32 word;

  return anky_wire_read_uint32 (cursor, &word) && word == magic;
}

static gboolean
check_window (const AnkyRenderRequest *self)
{
  if (self->kind != ANKY_RENDER_PIXELS)
    return TRUE;
  return self->scale > 0 && self->width_px > 0 && self->height_px > 0 &&
         self->width_px <= ANKY_RENDER_MAX_SIDE_PX &&
         self->height_px <= ANKY_RENDER_MAX_SIDE_PX &&
         (guint64) self->width_px * self->height_px <= ANKY_RENDER_MAX_PIXELS;
}

gboolean
anky_render_request_decode (AnkyRenderRequest *self,
                            const guint8 *packet,
                            gsize size)
{
  const double max_px = ANKY_RENDER_MAX_PLACE;
  AnkyCursor cursor;
  guint32 kind;

  anky_cursor_init (&cursor, packet, size);
  if (!take_magic (&cursor, REQUEST_MAGIC) ||
      !anky_wire_read_uint32 (&cursor, &self->serial) ||
      !anky_wire_read_uint32 (&cursor, &kind) ||
      !anky_cursor_read_uint (&cursor, 8, &self->document_length) ||
      !read_text (&cursor, ANKY_RENDER_MAX_PASSWORD, self->password) ||
      !anky_wire_read_uint32 (&cursor, &self->page) ||
      !anky_wire_read_double (&cursor, max_px, &self->x_px) ||
      !anky_wire_read_double (&cursor, max_px, &self->y_px) ||
      !anky_wire_read_double (&cursor, ANKY_RENDER_MAX_SCALE, &self->scale) ||
      !anky_wire_read_uint32 (&cursor, &self->width_px) ||
      !anky_wire_read_uint32 (&cursor, &self->height_px) ||
      !anky_cursor_is_at_end (&cursor))
    return FALSE;
  if (kind < ANKY_RENDER_OPEN || kind > ANKY_RENDER_TEXT)
    return FALSE;
  self->kind = (AnkyRenderKind) kind;
  return check_window (self);
}

gsize
anky_render_answer_encode (const AnkyRenderAnswer *self, guint8 *packet)
{
  g_autoptr (AnkyBuffer) buffer = anky_buffer_new (ANKY_RENDER_MAX_PACKET);

  anky_wire_append_uint (buffer, 4, ANSWER_MAGIC);
  anky_wire_append_uint (buffer, 4, self->serial);
  anky_wire_append_uint (buffer, 4, self->status);
  anky_wire_append_uint (buffer, 8, self->n);
  anky_wire_append_uint (buffer, 4, self->confinement);
  anky_wire_append_string (buffer, self->message, strlen (self->message));
  return finish_packet (buffer, packet);
}

/* Messages end in logs and on terminals: no control characters. */
static gboolean
is_one_line (const char *text)
{
  while (*text != '\0') {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_iscntrl (c))
      return FALSE;
    text += g_unichar_to_utf8 (c, NULL);
  }
  return TRUE;
}

gboolean
anky_render_answer_decode (AnkyRenderAnswer *self,
                           const guint8 *packet,
                           gsize size)
{
  AnkyCursor cursor;
  guint32 status;

  anky_cursor_init (&cursor, packet, size);
  if (!take_magic (&cursor, ANSWER_MAGIC) ||
      !anky_wire_read_uint32 (&cursor, &self->serial) ||
      !anky_wire_read_uint32 (&cursor, &status) ||
      !anky_cursor_read_uint (&cursor, 8, &self->n) ||
      !anky_wire_read_uint32 (&cursor, &self->confinement) ||
      !read_text (&cursor, ANKY_RENDER_MAX_MESSAGE, self->message) ||
      !anky_cursor_is_at_end (&cursor))
    return FALSE;
  if (status > ANKY_RENDER_STATUS_ENCRYPTED)
    return FALSE;
  self->status = (AnkyRenderStatus) status;
  return is_one_line (self->message);
}
