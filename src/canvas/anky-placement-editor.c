/* anky-placement-editor.c - the boxes that are being placed, without pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-placement-editor-private.h"

G_DEFINE_FINAL_TYPE (AnkyPlacementEditor, anky_placement_editor, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GPtrArray *
copy_boxes (GPtrArray *boxes)
{
  GPtrArray *copy =
      g_ptr_array_new_full (boxes->len, (GDestroyNotify) anky_placement_free);

  for (guint i = 0; i < boxes->len; i++)
    g_ptr_array_add (copy, anky_placement_copy (boxes->pdata[i]));

  return copy;
}

AnkyPlacement *
anky_placement_editor_get_current (AnkyPlacementEditor *self)
{
  return self->selected < self->boxes->len ? self->boxes->pdata[self->selected]
                                           : NULL;
}

const AnkyPageExtent *
anky_placement_editor_get_extent (AnkyPlacementEditor *self, guint page)
{
  return &g_array_index (self->pages, AnkyPageExtent, page);
}

const AnkyBoxLimits *
anky_placement_editor_get_box_limits (AnkyPlacementEditor *self, guint index)
{
  return &g_array_index (self->limits, AnkyBoxLimits, index);
}

void
anky_placement_editor_emit_changed (AnkyPlacementEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
anky_placement_editor_move_box (AnkyPlacementEditor *self,
                                guint page,
                                AnkyRectMm rect)
{
  AnkyPlacement *box = anky_placement_editor_get_current (self);

  if (box->page == page && anky_box_equal (box->rect, rect))
    return FALSE;

  box->page = page;
  box->rect = rect;

  return TRUE;
}

static void
take_step (AnkyPlacementEditor *self,
           guint page,
           AnkyRectMm rect,
           guint kind,
           gint64 time_us)
{
  if (!anky_placement_editor_move_box (self, page, rect))
    return;

  anky_history_push (self->history, self->boxes, kind, time_us);
  anky_placement_editor_emit_changed (self);
}

static void
anky_placement_editor_finalize (GObject *object)
{
  AnkyPlacementEditor *self = ANKY_PLACEMENT_EDITOR (object);

  g_array_unref (self->pages);
  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->homes);
  g_array_unref (self->limits);
  g_hash_table_unref (self->guides);
  anky_history_free (self->history);

  G_OBJECT_CLASS (anky_placement_editor_parent_class)->finalize (object);
}

static void
anky_placement_editor_class_init (AnkyPlacementEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_placement_editor_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           0);
}

static void
anky_placement_editor_init (AnkyPlacementEditor *self)
{
  self->pages = g_array_new (FALSE, TRUE, sizeof (AnkyPageExtent));
  self->boxes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  self->homes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) anky_placement_free);
  self->limits = g_array_new (FALSE, TRUE, sizeof (AnkyBoxLimits));
  self->guides =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->history = anky_history_new ((GBoxedCopyFunc) copy_boxes,
                                    (GDestroyNotify) g_ptr_array_unref);
}

AnkyPlacementEditor *
anky_placement_editor_new (const AnkyPageExtent *pages, guint n_pages)
{
  AnkyPlacementEditor *self = g_object_new (ANKY_TYPE_PLACEMENT_EDITOR, NULL);

  g_array_append_vals (self->pages, pages, n_pages);

  return self;
}

static void
clamp_boxes (AnkyPlacementEditor *self, GPtrArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++) {
    AnkyPlacement *box = boxes->pdata[i];

    box->page = MIN (box->page, self->pages->len - 1);
    box->rect =
        anky_box_move (box->rect,
                       0,
                       0,
                       anky_placement_editor_get_extent (self, box->page));
  }
}

void
anky_placement_editor_set_boxes (AnkyPlacementEditor *self,
                                 GPtrArray *placements)
{
  g_return_if_fail (ANKY_IS_PLACEMENT_EDITOR (self));
  g_return_if_fail (placements->len == 0 || self->pages->len > 0);

  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->homes);
  self->homes = copy_boxes (placements);
  clamp_boxes (self, self->homes);
  self->boxes = copy_boxes (self->homes);
  g_array_set_size (self->limits, 0);
  g_array_set_size (self->limits, placements->len);
  self->drag.is_active = FALSE;
  self->snap = (AnkySnap){ 0 };
  self->is_accepted = FALSE;
  self->selected = 0;
  anky_history_reset (self->history, self->boxes);

  anky_placement_editor_emit_changed (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static gboolean
is_sure (const AnkyPlacement *home)
{
  return home->confidence >= ANKY_SURE_CONFIDENCE;
}

static gboolean
is_moved (const AnkyPlacement *box, const AnkyPlacement *home)
{
  return box->page != home->page || !anky_box_equal (box->rect, home->rect);
}

gboolean
anky_placement_editor_is_certain (AnkyPlacementEditor *self)
{
  for (guint i = 0; i < self->boxes->len && !self->is_accepted; i++)
    if (!is_sure (self->homes->pdata[i]) &&
        !is_moved (self->boxes->pdata[i], self->homes->pdata[i]))
      return FALSE;

  return TRUE;
}

void
anky_placement_editor_accept (AnkyPlacementEditor *self)
{
  self->is_accepted = TRUE;
  anky_placement_editor_emit_changed (self);
}

/* What was accepted is these places, not others. */
static gboolean
are_same_places (GPtrArray *before, GPtrArray *after)
{
  if (before->len != after->len)
    return FALSE;
  for (guint i = 0; i < after->len; i++)
    if (!is_sure (after->pdata[i]) &&
        is_moved (before->pdata[i], after->pdata[i]))
      return FALSE;

  return TRUE;
}

