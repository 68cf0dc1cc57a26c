/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-rule-place.h"

#include "anky-rule-text.h"

#include <math.h>
#include <string.h>

/* Of its width: how narrow a number's blank may be. */
#define MIN_NUMBER_PART 0.6

AnkyPictureShape
anky_picture_shape_full (double aspect)
{
  AnkyPictureShape shape = { aspect, 0, 0, 1, 1 };

  return shape;
}

AnkyMeasures
anky_measures_default (void)
{
  AnkyMeasures measures = {
    .leader_width = 45,
    .leader_min_width = 20,
    .leader_clearance = 1,
    .seal_diameter = 36,
    .seal_overlap = 1.0 / 3.0,
    .initials_width = 12,
    .initials_height = 6,
  };

  return measures;
}

/* The picture's rectangle whose ink is @ink_width wide and centred there. */
static AnkyRectMm
place_ink (const AnkyPictureShape *shape,
           double ink_width,
           double centre_x,
           double centre_y)
{
  AnkyRectMm rect;

  rect.width = ink_width / shape->ink_width;
  rect.height = rect.width / shape->aspect;
  rect.x = centre_x - (shape->ink_x + shape->ink_width / 2) * rect.width;
  rect.y = centre_y - (shape->ink_y + shape->ink_height / 2) * rect.height;
  return rect;
}

/* Height of the ink through its width. */
static double
get_ink_slope (const AnkyPictureShape *shape)
{
  return shape->ink_height / (shape->ink_width * shape->aspect);
}

AnkyPlacement *
anky_rule_place_leader (const AnkySignerBlock *block,
                        const AnkyPictureShape *shape,
                        const AnkyMeasures *measures)
{
  double free_height = block->space.height - 2 * measures->leader_clearance;
  double ink_width = measures->leader_width;
  AnkyPlacement *placement;

  if (ink_width * get_ink_slope (shape) > free_height)
    ink_width =
        MAX (free_height / get_ink_slope (shape), measures->leader_min_width);
  placement =
      anky_placement_new (ANKY_KIND_LEADER,
                          block->page,
                          place_ink (shape,
                                     ink_width,
                                     block->axis_mm,
                                     block->space.y + block->space.height / 2));
  placement->confidence = block->confidence;
  placement->title = g_strdup (block->title);
  placement->name = g_strdup (block->name);
  placement->reason =
      g_strdup_printf ("between \"%s\" and \"%s\"",
                       block->title,
                       block->other_title ? block->other_title : block->name);
  return placement;
}

AnkyPlacement *
anky_rule_place_seal (guint page,
                      AnkyRectMm signature_ink,
                      const AnkyPictureShape *shape,
                      const AnkyMeasures *measures)
{
  double right = signature_ink.x + signature_ink.width * measures->seal_overlap;
  AnkyPlacement *placement = anky_placement_new (
      ANKY_KIND_SEAL,
      page,
      place_ink (shape,
                 measures->seal_diameter,
                 right - measures->seal_diameter / 2,
                 signature_ink.y + signature_ink.height / 2));

  placement->reason =
      g_strdup_printf ("over %.0f %% of the signature, from its left",
                       measures->seal_overlap * 100);
  return placement;
}

static double
measure_number (const AnkyNumberLine *line, const char *number)
{
  g_autofree char *text = anky_rule_text_number (number);

  return anky_rule_text_estimate_width (text, line->font_size_pt);
}

gboolean
anky_rule_number_is_wide (const AnkyAnatomy *anatomy, const char *number)
{
  const AnkyNumberLine *line = &anatomy->number;

  return line->is_found && !line->number.printed &&
         measure_number (line, number) > line->number.rect.width;
}

/* In a blank that is far too narrow the number could not be read: the place is
 * the user's to find. */
static double
weigh_number (const AnkyAnatomy *anatomy, const char *number)
{
  const AnkyNumberLine *line = &anatomy->number;

  if (anatomy->has_legacy_fonts)
    return 0.4;
  return line->number.rect.width <
                 MIN_NUMBER_PART * measure_number (line, number)
             ? 0.4
             : 0.97;
}

/* The blank, or as much as the number needs before the "/". */
static AnkyRectMm
get_number_box (const AnkyNumberLine *line, const char *number)
{
  AnkyRectMm rect = line->number.rect;
  double right = rect.x + rect.width;

  if (rect.width >= MIN_NUMBER_PART * measure_number (line, number))
    return rect;
  rect.width = measure_number (line, number);
  rect.x = MAX (right - rect.width, 0);
  return rect;
}

