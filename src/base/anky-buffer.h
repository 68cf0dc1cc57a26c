/* anky-buffer.h - a growable writer with a ceiling
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnkyBuffer:
 *
 * Bytes that are being written. It never grows past the ceiling it was made
 * with: an append that would is dropped and the buffer is *overflowed* from
 * then on, which the owner checks once, at the end.
 *
 * Thread: any; one buffer in one thread.
 */
typedef struct _AnkyBuffer AnkyBuffer;

AnkyBuffer *anky_buffer_new (gsize ceiling) G_GNUC_WARN_UNUSED_RESULT;
void anky_buffer_free (AnkyBuffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyBuffer, anky_buffer_free)

void anky_buffer_append (AnkyBuffer *self, gconstpointer data, gsize size);
void anky_buffer_append_byte (AnkyBuffer *self, guint8 byte);
void anky_buffer_append_text (AnkyBuffer *self, const char *text);
void anky_buffer_append_printf (AnkyBuffer *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void anky_buffer_append_fill (AnkyBuffer *self, guint8 byte, gsize count);

/* Writes over bytes that were appended before; FALSE if they were not. */
gboolean anky_buffer_patch (AnkyBuffer *self,
                            gsize offset,
                            gconstpointer data,
                            gsize size) G_GNUC_WARN_UNUSED_RESULT;

gsize anky_buffer_get_size (const AnkyBuffer *self);
const guint8 *anky_buffer_get_data (const AnkyBuffer *self);
gboolean anky_buffer_has_overflowed (const AnkyBuffer *self);

/* The bytes; the buffer is empty afterwards. NULL if it overflowed. */
GBytes *anky_buffer_steal_bytes (AnkyBuffer *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
