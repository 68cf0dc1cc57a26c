/* anky-placement-widget.c - the box on the page that looks like the result
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-placement-widget.h"

#include "anky-box-drag.h"
#include "anky-length-text.h"
#include "anky-placement-keys.h"

#include <glib/gi18n.h>
#include <handy.h>
#include <math.h>

#define HANDLE_PX 9.0
/* After the last of repeated keys, so that one sentence is spoken, not ten. */
#define ANNOUNCE_MS 300

struct _AnkyPlacementWidget {
  GtkDrawingArea parent_instance;

  AnkyPlacementEditor *editor; /* not owned */
  guint index;
  AnkyAppearance *appearance;
  AnkyBoxDrag *drag;

  /* The appearance at the size and scale it has now; drawing it anew for
   * each frame of a drag would take longer than the frame. */
  cairo_surface_t *drawn;
  int drawn_width;
  int drawn_height;
  int drawn_scale;
  double drawn_baseline;
  guint announce_id;
};

G_DEFINE_FINAL_TYPE (AnkyPlacementWidget,
                     anky_placement_widget,
                     GTK_TYPE_DRAWING_AREA)

static const AnkyPlacement *
get_box (AnkyPlacementWidget *self)
{
  return anky_placement_editor_get_box (self->editor, self->index);
}

static gboolean
is_selected (AnkyPlacementWidget *self)
{
  return anky_placement_editor_get_selected (self->editor) == self->index;
}

/* Drawing */

static double
get_baseline_mm (const AnkyPlacement *box)
{
  return box->baseline_mm > 0 ? box->baseline_mm - box->rect.y : 0;
}

static void
ensure_drawn (AnkyPlacementWidget *self, int width, int height)
{
  const AnkyPlacement *box = get_box (self);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double baseline = get_baseline_mm (box);
  double points_per_mm = 1 / ANKY_MM_PER_POINT;
  double pixels_per_point =
      width / MAX (0.01, box->rect.width) * ANKY_MM_PER_POINT;
  cairo_t *cr;

  if (self->drawn && self->drawn_width == width &&
      self->drawn_height == height && self->drawn_scale == scale &&
      self->drawn_baseline == baseline)
    return;

  g_clear_pointer (&self->drawn, cairo_surface_destroy);
  self->drawn = gdk_window_create_similar_image_surface (
      gtk_widget_get_window (GTK_WIDGET (self)),
      CAIRO_FORMAT_ARGB32,
      width * scale,
      height * scale,
      scale);
  self->drawn_width = width;
  self->drawn_height = height;
  self->drawn_scale = scale;
  self->drawn_baseline = baseline;

  cr = cairo_create (self->drawn);
  cairo_scale (cr, pixels_per_point, pixels_per_point);
  anky_appearance_draw (self->appearance,
                        cr,
                        box->rect.width * points_per_mm,
                        box->rect.height * points_per_mm,
                        baseline * points_per_mm);
  cairo_destroy (cr);
}

static void
look_up (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget),
                                       name,
                                       color))
    gdk_rgba_parse (color, "black");
}

/* Two tones, so that they are seen on any page: a ring around a light core;
 * in high contrast text on background, and larger. */
static void
draw_handles (AnkyPlacementWidget *self, cairo_t *cr, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_high =
      hdy_style_manager_get_high_contrast (hdy_style_manager_get_default ());
  double size = is_high ? HANDLE_PX + 2 : HANDLE_PX;
  GdkRGBA ring;
  GdkRGBA core;

  look_up (widget,
           is_high ? "theme_fg_color" : "theme_selected_bg_color",
           &ring);
  look_up (widget, is_high ? "theme_bg_color" : "theme_base_color", &core);
  cairo_set_line_width (cr, is_high ? 2 : 1.5);

  for (AnkyGrip grip = ANKY_GRIP_NORTH_WEST; grip <= ANKY_GRIP_WEST; grip++) {
    int x = 0;
    int y = 0;

    anky_grip_get_direction (grip, &x, &y);
    cairo_rectangle (cr,
                     floor (width * (1 + x) / 2.0 - size / 2) + 0.5,
                     floor (height * (1 + y) / 2.0 - size / 2) + 0.5,
                     size,
                     size);
    gdk_cairo_set_source_rgba (cr, &core);
    cairo_fill_preserve (cr);
    gdk_cairo_set_source_rgba (cr, &ring);
    cairo_stroke (cr);
  }
}

