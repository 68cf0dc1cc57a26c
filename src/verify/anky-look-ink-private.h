/* anky-look-ink-private.h - what the parts of looking share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-look-private.h"
#include "anky-plain-copy-private.h"

G_BEGIN_DECLS

typedef struct {
  AnkyValidation *run;
  GPtrArray *steps;
  GCancellable *cancellable;
  AnkyPlainCopy *copy;
  AnkyPageSource *plain; /* of the copy */
  AnkyPageSource *as_is; /* of the file */
  AnkyAnatomy *anatomy;  /* read when it is first asked for */
  gboolean has_no_anatomy;
} AnkyLook;

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

G_END_DECLS
