/* anky-sigbus.h - mapped files that shrink do not kill the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnkySigbusRange:
 *
 * A mapping in which reading past the end of a file that became shorter gives
 * zeros and a note instead of SIGBUS. The handler is installed with the first
 * range and hands every other address to whoever had the signal before.
 *
 * A signal has no argument to carry state in: this is the one table that is
 * shared by the whole process. It has 64 places; a mapping that finds none
 * is not protected.
 *
 * Thread: any.
 */
typedef struct _AnkySigbusRange AnkySigbusRange;

AnkySigbusRange *anky_sigbus_add (gconstpointer start, gsize size);
void anky_sigbus_remove (AnkySigbusRange *range);
gboolean anky_sigbus_was_hit (AnkySigbusRange *range);

G_END_DECLS
