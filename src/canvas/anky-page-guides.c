/* anky-page-guides.c - the lines of a page that a dragged box catches on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-guides.h"

/* The margins of Phu luc I to Decree 30/2020: left 30 mm, right 20 mm. */
#define MARGIN_LEFT_MM  30.0
#define MARGIN_RIGHT_MM 20.0

static void
add_line (GArray *lines, AnkyAxis axis, double position_mm, guint edges)
{
  AnkyGuide line = { axis, position_mm, edges };

  g_array_append_val (lines, line);
}

static void
add_page_lines (GArray *lines, const AnkyPageExtent *page)
{
  add_line (lines, ANKY_AXIS_X, page->width_mm / 2, ANKY_EDGES_MIDDLE);
  add_line (lines, ANKY_AXIS_X, MARGIN_LEFT_MM, 1u << ANKY_EDGE_START);
  add_line (lines,
            ANKY_AXIS_X,
            page->width_mm - MARGIN_RIGHT_MM,
            1u << ANKY_EDGE_END);
}

static void
add_box_lines (GArray *lines, AnkyRectMm rect)
{
  for (AnkyEdge edge = ANKY_EDGE_START; edge <= ANKY_EDGE_END; edge++) {
    add_line (lines, ANKY_AXIS_X, rect.x + rect.width * edge / 2, 1u << edge);
    add_line (lines, ANKY_AXIS_Y, rect.y + rect.height * edge / 2, 1u << edge);
  }
}

GArray *
anky_page_guides_new (guint page,
                      const AnkyPageExtent *extent,
                      GPtrArray *boxes,
                      guint selected,
                      const AnkyPlacement *home,
                      GArray *given)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AnkyGuide));

  /* What was given comes last: of two lines equally near the later one holds,
   * and the document's own axis is meant more often than the page's. */
  add_page_lines (lines, extent);
  for (guint i = 0; i < boxes->len; i++) {
    const AnkyPlacement *other = boxes->pdata[i];

    if (i != selected && other->page == page)
      add_box_lines (lines, other->rect);
  }
  if (given)
    g_array_append_vals (lines, given->data, given->len);
  if (home->page == page)
    add_box_lines (lines, home->rect);

  return lines;
}
