/* anky-output-folder.h - where results go when not beside their files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether a folder has to be chosen before the result of @input_path can be
 * written: in a sandbox, for a file that came through the document portal, or
 * where nothing can be written; not while the one that was chosen once can be
 * used. */
gboolean anky_output_folder_is_needed (GSettings *settings,
                                       const char *input_path);

/* The folder that was chosen; NULL: beside the files. */
char *anky_output_folder_dup (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Asks for it, through the portal where there is one, and keeps it in the
 * settings. %G_IO_ERROR_CANCELLED when the dialog was dismissed. */
void anky_output_folder_ask_async (GtkWindow *parent,
                                   GSettings *settings,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean anky_output_folder_ask_finish (GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
