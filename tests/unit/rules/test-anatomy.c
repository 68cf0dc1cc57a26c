/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-anatomy.h"

#include "page-builder.h"

static AnkyAnatomy *
read_all (PageBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  AnkyAnatomy *anatomy =
      anky_anatomy_read (ANKY_PAGE_SOURCE (builder), NULL, &error);

  g_assert_no_error (error);
  return anatomy;
}

static const AnkySignerBlock *
get_block (AnkyAnatomy *anatomy, guint i)
{
  g_assert_cmpuint (anatomy->blocks->len, >, i);
  return g_ptr_array_index (anatomy->blocks, i);
}

static void
test_letter (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;
  const AnkySignerBlock *block;

  page_builder_add_head (builder);
  page_builder_add (builder, 30, 60, "Kính gửi: Sở Nội vụ", 14, PAGE_PLAIN);
  page_builder_add (builder, 30, 150, "thực hiện nghiêm./.", 14, PAGE_PLAIN);
  page_builder_add_foot (builder, 170, 25);
  anatomy = read_all (builder);

  g_assert_cmpint (anatomy->kind, ==, ANKY_DOCUMENT_DECREE);
  g_assert_cmpstr (anatomy->issuing_body, ==, "ỦY BAN NHÂN DÂN TỈNH MINH HỌA");
  g_assert_true (anatomy->number.is_found);
  g_assert_null (anatomy->number.number.printed);
  g_assert_cmpstr (anatomy->number.symbol, ==, "UBND-KGVX");
  g_assert_true (anatomy->date.is_found);
  g_assert_null (anatomy->date.day.printed);
  g_assert_null (anatomy->date.month.printed);
  g_assert_cmpstr (anatomy->date.year.printed, ==, "2026");
  g_assert_cmpstr (anatomy->date.place, ==, "Minh Họa");
  g_assert_true (anatomy->has_text_end);
  g_assert_cmpuint (anatomy->recipients->len, ==, 2);
  g_assert_cmpuint (anatomy->addressees->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (anatomy->addressees, 0), ==, "Sở Nội vụ");
  g_assert_cmpuint (anatomy->blocks->len, ==, 1);
  block = get_block (anatomy, 0);
  g_assert_cmpstr (block->title, ==, "PHÓ CHỦ TỊCH");
  g_assert_cmpstr (block->name, ==, "Nguyễn Văn A");
  g_assert_cmpuint (block->titles->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (block->axis_mm, 150, 0.5);
  g_assert_cmpfloat_with_epsilon (block->space.height, 25, 0.2);
  g_assert_cmpfloat (block->confidence, >, 0.9);
}

/* Two columns that nearly touch, and a body whose first line is not bold. */
static void
test_bodies (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;
  AnkyRectMm left;

  left = page_builder_add (builder, 30, 20, "ỦY BAN NHÂN DÂN", 13, PAGE_PLAIN);
  page_builder_add (builder,
                    left.x + left.width + 2.5,
                    20,
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    12,
                    PAGE_BOLD);
  page_builder_add (builder, 35, 25.5, "TỈNH MINH HỌA", 13, PAGE_BOLD);
  page_builder_add (builder, 40, 35, "Số:        /UBND-VX", 13, PAGE_PLAIN);
  anatomy = read_all (builder);
  g_assert_cmpstr (anatomy->issuing_body, ==, "ỦY BAN NHÂN DÂN TỈNH MINH HỌA");
  g_assert_null (anatomy->superior_body);
}

/* The same letter in each form that text takes on its way through a writer. */
static void
test_forms (gconstpointer data)
{
  PageStyle style = (PageStyle) GPOINTER_TO_UINT (data);
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add (builder, 40, 35, "Số:        /QĐ-UBND", 13, style);
  page_builder_add (builder,
                    112,
                    35,
                    "Minh Hoà, ngày      tháng      năm 2026",
                    13,
                    style | PAGE_ITALIC);
  page_builder_add_centred (builder, 150, 200, "KT. CHỦ TỊCH", 13, style | 1);
  page_builder_add_centred (builder, 150, 205.5, "PHÓ CHỦ TỊCH", 13, style | 1);
  page_builder_add_centred (builder, 150, 235, "Trần Thị Hoà", 13, style | 1);
  anatomy = read_all (builder);

  g_assert_true (anatomy->number.is_found);
  g_assert_cmpstr (anatomy->number.symbol, ==, "QĐ-UBND");
  g_assert_true (anatomy->date.is_found);
  g_assert_cmpuint (anatomy->blocks->len, ==, 1);
  g_assert_cmpstr (get_block (anatomy, 0)->title, ==, "PHÓ CHỦ TỊCH");
  g_assert_cmpstr (get_block (anatomy, 0)->name, ==, "Trần Thị Hoà");
}

static void
test_blanks (void)
{
  const char *const texts[] = {
    "Số: ......../UBND-VX", "Số:______/UBND-VX", "Số:\t\t/UBND-VX",
    "Số: …… /UBND-VX",      "Số:/UBND-VX",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PageBuilder) builder = page_builder_new ();
    g_autoptr (AnkyAnatomy) anatomy = NULL;

    page_builder_add (builder, 40, 35, texts[i], 13, PAGE_PLAIN);
    anatomy = read_all (builder);
    g_assert_true (anatomy->number.is_found);
    g_assert_null (anatomy->number.number.printed);
    g_assert_cmpstr (anatomy->number.symbol, ==, "UBND-VX");
  }
}

