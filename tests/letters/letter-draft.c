/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "letter-draft.h"

#include "anky-cairo.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define FAMILY "Liberation Serif"
#define MM(mm) ((mm) / ANKY_MM_PER_POINT)

#define WIDTH_MM  210.0
#define HEIGHT_MM 297.0
#define LEFT_MM   62.0 /* axes of the columns */
#define RIGHT_MM  146.0
#define SCAN_DPI  60.0

static const char text[] =
    "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính "
    "phủ về công tác văn thư, Ủy ban nhân dân xã đề nghị các cơ quan, đơn vị "
    "rà soát việc quản lý, sử dụng chữ ký số và báo cáo kết quả trước ngày 15 "
    "tháng 12 năm 2026. Văn bản này được tạo ra để thử nghiệm, không có giá "
    "trị pháp lý./.";

typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
} Sheet;

static PangoLayout *
set_text (Sheet *sheet, const char *style, double size, const char *words)
{
  g_autofree char *name = g_strdup_printf (FAMILY " %s", style);
  PangoFontDescription *font = pango_font_description_from_string (name);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (sheet->layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (sheet->layout, -1);
  pango_layout_set_text (sheet->layout, words, -1);
  return sheet->layout;
}

static double
get_width (PangoLayout *layout)
{
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  return width / (double) PANGO_SCALE;
}

static void
draw (Sheet *sheet,
      double x_mm,
      double y_mm,
      const char *style,
      double size,
      const char *words)
{
  PangoLayout *layout = set_text (sheet, style, size, words);

  cairo_move_to (sheet->cr, MM (x_mm), MM (y_mm));
  pango_cairo_show_layout (sheet->cr, layout);
}

static void
draw_centred (Sheet *sheet,
              double axis_mm,
              double y_mm,
              const char *style,
              double size,
              const char *words)
{
  PangoLayout *layout = set_text (sheet, style, size, words);

  cairo_move_to (sheet->cr, MM (axis_mm) - get_width (layout) / 2, MM (y_mm));
  pango_cairo_show_layout (sheet->cr, layout);
}

static const char *
or_usual (const char *value, const char *usual)
{
  return value ? value : usual;
}

/* Lines in bold, one below the other; gives where the next would be. */
static double
draw_lines (Sheet *sheet, double axis_mm, double y_mm, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (gsize i = 0; lines[i]; i++, y_mm += 5.5)
    draw_centred (sheet, axis_mm, y_mm, "Bold", 13, lines[i]);
  return y_mm;
}

/* --- the head ---------------------------------------------------------------
 */

static void
draw_bodies (Sheet *sheet, const LetterDraft *self)
{
  double y = 20;

  if (self->superior) {
    draw_centred (sheet, LEFT_MM, y, "", 13, self->superior);
    y += 5.5;
  }
  (void) draw_lines (sheet,
                     LEFT_MM,
                     y,
                     or_usual (self->body, "ỦY BAN NHÂN DÂN\nXÃ MẪU (DEMO)"));
}

static void
draw_numbers (Sheet *sheet, const LetterDraft *self)
{
  g_autofree char *number =
      g_strdup_printf ("Số: %s/%s",
                       or_usual (self->number, "          "),
                       or_usual (self->symbol, "UBND-VP"));
  g_autofree char *date = g_strdup_printf ("Mẫu, ngày %s tháng %s năm %s",
                                           or_usual (self->day, "      "),
                                           or_usual (self->month, "      "),
                                           or_usual (self->year, "2026"));

  draw_centred (sheet, LEFT_MM, 37, "", 13, number);
  draw_centred (sheet, RIGHT_MM, 37, "Italic", 13, date);
}

static void
draw_nation (Sheet *sheet, const LetterDraft *self)
{
  const char *nation =
      or_usual (self->nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");

  draw_centred (sheet, RIGHT_MM, 20, "Bold", 12, nation);
  if (!self->nation)
    draw_centred (sheet,
                  RIGHT_MM,
                  25.5,
                  "Bold",
                  13,
                  "Độc lập - Tự do - Hạnh phúc");
}

static void
draw_head (Sheet *sheet, const LetterDraft *self)
{
  draw_bodies (sheet, self);
  draw_nation (sheet, self);
  draw_numbers (sheet, self);
  if (self->mark)
    draw_centred (sheet, 45, 56, "Bold", 13, self->mark);
  if (self->heading)
    draw (sheet, 30, 70, "Bold", 13, self->heading);
  if (self->type) {
    draw_centred (sheet, 105, 52, "Bold", 14, self->type);
    draw_centred (sheet, 105, 58, "Bold", 14, "Về việc sử dụng chữ ký số");
    return;
  }
  draw_centred (sheet, LEFT_MM, 44, "", 12, "V/v sử dụng chữ ký số");
  draw (sheet,
        70,
        62,
        "",
        14,
        or_usual (self->addressee, "Kính gửi: Sở Nội vụ tỉnh Thử nghiệm"));
}

/* --- below the text ---------------------------------------------------------
 */

static void
draw_block (Sheet *sheet, double axis_mm, const char *title, const char *name)
{
  (void) draw_lines (sheet, axis_mm, 160, title);
  draw_centred (sheet, axis_mm, 203, "Bold", 14, name);
}

static void
draw_foot (Sheet *sheet, const LetterDraft *self)
{
  g_autofree char *recipient =
      g_strdup_printf ("- %s;", or_usual (self->recipient, "Như trên"));
  double y = self->left_title ? 225 : 160;

  draw_block (sheet,
              150,
              or_usual (self->title, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
              or_usual (self->name, "Nguyễn Văn A"));
  if (self->left_title)
    draw_block (sheet, LEFT_MM, self->left_title, self->left_name);
  draw (sheet, 30, y, "Bold Italic", 12, "Nơi nhận:");
  draw (sheet, 30, y + 5, "", 11, recipient);
  draw (sheet, 30, y + 10, "", 11, "- Lưu: VT.");
}

static void
draw_page (cairo_t *cr, const LetterDraft *self)
{
  Sheet sheet = { cr, pango_cairo_create_layout (cr) };

  pango_cairo_context_set_resolution (pango_layout_get_context (sheet.layout),
                                      72);
  if (!self->body || *self->body)
    draw_head (&sheet, self);
  set_text (&sheet, "", 14, text);
  pango_layout_set_width (sheet.layout, (int) (MM (165) * PANGO_SCALE));
  cairo_move_to (cr, MM (30), MM (80));
  pango_cairo_show_layout (cr, sheet.layout);
  if (!self->name || *self->name)
    draw_foot (&sheet, self);
  g_object_unref (sheet.layout);
}

/* The page as a picture of itself. */
static void
draw_scan (cairo_t *cr, const LetterDraft *self)
{
  double scale = SCAN_DPI / 72;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                  (int) (MM (WIDTH_MM) * scale),
                                  (int) (MM (HEIGHT_MM) * scale));
  cairo_t *page = cairo_create (surface);

  cairo_set_source_rgb (page, 1, 1, 1);
  cairo_paint (page);
  cairo_set_source_rgb (page, 0, 0, 0);
  cairo_scale (page, scale, scale);
  draw_page (page, self);
  cairo_destroy (page);
  cairo_scale (cr, 1 / scale, 1 / scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int size)
{
  g_byte_array_append (closure, data, size);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
letter_draft_print (const LetterDraft *self)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append,
                                           bytes,
                                           MM (WIDTH_MM),
                                           MM (HEIGHT_MM));
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_CREATE_DATE,
                                  "2026-03-01T08:00:00+07:00");
  if (self->is_scan)
    draw_scan (cr, self);
  else
    draw_page (cr, self);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* --- pictures ---------------------------------------------------------------
 */

#define SIDE 400

static void
draw_ring (cairo_t *cr)
{
  cairo_set_line_width (cr, 12);
  cairo_arc (cr, SIDE / 2.0, SIDE / 2.0, SIDE / 2.0 - 8, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, SIDE / 2.0, SIDE / 2.0, SIDE / 8.0, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_strokes (cairo_t *cr)
{
  cairo_set_line_width (cr, 9);
  cairo_move_to (cr, 6, SIDE * 0.6);
  cairo_curve_to (cr, 120, 90, 200, 330, 260, 150);
  cairo_line_to (cr, SIDE - 6, SIDE * 0.5);
  cairo_stroke (cr);
}

GBytes *
letter_picture_new (LetterPicture picture)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  if (picture == LETTER_RED_RING || picture == LETTER_RED_STROKES)
    cairo_set_source_rgb (cr, 0.86, 0.1, 0.1);
  else
    cairo_set_source_rgb (cr, 0.1, 0.2, 0.8);
  if (picture == LETTER_RED_RING || picture == LETTER_BLUE_RING)
    draw_ring (cr);
  else
    draw_strokes (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}
