/* anky-save-copy.h - the same bytes in another place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-file.h"

G_BEGIN_DECLS

/* Writes the bytes of @file, which were read when it was opened, to @path, over
 * what stands there: the caller has asked. Never onto @file itself. From the
 * main thread. */
void anky_save_copy_async (AnkyFile *file,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean anky_save_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
