/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-builder.h"

#include <string.h>

#define A4_WIDTH_MM  210.0
#define A4_HEIGHT_MM 297.0
#define BOX_HEIGHT   1.107 /* of the size: Times */

typedef struct {
  GArray *runs;
  GArray *images;
} Page;

struct _PageBuilder {
  GObject parent_instance;

  GPtrArray *pages; /* Page */
  char *font;
  guint n_reads;
};

static void page_builder_source_init (AnkyPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PageBuilder,
                               page_builder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ANKY_TYPE_PAGE_SOURCE,
                                                      page_builder_source_init))

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < page->runs->len; i++) {
    AnkyTextRun *run = &g_array_index (page->runs, AnkyTextRun, i);

    g_free (run->text);
    g_free (run->font);
    g_free (run->char_boxes);
  }
  g_array_unref (page->runs);
  g_array_unref (page->images);
  g_free (page);
}

static Page *
get_page (PageBuilder *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

void
page_builder_next_page (PageBuilder *self)
{
  Page *page = g_new0 (Page, 1);

  page->runs = g_array_new (FALSE, FALSE, sizeof (AnkyTextRun));
  page->images = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));
  g_ptr_array_add (self->pages, page);
}

static double
get_char_width (gunichar c, double size_mm)
{
  if (g_unichar_ismark (c))
    return 0;
  if (g_unichar_isspace (c) || c == '.' || c == ',')
    return 0.25 * size_mm;
  return (g_unichar_isupper (c) ? 0.68 : 0.47) * size_mm;
}

/* Readers give each part of a composed glyph a part of its width. */
static void
share_widths (AnkyTextRun *run)
{
  for (guint i = 0; i + 1 < run->n_chars; i++) {
    const char *next = g_utf8_offset_to_pointer (run->text, i + 1);
    AnkyRectMm *box = &run->char_boxes[i];

    if (!g_unichar_ismark (g_utf8_get_char (next)))
      continue;
    box[1].x = box[0].x + box[0].width / 2;
    box[1].width = box[0].width = box[0].width / 2;
  }
}

static void
add_run (PageBuilder *self,
         const char *text,
         AnkyRectMm start,
         double size_pt,
         PageStyle style)
{
  double size_mm = size_pt * ANKY_MM_PER_POINT;
  AnkyTextRun run = { 0 };

  run.text = g_strdup (text);
  run.font = g_strdup (self->font);
  run.font_size_pt = size_pt;
  run.is_bold = (style & PAGE_BOLD) != 0;
  run.is_italic = (style & PAGE_ITALIC) != 0;
  run.n_chars = (guint) g_utf8_strlen (text, -1);
  run.char_boxes = g_new0 (AnkyRectMm, run.n_chars);
  run.box = start;
  for (guint i = 0; i < run.n_chars; i++) {
    const char *p = g_utf8_offset_to_pointer (text, i);

    run.char_boxes[i] = start;
    run.char_boxes[i].width = get_char_width (g_utf8_get_char (p), size_mm);
    start.x += run.char_boxes[i].width;
  }
  share_widths (&run);
  run.box.width = start.x - run.box.x;
  g_array_append_val (get_page (self)->runs, run);
}

AnkyRectMm
page_builder_add (PageBuilder *self,
                  double x_mm,
                  double y_mm,
                  const char *text,
                  double size_pt,
                  PageStyle style)
{
  double size_mm = size_pt * ANKY_MM_PER_POINT;
  g_autofree char *form = g_utf8_normalize (
      text,
      -1,
      style & PAGE_NFD ? G_NORMALIZE_DEFAULT : G_NORMALIZE_NFC);
  AnkyRectMm box = { x_mm, y_mm, 0, size_mm * BOX_HEIGHT };

  if ((style & PAGE_LETTERS) == 0)
    add_run (self, form, box, size_pt, style);
  for (const char *p = form; *p; p = g_utf8_next_char (p)) {
    g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
    AnkyRectMm start = box;

    start.x += box.width;
    start.width = 0;
    if (style & PAGE_LETTERS)
      add_run (self, letter, start, size_pt, style);
    box.width += get_char_width (g_utf8_get_char (p), size_mm);
  }
  return box;
}

AnkyRectMm
page_builder_add_centred (PageBuilder *self,
                          double axis_mm,
                          double y_mm,
                          const char *text,
                          double size_pt,
                          PageStyle style)
{
  double width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += get_char_width (g_utf8_get_char (p), size_pt * ANKY_MM_PER_POINT);
  return page_builder_add (self,
                           axis_mm - width / 2,
                           y_mm,
                           text,
                           size_pt,
                           style);
}

