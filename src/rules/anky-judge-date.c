/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The date of issue: what it is, and whether the times of signing agree.
 */

#include "anky-articles.h"
#include "anky-clock.h"
#include "anky-judge-private.h"

#include <stdio.h>

/* A clock that nobody vouches for may be a day off, and some tools write
 * Vietnam's time as universal time (regulation 8.3). */
#define TOLERANCE_UNPROVEN_DAYS 1

/* The @index-th number in @text: "05 3" is a day and a month. */
static gboolean
read_nth_number (const char *text, guint index, int *value_out)
{
  while (*text) {
    char *end = NULL;
    guint64 value;

    if (!g_ascii_isdigit (*text)) {
      text++;
      continue;
    }
    value = g_ascii_strtoull (text, &end, 10);
    if (index == 0 && value <= 9999) {
      *value_out = (int) value;
      return TRUE;
    }
    index--;
    text = end;
  }
  return FALSE;
}

/* What stands in a blank of ô 4: printed, or the text of a signature over it.
 * One box may hold day and month; offices also make one for each. */
static gboolean
read_date_part (const AnkyJudge *self,
                const AnkyBlank *blank,
                const AnkyBlank *blank_before,
                int *value_out)
{
  const AnkyDateLine *line = &self->facts->anatomy->date;

  if (blank->printed)
    return read_nth_number (blank->printed, 0, value_out);
  for (guint i = 0; i < self->facts->signatures->len; i++) {
    const AnkySignatureFact *fact =
        g_ptr_array_index (self->facts->signatures, i);
    gboolean covers_both;

    if (!fact->text || fact->page != line->page ||
        !anky_rect_mm_intersect (fact->rect, blank->rect, NULL))
      continue;
    covers_both = blank_before && !blank_before->printed &&
                  anky_rect_mm_intersect (fact->rect, blank_before->rect, NULL);
    return read_nth_number (fact->text, covers_both ? 1 : 0, value_out);
  }
  return FALSE;
}

char *
anky_judge_read_date (const AnkyJudge *self)
{
  const AnkyDateLine *line = &self->facts->anatomy->date;
  int day, month, year;

  if (self->facts->typed_date)
    return g_strdup (self->facts->typed_date);
  if (!line->is_found || !read_date_part (self, &line->day, NULL, &day) ||
      !read_date_part (self, &line->month, &line->day, &month) ||
      !read_date_part (self, &line->year, NULL, &year) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static guint32
count_days (int year, int month, int day)
{
  GDate *date =
      g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
  guint32 days = g_date_get_julian (date);

  g_date_free (date);
  return days;
}

/* The day of signing, in Vietnam. */
static guint32
get_day (GDateTime *time)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  return count_days (year, month, day);
}

static gboolean
parse_day (const char *iso, guint32 *days_out)
{
  int year, month, day;

  if (sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *days_out = count_days (year, month, day);
  return TRUE;
}

static gboolean
is_later (const AnkySignatureFact *fact, guint32 issue)
{
  guint32 tolerance = fact->is_time_proven ? 0 : TOLERANCE_UNPROVEN_DAYS;

  return fact->time && get_day (fact->time) > issue + tolerance;
}

static gboolean
is_earlier (const AnkySignatureFact *fact, guint32 issue)
{
  guint32 tolerance = fact->is_time_proven ? 0 : TOLERANCE_UNPROVEN_DAYS;

  return fact->time && get_day (fact->time) + tolerance < issue;
}

static void
add (AnkyJudge *self, const char *code)
{
  anky_judge_add (self,
                  code,
                  ANKY_WEIGHT_ASK,
                  ANKY_ARTICLE_RECEIVE,
                  NULL,
                  NULL);
}

/* NĐ 30/2020 Điều 9 and 15: the date is the day on which the document is
 * numbered and issued, after the competent person has signed. */
void
anky_judge_date (AnkyJudge *self)
{
  const AnkySignatureFact *leader = anky_judge_find (self, ANKY_ROLE_LEADER);
  const AnkySignatureFact *seal = anky_judge_find (self, ANKY_ROLE_SEAL);
  guint32 issue;

  if (!self->judgement->date || !parse_day (self->judgement->date, &issue))
    return;
  if (leader && is_later (leader, issue))
    add (self, "issued-before-signing");
  if (seal && is_earlier (seal, issue))
    add (self, "issued-after-sealing");
}
