/* anky-picture-preview.c - the picture that will be on the page, small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "anky-picture-preview.h"

#include <glib/gi18n.h>

#define MARGIN_PX 8

struct _AnkyPicturePreview {
  GtkDrawingArea parent_instance;

  AnkyAppearance *appearance;
};

G_DEFINE_FINAL_TYPE (AnkyPicturePreview,
                     anky_picture_preview,
                     GTK_TYPE_DRAWING_AREA)

static void
draw_nothing (GtkWidget *widget, cairo_t *cr, int width, int height)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (widget, _ ("No picture chosen yet"));
  int text_height = 0;

  pango_layout_set_width (layout, MAX (width - 2 * MARGIN_PX, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  cairo_move_to (cr, MARGIN_PX, (height - text_height) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
anky_picture_preview_draw (GtkWidget *widget, cairo_t *cr)
{
  AnkyPicturePreview *self = ANKY_PICTURE_PREVIEW (widget);
  int width = gtk_widget_get_allocated_width (widget);
  int height = gtk_widget_get_allocated_height (widget);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->appearance && width > 2 * MARGIN_PX && height > 2 * MARGIN_PX) {
    cairo_save (cr);
    cairo_translate (cr, MARGIN_PX, MARGIN_PX);
    anky_appearance_draw (self->appearance,
                          cr,
                          width - 2 * MARGIN_PX,
                          height - 2 * MARGIN_PX,
                          0);
    cairo_restore (cr);
  } else {
    draw_nothing (widget, cr, width, height);
  }
  gtk_render_frame (gtk_widget_get_style_context (widget),
                    cr,
                    0,
                    0,
                    width,
                    height);

  return GDK_EVENT_PROPAGATE;
}

static void
anky_picture_preview_finalize (GObject *object)
{
  g_clear_object (&ANKY_PICTURE_PREVIEW (object)->appearance);

  G_OBJECT_CLASS (anky_picture_preview_parent_class)->finalize (object);
}

static void
anky_picture_preview_class_init (AnkyPicturePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_picture_preview_finalize;
  GTK_WIDGET_CLASS (klass)->draw = anky_picture_preview_draw;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ankypage");
}

static void
describe (AnkyPicturePreview *self)
{
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)),
                       self->appearance ? _ ("The picture that was chosen")
                                        : _ ("No picture chosen yet"));
}

static void
anky_picture_preview_init (AnkyPicturePreview *self)
{
  describe (self);
}

void
anky_picture_preview_set (AnkyPicturePreview *self, AnkyAppearance *appearance)
{
  if (!g_set_object (&self->appearance, appearance))
    return;

  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