static void
test_printed (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add (builder, 40, 35, "Số: 15/UBND-VX", 13, PAGE_PLAIN);
  page_builder_add (builder,
                    112,
                    35,
                    "Hà Nội, ngày 05 tháng 3 năm 2026",
                    13,
                    PAGE_ITALIC);
  anatomy = read_all (builder);
  g_assert_cmpstr (anatomy->number.number.printed, ==, "15");
  g_assert_cmpstr (anatomy->date.day.printed, ==, "05");
  g_assert_cmpstr (anatomy->date.month.printed, ==, "3");
  g_assert_cmpstr (anatomy->date.year.printed, ==, "2026");
}

/* The blank of an attached regulation is another line's. */
static void
test_bracket_is_not_the_number (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add_centred (
      builder,
      105,
      60,
      "(Ban hành kèm theo Quyết định số      /QĐ-UBND ngày   tháng   năm 2026)",
      13,
      PAGE_ITALIC);
  anatomy = read_all (builder);
  g_assert_false (anatomy->number.is_found);
  g_assert_false (anatomy->date.is_found);
}

/* A decision signs on page 1, its regulation follows for 19 pages; a report
 * signs on its last page; only the pages that matter are read. */
static void
test_where_the_block_is (void)
{
  const struct {
    guint page;
    guint max_reads;
  } cases[] = { { 0, 1 }, { 2, 3 }, { 299, 4 }, { 297, 6 }, { 150, 160 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PageBuilder) builder = page_builder_new ();
    g_autoptr (AnkyAnatomy) anatomy = NULL;

    page_builder_add_head (builder);
    for (guint page = 0; page < 300; page++) {
      if (page > 0)
        page_builder_next_page (builder);
      page_builder_add (builder,
                        30,
                        100,
                        "Nguyễn Văn A là Phó Chủ tịch",
                        14,
                        PAGE_PLAIN);
      if (page == cases[i].page)
        page_builder_add_foot (builder, 200, 20);
    }
    anatomy = read_all (builder);
    g_assert_cmpuint (anatomy->blocks->len, ==, 1);
    g_assert_cmpuint (get_block (anatomy, 0)->page, ==, cases[i].page);
    g_assert_cmpuint (page_builder_get_n_reads (builder),
                      <=,
                      cases[i].max_reads);
  }
}

static void
test_joint (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add_centred (builder, 62, 200, "GIÁM ĐỐC SỞ NỘI VỤ", 13, 1);
  page_builder_add_centred (builder, 150, 200, "KT. GIÁM ĐỐC", 13, 1);
  page_builder_add_centred (builder, 150, 205.5, "PHÓ GIÁM ĐỐC", 13, 1);
  page_builder_add_centred (builder, 62, 235, "Trần Văn B", 13, 1);
  page_builder_add_centred (builder, 150, 235, "Lê Thị C", 13, 1);
  anatomy = read_all (builder);
  g_assert_cmpuint (anatomy->blocks->len, ==, 2);
  g_assert_cmpstr (get_block (anatomy, 0)->name, ==, "Trần Văn B");
  g_assert_cmpstr (get_block (anatomy, 0)->title, ==, "GIÁM ĐỐC SỞ NỘI VỤ");
  g_assert_cmpstr (get_block (anatomy, 1)->name, ==, "Lê Thị C");
}

