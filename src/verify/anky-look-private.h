/* anky-look-private.h - judging what a revision brought by looking at it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-step-private.h"
#include "anky-validation-private.h"

G_BEGIN_DECLS

/* Adds to the step's changes what only pixels can tell (design decisions 16
 * and 17). Without a page source, ink is unknown. */
void anky_step_look (AnkyStep *step,
                     AnkyValidation *validation,
                     GCancellable *cancellable);

G_END_DECLS
