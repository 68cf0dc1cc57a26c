/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-weight.h"

#include <string.h>

static const char *const weight_words[] = { "remark", "ask", "return" };

const char *
anky_weight_to_string (AnkyWeight weight)
{
  return weight == ANKY_WEIGHT_NONE ? "none" : weight_words[weight];
}

gboolean
anky_weight_from_string (const char *word, AnkyWeight *weight_out)
{
  for (int i = ANKY_WEIGHT_NONE; i <= ANKY_WEIGHT_RETURN; i++) {
    if (strcmp (word, anky_weight_to_string ((AnkyWeight) i)) != 0)
      continue;
    *weight_out = (AnkyWeight) i;
    return TRUE;
  }
  return FALSE;
}