/* Ô 7b with another title: the space ends above it. */
static void
test_other_title (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;
  const AnkySignerBlock *block;

  page_builder_add_centred (builder, 150, 200, "TM. BAN CHỈ ĐẠO", 13, 1);
  page_builder_add_centred (builder, 150, 205.5, "TRƯỞNG BAN", 13, 1);
  page_builder_add_centred (builder, 150, 230, "PHÓ CHỦ TỊCH UBND TỈNH", 12, 1);
  page_builder_add_centred (builder, 150, 236, "Nguyễn Văn A", 13, 1);
  anatomy = read_all (builder);
  block = get_block (anatomy, 0);
  g_assert_cmpstr (block->title, ==, "TRƯỞNG BAN");
  g_assert_cmpstr (block->other_title, ==, "PHÓ CHỦ TỊCH UBND TỈNH");
  g_assert_cmpfloat (block->space.y + block->space.height, <=, 230.1);
}

static void
test_wrapped_title (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add_centred (builder, 150, 194, "TUQ. CHỦ TỊCH", 13, 1);
  page_builder_add_centred (builder,
                            150,
                            200,
                            "GIÁM ĐỐC SỞ NÔNG NGHIỆP",
                            13,
                            1);
  page_builder_add_centred (builder, 150, 205.5, "VÀ MÔI TRƯỜNG", 13, 1);
  page_builder_add_centred (builder, 150, 214, "(Ký, ghi rõ họ tên)", 12, 2);
  page_builder_add_centred (builder, 150, 238, "Nguyễn Văn A", 13, 1);
  anatomy = read_all (builder);
  g_assert_cmpstr (get_block (anatomy, 0)->title,
                   ==,
                   "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG");
  g_assert_true (get_block (anatomy, 0)->has_note);
}

/* A note of two lines is none of the border of the space. */
static void
test_long_note (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add_centred (builder, 150, 200, "GIÁM ĐỐC", 13, 1);
  page_builder_add_centred (builder, 150, 206, "(Chữ ký của người có", 13, 2);
  page_builder_add_centred (builder, 150, 212, "thẩm quyền)", 13, 2);
  page_builder_add_centred (builder, 150, 240, "Nguyễn Văn A", 13, 1);
  anatomy = read_all (builder);
  g_assert_cmpuint (anatomy->blocks->len, ==, 1);
  g_assert_cmpstr (get_block (anatomy, 0)->title, ==, "GIÁM ĐỐC");
  g_assert_true (get_block (anatomy, 0)->has_note);
  g_assert_cmpfloat (get_block (anatomy, 0)->space.y, <, 207);
}

/* A petition has no ô 7a, 2 or 3: a plain proposal. An office's letter without
 * a title is not trusted. */
static void
test_plain_block (void)
{
  g_autoptr (PageBuilder) petition = page_builder_new ();
  g_autoptr (PageBuilder) letter = page_builder_new ();
  g_autoptr (AnkyAnatomy) plain = NULL;
  g_autoptr (AnkyAnatomy) doubtful = NULL;

  page_builder_add_centred (petition,
                            105,
                            20,
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            13,
                            1);
  page_builder_add_centred (petition, 150, 200, "Người làm đơn", 13, 1);
  page_builder_add_centred (petition, 150, 230, "Nguyễn Văn A", 13, 1);
  plain = read_all (petition);
  g_assert_cmpint (plain->kind, ==, ANKY_DOCUMENT_OTHER);
  g_assert_cmpstr (get_block (plain, 0)->title, ==, "Người làm đơn");
  g_assert_true (get_block (plain, 0)->is_plain);
  g_assert_cmpfloat (get_block (plain, 0)->confidence, >=, 0.5);
  g_assert_cmpfloat (get_block (plain, 0)->confidence, <, 0.7);

  page_builder_add_head (letter);
  page_builder_add_centred (letter, 150, 200, "Người lập biểu", 13, 1);
  page_builder_add_centred (letter, 150, 230, "Nguyễn Văn A", 13, 1);
  doubtful = read_all (letter);
  g_assert_cmpint (doubtful->kind, ==, ANKY_DOCUMENT_DECREE);
  g_assert_cmpfloat (get_block (doubtful, 0)->confidence, <, 0.5);
}

/* Names and titles in the text, and a form without a name, are no blocks. */
static void
test_no_block (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_add_head (builder);
  page_builder_add_centred (builder,
                            105,
                            80,
                            "CHỦ TỊCH ỦY BAN NHÂN DÂN",
                            14,
                            1);
  page_builder_add (builder, 40, 90, "Căn cứ Luật Tổ chức;", 14, PAGE_ITALIC);
  page_builder_add_centred (builder, 105, 120, "Nguyễn Văn A", 14, 0);
  page_builder_add_centred (builder, 150, 200, "GIÁM ĐỐC", 14, 1);
  page_builder_add_centred (builder, 150, 208, "(Ký, ghi rõ họ tên)", 12, 2);
  anatomy = read_all (builder);
  for (guint i = 0; i < anatomy->blocks->len; i++)
    g_assert_cmpfloat (get_block (anatomy, i)->confidence, <, 0.9);
}

