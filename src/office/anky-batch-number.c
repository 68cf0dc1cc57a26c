/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-batch-number.h"

#include "anky-rule-text.h"

#include <string.h>

/* No office issues as many documents a year. */
#define MAX_NUMBER 99999999

char *
anky_batch_number_next (const char *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (number, 10, 0, MAX_NUMBER, &value, NULL))
    return NULL;
  return g_strdup_printf ("%0*" G_GUINT64_FORMAT,
                          (int) strlen (number),
                          value + 1);
}

gboolean
anky_batch_number_equal (const char *a, const char *b)
{
  g_autofree char *first = a ? anky_rule_text_number (a) : NULL;
  g_autofree char *second = b ? anky_rule_text_number (b) : NULL;

  return first && second && g_ascii_strcasecmp (first, second) == 0;
}
