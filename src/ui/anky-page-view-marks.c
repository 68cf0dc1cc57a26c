/* anky-page-view-marks.c - what is marked on the pages of a view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-view-private.h"

static void
take_list (AnkyPageView *self, GArray **list, GArray *value)
{
  g_clear_pointer (list, g_array_unref);
  *list = value ? g_array_ref (value) : NULL;
  anky_page_view_show_slot_states (self);
}

void
anky_page_view_set_changes (AnkyPageView *self, GArray *changes)
{
  take_list (self, &self->changes, changes);
}

void
anky_page_view_set_highlights (AnkyPageView *self, GArray *highlights)
{
  take_list (self, &self->highlights, highlights);
}

void
anky_page_view_set_selection (AnkyPageView *self, GArray *selection)
{
  take_list (self, &self->selection, selection);
}

void
anky_page_view_clear_marks (AnkyPageView *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->highlights, g_array_unref);
  g_clear_pointer (&self->selection, g_array_unref);
  self->has_outline = FALSE;
}
