/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-text-flow.h"

#define LETTER_MM 2.0
#define HEIGHT_MM 4.0

static void
add_run (GArray *runs, const char *text, double x, double y)
{
  AnkyTextRun run = { 0 };

  run.text = g_strdup (text);
  run.font = g_strdup ("Serif");
  run.n_chars = (guint) g_utf8_strlen (text, -1);
  run.char_boxes = g_new (AnkyRectMm, run.n_chars);
  run.box = (AnkyRectMm){ x, y, run.n_chars * LETTER_MM, HEIGHT_MM };
  for (guint i = 0; i < run.n_chars; i++)
    run.char_boxes[i] =
        (AnkyRectMm){ x + i * LETTER_MM, y, LETTER_MM, HEIGHT_MM };
  g_array_append_val (runs, run);
}

/* Two lines; the second begins in bold, and the font changes within a word. */
static AnkyTextFlow *
make_flow (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (AnkyTextRun));
  g_autoptr (AnkyPageText) text = NULL;

  add_run (runs, "Ủy ban nhân dân", 10, 10);
  add_run (runs, "Hoà", 10, 20);
  add_run (runs, "ng hóa", 16, 20);
  add_run (runs, "to\u0302\u0309 đêm", 60, 20);
  text = anky_page_text_new (210, 297, runs, NULL, FALSE);
  return anky_text_flow_new (text);
}

static void
test_find (void)
{
  const struct {
    const char *words;
    guint count;
  } cases[] = {
    { "ủy ban", 1 },   /* case */
    { "uy ban", 1 },   /* no marks: any marks */
    { "UY  BAN ", 1 }, /* white space */
    { "ưy ban", 0 },   /* another letter */
    { "úy ban", 0 },   /* another tone */
    { "u\u0309y ban", 1 } /* NFD */,
    { "uỷ", 1 },    /* the tone over the other vowel */
    { "hoa", 2 },   /* hoà(ng), hóa */
    { "hòa", 1 },   /* only that tone */
    { "hoàng", 1 }, /* over a change of the font */
    { "ng hóa", 1 },
    { "dân hoàng", 1 }, /* over the end of a line */
    { "dânhoàng", 0 },
    { "tổ", 1 },
    { "to dem", 1 },
    { "đem", 0 },
    { "dem", 1 },
    { "", 0 },
    { "  ", 0 },
    { "ban nhân dân Hoàng hóa tổ đêm và", 0 },
  };
  g_autoptr (AnkyTextFlow) flow = make_flow ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) matches = anky_text_flow_find (flow, cases[i].words);

    g_test_message ("“%s”", cases[i].words);
    g_assert_cmpuint (matches->len, ==, cases[i].count);
  }
}

static void
test_boxes (void)
{
  g_autoptr (AnkyTextFlow) flow = make_flow ();
  g_autoptr (GArray) matches = anky_text_flow_find (flow, "dân hoàng");
  AnkyTextRange range = g_array_index (matches, AnkyTextRange, 0);
  g_autoptr (GArray) boxes = anky_text_flow_list_boxes (flow, range);
  g_autofree char *text = anky_text_flow_dup_text (flow, range);
  const AnkyRectMm *second = &g_array_index (boxes, AnkyRectMm, 1);

  g_assert_cmpuint (boxes->len, ==, 2);
  g_assert_cmpfloat (second->x, ==, 10);
  g_assert_cmpfloat (second->width, ==, 5 * LETTER_MM);
  g_assert_cmpstr (text, ==, "dân\nHoàng");
}

static void
test_letters (void)
{
  g_autoptr (AnkyTextFlow) flow = make_flow ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (AnkyTextRun));
  g_autoptr (AnkyPageText) empty =
      anky_page_text_new (210, 297, none, NULL, FALSE);
  g_autoptr (AnkyTextFlow) blank = anky_text_flow_new (empty);
  AnkyTextRange range = { 0, 0 };
  g_autofree char *text = NULL;

  g_assert_true (anky_text_flow_find_letter (flow, 11, 12, &range.first));
  g_assert_cmpuint (range.first, ==, 0);
  /* Left of the second line, and a little above it. */
  g_assert_true (anky_text_flow_find_letter (flow, 2, 19, &range.first));
  g_assert_true (anky_text_flow_find_letter (flow, 200, 22, &range.last));
  range.last++;
  text = anky_text_flow_dup_text (flow, range);
  g_assert_cmpstr (text, ==, "Hoàng hóa to\u0302\u0309 đêm");
  g_assert_true (anky_text_flow_has_letter_at (flow, 12, 15));
  g_assert_false (anky_text_flow_has_letter_at (flow, 12, 100));
  g_assert_false (anky_text_flow_find_letter (blank, 5, 5, &range.first));
  g_assert_cmpuint (anky_text_flow_get_length (blank), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/text-flow/find", test_find);
  g_test_add_func ("/render/text-flow/boxes", test_boxes);
  g_test_add_func ("/render/text-flow/letters", test_letters);
  return g_test_run ();
}