static const AnkyPlacement *
find_moved (GPtrArray *boxes, GPtrArray *homes, AnkyKind kind)
{
  for (guint i = 0; i < boxes->len; i++) {
    const AnkyPlacement *box = boxes->pdata[i];

    if (box->kind == kind && is_moved (box, homes->pdata[i]))
      return box;
  }

  return NULL;
}

void
anky_placement_editor_update_boxes (AnkyPlacementEditor *self,
                                    GPtrArray *placements)
{
  g_autoptr (GPtrArray) old_boxes = g_ptr_array_ref (self->boxes);
  g_autoptr (GPtrArray) old_homes = g_ptr_array_ref (self->homes);
  gboolean was_accepted = self->is_accepted;

  anky_placement_editor_set_boxes (self, placements);
  self->is_accepted = was_accepted && are_same_places (old_homes, self->homes);
  for (guint i = 0; i < self->boxes->len; i++) {
    AnkyPlacement *box = self->boxes->pdata[i];
    const AnkyPlacement *moved = find_moved (old_boxes, old_homes, box->kind);

    if (!moved)
      continue;
    box->page = moved->page;
    box->rect = moved->rect;
  }
  anky_history_reset (self->history, self->boxes);
  anky_placement_editor_emit_changed (self);
}

GPtrArray *
anky_placement_editor_dup_boxes (AnkyPlacementEditor *self)
{
  return copy_boxes (self->boxes);
}

guint
anky_placement_editor_get_n_boxes (AnkyPlacementEditor *self)
{
  return self->boxes->len;
}

const AnkyPlacement *
anky_placement_editor_get_box (AnkyPlacementEditor *self, guint index)
{
  g_return_val_if_fail (index < self->boxes->len, NULL);

  return self->boxes->pdata[index];
}

const AnkyPageExtent *
anky_placement_editor_get_page (AnkyPlacementEditor *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);

  return anky_placement_editor_get_extent (self, page);
}

guint
anky_placement_editor_get_n_pages (AnkyPlacementEditor *self)
{
  return self->pages->len;
}

void
anky_placement_editor_set_limits (AnkyPlacementEditor *self,
                                  guint index,
                                  const AnkyBoxLimits *limits)
{
  g_return_if_fail (index < self->limits->len);

  g_array_index (self->limits, AnkyBoxLimits, index) = *limits;
  anky_placement_editor_emit_changed (self);
}

const AnkyBoxLimits *
anky_placement_editor_get_limits (AnkyPlacementEditor *self, guint index)
{
  g_return_val_if_fail (index < self->limits->len, NULL);

  return anky_placement_editor_get_box_limits (self, index);
}

static void
set_size_of (AnkyPlacementEditor *self,
             AnkyPlacement *box,
             double width_mm,
             double height_mm)
{
  box->rect =
      anky_box_set_size (box->rect,
                         width_mm,
                         height_mm,
                         anky_placement_editor_get_extent (self, box->page));
}

void
anky_placement_editor_set_size (AnkyPlacementEditor *self,
                                guint index,
                                double width_mm,
                                double height_mm)
{
  g_return_if_fail (index < self->boxes->len);
  g_return_if_fail (width_mm > 0 && height_mm > 0);

  set_size_of (self, self->boxes->pdata[index], width_mm, height_mm);
  set_size_of (self, self->homes->pdata[index], width_mm, height_mm);
  anky_history_reset (self->history, self->boxes);
  anky_placement_editor_emit_changed (self);
}

void
anky_placement_editor_set_text (AnkyPlacementEditor *self,
                                guint index,
                                const char *text)
{
  AnkyPlacement *box;

  g_return_if_fail (index < self->boxes->len);

  box = self->boxes->pdata[index];
  if (g_strcmp0 (box->text, text) == 0)
    return;

  g_free (box->text);
  box->text = g_strdup (text);
  anky_placement_editor_emit_changed (self);
}

guint
anky_placement_editor_get_selected (AnkyPlacementEditor *self)
{
  return self->selected;
}

