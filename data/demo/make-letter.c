/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the letter of the demo: a công văn laid out as Phụ lục I of Nghị định
 * 30/2020 asks, number and date left blank, the signature block at the end.
 * Every body and every person in it is made up. */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define FAMILY "Liberation Serif"

/* Phụ lục I, phần I, mục I.3: the margins of the page, in millimetres. */
#define PAGE_WIDTH_MM   210.0
#define PAGE_HEIGHT_MM  297.0
#define MARGIN_LEFT_MM  30.0
#define MARGIN_RIGHT_MM 15.0
#define MARGIN_TOP_MM   20.0

/* The two columns of the head (ô 2, 3, 5b and ô 1, 4), and the right half
 * below the text (ô 7). */
#define LEFT_COLUMN_MM   66.0
#define RIGHT_COLUMN_MM  99.0
#define BLOCK_LEFT_MM    113.0
#define BLOCK_WIDTH_MM   82.0
#define SIGNATURE_GAP_MM 30.0
#define OTHER_WIDTH_MM   75.0
#define N_TITLES         3

typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
} Sheet;

typedef struct {
  const char *style;
  double size;
  PangoAlignment align;
  gboolean justify;
  double indent_mm;
} Type;

static const Type national = { "Bold", 13, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type motto = { "Bold", 14, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type body_name = { "Bold", 13, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type number_line = { "", 13, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type date_line = { "Italic", 14, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type summary = { "", 12, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type plain = { "", 14, PANGO_ALIGN_LEFT, FALSE, 0 };
static const Type paragraph = { "", 14, PANGO_ALIGN_LEFT, TRUE, 12.7 };
static const Type title = { "Bold", 14, PANGO_ALIGN_CENTER, FALSE, 0 };
static const Type receivers_head = { "Bold Italic",
                                     12,
                                     PANGO_ALIGN_LEFT,
                                     FALSE,
                                     0 };
static const Type receivers = { "", 11, PANGO_ALIGN_LEFT, FALSE, 0 };

static const char *const paragraphs[] = {
  "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ "
  "về công tác văn thư và Nghị định số 68/2024/NĐ-CP ngày 25 tháng 6 năm 2024 "
  "của Chính phủ quy định về chữ ký số chuyên dùng công vụ, Ủy ban nhân "
  "dân tỉnh đề nghị các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường "
  "thực hiện một số nội dung sau:",

  "1. Rà soát việc cấp, quản lý và sử dụng chứng thư chữ ký số chuyên dùng công "
  "vụ tại cơ quan, đơn vị; lập danh sách thiết bị lưu khóa bí mật sắp hết hạn, "
  "hư hỏng hoặc thất lạc.",

  "2. Bảo đảm văn bản điện tử phát hành có đủ chữ ký số của người có thẩm quyền "
  "và chữ ký số của cơ quan, đúng vị trí và hình thức quy định tại Phụ lục I "
  "ban hành kèm theo Nghị định số 30/2020/NĐ-CP.",

  "3. Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Văn phòng Ủy ban "
  "nhân dân tỉnh) trước ngày 15 tháng 12 năm 2026 để tổng hợp.",

  "Văn bản này do phần mềm Ấn Ký tạo ra để minh họa, không có giá trị pháp lý. "
  "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các cơ quan, "
  "đơn vị phản ánh về Văn phòng Ủy ban nhân dân tỉnh để được hướng dẫn./.",
};

static double
mm (double millimetres)
{
  return millimetres * 72.0 / 25.4;
}

/* Draws text in a column and returns the height it took, in points. */
static double
draw (Sheet *sheet,
      const Type *type,
      double x_mm,
      double y,
      double width_mm,
      const char *text)
{
  g_autofree char *name = g_strdup_printf (FAMILY " %s", type->style);
  PangoFontDescription *font = pango_font_description_from_string (name);
  int height = 0;

  pango_font_description_set_absolute_size (font, type->size * PANGO_SCALE);
  pango_layout_set_font_description (sheet->layout, font);
  pango_font_description_free (font);

  pango_layout_set_width (sheet->layout, (int) (mm (width_mm) * PANGO_SCALE));
  pango_layout_set_alignment (sheet->layout, type->align);
  pango_layout_set_justify (sheet->layout, type->justify);
  pango_layout_set_indent (sheet->layout,
                           (int) (mm (type->indent_mm) * PANGO_SCALE));
  pango_layout_set_text (sheet->layout, text, -1);

  cairo_move_to (sheet->cr, mm (x_mm), y);
  pango_cairo_show_layout (sheet->cr, sheet->layout);
  pango_layout_get_size (sheet->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
draw_rule (Sheet *sheet, double centre_mm, double y, double width_mm)
{
  cairo_set_line_width (sheet->cr, 0.75);
  cairo_move_to (sheet->cr, mm (centre_mm - width_mm / 2), y);
  cairo_rel_line_to (sheet->cr, mm (width_mm), 0);
  cairo_stroke (sheet->cr);
}

static double
draw_head (Sheet *sheet)
{
  const double left = MARGIN_LEFT_MM;
  const double right = MARGIN_LEFT_MM + LEFT_COLUMN_MM;
  const double top = mm (MARGIN_TOP_MM);
  double y = top;
  double line = 0;

  y += draw (sheet, &body_name, left, y, LEFT_COLUMN_MM, "ỦY BAN NHÂN DÂN");
  y +=
      draw (sheet, &body_name, left, y, LEFT_COLUMN_MM, "TỈNH MINH HỌA (DEMO)");
  draw_rule (sheet, left + LEFT_COLUMN_MM / 2, y + 2, 24);

  line = draw (sheet,
               &national,
               right,
               top,
               RIGHT_COLUMN_MM,
               "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  draw (sheet,
        &motto,
        right,
        top + line,
        RIGHT_COLUMN_MM,
        "Độc lập - Tự do - Hạnh phúc");
  draw_rule (sheet, right + RIGHT_COLUMN_MM / 2, y + 2, 63);

  y += 12;
  draw (sheet,
        &date_line,
        right,
        y - 1,
        RIGHT_COLUMN_MM,
        "Minh Họa, ngày        tháng        năm 2026");
  y += draw (sheet,
             &number_line,
             left,
             y,
             LEFT_COLUMN_MM,
             "Số:         /UBND-VX");
  y += draw (sheet,
             &summary,
             left,
             y + 6,
             LEFT_COLUMN_MM,
             "V/v báo cáo kết quả sử dụng\n"
             "chữ ký số chuyên dùng công vụ\n"
             "năm 2026");
  return y + 6;
}

static double
draw_text (Sheet *sheet, double y)
{
  const double width = PAGE_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM;

  y += 18;
  draw (sheet, &plain, 62, y, 40, "Kính gửi:");
  y += draw (sheet, &plain, 84, y, 100, "- Các sở, ban, ngành tỉnh;");
  y += draw (sheet, &plain, 84, y, 100, "- Ủy ban nhân dân các xã, phường.");
  y += 12;

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    y += draw (sheet, &paragraph, MARGIN_LEFT_MM, y, width, paragraphs[i]) + 6;
  return y;
}

static void
draw_block (Sheet *sheet, double y)
{
  static const char *const lines[] = {
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    y += draw (sheet, &title, BLOCK_LEFT_MM, y, BLOCK_WIDTH_MM, lines[i]);
  y += mm (SIGNATURE_GAP_MM);
  draw (sheet, &title, BLOCK_LEFT_MM, y, BLOCK_WIDTH_MM, "Nguyễn Văn A");
}

/* Of a joint document: another body's signer, beside the first. */
static void
draw_other_block (Sheet *sheet, double y)
{
  const double left = MARGIN_LEFT_MM;
  double name_y = y;

  y += draw (sheet, &title, left, y, OTHER_WIDTH_MM, "SỞ TÀI CHÍNH (DEMO)");
  draw (sheet, &title, left, y, OTHER_WIDTH_MM, "GIÁM ĐỐC");
  for (guint i = 0; i < N_TITLES; i++)
    name_y += draw (sheet, &title, left, name_y, OTHER_WIDTH_MM, " ");
  draw (sheet,
        &title,
        left,
        name_y + mm (SIGNATURE_GAP_MM),
        OTHER_WIDTH_MM,
        "Trần Thị B");
}

static void
draw_receivers (Sheet *sheet, double y)
{
  const double left = MARGIN_LEFT_MM;

  y += draw (sheet, &receivers_head, left, y, 80, "Nơi nhận:");
  y += draw (sheet, &receivers, left, y, 80, "- Như trên;");
  y += draw (sheet,
             &receivers,
             left,
             y,
             80,
             "- Chủ tịch và các Phó Chủ tịch UBND tỉnh;");
  draw (sheet, &receivers, left, y, 80, "- Lưu: VT, VX.");
}

static Sheet
open_sheet (cairo_surface_t *surface)
{
  Sheet sheet = { .cr = cairo_create (surface) };
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context = NULL;

  /* Metrics must not be rounded to pixels that a PDF does not have. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);

  sheet.layout = pango_cairo_create_layout (sheet.cr);
  context = pango_layout_get_context (sheet.layout);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));

  cairo_font_options_destroy (options);
  return sheet;
}

static void
close_sheet (Sheet *sheet)
{
  cairo_show_page (sheet->cr);
  g_object_unref (sheet->layout);
  cairo_destroy (sheet->cr);
}

int
main (int argc, char **argv)
{
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  Sheet sheet = { NULL };
  double y = 0;

  if (argc < 2 || argc > 3) {
    g_printerr ("usage: %s LETTER.pdf [joint]\n", argv[0]);
    return 2;
  }

  surface = cairo_pdf_surface_create (argv[1],
                                      mm (PAGE_WIDTH_MM),
                                      mm (PAGE_HEIGHT_MM));
  /* The file is the same whenever it is made. */
  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_CREATE_DATE,
                                  "2026-11-20T08:00:00+07:00");
  cairo_pdf_surface_set_metadata (surface,
                                  CAIRO_PDF_METADATA_TITLE,
                                  "Công văn minh họa (DEMO)");

  sheet = open_sheet (surface);
  y = draw_head (&sheet);
  y = draw_text (&sheet, y) + 6;
  draw_block (&sheet, y);
  if (argc == 3) {
    draw_other_block (&sheet, y);
    y += mm (60);
  }
  draw_receivers (&sheet, y);
  close_sheet (&sheet);

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));
    return 1;
  }
  return 0;
}
