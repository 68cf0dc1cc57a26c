/* anky-box-drag.c - dragging a box by its body and its handles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-box-drag.h"

/* A handle is easier to hit than to see. */
#define REACH_PX 12.0
#define SNAP_PX  8.0
/* Of the distance outside the view, scrolled in each frame. */
#define SCROLL_PART 0.15

struct _AnkyBoxDrag {
  GtkWidget *widget; /* not owned, as are view and editor */
  AnkyPageView *view;
  AnkyPlacementEditor *editor;
  guint index;

  GtkGesture *gesture;
  gboolean is_active;
  double root_x; /* where the pointer was last */
  double root_y;
  gboolean is_free; /* Ctrl is held */
  guint tick_id;
};

static AnkyGrip
find_grip (AnkyBoxDrag *self, double root_x, double root_y)
{
  const AnkyPlacement *box =
      anky_placement_editor_get_box (self->editor, self->index);
  double reach = REACH_PX / anky_page_view_get_pixels_per_mm (self->view);
  guint page = 0;
  double x = 0;
  double y = 0;

  if (!anky_page_view_find_point (self->view, root_x, root_y, &page, &x, &y) ||
      page != box->page)
    return ANKY_GRIP_NONE;

  return anky_box_find_grip (
      box->rect,
      x,
      y,
      reach,
      anky_placement_editor_get_limits (self->editor, self->index));
}

static const char *
get_cursor_name (AnkyGrip grip)
{
  switch (grip) {
  case ANKY_GRIP_BODY:
    return "move";
  case ANKY_GRIP_NORTH_WEST:
  case ANKY_GRIP_SOUTH_EAST:
    return "nwse-resize";
  case ANKY_GRIP_NORTH_EAST:
  case ANKY_GRIP_SOUTH_WEST:
    return "nesw-resize";
  case ANKY_GRIP_NORTH:
  case ANKY_GRIP_SOUTH:
    return "ns-resize";
  case ANKY_GRIP_EAST:
  case ANKY_GRIP_WEST:
    return "ew-resize";
  case ANKY_GRIP_NONE:
  default:
    return "default";
  }
}

static gboolean
motion_cb (GtkWidget *widget, GdkEvent *event, AnkyBoxDrag *self)
{
  g_autoptr (GdkCursor) cursor = NULL;
  double root_x = 0;
  double root_y = 0;

  if (self->is_active || !gdk_event_get_root_coords (event, &root_x, &root_y))
    return GDK_EVENT_PROPAGATE;

  cursor = gdk_cursor_new_from_name (
      gtk_widget_get_display (widget),
      get_cursor_name (find_grip (self, root_x, root_y)));
  gdk_window_set_cursor (gtk_widget_get_window (widget), cursor);

  return GDK_EVENT_PROPAGATE;
}

/* Where the pointer is on the screen: the widget itself moves with it, so its
 * own coordinates say nothing. */
static gboolean
note_pointer (AnkyBoxDrag *self)
{
  const GdkEvent *event = gtk_gesture_get_last_event (
      self->gesture,
      gtk_gesture_get_last_updated_sequence (self->gesture));
  GdkModifierType state = 0;

  if (!event ||
      !gdk_event_get_root_coords (event, &self->root_x, &self->root_y))
    return FALSE;

  if (gdk_event_get_state (event, &state))
    self->is_free = (state & GDK_CONTROL_MASK) != 0;

  return TRUE;
}

static void
follow_pointer (AnkyBoxDrag *self)
{
  double reach = SNAP_PX / anky_page_view_get_pixels_per_mm (self->view);
  guint page = 0;
  double x = 0;
  double y = 0;

  if (anky_page_view_find_point (self->view,
                                 self->root_x,
                                 self->root_y,
                                 &page,
                                 &x,
                                 &y))
    anky_placement_editor_drag_to (self->editor,
                                   page,
                                   x,
                                   y,
                                   self->is_free ? 0 : reach);
}

static void
stop (AnkyBoxDrag *self)
{
  self->is_active = FALSE;
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
}

/* The view scrolls on while the pointer is held beyond its edge. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AnkyBoxDrag *self = user_data;
  double dx = 0;
  double dy = 0;

  anky_page_view_get_overshoot (self->view,
                                self->root_x,
                                self->root_y,
                                &dx,
                                &dy);
  if (dx != 0 || dy != 0) {
    anky_page_view_scroll_by (self->view, dx * SCROLL_PART, dy * SCROLL_PART);
    follow_pointer (self);
  }

  return G_SOURCE_CONTINUE;
}

static void
drag_begin_cb (AnkyBoxDrag *self, double x_px, double y_px)
{
  AnkyGrip grip;
  guint page = 0;
  double x = 0;
  double y = 0;

  gtk_widget_grab_focus (self->widget);
  anky_placement_editor_select (self->editor, self->index);
  if (!note_pointer (self))
    return;

  grip = find_grip (self, self->root_x, self->root_y);
  if (grip == ANKY_GRIP_NONE || !anky_page_view_find_point (self->view,
                                                            self->root_x,
                                                            self->root_y,
                                                            &page,
                                                            &x,
                                                            &y)) {
    gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
    return;
  }

  gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_active = TRUE;
  anky_placement_editor_begin_drag (self->editor, grip, x, y);
}

static void
drag_update_cb (AnkyBoxDrag *self, double dx_px, double dy_px)
{
  if (!self->is_active || !note_pointer (self))
    return;

  /* A hand that trembles while it clicks moves nothing. */
  if (self->tick_id == 0) {
    if (!gtk_drag_check_threshold (self->widget,
                                   0,
                                   0,
                                   (int) dx_px,
                                   (int) dy_px))
      return;
    self->tick_id =
        gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  }
  follow_pointer (self);
}

static void
drag_end_cb (AnkyBoxDrag *self)
{
  if (!self->is_active)
    return;

  stop (self);
  anky_placement_editor_end_drag (self->editor);
}

void
anky_box_drag_cancel (AnkyBoxDrag *self)
{
  if (!self->is_active)
    return;

  stop (self);
  anky_placement_editor_cancel_drag (self->editor);
  gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
}

AnkyPageView *
anky_box_drag_get_view (AnkyBoxDrag *self)
{
  return self->view;
}

AnkyBoxDrag *
anky_box_drag_new (GtkWidget *widget,
                   AnkyPageView *view,
                   AnkyPlacementEditor *editor,
                   guint index)
{
  AnkyBoxDrag *self = g_new0 (AnkyBoxDrag, 1);

  self->widget = widget;
  self->view = view;
  self->editor = editor;
  self->index = index;

  self->gesture = gtk_gesture_drag_new (widget);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->gesture),
                                 GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (self->gesture,
                            "drag-begin",
                            G_CALLBACK (drag_begin_cb),
                            self);
  g_signal_connect_swapped (self->gesture,
                            "drag-update",
                            G_CALLBACK (drag_update_cb),
                            self);
  g_signal_connect_swapped (self->gesture,
                            "drag-end",
                            G_CALLBACK (drag_end_cb),
                            self);
  g_signal_connect_swapped (self->gesture,
                            "cancel",
                            G_CALLBACK (anky_box_drag_cancel),
                            self);
  g_signal_connect (widget,
                    "motion-notify-event",
                    G_CALLBACK (motion_cb),
                    self);

  return self;
}

void
anky_box_drag_free (AnkyBoxDrag *self)
{
  stop (self);
  g_signal_handlers_disconnect_by_data (self->gesture, self);
  g_signal_handlers_disconnect_by_data (self->widget, self);
  g_object_unref (self->gesture);
  g_free (self);
}