void
anky_placement_editor_select (AnkyPlacementEditor *self, guint index)
{
  g_return_if_fail (index < self->boxes->len);

  if (self->selected == index)
    return;

  self->selected = index;
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

void
anky_placement_editor_nudge (AnkyPlacementEditor *self,
                             double dx_mm,
                             double dy_mm,
                             gint64 time_us)
{
  const AnkyPlacement *box = anky_placement_editor_get_current (self);

  if (!box || self->drag.is_active)
    return;

  take_step (self,
             box->page,
             anky_box_move (box->rect,
                            dx_mm,
                            dy_mm,
                            anky_placement_editor_get_extent (self, box->page)),
             STEP_NUDGE,
             time_us);
}

void
anky_placement_editor_grow (AnkyPlacementEditor *self,
                            double dx_mm,
                            double dy_mm,
                            gint64 time_us)
{
  const AnkyPlacement *box = anky_placement_editor_get_current (self);
  AnkyGrip grip = dx_mm != 0 ? ANKY_GRIP_EAST : ANKY_GRIP_SOUTH;

  if (!box || self->drag.is_active)
    return;

  take_step (self,
             box->page,
             anky_box_resize (
                 box->rect,
                 grip,
                 dx_mm,
                 dy_mm,
                 anky_placement_editor_get_extent (self, box->page),
                 anky_placement_editor_get_box_limits (self, self->selected)),
             STEP_GROW,
             time_us);
}

void
anky_placement_editor_carry (AnkyPlacementEditor *self, int pages)
{
  const AnkyPlacement *box = anky_placement_editor_get_current (self);
  guint page;

  if (!box || self->drag.is_active)
    return;

  page = (guint) CLAMP ((gint64) box->page + pages,
                        0,
                        (gint64) self->pages->len - 1);
  take_step (self,
             page,
             anky_box_move (box->rect,
                            0,
                            0,
                            anky_placement_editor_get_extent (self, page)),
             STEP_NONE,
             0);
}

void
anky_placement_editor_set_rect (AnkyPlacementEditor *self,
                                guint page,
                                AnkyRectMm rect,
                                gint64 time_us)
{
  const AnkyBoxLimits *limits;

  g_return_if_fail (page < self->pages->len);

  if (!anky_placement_editor_get_current (self) || self->drag.is_active)
    return;

  limits = anky_placement_editor_get_box_limits (self, self->selected);
  take_step (self,
             page,
             anky_box_clamp (rect,
                             anky_placement_editor_get_extent (self, page),
                             limits),
             STEP_NUMBERS,
             time_us);
}

void
anky_placement_editor_go_home (AnkyPlacementEditor *self)
{
  const AnkyPlacement *home;

  if (!anky_placement_editor_get_current (self) || self->drag.is_active)
    return;

  home = self->homes->pdata[self->selected];
  take_step (self, home->page, home->rect, STEP_NONE, 0);
}

gboolean
anky_placement_editor_get_offset (AnkyPlacementEditor *self,
                                  double *dx_mm_out,
                                  double *dy_mm_out)
{
  const AnkyPlacement *box = anky_placement_editor_get_current (self);
  const AnkyPlacement *home;

  *dx_mm_out = 0;
  *dy_mm_out = 0;
  if (!box)
    return FALSE;

  home = self->homes->pdata[self->selected];
  *dx_mm_out =
      box->rect.x + box->rect.width / 2 - home->rect.x - home->rect.width / 2;
  *dy_mm_out =
      box->rect.y + box->rect.height / 2 - home->rect.y - home->rect.height / 2;

  return box->page == home->page && anky_box_equal (box->rect, home->rect);
}

/* Lines */

void
anky_placement_editor_set_guides (AnkyPlacementEditor *self,
                                  guint page,
                                  GArray *guides)
{
  g_hash_table_insert (self->guides,
                       GUINT_TO_POINTER (page),
                       g_array_ref (guides));
}

const AnkySnap *
anky_placement_editor_get_snap (AnkyPlacementEditor *self)
{
  return &self->snap;
}

/* Undo */

gboolean
anky_placement_editor_can_undo (AnkyPlacementEditor *self)
{
  return anky_history_can_undo (self->history);
}

gboolean
anky_placement_editor_can_redo (AnkyPlacementEditor *self)
{
  return anky_history_can_redo (self->history);
}

static void
take_state (AnkyPlacementEditor *self, gconstpointer state)
{
  if (!state || self->drag.is_active)
    return;

  g_ptr_array_unref (self->boxes);
  self->boxes = copy_boxes ((GPtrArray *) state);
  anky_placement_editor_emit_changed (self);
}

void
anky_placement_editor_undo (AnkyPlacementEditor *self)
{
  take_state (self, anky_history_undo (self->history));
}

void
anky_placement_editor_redo (AnkyPlacementEditor *self)
{
  take_state (self, anky_history_redo (self->history));
}