AnkyPlacement *
anky_rule_place_number (const AnkyAnatomy *anatomy, const char *number)
{
  const AnkyNumberLine *line = &anatomy->number;
  AnkyPlacement *placement;

  if (!line->is_found || line->number.printed)
    return NULL;
  placement = anky_placement_new (ANKY_KIND_NUMBER,
                                  line->page,
                                  get_number_box (line, number));
  placement->text = anky_rule_text_number (number);
  placement->align = ANKY_ALIGN_RIGHT;
  placement->font_size_pt = line->font_size_pt;
  placement->is_italic = line->is_italic;
  placement->baseline_mm = line->baseline_mm;
  placement->confidence = weigh_number (anatomy, number);
  placement->reason =
      line->symbol ? g_strdup_printf ("the blank before \"/%s\"", line->symbol)
                   : g_strdup ("the blank after \"Số:\"");
  return placement;
}

static void
add_piece (AnkyPlacement *placement, const char *text, const AnkyBlank *blank)
{
  AnkyTextPiece *piece = &placement->pieces[placement->n_pieces++];

  g_strlcpy (piece->text, text, sizeof piece->text);
  piece->centre_mm = blank->rect.x + blank->rect.width / 2 - placement->rect.x;
}

AnkyPlacement *
anky_rule_place_date (const AnkyAnatomy *anatomy, GDateTime *date)
{
  const AnkyDateLine *line = &anatomy->date;
  g_autofree char *day = anky_rule_text_day (date);
  g_autofree char *month = anky_rule_text_month (date);
  gboolean wants_day = line->is_found && !line->day.printed;
  gboolean wants_month = line->is_found && !line->month.printed;
  AnkyPlacement *placement;
  AnkyRectMm rect;

  if (!wants_day && !wants_month)
    return NULL;
  if (wants_day && wants_month)
    rect = anky_rect_mm_union (line->day.rect, line->month.rect);
  else
    rect = wants_day ? line->day.rect : line->month.rect;
  placement = anky_placement_new (ANKY_KIND_DATE, line->page, rect);
  if (wants_day)
    add_piece (placement, day, &line->day);
  if (wants_month)
    add_piece (placement, month, &line->month);
  placement->text = wants_day && wants_month
                        ? g_strdup_printf ("%s %s", day, month)
                        : g_strdup (wants_day ? day : month);
  placement->font_size_pt = line->font_size_pt;
  placement->is_italic = line->is_italic;
  placement->baseline_mm = line->baseline_mm;
  placement->confidence = anatomy->has_legacy_fonts ? 0.4 : 0.97;
  placement->reason = g_strdup ("the blanks of \"ngày … tháng … năm\"");
  return placement;
}

static gboolean
agrees (const AnkyBlank *blank, int value)
{
  guint64 printed;

  if (!blank->printed)
    return TRUE;
  /* What is printed is digits; a year may be cut after its first ones
   * ("năm 20"), which contradicts nothing. */
  if (!g_ascii_string_to_unsigned (blank->printed, 10, 0, 9999, &printed, NULL))
    return TRUE;
  return printed == (guint64) value ||
         (value > 1000 && printed == (guint64) value / 100);
}

gboolean
anky_rule_date_agrees (const AnkyAnatomy *anatomy,
                       GDateTime *date,
                       const char **part_out)
{
  const AnkyDateLine *line = &anatomy->date;
  const char *part = NULL;

  if (!agrees (&line->year, g_date_time_get_year (date)))
    part = "year";
  else if (!agrees (&line->month, g_date_time_get_month (date)))
    part = "month";
  else if (!agrees (&line->day, g_date_time_get_day_of_month (date)))
    part = "day";
  if (part_out)
    *part_out = part;
  return part == NULL;
}

AnkyPlacement *
anky_rule_place_initials (const AnkyAnatomy *anatomy,
                          const AnkyPictureShape *shape,
                          const AnkyMeasures *measures)
{
  AnkyRectMm end;
  AnkyPlacement *placement;
  double width = MIN (measures->initials_width,
                      measures->initials_height / get_ink_slope (shape));
  guint page;

  if (anatomy->has_text_end) {
    end = anatomy->text_end;
    page = anatomy->text_end_page;
  } else if (anatomy->has_recipients) {
    end = anatomy->recipients_end;
    page = anatomy->recipients_page;
  } else {
    return NULL;
  }
  placement =
      anky_placement_new (ANKY_KIND_INITIALS,
                          page,
                          place_ink (shape,
                                     width,
                                     MIN (end.x + end.width + 1 + width / 2,
                                          anatomy->page_width_mm - width / 2),
                                     end.y + end.height / 2));
  placement->confidence = anatomy->has_text_end ? 0.9 : 0.7;
  placement->reason =
      g_strdup (anatomy->has_text_end ? "after the end of the text"
                                      : "after \"Nơi nhận\"");
  return placement;
}