static void
draw_frame (AnkyPlacementWidget *self, cairo_t *cr, int width, int height)
{
  static const double dashes[] = { 4, 3 };
  GdkRGBA color;

  look_up (GTK_WIDGET (self), "theme_selected_bg_color", &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, is_selected (self) ? 1.5 : 1);
  if (!is_selected (self))
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Without a picture there is only the place. */
static void
draw_nothing_yet (AnkyPlacementWidget *self, cairo_t *cr, int width, int height)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                      _ ("No picture chosen yet"));
  int text_height = 0;
  GdkRGBA color;

  look_up (GTK_WIDGET (self), "theme_selected_bg_color", &color);
  color.alpha = 0.12;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  if (text_height > height)
    return;

  color.alpha = 1;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, 0, (height - text_height) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
anky_placement_widget_draw (GtkWidget *widget, cairo_t *cr)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (widget);
  int margin = ANKY_PLACEMENT_MARGIN_PX;
  int width = gtk_widget_get_allocated_width (widget) - 2 * margin;
  int height = gtk_widget_get_allocated_height (widget) - 2 * margin;

  if (width < 1 || height < 1)
    return GDK_EVENT_PROPAGATE;

  cairo_translate (cr, margin, margin);
  if (self->appearance && anky_appearance_is_empty (self->appearance)) {
    draw_nothing_yet (self, cr, width, height);
  } else if (self->appearance) {
    ensure_drawn (self, width, height);
    cairo_set_source_surface (cr, self->drawn, 0, 0);
    cairo_paint (cr);
  }
  draw_frame (self, cr, width, height);
  if (is_selected (self) &&
      !anky_placement_editor_get_limits (self->editor, self->index)->is_fixed)
    draw_handles (self, cr, width, height);
  if (gtk_widget_has_visible_focus (widget))
    gtk_render_focus (gtk_widget_get_style_context (widget),
                      cr,
                      -margin / 2.0,
                      -margin / 2.0,
                      width + margin,
                      height + margin);

  return GDK_EVENT_PROPAGATE;
}

/* Saying where it is */

static const char *
get_name (AnkyKind kind)
{
  switch (kind) {
  case ANKY_KIND_SEAL:
    return _ ("Seal box");
  case ANKY_KIND_NUMBER:
    return _ ("Number box");
  case ANKY_KIND_DATE:
    return _ ("Date box");
  case ANKY_KIND_INITIALS:
    return _ ("Initials box");
  case ANKY_KIND_COPY:
  case ANKY_KIND_ATTACHMENT:
    return _ ("Note box");
  case ANKY_KIND_NONE:
  case ANKY_KIND_LEADER:
  case ANKY_KIND_ISSUE:
  default:
    return _ ("Signature box");
  }
}

static gboolean
announce_cb (gpointer user_data)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (user_data);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *place = anky_length_text_dup_place (get_box (self));

  self->announce_id = 0;
  g_signal_emit_by_name (accessible, "announcement", place);

  return G_SOURCE_REMOVE;
}

static void
queue_announcement (AnkyPlacementWidget *self)
{
  g_clear_handle_id (&self->announce_id, g_source_remove);
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    self->announce_id = g_timeout_add (ANNOUNCE_MS, announce_cb, self);
}

static void
describe (AnkyPlacementWidget *self)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *place = anky_length_text_dup_place (get_box (self));
  g_autofree char *description =
      g_strconcat (place, " ", _ ("Arrow keys move it."), NULL);

  atk_object_set_name (accessible, get_name (get_box (self)->kind));
  if (g_strcmp0 (atk_object_get_description (accessible), description) == 0)
    return;

  atk_object_set_description (accessible, description);
  queue_announcement (self);
}

