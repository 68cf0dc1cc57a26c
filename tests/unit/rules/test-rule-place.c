/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-rule-place.h"
#include "anky-rule-text.h"

#include "page-builder.h"

#define EPSILON 0.01

static AnkyAnatomy *
read_letter (double gap_mm)
{
  g_autoptr (PageBuilder) builder = page_builder_new ();
  g_autoptr (GError) error = NULL;
  AnkyAnatomy *anatomy;

  page_builder_add_head (builder);
  page_builder_add (builder, 30, 150, "thực hiện nghiêm./.", 14, PAGE_PLAIN);
  page_builder_add_foot (builder, 170, gap_mm);
  anatomy = anky_anatomy_read (ANKY_PAGE_SOURCE (builder), NULL, &error);
  g_assert_no_error (error);
  return anatomy;
}

static void
test_leader (void)
{
  /* Ink in the middle half of a picture twice as wide as high. */
  const AnkyPictureShape shape = { 2.0, 0.25, 0.25, 0.5, 0.5 };
  AnkyMeasures measures = anky_measures_default ();
  const struct {
    double gap;
    double ink_width;
  } cases[] = { { 40, 45 }, { 25, 45 }, { 18, 32 }, { 9, 20 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (AnkyAnatomy) anatomy = read_letter (cases[i].gap);
    const AnkySignerBlock *block = g_ptr_array_index (anatomy->blocks, 0);
    g_autoptr (AnkyPlacement) placement =
        anky_rule_place_leader (block, &shape, &measures);
    AnkyRectMm rect = placement->rect;

    g_assert_cmpfloat_with_epsilon (rect.width * 0.5,
                                    cases[i].ink_width,
                                    EPSILON);
    g_assert_cmpfloat_with_epsilon (rect.width / rect.height, 2.0, EPSILON);
    g_assert_cmpfloat_with_epsilon (rect.x + rect.width / 2,
                                    block->axis_mm,
                                    EPSILON);
    g_assert_cmpfloat_with_epsilon (rect.y + rect.height / 2,
                                    block->space.y + block->space.height / 2,
                                    EPSILON);
    g_assert_cmpstr (placement->reason,
                     ==,
                     "between \"PHÓ CHỦ TỊCH\" and \"Nguyễn Văn A\"");
  }
}

static void
test_seal (void)
{
  const AnkyPictureShape shape = anky_picture_shape_full (1.0);
  AnkyMeasures measures = anky_measures_default ();
  AnkyRectMm ink = { 120, 200, 45, 20 };
  g_autoptr (AnkyPlacement) placement =
      anky_rule_place_seal (0, ink, &shape, &measures);

  g_assert_cmpfloat_with_epsilon (placement->rect.width, 36, EPSILON);
  g_assert_cmpfloat_with_epsilon (placement->rect.x + placement->rect.width,
                                  135,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (placement->rect.y + 18, 210, EPSILON);
}

static void
test_number_and_date (void)
{
  g_autoptr (AnkyAnatomy) anatomy = read_letter (25);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 3, 5, 0, 0, 0);
  g_autoptr (GDateTime) other = g_date_time_new_utc (2025, 3, 5, 0, 0, 0);
  g_autoptr (AnkyPlacement) number = anky_rule_place_number (anatomy, "5");
  g_autoptr (AnkyPlacement) day = anky_rule_place_date (anatomy, date);
  const char *part = NULL;

  g_assert_cmpstr (number->text, ==, "05");
  g_assert_cmpint (number->align, ==, ANKY_ALIGN_RIGHT);
  g_assert_cmpfloat_with_epsilon (number->font_size_pt, 13, EPSILON);
  g_assert_cmpuint (day->n_pieces, ==, 2);
  g_assert_cmpstr (day->pieces[0].text, ==, "05");
  g_assert_cmpstr (day->pieces[1].text, ==, "3");
  g_assert_true (day->is_italic);
  g_assert_cmpfloat (day->pieces[0].centre_mm, <, day->pieces[1].centre_mm);
  g_assert_true (anky_rule_date_agrees (anatomy, date, &part));
  g_assert_false (anky_rule_date_agrees (anatomy, other, &part));
  g_assert_cmpstr (part, ==, "year");
}

/* A little too wide it still goes in; where it could not be read the user must
 * find the place. */
static void
test_wide_number (void)
{
  g_autoptr (AnkyAnatomy) anatomy = read_letter (25);
  AnkyRectMm *blank = &anatomy->number.number.rect;
  g_autoptr (AnkyPlacement) tight = NULL;
  g_autoptr (AnkyPlacement) none = NULL;
  double right = blank->x + blank->width;

  g_assert_false (anky_rule_number_is_wide (anatomy, "147"));
  blank->width = 5.5;
  blank->x = right - 5.5;
  g_assert_true (anky_rule_number_is_wide (anatomy, "147"));
  tight = anky_rule_place_number (anatomy, "147");
  g_assert_cmpfloat (tight->confidence, >, 0.9);
  g_assert_cmpfloat_with_epsilon (tight->rect.width, 5.5, EPSILON);
  blank->width = 0;
  blank->x = right;
  none = anky_rule_place_number (anatomy, "147");
  g_assert_cmpfloat (none->confidence, <, 0.5);
  g_assert_cmpfloat (none->rect.width, >, 6);
  g_assert_cmpfloat_with_epsilon (none->rect.x + none->rect.width,
                                  right,
                                  EPSILON);
}

static void
test_zero_rules (void)
{
  const struct {
    int day, month;
    const char *day_text, *month_text;
  } cases[] = {
    { 5, 1, "05", "01" },
    { 29, 2, "29", "02" },
    { 9, 3, "09", "3" },
    { 10, 12, "10", "12" },
  };
  g_autofree char *two = anky_rule_text_number ("12");
  g_autofree char *odd = anky_rule_text_number ("5a");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GDateTime) date =
        g_date_time_new_utc (2028, cases[i].month, cases[i].day, 0, 0, 0);
    g_autofree char *day = anky_rule_text_day (date);
    g_autofree char *month = anky_rule_text_month (date);

    g_assert_cmpstr (day, ==, cases[i].day_text);
    g_assert_cmpstr (month, ==, cases[i].month_text);
  }
  g_assert_cmpstr (two, ==, "12");
  g_assert_cmpstr (odd, ==, "5a");
}

