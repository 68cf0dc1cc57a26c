/* anky-snap.h - what a box catches on while it is dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-geometry.h"

G_BEGIN_DECLS

typedef enum {
  ANKY_AXIS_X, /* a vertical line, at an x */
  ANKY_AXIS_Y, /* a horizontal line, at a y */
} AnkyAxis;

/* The part of the box that a line takes hold of. */
typedef enum {
  ANKY_EDGE_START, /* left or top */
  ANKY_EDGE_MIDDLE,
  ANKY_EDGE_END, /* right or bottom */
} AnkyEdge;

/* One line of one page that boxes catch on. @edges is a mask of 1 << edge. */
typedef struct {
  AnkyAxis axis;
  double position_mm;
  guint edges;
} AnkyGuide;

#define ANKY_EDGES_ALL                                                         \
  ((1u << ANKY_EDGE_START) | (1u << ANKY_EDGE_MIDDLE) | (1u << ANKY_EDGE_END))
#define ANKY_EDGES_MIDDLE (1u << ANKY_EDGE_MIDDLE)

/* What holds the box now, one line an axis. Zero to begin with. */
typedef struct {
  gboolean is_held[2];
  AnkyGuide guide[2];
  AnkyEdge edge[2];
} AnkySnap;

/* @rect moved to the nearest lines within @reach. A line that holds is let go
 * only beyond @reach + @hold, so that the box does not flutter at the border.
 * A pure function of its arguments; @snap is brought up to date. */
AnkyRectMm anky_snap_move (AnkySnap *snap,
                           AnkyRectMm rect,
                           const AnkyGuide *guides,
                           guint n_guides,
                           double reach,
                           double hold);

G_END_DECLS
