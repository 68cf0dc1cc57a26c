/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-record-page.h"

#include "anky-cairo.h"
#include "anky-geometry.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PT(mm) ((mm) / ANKY_MM_PER_POINT)

/* NĐ 30/2020, Phụ lục I: A4, 20 mm above and below, 30 left, 15 right. */
#define WIDTH_MM       210.0
#define HEIGHT_MM      297.0
#define TOP_MM         20.0
#define BOTTOM_MM      20.0
#define LEFT_MM        30.0
#define RIGHT_MM       15.0
#define NAME_COLUMN_MM 57.0

struct _AnkyRecordPage {
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  double y_pt;
};

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

AnkyRecordPage *
anky_record_page_new (const char *title)
{
  AnkyRecordPage *self = g_new0 (AnkyRecordPage, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb,
                                                       self->bytes,
                                                       PT (WIDTH_MM),
                                                       PT (HEIGHT_MM));
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (self->surface,
                                  CAIRO_PDF_METADATA_TITLE,
                                  title);
  self->cr = cairo_create (self->surface);
  self->y_pt = PT (TOP_MM);
  return self;
}

void
anky_record_page_free (AnkyRecordPage *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

void
anky_record_page_next (AnkyRecordPage *self)
{
  cairo_show_page (self->cr);
  self->y_pt = PT (TOP_MM);
}

static PangoLayout *
make_layout (AnkyRecordPage *self,
             const char *text,
             AnkyTextStyle style,
             double width_mm)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font =
      pango_font_description_from_string ("Times New Roman, Liberation Serif");
  double size = style & ANKY_TEXT_LARGE   ? 14
                : style & ANKY_TEXT_SMALL ? 10
                                          : 12;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (style & ANKY_TEXT_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (style & ANKY_TEXT_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (PT (width_mm) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (style & ANKY_TEXT_CENTRED)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  return box.height / (double) PANGO_SCALE;
}

/* A row never breaks over two pages. */
static void
make_room (AnkyRecordPage *self, double height_pt)
{
  if (self->y_pt + height_pt > PT (HEIGHT_MM - BOTTOM_MM) &&
      self->y_pt > PT (TOP_MM))
    anky_record_page_next (self);
}

static void
show (AnkyRecordPage *self, PangoLayout *layout, double x_mm)
{
  cairo_move_to (self->cr, PT (x_mm), self->y_pt);
  pango_cairo_show_layout (self->cr, layout);
}

void
anky_record_page_add_text (AnkyRecordPage *self,
                           const char *text,
                           AnkyTextStyle style)
{
  g_autoptr (PangoLayout) layout =
      make_layout (self, text, style, WIDTH_MM - LEFT_MM - RIGHT_MM);
  double height = get_height (layout);

  make_room (self, height);
  show (self, layout, LEFT_MM);
  self->y_pt += height + PT (1);
}

void
anky_record_page_add_row (AnkyRecordPage *self,
                          const char *name,
                          const char *value)
{
  g_autoptr (PangoLayout) left =
      make_layout (self, name, ANKY_TEXT_PLAIN, NAME_COLUMN_MM - 2);
  g_autoptr (PangoLayout) right =
      make_layout (self,
                   value,
                   ANKY_TEXT_PLAIN,
                   WIDTH_MM - LEFT_MM - RIGHT_MM - NAME_COLUMN_MM);
  double height = MAX (get_height (left), get_height (right));

  make_room (self, height);
  show (self, left, LEFT_MM);
  show (self, right, LEFT_MM + NAME_COLUMN_MM);
  self->y_pt += height + PT (0.6);
}

void
anky_record_page_add_space (AnkyRecordPage *self, double height_mm)
{
  self->y_pt += PT (height_mm);
}

GBytes *
anky_record_page_finish (AnkyRecordPage *self, GError **error)
{
  cairo_status_t status;

  cairo_show_page (self->cr);
  cairo_surface_finish (self->surface);
  status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_FAILED,
                 "check record: %s",
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
