/* anky-picture-assistant.h - before and after, and what is wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-picture-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyPictureAssistant:
 *
 * A dialog that shows a picture as it was chosen and as it will be on the page,
 * says in words what is wrong with it and what mending does, and how fine it is
 * for the millimetres it will have. %GTK_RESPONSE_ACCEPT: it is to be used.
 *
 * Thread: main.
 */
#define ANKY_TYPE_PICTURE_ASSISTANT (anky_picture_assistant_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPictureAssistant,
                      anky_picture_assistant,
                      ANKY,
                      PICTURE_ASSISTANT,
                      GtkDialog)

/* @draft is borrowed and must outlive the dialog. */
GtkWidget *anky_picture_assistant_new (GtkWindow *parent,
                                       const AnkyPictureDraft *draft,
                                       double width_mm)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean anky_picture_assistant_get_mend (AnkyPictureAssistant *self);
double anky_picture_assistant_get_width (AnkyPictureAssistant *self);

G_END_DECLS
