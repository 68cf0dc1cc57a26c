/* test-covered-words.c - the printed words that a box of ink would lie over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-covered-words.h"
#include "page-builder.h"

typedef struct {
  AnkyPageLines *lines;
  AnkyRectMm title;
  AnkyRectMm name;
} Page;

static Page
make_page (PageStyle style)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (AnkyPageText) text = NULL;
  Page page;

  page.title = page_builder_add_centred (builder,
                                         140,
                                         190,
                                         "PHÓ CHỦ TỊCH",
                                         13,
                                         PAGE_BOLD | style);
  page.name = page_builder_add_centred (builder,
                                        140,
                                        220,
                                        "Nguyễn Văn A",
                                        13,
                                        PAGE_BOLD | style);
  text = anky_page_source_dup_text (ANKY_PAGE_SOURCE (builder), 0, NULL, NULL);
  page.lines = anky_page_lines_new (text, 0);

  return page;
}

static char *
find (const Page *page, AnkyRectMm ink, const AnkyRectMm *spared, guint n)
{
  g_autoptr (GPtrArray) words =
      anky_covered_words_find (page->lines, ink, spared, n);

  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static void
assert_covered (PageStyle style)
{
  Page page = make_page (style);
  AnkyRectMm between = { 118, 197, 44, 21 };
  AnkyRectMm too_low = { 118, 205, 44, 21 };
  g_autofree char *none = find (&page, between, NULL, 0);
  g_autofree char *name = find (&page, too_low, NULL, 0);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (name, ==, "Nguyễn Văn A");
  anky_page_lines_free (page.lines);
}

static void
test_plain (void)
{
  assert_covered (PAGE_PLAIN);
}

static void
test_pieces (void)
{
  assert_covered (PAGE_LETTERS);
}

static void
test_decomposed (void)
{
  assert_covered (PAGE_NFD);
}

static void
test_one_word (void)
{
  Page page = make_page (PAGE_PLAIN);
  AnkyRectMm over_end = page.name;
  g_autofree char *words = NULL;

  over_end.x += over_end.width - 2;
  words = find (&page, over_end, NULL, 0);
  g_assert_cmpstr (words, ==, "A");
  anky_page_lines_free (page.lines);
}

static void
test_spared (void)
{
  Page page = make_page (PAGE_PLAIN);
  AnkyRectMm seal = { 100, 187, 40, 40 };
  AnkyRectMm block[] = { page.title, page.name };
  g_autofree char *all = find (&page, seal, NULL, 0);
  g_autofree char *none = find (&page, seal, block, G_N_ELEMENTS (block));

  g_assert_cmpstr (all, !=, "");
  g_assert_cmpstr (none, ==, "");
  anky_page_lines_free (page.lines);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/covered-words/plain", test_plain);
  g_test_add_func ("/rules/covered-words/pieces", test_pieces);
  g_test_add_func ("/rules/covered-words/decomposed", test_decomposed);
  g_test_add_func ("/rules/covered-words/one-word", test_one_word);
  g_test_add_func ("/rules/covered-words/spared", test_spared);

  return g_test_run ();
}
