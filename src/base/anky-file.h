/* anky-file.h - the bytes of a document, the same for everybody who asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnkyFile:
 *
 * A document's bytes: up to 64 MiB read into memory, more mapped. What was
 * shown, hashed and copied are these same bytes. A mapped file that another
 * program shortens or changes while it is open never ends in a signal: the
 * pages that are gone read as zero, and anky_file_check(), which every act
 * calls before it believes what it computed, says so.
 *
 * Immutable. Thread: any.
 */
#define ANKY_TYPE_FILE (anky_file_get_type ())
G_DECLARE_FINAL_TYPE (AnkyFile, anky_file, ANKY, FILE, GObject)

AnkyFile *anky_file_open (const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
AnkyFile *anky_file_new_for_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* NULL for bytes that came from no file. */
const char *anky_file_get_path (AnkyFile *self);

const guint8 *anky_file_get_data (AnkyFile *self, gsize *size_out);
gsize anky_file_get_size (AnkyFile *self);
/* Who may do what with it (the lower nine bits of st_mode), as it was opened;
 * all of them for bytes that came from no file. */
guint anky_file_get_permissions (AnkyFile *self);

/* The first @size bytes; holds a reference on the file, copies nothing. */
GBytes *anky_file_dup_bytes (AnkyFile *self, gsize offset, gsize size)
    G_GNUC_WARN_UNUSED_RESULT;

/* A descriptor that reads these bytes from 0, close-on-exec; for files in
 * memory a sealed memfd. -1 with @error set when there is none. */
int anky_file_dup_fd (AnkyFile *self, GError **error);

/* Whether the bytes are still those of the file that was opened:
 * %G_IO_ERROR_PARTIAL_INPUT when it became shorter or was changed. */
gboolean anky_file_check (AnkyFile *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
