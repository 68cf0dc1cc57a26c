/* anky-picture-draft.h - a picture as it was chosen and as it could be mended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-picture-import.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * AnkyPictureDraft:
 *
 * What the import assistant shows and hands on. Immutable. Thread: any; making
 * and saving take long enough to do elsewhere than on the main one.
 */
typedef struct _AnkyPictureDraft AnkyPictureDraft;

AnkyPictureDraft *anky_picture_draft_new (GBytes *data,
                                          AnkyPictureKind kind,
                                          GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_picture_draft_free (AnkyPictureDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyPictureDraft, anky_picture_draft_free)

AnkyPictureKind anky_picture_draft_get_kind (const AnkyPictureDraft *self);
/* Whether ink stood out, so that the paper can be taken away. */
gboolean anky_picture_draft_can_mend (const AnkyPictureDraft *self);
/* What is wrong at that size on paper, as it is or after mending. */
AnkyPictureFaults anky_picture_draft_get_faults (const AnkyPictureDraft *self,
                                                 gboolean is_mended,
                                                 double width_mm);
/* Dots an inch across the ink; 0 if there is none. */
double anky_picture_draft_get_dpi (const AnkyPictureDraft *self,
                                   gboolean is_mended,
                                   double width_mm);
/* Small, on a transparent ground, borrowed; NULL after mending that failed. */
cairo_surface_t *anky_picture_draft_get_surface (const AnkyPictureDraft *self,
                                                 gboolean is_mended);
GBytes *anky_picture_draft_save (const AnkyPictureDraft *self,
                                 gboolean is_mended,
                                 double width_mm,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