static void
test_secrecy (void)
{
  const struct {
    const char *text;
    const char *mark;
  } cases[] = {
    { "MẬT", "MẬT" },
    { "TỐI MẬT", "TỐI MẬT" },
    { "TUYỆT  MẬT", "TUYỆT MẬT" },
    { "THIẾT BỊ LƯU KHÓA BÍ MẬT", NULL },
    { "Mật", NULL },
    { "BÍ MẬT", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PageBuilder) builder = page_builder_new ();
    g_autoptr (AnkyAnatomy) anatomy = NULL;

    page_builder_add_head (builder);
    page_builder_add (builder, 40, 50, cases[i].text, 14, PAGE_BOLD);
    anatomy = read_all (builder);
    g_assert_cmpstr (anatomy->secrecy, ==, cases[i].mark);
  }
}

static void
test_kinds (void)
{
  g_autoptr (PageBuilder) party = page_builder_new ();
  g_autoptr (PageBuilder) scan = page_builder_new ();
  g_autoptr (PageBuilder) ocr = page_builder_new ();
  g_autoptr (AnkyAnatomy) party_anatomy = NULL;
  g_autoptr (AnkyAnatomy) scan_anatomy = NULL;
  g_autoptr (AnkyAnatomy) ocr_anatomy = NULL;
  AnkyRectMm page = { 0, 0, 210, 297 };

  page_builder_add (party, 120, 20, "ĐẢNG CỘNG SẢN VIỆT NAM", 14, PAGE_BOLD);
  page_builder_add (party, 40, 35, "Số 15-CV/TU", 14, PAGE_PLAIN);
  party_anatomy = read_all (party);
  g_assert_cmpint (party_anatomy->kind, ==, ANKY_DOCUMENT_PARTY);
  g_assert_cmpstr (party_anatomy->number.number.printed, ==, "15");
  g_assert_cmpstr (party_anatomy->number.symbol, ==, "CV/TU");

  page_builder_add_image (scan, page);
  scan_anatomy = read_all (scan);
  g_assert_cmpint (scan_anatomy->kind, ==, ANKY_DOCUMENT_SCAN);

  page_builder_add_image (ocr, page);
  page_builder_add_head (ocr);
  page_builder_add_foot (ocr, 180, 25);
  ocr_anatomy = read_all (ocr);
  g_assert_cmpint (ocr_anatomy->kind, ==, ANKY_DOCUMENT_SCAN_OCR);
  g_assert_cmpfloat (get_block (ocr_anatomy, 0)->confidence, <, 0.5);
}

static void
test_legacy_fonts (void)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyAnatomy) anatomy = NULL;

  page_builder_set_font (builder, ".VnTime");
  page_builder_add_foot (builder, 180, 25);
  anatomy = read_all (builder);
  g_assert_true (anatomy->has_legacy_fonts);
  g_assert_cmpfloat (get_block (anatomy, 0)->confidence, <, 0.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/anatomy/letter", test_letter);
  g_test_add_func ("/rules/anatomy/bodies", test_bodies);
  g_test_add_data_func ("/rules/anatomy/form/plain",
                        GUINT_TO_POINTER (PAGE_PLAIN),
                        test_forms);
  g_test_add_data_func ("/rules/anatomy/form/letters",
                        GUINT_TO_POINTER (PAGE_LETTERS),
                        test_forms);
  g_test_add_data_func ("/rules/anatomy/form/nfd",
                        GUINT_TO_POINTER (PAGE_NFD),
                        test_forms);
  g_test_add_func ("/rules/anatomy/blanks", test_blanks);
  g_test_add_func ("/rules/anatomy/printed", test_printed);
  g_test_add_func ("/rules/anatomy/bracket", test_bracket_is_not_the_number);
  g_test_add_func ("/rules/anatomy/pages", test_where_the_block_is);
  g_test_add_func ("/rules/anatomy/joint", test_joint);
  g_test_add_func ("/rules/anatomy/other-title", test_other_title);
  g_test_add_func ("/rules/anatomy/wrapped-title", test_wrapped_title);
  g_test_add_func ("/rules/anatomy/long-note", test_long_note);
  g_test_add_func ("/rules/anatomy/plain-block", test_plain_block);
  g_test_add_func ("/rules/anatomy/no-block", test_no_block);
  g_test_add_func ("/rules/anatomy/secrecy", test_secrecy);
  g_test_add_func ("/rules/anatomy/kinds", test_kinds);
  g_test_add_func ("/rules/anatomy/legacy-fonts", test_legacy_fonts);
  return g_test_run ();
}
