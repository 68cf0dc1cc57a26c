/* anky-identity-picture.h - the picture of a certificate, to see and to change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-identity-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyIdentityPicture:
 *
 * A small view of the picture and the button that chooses another through the
 * import assistant. Emits `chosen` with the millimetres that its ink has on
 * paper.
 *
 * Thread: main.
 */
#define ANKY_TYPE_IDENTITY_PICTURE (anky_identity_picture_get_type ())
G_DECLARE_FINAL_TYPE (AnkyIdentityPicture,
                      anky_identity_picture,
                      ANKY,
                      IDENTITY_PICTURE,
                      GtkBox)

GtkWidget *anky_identity_picture_new (AnkyCertificate *certificate,
                                      AnkyIdentityBook *identities,
                                      AnkyKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* Millimetres of its ink on paper, for the next import. */
void anky_identity_picture_set_width (AnkyIdentityPicture *self,
                                      double width_mm);

G_END_DECLS
