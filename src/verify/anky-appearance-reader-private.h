/* anky-appearance-reader-private.h - what the appearance of a signature shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-pdf-document.h"

G_BEGIN_DECLS

/* @text: what is written, in the order of the drawing, one space between
 * pieces; never NULL. A reader, no renderer: where things stand and whether
 * they can be seen is not known here. */
typedef struct {
  gboolean has_picture;
  gboolean has_paths; /* filled or stroked */
  char *text;
} AnkyShown;

/* Of the normal appearance of a widget (ISO 32000-2, 12.5.5). */
AnkyShown *anky_appearance_read (AnkyPdfRevision *revision,
                                 const AnkyPdfObject *widget)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_shown_free (AnkyShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyShown, anky_shown_free)

/* Nothing is drawn. */
gboolean anky_shown_is_empty (const AnkyShown *self);

G_END_DECLS