static void
test_lines (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 3600);
  g_autoptr (GDateTime) time = g_date_time_new (zone, 2026, 11, 21, 14, 5, 9);
  g_autofree char *copy = anky_rule_text_copy (ANKY_COPY_SAO_Y,
                                               "Ủy ban nhân dân tỉnh Minh Họa",
                                               time,
                                               FALSE);
  g_autofree char *strict =
      anky_rule_text_attachment ("15/UBND-VX", time, TRUE);
  g_autoptr (AnkyAnatomy) anatomy = read_letter (25);
  g_autoptr (AnkyPlacement) line =
      anky_rule_place_line (anatomy, ANKY_KIND_COPY, copy);

  g_assert_cmpstr (
      copy,
      ==,
      "SAO Y; Ủy ban nhân dân tỉnh Minh Họa; 21/11/2026; 14:05:09 +07:00");
  g_assert_cmpstr (strict, ==, "Số: 15/UBND-VX; 2026-11-21T14:05:09+07:00");
  g_assert_cmpfloat (line->rect.y, >=, 3);
  g_assert_cmpfloat (line->rect.y + line->rect.height, <=, 18);
  g_assert_cmpfloat (line->rect.x + line->rect.width, <=, 202);
}

static void
test_initials (void)
{
  g_autoptr (AnkyAnatomy) anatomy = read_letter (25);
  const AnkyPictureShape shape = anky_picture_shape_full (2.0);
  AnkyMeasures measures = anky_measures_default ();
  g_autoptr (AnkyPlacement) placement =
      anky_rule_place_initials (anatomy, &shape, &measures);

  g_assert_nonnull (placement);
  g_assert_cmpfloat_with_epsilon (placement->rect.width, 12, EPSILON);
  g_assert_cmpfloat (placement->rect.x,
                     >=,
                     anatomy->text_end.x + anatomy->text_end.width);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/place/leader", test_leader);
  g_test_add_func ("/rules/place/seal", test_seal);
  g_test_add_func ("/rules/place/number-and-date", test_number_and_date);
  g_test_add_func ("/rules/place/wide-number", test_wide_number);
  g_test_add_func ("/rules/place/zero-rules", test_zero_rules);
  g_test_add_func ("/rules/place/lines", test_lines);
  g_test_add_func ("/rules/place/initials", test_initials);
  return g_test_run ();
}
