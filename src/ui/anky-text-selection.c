/* anky-text-selection.c - choosing text on a page, to be copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-text-selection.h"

#include "anky-text-flow.h"

struct _AnkyTextSelection {
  GObject parent_instance;

  AnkyPageView *view; /* not owned: it outlives this */
  GtkGesture *drag;
  GCancellable *cancellable;

  guint page;
  AnkyTextFlow *flow; /* of the page; NULL: not read yet */
  gboolean is_dragging;
  gboolean wants_all;
  double from_x; /* in millimetres */
  double from_y;
  double to_x;
  double to_y;
  AnkyTextRange range;
};

G_DEFINE_FINAL_TYPE (AnkyTextSelection, anky_text_selection, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Showing */

static void
show_range (AnkyTextSelection *self)
{
  g_autoptr (GArray) marks =
      g_array_new (FALSE, FALSE, sizeof (AnkyPageHighlight));
  g_autoptr (GArray) boxes = NULL;

  if (self->flow && self->range.last > self->range.first)
    boxes = anky_text_flow_list_boxes (self->flow, self->range);
  for (guint i = 0; boxes && i < boxes->len; i++) {
    AnkyPageHighlight mark = { self->page,
                               g_array_index (boxes, AnkyRectMm, i),
                               ANKY_HIGHLIGHT_SELECTION };

    g_array_append_val (marks, mark);
  }
  anky_page_view_set_selection (self->view, marks);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A press that is not drawn out chooses nothing. */
static void
follow_pointer (AnkyTextSelection *self)
{
  guint from = 0;
  guint to = 0;

  if (!anky_text_flow_find_letter (self->flow,
                                   self->from_x,
                                   self->from_y,
                                   &from) ||
      !anky_text_flow_find_letter (self->flow, self->to_x, self->to_y, &to))
    return;

  self->range.first = MIN (from, to);
  self->range.last = MAX (from, to) + 1;
  show_range (self);
}

static void
update (AnkyTextSelection *self)
{
  if (!self->flow)
    return;

  if (self->wants_all) {
    self->range.first = 0;
    self->range.last = anky_text_flow_get_length (self->flow);
    show_range (self);
  } else if (self->is_dragging) {
    follow_pointer (self);
  }
}

/* Reading */

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyTextSelection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPageText) text =
      anky_renderer_get_text_finish (ANKY_RENDERER (source), result, &error);

  if (!text)
    return;

  self->flow = anky_text_flow_new (text);
  update (self);
}

static void
begin (AnkyTextSelection *self, guint page)
{
  AnkyRenderer *renderer = anky_page_view_get_renderer (self->view);

  anky_text_selection_clear (self);
  self->page = page;
  if (!renderer)
    return;

  self->cancellable = g_cancellable_new ();
  anky_renderer_get_text_async (renderer,
                                page,
                                ANKY_RENDER_URGENT,
                                self->cancellable,
                                text_cb,
                                g_object_ref (self));
}

void
anky_text_selection_clear (AnkyTextSelection *self)
{
  gboolean had_range = self->range.last > self->range.first;

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->flow, anky_text_flow_free);
  self->range = (AnkyTextRange){ 0, 0 };
  self->wants_all = FALSE;
  self->is_dragging = FALSE;
  if (had_range)
    show_range (self);
}

void
anky_text_selection_select_page (AnkyTextSelection *self, guint page)
{
  begin (self, page);
  self->wants_all = TRUE;
}

char *
anky_text_selection_dup_text (AnkyTextSelection *self)
{
  if (!self->flow || self->range.last <= self->range.first)
    return NULL;

  return anky_text_flow_dup_text (self->flow, self->range);
}

/* The pointer */

static void
drag_begin_cb (AnkyTextSelection *self, double x, double y)
{
  guint page = 0;

  if (!anky_page_view_find_view_point (self->view,
                                       x,
                                       y,
                                       &page,
                                       &self->from_x,
                                       &self->from_y))
    return;

  begin (self, page);
}

static void
drag_update_cb (AnkyTextSelection *self, double dx, double dy)
{
  double x = 0;
  double y = 0;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &x, &y);
  if (!self->is_dragging && !gtk_drag_check_threshold (GTK_WIDGET (self->view),
                                                       (int) x,
                                                       (int) y,
                                                       (int) (x + dx),
                                                       (int) (y + dy)))
    return;

  self->is_dragging = TRUE;
  if (!anky_page_view_find_point_on (self->view,
                                     self->page,
                                     x + dx,
                                     y + dy,
                                     &self->to_x,
                                     &self->to_y))
    return;
  update (self);
}

static void
anky_text_selection_finalize (GObject *object)
{
  AnkyTextSelection *self = ANKY_TEXT_SELECTION (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->flow, anky_text_flow_free);
  g_clear_object (&self->drag);

  G_OBJECT_CLASS (anky_text_selection_parent_class)->finalize (object);
}

static void
anky_text_selection_class_init (AnkyTextSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_text_selection_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
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
anky_text_selection_init (AnkyTextSelection *self)
{
}

AnkyTextSelection *
anky_text_selection_new (AnkyPageView *view)
{
  AnkyTextSelection *self = g_object_new (ANKY_TYPE_TEXT_SELECTION, NULL);

  self->view = view;
  self->drag = gtk_gesture_drag_new (anky_page_view_get_canvas (view));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag),
                                 GDK_BUTTON_PRIMARY);
  g_signal_connect_object (self->drag,
                           "drag-begin",
                           G_CALLBACK (drag_begin_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag,
                           "drag-update",
                           G_CALLBACK (drag_update_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}
