/* anky-look-private.h - judging what revisions brought by looking at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-step-private.h"
#include "anky-validation-private.h"

G_BEGIN_DECLS

/* Adds to the changes of each step (element-type AnkyStep) what only pixels can
 * tell (design decisions 16 and 17). Without a page source, ink is unknown. */
void anky_steps_look (GPtrArray *steps,
                      AnkyValidation *validation,
                      GCancellable *cancellable);

G_END_DECLS
