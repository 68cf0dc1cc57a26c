/* anky-placement-keys.c - the keys that move a box
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-placement-keys.h"

#define STEP_MM      1.0
#define FINE_STEP_MM 0.1

static gboolean
get_direction (guint key, int *x_out, int *y_out)
{
  *x_out = 0;
  *y_out = 0;
  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    *x_out = -1;
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    *x_out = 1;
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    *y_out = -1;
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    *y_out = 1;
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
handle_other (AnkyPlacementEditor *editor, guint key)
{
  switch (key) {
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    anky_placement_editor_go_home (editor);
    return TRUE;
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    anky_placement_editor_carry (editor, -1);
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    anky_placement_editor_carry (editor, 1);
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean
anky_placement_keys_handle (AnkyPlacementEditor *editor,
                            guint key,
                            GdkModifierType modifiers)
{
  double step = modifiers & GDK_CONTROL_MASK ? FINE_STEP_MM : STEP_MM;
  gint64 now_us = g_get_monotonic_time ();
  int x = 0;
  int y = 0;

  if (!get_direction (key, &x, &y))
    return !(modifiers & (GDK_CONTROL_MASK | GDK_MOD1_MASK)) &&
           handle_other (editor, key);

  if (modifiers & GDK_MOD1_MASK)
    anky_placement_editor_grow (editor, x * step, y * step, now_us);
  else
    anky_placement_editor_nudge (editor, x * step, y * step, now_us);

  return TRUE;
}
