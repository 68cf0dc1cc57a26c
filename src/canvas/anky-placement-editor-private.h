/* anky-placement-editor-private.h - what the files of the editor share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-history.h"
#include "anky-placement-editor.h"

G_BEGIN_DECLS

enum { STEP_NONE, STEP_NUDGE, STEP_GROW, STEP_NUMBERS };

typedef struct {
  gboolean is_active;
  AnkyGrip grip;
  guint page;
  AnkyRectMm rect; /* as it was when it was taken hold of */
  double x;
  double y;
} Drag;

struct _AnkyPlacementEditor {
  GObject parent_instance;

  GArray *pages;        /* AnkyPageExtent */
  GPtrArray *boxes;     /* AnkyPlacement, where they are */
  GPtrArray *homes;     /* AnkyPlacement, where the rule has them */
  GArray *limits;       /* AnkyBoxLimits */
  gboolean is_accepted; /* uncertain places were looked at */
  guint selected;

  AnkyHistory *history;
  Drag drag;
  AnkySnap snap;
  GHashTable *guides; /* page: GArray of AnkyGuide */
};

/* NULL without boxes. */
AnkyPlacement *anky_placement_editor_get_current (AnkyPlacementEditor *self);
const AnkyPageExtent *anky_placement_editor_get_extent (
    AnkyPlacementEditor *self,
    guint page);
const AnkyBoxLimits *anky_placement_editor_get_box_limits (
    AnkyPlacementEditor *self,
    guint index);
void anky_placement_editor_emit_changed (AnkyPlacementEditor *self);
/* Whether that changes anything. */
gboolean anky_placement_editor_move_box (AnkyPlacementEditor *self,
                                         guint page,
                                         AnkyRectMm rect);

G_END_DECLS
