/* anky-cursor.h - the bounded reader over bytes from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnkyCursor:
 *
 * A range of bytes that belong to somebody else and a position in it. Every
 * read is checked against the range; nobody else does pointer arithmetic on
 * bytes from a file. A value type: copy it to look ahead.
 *
 * Thread: any; one cursor in one thread.
 */
typedef struct {
  const guint8 *data;
  gsize size;
  gsize position;
} AnkyCursor;

void anky_cursor_init (AnkyCursor *self, const guint8 *data, gsize size);

/* A cursor over @length bytes from @offset; FALSE if they are not all there. */
gboolean anky_cursor_init_range (AnkyCursor *self,
                                 const AnkyCursor *parent,
                                 gsize offset,
                                 gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* Those that a lexer calls for each byte stand here, to be inlined. */
static inline gsize
anky_cursor_get_left (const AnkyCursor *self)
{
  return self->size - self->position;
}

static inline gboolean
anky_cursor_is_at_end (const AnkyCursor *self)
{
  return self->position == self->size;
}

gboolean anky_cursor_seek (AnkyCursor *self, gsize position)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_cursor_skip (AnkyCursor *self, gsize n) G_GNUC_WARN_UNUSED_RESULT;

/* The byte at the position, or -1 at the end; peek stays, next goes on. */
static inline int
anky_cursor_peek_at (const AnkyCursor *self, gsize ahead)
{
  if (ahead >= anky_cursor_get_left (self))
    return -1;
  return self->data[self->position + ahead];
}

static inline int
anky_cursor_peek (const AnkyCursor *self)
{
  return anky_cursor_peek_at (self, 0);
}

static inline int
anky_cursor_next (AnkyCursor *self)
{
  if (anky_cursor_is_at_end (self))
    return -1;
  return self->data[self->position++];
}

/* Whether the bytes at the position are @text; take also passes them. */
gboolean anky_cursor_looks_at (const AnkyCursor *self, const char *text);
gboolean anky_cursor_take (AnkyCursor *self, const char *text);

/* @n bytes at the position, borrowed from the range; NULL if fewer are left. */
const guint8 *anky_cursor_read (AnkyCursor *self, gsize n);

/* A big-endian number of @width bytes, 0 to 8. */
gboolean anky_cursor_read_uint (AnkyCursor *self,
                                guint width,
                                guint64 *value_out) G_GNUC_WARN_UNUSED_RESULT;

/* Decimal digits at the position, at most @max_digits; FALSE if there is none
 * or the number does not fit into 63 bits. */
gboolean anky_cursor_read_decimal (AnkyCursor *self,
                                   guint max_digits,
                                   gint64 *value_out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
