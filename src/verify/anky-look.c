/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-look-private.h"

void
anky_step_look (AnkyStep *step,
                AnkyValidation *validation,
                GCancellable *cancellable)
{
  for (guint i = 0; i < step->inks->len; i++) {
    const AnkyInk *ink = g_ptr_array_index (step->inks, i);
    AnkyPlaceOfUse place = { ink->object, ink->page };

    anky_step_add (step,
                   ANKY_CHANGES_UNKNOWN,
                   "not-drawn",
                   place,
                   "what was put on page %u was not looked at",
                   ink->page + 1);
  }
}
