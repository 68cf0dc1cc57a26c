/* anky-length-text.c - millimetres for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-length-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Less than this is no distance: what a screen shows of a tenth. */
#define NOTHING_MM 0.05

char *
anky_length_text_dup (double length_mm)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (length_mm * 10) / 10;
  g_autofree char *number = NULL;
  g_auto (GStrv) parts = NULL;

  g_ascii_formatd (digits, sizeof digits, "%.1f", rounded);
  if (g_str_has_suffix (digits, ".0"))
    digits[strlen (digits) - 2] = '\0';
  parts = g_strsplit (digits, ".", 2);
  /* Translators: the mark between whole millimetres and tenths. */
  number = g_strjoinv (C_ ("decimal mark", "."), parts);

  /* Translators: %s is a number; the space before mm does not break. */
  return g_strdup_printf (_ ("%s mm"), number);
}

char *
anky_length_text_dup_place (const AnkyPlacement *placement)
{
  g_autofree char *left = anky_length_text_dup (placement->rect.x);
  g_autofree char *top = anky_length_text_dup (placement->rect.y);
  g_autofree char *width = anky_length_text_dup (placement->rect.width);
  g_autofree char *height = anky_length_text_dup (placement->rect.height);

  return g_strdup_printf (
      /* Translators: %1$u is the page's number, the others are lengths. */
      _ ("Page %1$u. %2$s from the left, %3$s from the top, %4$s wide, %5$s "
         "high."),
      placement->page + 1,
      left,
      top,
      width,
      height);
}

static char *
describe_across (double distance_mm)
{
  g_autofree char *length = anky_length_text_dup (fabs (distance_mm));

  if (fabs (distance_mm) < NOTHING_MM)
    return NULL;

  /* Translators: %s is a length. */
  return distance_mm < 0
             ? g_strdup_printf (_ ("%s left of the place the rule gives"),
                                length)
             : g_strdup_printf (_ ("%s right of the place the rule gives"),
                                length);
}

static char *
describe_along (double distance_mm)
{
  g_autofree char *length = anky_length_text_dup (fabs (distance_mm));

  if (fabs (distance_mm) < NOTHING_MM)
    return NULL;

  /* Translators: %s is a length. */
  return distance_mm < 0
             ? g_strdup_printf (_ ("%s above the place the rule gives"), length)
             : g_strdup_printf (_ ("%s below the place the rule gives"),
                                length);
}

char *
anky_length_text_dup_offset (double dx_mm, double dy_mm)
{
  g_autofree char *across = describe_across (dx_mm);
  g_autofree char *along = describe_along (dy_mm);

  if (across && along)
    return g_strdup_printf ("%s\n%s", across, along);
  if (across || along)
    return g_strdup (across ? across : along);

  return g_strdup (_ ("At the place the rule gives"));
}
