/* anky-look-ink-private.h - what the parts of looking share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-look-private.h"

G_BEGIN_DECLS

#define ANKY_LOOK_PIXELS_PER_MM 6.0

/* Sets which revisions each ink is judged by. */
void anky_look_choose_moments (AnkyPdfDocument *document, GPtrArray *steps);

AnkyPixels *anky_look_draw (AnkyLook *self,
                            AnkyPageSource *source,
                            guint page,
                            AnkyRectMm area,
                            double pixels_per_mm);
/* With UserUnit left out, as it is on both sides: renderers disagree. */
gboolean anky_look_get_geometry (AnkyPdfRevision *revision,
                                 guint index,
                                 AnkyPageGeometry *out);
AnkyRectMm anky_look_get_whole_page (const AnkyPageGeometry *geometry);

void anky_look_note_unseen (AnkyStep *step,
                            const AnkyInk *ink,
                            const char *why);
void anky_look_at_ink (AnkyLook *self, AnkyStep *step, const AnkyInk *ink);
/* Has the renderer draw and read what that will ask for, or the @whole page. */
void anky_look_draw_ahead (AnkyLook *self, const AnkyInk *ink, gboolean whole);

G_END_DECLS
