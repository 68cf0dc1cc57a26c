/* test-rule-pointed.c - number and date in a blank that is pointed at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-rule-pointed.h"
#include "page-builder.h"

#define LINE_MM 60.0

typedef struct {
  PageBuilder *builder;
  AnkyPageLines *lines;
  GDateTime *date;
  AnkyRectMm before; /* "số" */
  AnkyRectMm after;  /* "/QĐ-UBND" */
} Page;

/* The line under a regulation's title, which is never filled by itself. */
static Page
make_page (void)
{
  Page page = { .builder = page_builder_new () };
  g_autoptr (AnkyPageText) text = NULL;

  page.before = page_builder_add (page.builder,
                                  40,
                                  LINE_MM,
                                  "(Ban hành kèm theo Quyết định số",
                                  13,
                                  PAGE_ITALIC);
  page.after = page_builder_add (page.builder,
                                 page.before.x + page.before.width + 12,
                                 LINE_MM,
                                 "/QĐ-UBND ngày      tháng      năm 2026)",
                                 13,
                                 PAGE_ITALIC);
  text = anky_page_source_dup_text (ANKY_PAGE_SOURCE (page.builder),
                                    0,
                                    NULL,
                                    NULL);
  page.lines = anky_page_lines_new (text, 0);
  page.date = g_date_time_new_utc (2026, 3, 5, 3, 0, 0);

  return page;
}

static void
clear_page (Page *page)
{
  anky_page_lines_free (page->lines);
  g_date_time_unref (page->date);
  g_object_unref (page->builder);
}

static void
test_number (void)
{
  Page page = make_page ();
  g_autoptr (AnkyPlacement) number =
      anky_rule_place_number_at (page.lines,
                                 page.after.x - 6,
                                 LINE_MM + 2,
                                 "7");

  g_assert_nonnull (number);
  g_assert_cmpint (number->kind, ==, ANKY_KIND_NUMBER);
  g_assert_cmpstr (number->text, ==, "07");
  g_assert_cmpint (number->align, ==, ANKY_ALIGN_RIGHT);
  g_assert_cmpfloat_with_epsilon (number->rect.x + number->rect.width,
                                  page.after.x,
                                  0.2);
  g_assert_true (number->is_italic);
  g_assert_cmpfloat (number->font_size_pt, ==, 13);
  g_assert_cmpfloat (number->confidence, ==, 1);
  clear_page (&page);
}

static void
test_number_on_words (void)
{
  Page page = make_page ();

  /* Between two letters, and where there is no line at all. */
  g_assert_null (anky_rule_place_number_at (page.lines, 55, LINE_MM + 2, "7"));
  g_assert_null (anky_rule_place_number_at (page.lines, 55, 200, "7"));
  clear_page (&page);
}

static void
test_date (void)
{
  Page page = make_page ();
  g_autoptr (AnkyPlacement) date =
      anky_rule_place_date_at (page.lines,
                               page.after.x + page.after.width / 2,
                               LINE_MM + 2,
                               page.date);

  g_assert_nonnull (date);
  g_assert_cmpint (date->kind, ==, ANKY_KIND_DATE);
  g_assert_cmpuint (date->n_pieces, ==, 2);
  g_assert_cmpstr (date->pieces[0].text, ==, "05");
  g_assert_cmpstr (date->pieces[1].text, ==, "3");
  clear_page (&page);
}

static void
test_date_elsewhere (void)
{
  Page page = make_page ();

  g_assert_null (anky_rule_place_date_at (page.lines, 100, 200, page.date));
  clear_page (&page);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/rule-pointed/number", test_number);
  g_test_add_func ("/rules/rule-pointed/number-on-words", test_number_on_words);
  g_test_add_func ("/rules/rule-pointed/date", test_date);
  g_test_add_func ("/rules/rule-pointed/date-elsewhere", test_date_elsewhere);

  return g_test_run ();
}
