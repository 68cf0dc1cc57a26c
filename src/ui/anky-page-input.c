/* anky-page-input.c - wheel, pinch, pan and keys of the page view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-page-input.h"

#include <math.h>

#define LINE_PX 48
/* So much of the view stays in sight when it is scrolled by a screenful. */
#define OVERLAP_PX 48
/* One unit of a smooth wheel is one step of the zoom. */
#define STEP_FACTOR 1.189207115002721

typedef struct {
  AnkyPageView *view; /* not owned: it owns the layout that owns this */
  GtkGesture *pinch;
  double pinch_zoom;
  GtkGesture *pan;
  double pan_x;
  double pan_y;
} PageInput;

static void
page_input_free (PageInput *input)
{
  g_clear_object (&input->pinch);
  g_clear_object (&input->pan);
  g_free (input);
}

/* Wheel */

static double
get_wheel_zoom (AnkyPageView *view, GdkEvent *event)
{
  GdkScrollDirection direction = GDK_SCROLL_SMOOTH;
  double dx = 0;
  double dy = 0;

  if (gdk_event_get_scroll_direction (event, &direction)) {
    if (direction == GDK_SCROLL_UP)
      return anky_page_view_get_step (view, 1);
    if (direction == GDK_SCROLL_DOWN)
      return anky_page_view_get_step (view, -1);
    return anky_page_view_get_zoom (view);
  }

  gdk_event_get_scroll_deltas (event, &dx, &dy);

  return anky_page_view_get_zoom (view) * pow (STEP_FACTOR, -dy);
}

static gboolean
scroll_event_cb (GtkWidget *layout, GdkEvent *event, PageInput *input)
{
  GdkModifierType state = 0;
  GtkAllocation allocation;
  double x = 0;
  double y = 0;

  gdk_event_get_state (event, &state);
  if (!(state & GDK_CONTROL_MASK) || !gdk_event_get_coords (event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  /* The event may be of the window that scrolls: what counts is the point of
   * the view. */
  gtk_widget_get_allocation (layout, &allocation);
  if (gdk_event_get_window (event) ==
      gtk_layout_get_bin_window (GTK_LAYOUT (layout))) {
    int origin_x = 0;
    int origin_y = 0;

    gdk_window_get_position (gdk_event_get_window (event),
                             &origin_x,
                             &origin_y);
    x += origin_x;
    y += origin_y;
  }
  anky_page_view_zoom_at (input->view,
                          get_wheel_zoom (input->view, event),
                          x,
                          y);

  return GDK_EVENT_STOP;
}

/* Pinch */

static void
pinch_begin_cb (PageInput *input)
{
  input->pinch_zoom = anky_page_view_get_zoom (input->view);
}

static void
pinch_cb (PageInput *input, double scale, GtkGesture *gesture)
{
  double x = 0;
  double y = 0;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  anky_page_view_zoom_at (input->view, input->pinch_zoom * scale, x, y);
}

/* Pan with the middle button */

static void
pan_begin_cb (PageInput *input)
{
  input->pan_x = 0;
  input->pan_y = 0;
}

static void
pan_cb (PageInput *input, double x, double y)
{
  anky_page_view_scroll_by (input->view, input->pan_x - x, input->pan_y - y);
  input->pan_x = x;
  input->pan_y = y;
}

/* Keys */

static gboolean
scroll_by_key (AnkyPageView *view, guint key, GdkModifierType modifiers)
{
  GtkAdjustment *adjustment = anky_page_view_get_vadjustment (view);
  double screenful =
      MAX (LINE_PX, gtk_adjustment_get_page_size (adjustment) - OVERLAP_PX);

  switch (key) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    anky_page_view_scroll_by (view, 0, -LINE_PX);
    return TRUE;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    anky_page_view_scroll_by (view, 0, LINE_PX);
    return TRUE;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    anky_page_view_scroll_by (view, -LINE_PX, 0);
    return TRUE;
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    anky_page_view_scroll_by (view, LINE_PX, 0);
    return TRUE;
  case GDK_KEY_space:
    anky_page_view_scroll_by (view,
                              0,
                              modifiers & GDK_SHIFT_MASK ? -screenful
                                                         : screenful);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
turn_by_key (AnkyPageView *view, guint key)
{
  guint page = anky_page_view_get_page (view);
  guint n_pages = anky_page_view_get_n_pages (view);

  if (n_pages == 0)
    return FALSE;

  switch (key) {
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    anky_page_view_scroll_to_page (view, page > 0 ? page - 1 : 0);
    return TRUE;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    anky_page_view_scroll_to_page (view, MIN (page + 1, n_pages - 1));
    return TRUE;
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    anky_page_view_scroll_to_page (view, 0);
    return TRUE;
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    anky_page_view_scroll_to_page (view, n_pages - 1);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
key_press_cb (GtkWidget *layout, GdkEvent *event, PageInput *input)
{
  GdkModifierType state = 0;
  guint key = 0;

  /* A box on the page has its own use for these keys. */
  if (!gtk_widget_is_focus (layout))
    return GDK_EVENT_PROPAGATE;

  gdk_event_get_keyval (event, &key);
  gdk_event_get_state (event, &state);
  if (state & GDK_MOD1_MASK)
    return GDK_EVENT_PROPAGATE;

  if (anky_page_view_choose_by_key (input->view, key))
    return GDK_EVENT_STOP;

  return scroll_by_key (input->view, key, state) ||
         turn_by_key (input->view, key);
}

void
anky_page_input_attach (AnkyPageView *view, GtkWidget *layout)
{
  PageInput *input = g_new0 (PageInput, 1);

  input->view = view;
  g_object_set_data_full (G_OBJECT (layout),
                          "anky-page-input",
                          input,
                          (GDestroyNotify) page_input_free);

  gtk_widget_add_events (layout, GDK_SCROLL_MASK | GDK_SMOOTH_SCROLL_MASK);
  g_signal_connect (layout,
                    "scroll-event",
                    G_CALLBACK (scroll_event_cb),
                    input);
  g_signal_connect (layout,
                    "key-press-event",
                    G_CALLBACK (key_press_cb),
                    input);

  input->pinch = gtk_gesture_zoom_new (layout);
  g_signal_connect_swapped (input->pinch,
                            "begin",
                            G_CALLBACK (pinch_begin_cb),
                            input);
  g_signal_connect_swapped (input->pinch,
                            "scale-changed",
                            G_CALLBACK (pinch_cb),
                            input);

  input->pan = gtk_gesture_drag_new (layout);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (input->pan),
                                 GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (input->pan,
                            "drag-begin",
                            G_CALLBACK (pan_begin_cb),
                            input);
  g_signal_connect_swapped (input->pan,
                            "drag-update",
                            G_CALLBACK (pan_cb),
                            input);
}
