/* anky-picture-chooser.h - choosing the picture of a signature or a seal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-picture-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was chosen: @png is fit for a page, its ink @width_mm wide on paper. */
typedef struct {
  GBytes *png;
  double width_mm;
} AnkyChosenPicture;

void anky_chosen_picture_free (AnkyChosenPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyChosenPicture, anky_chosen_picture_free)

/* Asks for a file, reads it on another thread, shows it in the import assistant
 * before and after mending. @width_mm: of the ink on paper, to begin with. A
 * dismissed dialog is %G_IO_ERROR_CANCELLED. */
void anky_picture_chooser_run_async (GtkWindow *parent,
                                     AnkyPictureKind kind,
                                     double width_mm,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
AnkyChosenPicture *anky_picture_chooser_run_finish (GAsyncResult *result,
                                                    GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
