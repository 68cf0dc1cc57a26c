/* anky-shared-memory.h - memory that the helper writes and the client reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkySharedMemory:
 *
 * A memfd. The client makes it and seals its size, so that the helper can
 * neither shorten it under the client's hands (SIGBUS) nor let it grow. What
 * it holds stays the helper's to change: copy before parsing.
 *
 * Thread: any; one owner at a time.
 */
typedef struct {
  int fd;
  gsize size;
  guint8 *data; /* NULL until mapped */
} AnkySharedMemory;

/* Client: @size zero bytes, only the touched ones cost. */
AnkySharedMemory *anky_shared_memory_new (gsize size, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Helper: takes @fd and maps it to write. */
AnkySharedMemory *anky_shared_memory_new_for_fd (int fd, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Client: maps it to read; writing changes a copy. Closes the descriptor. */
gboolean anky_shared_memory_map (AnkySharedMemory *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Client: a copy of the first @size bytes. */
GBytes *anky_shared_memory_read (AnkySharedMemory *self,
                                 gsize size,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void anky_shared_memory_free (AnkySharedMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkySharedMemory, anky_shared_memory_free)

G_END_DECLS
