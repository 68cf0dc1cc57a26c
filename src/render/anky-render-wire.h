/* anky-render-wire.h - numbers and strings as both sides write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-buffer.h"
#include "anky-cursor.h"

G_BEGIN_DECLS

/* Numbers are big-endian, doubles are the 64 bits of IEEE 754, strings are a
 * 32-bit length and that many bytes. */
void anky_wire_append_uint (AnkyBuffer *buffer, guint width, guint64 value);
void anky_wire_append_double (AnkyBuffer *buffer, double value);
void anky_wire_append_string (AnkyBuffer *buffer, const char *text, gsize size);

gboolean anky_wire_read_uint32 (AnkyCursor *cursor, guint32 *value_out)
    G_GNUC_WARN_UNUSED_RESULT;

/* FALSE also for infinities, NaN and what is beyond +-@limit. */
gboolean anky_wire_read_double (AnkyCursor *cursor,
                                double limit,
                                double *value_out) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed bytes; FALSE if over @max_size or not UTF-8. */
gboolean anky_wire_read_string (AnkyCursor *cursor,
                                gsize max_size,
                                const char **text_out,
                                gsize *size_out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
