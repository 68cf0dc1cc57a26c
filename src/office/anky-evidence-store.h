/* anky-evidence-store.h - where it is kept what was known when it was signed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The user's; it need not be there. */
char *anky_evidence_store_get_folder (void) G_GNUC_WARN_UNUSED_RESULT;

/* How many signatures it holds records of. Blocks. */
guint anky_evidence_store_count (const char *folder);

/* TT 15/2025 Điều 5(4): "hủy bỏ". Takes away the records, and nothing that is
 * none. Blocks. */
gboolean anky_evidence_store_clear (const char *folder, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* One record: its files, then the folder; deeper nothing is. */
gboolean anky_evidence_store_remove_folder (const char *path, GError **error);

G_END_DECLS
