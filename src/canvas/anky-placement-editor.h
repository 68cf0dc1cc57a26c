/* anky-placement-editor.h - the boxes that are being placed, without pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-box.h"
#include "anky-placement.h"
#include "anky-snap.h"

G_BEGIN_DECLS

/**
 * AnkyPlacementEditor:
 *
 * The boxes of one act on the pages of one document: which is selected, what
 * it may become, where the rule would have it, what was done. The widget on
 * the page, the panel and the keyboard all speak to this, and nothing moves a
 * box but this.
 *
 * Emits `changed` after a box moved or changed size, `selected` after another
 * one was chosen. Times are of g_get_monotonic_time().
 *
 * Thread: main.
 */
#define ANKY_TYPE_PLACEMENT_EDITOR (anky_placement_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnkyPlacementEditor,
                      anky_placement_editor,
                      ANKY,
                      PLACEMENT_EDITOR,
                      GObject)

AnkyPlacementEditor *anky_placement_editor_new (const AnkyPageExtent *pages,
                                                guint n_pages)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type AnkyPlacement), copied: where the rule puts them, and where
 * they now are. Forgets what was done. Limits are free afterwards. */
void anky_placement_editor_set_boxes (AnkyPlacementEditor *self,
                                      GPtrArray *placements);
/* The same after the rules were asked again: a box that was moved from its
 * place stays where it is, the others follow the rule. */
void anky_placement_editor_update_boxes (AnkyPlacementEditor *self,
                                         GPtrArray *placements);
/* (element-type AnkyPlacement): what is to be signed */
GPtrArray *anky_placement_editor_dup_boxes (AnkyPlacementEditor *self)
    G_GNUC_WARN_UNUSED_RESULT;
guint anky_placement_editor_get_n_boxes (AnkyPlacementEditor *self);
const AnkyPlacement *anky_placement_editor_get_box (AnkyPlacementEditor *self,
                                                    guint index);
const AnkyPageExtent *anky_placement_editor_get_page (AnkyPlacementEditor *self,
                                                      guint page);
guint anky_placement_editor_get_n_pages (AnkyPlacementEditor *self);

void anky_placement_editor_set_limits (AnkyPlacementEditor *self,
                                       guint index,
                                       const AnkyBoxLimits *limits);
const AnkyBoxLimits *anky_placement_editor_get_limits (
    AnkyPlacementEditor *self,
    guint index);
/* The size of the box, and of its place by the rule, about their centres: a
 * picture was chosen, a diameter entered. Not a step to undo. */
void anky_placement_editor_set_size (AnkyPlacementEditor *self,
                                     guint index,
                                     double width_mm,
                                     double height_mm);
/* What number, date, copy or attachment will show. */
void anky_placement_editor_set_text (AnkyPlacementEditor *self,
                                     guint index,
                                     const char *text);

guint anky_placement_editor_get_selected (AnkyPlacementEditor *self);
void anky_placement_editor_select (AnkyPlacementEditor *self, guint index);

/* Steps of the selected box. */
void anky_placement_editor_nudge (AnkyPlacementEditor *self,
                                  double dx_mm,
                                  double dy_mm,
                                  gint64 time_us);
/* The right or lower side out by so much; in proportion where that is kept. */
void anky_placement_editor_grow (AnkyPlacementEditor *self,
                                 double dx_mm,
                                 double dy_mm,
                                 gint64 time_us);
/* To the same place of the previous (-1) or next (1) page. */
void anky_placement_editor_carry (AnkyPlacementEditor *self, int pages);
void anky_placement_editor_set_rect (AnkyPlacementEditor *self,
                                     guint page,
                                     AnkyRectMm rect,
                                     gint64 time_us);
void anky_placement_editor_go_home (AnkyPlacementEditor *self);
/* Whether the selected box is where the rule would have it, and how far off. */
gboolean anky_placement_editor_get_offset (AnkyPlacementEditor *self,
                                           double *dx_mm_out,
                                           double *dy_mm_out);

/* Whether every box is where a person or a sure rule has put it: moved by hand,
 * of enough confidence (design decision 5), or accepted as it stands. */
gboolean anky_placement_editor_is_certain (AnkyPlacementEditor *self);
/* Somebody looked at the boxes and leaves them where they are. Forgotten when
 * the rules move one of them. */
void anky_placement_editor_accept (AnkyPlacementEditor *self);

/* A drag: from the point where it was taken hold of to the points that the
 * pointer reaches, in millimetres of the page under it. One step of undo. */
void anky_placement_editor_begin_drag (AnkyPlacementEditor *self,
                                       AnkyGrip grip,
                                       double x_mm,
                                       double y_mm);
/* @reach_mm: how near a guide catches; 0 for none. */
void anky_placement_editor_drag_to (AnkyPlacementEditor *self,
                                    guint page,
                                    double x_mm,
                                    double y_mm,
                                    double reach_mm);
void anky_placement_editor_end_drag (AnkyPlacementEditor *self);
void anky_placement_editor_cancel_drag (AnkyPlacementEditor *self);
gboolean anky_placement_editor_is_dragging (AnkyPlacementEditor *self);

/* Lines of one page, by which to place (a title's axis, a name's line). Page
 * edges, centre lines and the other boxes are lines without being told.
 * (element-type AnkyGuide) */
void anky_placement_editor_set_guides (AnkyPlacementEditor *self,
                                       guint page,
                                       GArray *guides);
/* The lines that hold the box now, at most one an axis: for drawing. */
const AnkySnap *anky_placement_editor_get_snap (AnkyPlacementEditor *self);

gboolean anky_placement_editor_can_undo (AnkyPlacementEditor *self);
gboolean anky_placement_editor_can_redo (AnkyPlacementEditor *self);
void anky_placement_editor_undo (AnkyPlacementEditor *self);
void anky_placement_editor_redo (AnkyPlacementEditor *self);

G_END_DECLS
