/* anky-placement-layer.c - the boxes of an act on the pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-placement-layer.h"

struct _AnkyPlacementLayer {
  GObject parent_instance;

  AnkyPageView *view;
  AnkyPlacementEditor *editor;
  AnkyPlacementAid *aid;
  GPtrArray *widgets; /* owned by the view */
};

G_DEFINE_FINAL_TYPE (AnkyPlacementLayer, anky_placement_layer, G_TYPE_OBJECT)

/* A box at the rule's place needs no lines, and the page stays quiet. */
static gboolean
needs_guides (AnkyPlacementLayer *self)
{
  double dx = 0;
  double dy = 0;

  return anky_placement_editor_is_dragging (self->editor) ||
         !anky_placement_editor_get_offset (self->editor, &dx, &dy);
}

static void
show_lines (AnkyPlacementLayer *self)
{
  guint selected = anky_placement_editor_get_selected (self->editor);
  g_autoptr (GArray) guides = NULL;
  guint page;

  if (selected >= anky_placement_editor_get_n_boxes (self->editor))
    return;

  page = anky_placement_editor_get_box (self->editor, selected)->page;
  if (needs_guides (self))
    guides = anky_placement_aid_dup_guides (self->aid);
  anky_page_view_set_guides (self->view, page, guides);
  anky_page_view_set_snap (self->view,
                           page,
                           anky_placement_editor_get_snap (self->editor));
}

static void
changed_cb (AnkyPlacementLayer *self)
{
  for (guint i = 0; i < self->widgets->len; i++) {
    const AnkyPlacement *box = anky_placement_editor_get_box (self->editor, i);

    anky_page_view_place (self->view,
                          self->widgets->pdata[i],
                          box->page,
                          box->rect,
                          ANKY_PLACEMENT_MARGIN_PX);
    anky_placement_widget_update (self->widgets->pdata[i]);
  }
  show_lines (self);
}

static void
selected_cb (AnkyPlacementLayer *self)
{
  for (guint i = 0; i < self->widgets->len; i++)
    gtk_widget_queue_draw (self->widgets->pdata[i]);
  show_lines (self);
}

static void
anky_placement_layer_dispose (GObject *object)
{
  AnkyPlacementLayer *self = ANKY_PLACEMENT_LAYER (object);

  if (self->view) {
    for (guint i = 0; i < self->widgets->len; i++)
      anky_page_view_remove (self->view, self->widgets->pdata[i]);
    anky_page_view_set_snap (self->view, 0, NULL);
    anky_page_view_set_guides (self->view, 0, NULL);
    g_ptr_array_set_size (self->widgets, 0);
  }
  g_clear_object (&self->view);
  g_clear_object (&self->editor);
  g_clear_object (&self->aid);

  G_OBJECT_CLASS (anky_placement_layer_parent_class)->dispose (object);
}

static void
anky_placement_layer_finalize (GObject *object)
{
  g_ptr_array_unref (ANKY_PLACEMENT_LAYER (object)->widgets);

  G_OBJECT_CLASS (anky_placement_layer_parent_class)->finalize (object);
}

static void
anky_placement_layer_class_init (AnkyPlacementLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anky_placement_layer_dispose;
  G_OBJECT_CLASS (klass)->finalize = anky_placement_layer_finalize;
}

static void
anky_placement_layer_init (AnkyPlacementLayer *self)
{
  self->widgets = g_ptr_array_new ();
}

AnkyPlacementLayer *
anky_placement_layer_new (AnkyPageView *view,
                          AnkyPlacementEditor *editor,
                          AnkyPlacementAid *aid)
{
  AnkyPlacementLayer *self = g_object_new (ANKY_TYPE_PLACEMENT_LAYER, NULL);
  guint n_boxes = anky_placement_editor_get_n_boxes (editor);

  self->view = g_object_ref (view);
  self->editor = g_object_ref (editor);
  self->aid = g_object_ref (aid);
  for (guint i = 0; i < n_boxes; i++) {
    GtkWidget *widget = anky_placement_widget_new (view, editor, i);

    gtk_widget_show (widget);
    g_ptr_array_add (self->widgets, widget);
  }
  g_signal_connect_object (editor,
                           "changed",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor,
                           "selected",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aid,
                           "changed",
                           G_CALLBACK (show_lines),
                           self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);

  return self;
}

void
anky_placement_layer_set_appearance (AnkyPlacementLayer *self,
                                     guint index,
                                     AnkyAppearance *appearance)
{
  g_return_if_fail (index < self->widgets->len);

  anky_placement_widget_set_appearance (self->widgets->pdata[index],
                                        appearance);
}

void
anky_placement_layer_focus (AnkyPlacementLayer *self)
{
  guint selected = anky_placement_editor_get_selected (self->editor);

  if (selected < self->widgets->len)
    gtk_widget_grab_focus (self->widgets->pdata[selected]);
}

void
anky_placement_layer_set_sensitive (AnkyPlacementLayer *self,
                                    gboolean is_sensitive)
{
  for (guint i = 0; i < self->widgets->len; i++)
    gtk_widget_set_sensitive (self->widgets->pdata[i], is_sensitive);
}