void
anky_placement_widget_update (AnkyPlacementWidget *self)
{
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Input */

static gboolean
anky_placement_widget_focus_in (GtkWidget *widget, GdkEventFocus *event)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (widget);
  const AnkyPlacement *box = get_box (self);

  anky_placement_editor_select (self->editor, self->index);
  anky_page_view_scroll_to (anky_box_drag_get_view (self->drag),
                            box->page,
                            box->rect);
  gtk_widget_queue_draw (widget);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
anky_placement_widget_key_press (GtkWidget *widget, GdkEventKey *event)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (widget);

  if (event->keyval == GDK_KEY_Escape &&
      anky_placement_editor_is_dragging (self->editor)) {
    anky_box_drag_cancel (self->drag);
    return GDK_EVENT_STOP;
  }
  if (event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter)
    return gtk_window_activate_default (
        GTK_WINDOW (gtk_widget_get_toplevel (widget)));
  if (anky_placement_keys_handle (self->editor, event->keyval, event->state)) {
    const AnkyPlacement *box = get_box (self);

    anky_page_view_scroll_to (anky_box_drag_get_view (self->drag),
                              box->page,
                              box->rect);
    return GDK_EVENT_STOP;
  }

  return GTK_WIDGET_CLASS (anky_placement_widget_parent_class)
      ->key_press_event (widget, event);
}

static void
home_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (user_data);

  anky_placement_editor_go_home (self->editor);
}

static void
carry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (user_data);

  anky_placement_editor_carry (self->editor, g_variant_get_int32 (parameter));
}

static const GActionEntry actions[] = {
  { "home", home_cb, NULL, NULL, NULL },
  { "carry", carry_cb, "i", NULL, NULL },
};

static gboolean
anky_placement_widget_popup_menu (GtkWidget *widget)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/vn/anky/AnKy/ui/anky-placement-menu.ui");
  GtkWidget *popover = gtk_popover_new_from_model (
      widget,
      G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));

  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));

  return TRUE;
}

static gboolean
anky_placement_widget_button_press (GtkWidget *widget, GdkEventButton *event)
{
  if (!gdk_event_triggers_context_menu ((GdkEvent *) event))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (widget);

  return anky_placement_widget_popup_menu (widget);
}

static void
anky_placement_widget_destroy (GtkWidget *widget)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (widget);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  g_clear_pointer (&self->drag, anky_box_drag_free);

  GTK_WIDGET_CLASS (anky_placement_widget_parent_class)->destroy (widget);
}

static void
anky_placement_widget_finalize (GObject *object)
{
  AnkyPlacementWidget *self = ANKY_PLACEMENT_WIDGET (object);

  g_clear_object (&self->appearance);
  g_clear_pointer (&self->drawn, cairo_surface_destroy);

  G_OBJECT_CLASS (anky_placement_widget_parent_class)->finalize (object);
}

static void
anky_placement_widget_class_init (AnkyPlacementWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anky_placement_widget_finalize;
  widget_class->destroy = anky_placement_widget_destroy;
  widget_class->draw = anky_placement_widget_draw;
  widget_class->focus_in_event = anky_placement_widget_focus_in;
  widget_class->key_press_event = anky_placement_widget_key_press;
  widget_class->popup_menu = anky_placement_widget_popup_menu;
  widget_class->button_press_event = anky_placement_widget_button_press;
  gtk_widget_class_set_css_name (widget_class, "ankyplacement");
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_PANEL);
}

static void
anky_placement_widget_init (AnkyPlacementWidget *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
  gtk_widget_add_events (GTK_WIDGET (self),
                         GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK |
                             GDK_POINTER_MOTION_MASK | GDK_TOUCH_MASK |
                             GDK_KEY_PRESS_MASK | GDK_FOCUS_CHANGE_MASK);
  g_action_map_add_action_entries (G_ACTION_MAP (group),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self),
                                  "box",
                                  G_ACTION_GROUP (group));
}

GtkWidget *
anky_placement_widget_new (AnkyPageView *view,
                           AnkyPlacementEditor *editor,
                           guint index)
{
  AnkyPlacementWidget *self = g_object_new (ANKY_TYPE_PLACEMENT_WIDGET, NULL);

  self->editor = editor;
  self->index = index;
  self->drag = anky_box_drag_new (GTK_WIDGET (self), view, editor, index);
  describe (self);

  return GTK_WIDGET (self);
}

guint
anky_placement_widget_get_index (AnkyPlacementWidget *self)
{
  return self->index;
}

void
anky_placement_widget_set_appearance (AnkyPlacementWidget *self,
                                      AnkyAppearance *appearance)
{
  if (!g_set_object (&self->appearance, appearance))
    return;

  g_clear_pointer (&self->drawn, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