void
page_builder_add_image (PageBuilder *self, AnkyRectMm box)
{
  g_array_append_val (get_page (self)->images, box);
}

void
page_builder_set_font (PageBuilder *self, const char *font)
{
  g_free (self->font);
  self->font = g_strdup (font);
}

guint
page_builder_get_n_reads (PageBuilder *self)
{
  return self->n_reads;
}

void
page_builder_add_head (PageBuilder *self)
{
  page_builder_add_centred (self, 62, 20, "ỦY BAN NHÂN DÂN", 13, PAGE_BOLD);
  page_builder_add_centred (self, 62, 25.5, "TỈNH MINH HỌA", 13, PAGE_BOLD);
  page_builder_add_centred (self,
                            145,
                            20,
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            12,
                            PAGE_BOLD);
  page_builder_add_centred (self,
                            145,
                            25.5,
                            "Độc lập - Tự do - Hạnh phúc",
                            13,
                            PAGE_BOLD);
  page_builder_add (self, 40, 35, "Số:            /UBND-KGVX", 13, PAGE_PLAIN);
  page_builder_add (self,
                    112,
                    35,
                    "Minh Họa, ngày        tháng        năm 2026",
                    13,
                    PAGE_ITALIC);
  page_builder_add_centred (self, 62, 42, "V/v sử dụng chữ ký số", 12, 0);
}

void
page_builder_add_foot (PageBuilder *self, double y_mm, double gap_mm)
{
  double y = y_mm;

  page_builder_add (self, 30, y, "Nơi nhận:", 12, PAGE_BOLD | PAGE_ITALIC);
  page_builder_add (self, 30, y + 5, "- Như trên;", 11, PAGE_PLAIN);
  page_builder_add (self, 30, y + 10, "- Lưu: VT, KGVX.", 11, PAGE_PLAIN);
  page_builder_add_centred (self, 150, y, "TM. ỦY BAN NHÂN DÂN", 13, PAGE_BOLD);
  page_builder_add_centred (self, 150, y + 5.5, "KT. CHỦ TỊCH", 13, PAGE_BOLD);
  page_builder_add_centred (self, 150, y + 11, "PHÓ CHỦ TỊCH", 13, PAGE_BOLD);
  page_builder_add_centred (self,
                            150,
                            y + 11 + 13 * ANKY_MM_PER_POINT * BOX_HEIGHT +
                                gap_mm,
                            "Nguyễn Văn A",
                            13,
                            PAGE_BOLD);
}

static guint
page_builder_get_n_pages (AnkyPageSource *source, GError **error)
{
  return PAGE_BUILDER (source)->pages->len;
}

static AnkyPageText *
page_builder_dup_text (AnkyPageSource *source,
                       guint index,
                       GCancellable *cancellable,
                       GError **error)
{
  PageBuilder *self = PAGE_BUILDER (source);
  Page *page = g_ptr_array_index (self->pages, index);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AnkyTextRun));
  g_autoptr (GArray) images = g_array_copy (page->images);

  self->n_reads++;
  for (guint i = 0; i < page->runs->len; i++) {
    AnkyTextRun run = g_array_index (page->runs, AnkyTextRun, i);

    run.text = g_strdup (run.text);
    run.font = g_strdup (run.font);
    run.char_boxes =
        g_memdup2 (run.char_boxes, run.n_chars * sizeof (AnkyRectMm));
    g_array_append_val (runs, run);
  }
  return anky_page_text_new (A4_WIDTH_MM, A4_HEIGHT_MM, runs, images, FALSE);
}

static void
page_builder_source_init (AnkyPageSourceInterface *iface)
{
  iface->get_n_pages = page_builder_get_n_pages;
  iface->dup_text = page_builder_dup_text;
}

static void
page_builder_finalize (GObject *object)
{
  PageBuilder *self = PAGE_BUILDER (object);

  g_ptr_array_unref (self->pages);
  g_free (self->font);
  G_OBJECT_CLASS (page_builder_parent_class)->finalize (object);
}

static void
page_builder_class_init (PageBuilderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = page_builder_finalize;
}

static void
page_builder_init (PageBuilder *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->font = g_strdup ("LiberationSerif");
}

PageBuilder *
page_builder_new (void)
{
  PageBuilder *self = g_object_new (PAGE_TYPE_BUILDER, NULL);

  page_builder_next_page (self);
  return self;
}
