/* anky-look-private.h - judging what revisions brought by looking at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-anatomy.h"
#include "anky-plain-copy-private.h"
#include "anky-step-private.h"
#include "anky-validation-private.h"

G_BEGIN_DECLS

/* Parts of one look; private to it. */
typedef struct {
  AnkyValidation *run;
  GThread *opening; /* of @as_is */
  GPtrArray *steps;
  GCancellable *cancellable;
  AnkyPlainCopy *copy;
  AnkyPageSource *plain; /* of the copy */
  AnkyPageSource *as_is; /* of the file */
  AnkyAnatomy *anatomy;  /* read when it is first asked for */
  gboolean has_no_anatomy;
  gboolean has_failed; /* to draw: nothing more is drawn */
} AnkyLook;

/* Starts the renderer while the steps are still compared. To be finished. */
void anky_look_begin (AnkyLook *self, AnkyValidation *validation);

/* Adds to the changes of each step (element-type AnkyStep) what only pixels can
 * tell (design decisions 16 and 17). Without a page source, ink is unknown. */
void anky_look_finish (AnkyLook *self,
                       GPtrArray *steps,
                       GCancellable *cancellable);

G_END_DECLS
