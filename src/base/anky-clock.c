/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"

#include "anky-cursor.h"

#include <string.h>

#define VIETNAM_OFFSET_S (7 * 60 * 60)

GTimeZone *
anky_clock_get_vietnam (void)
{
  return g_time_zone_new_offset (VIETNAM_OFFSET_S);
}

GDateTime *
anky_clock_now (void)
{
  g_autoptr (GTimeZone) zone = anky_clock_get_vietnam ();

  return g_date_time_new_now (zone);
}

char *
anky_clock_format (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

GDateTime *
anky_clock_parse (const char *text)
{
  return g_date_time_new_from_iso8601 (text, NULL);
}

char *
anky_clock_format_pdf (GDateTime *time)
{
  g_autofree char *day = g_date_time_format (time, "D:%Y%m%d%H%M%S");
  GTimeSpan offset_min = g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE;
  int minutes = (int) ABS (offset_min);

  return g_strdup_printf ("%s%c%02d'%02d'",
                          day,
                          offset_min < 0 ? '-' : '+',
                          minutes / 60,
                          minutes % 60);
}

/* Two or four digits, or @fallback where the text has ended (ISO 32000-2,
 * 7.9.4 lets every part but the year go). */
static gboolean
take_number (AnkyCursor *cursor, guint width, int fallback, int *value_out)
{
  gsize start = cursor->position;
  gint64 value;

  if (!g_ascii_isdigit (anky_cursor_peek (cursor))) {
    *value_out = fallback;
    return fallback >= 0;
  }
  if (!anky_cursor_read_decimal (cursor, width, &value) ||
      cursor->position - start != width)
    return FALSE;
  *value_out = (int) value;
  return TRUE;
}

/* Nothing, Z, or an offset; some writers put an offset of zero behind Z. */
static GTimeZone *
take_zone (AnkyCursor *cursor)
{
  int sign = anky_cursor_next (cursor);
  int hours, minutes;

  if (sign != -1 && sign != 'Z' && sign != '+' && sign != '-')
    return NULL;
  if (!take_number (cursor, 2, sign == 'Z' || sign == -1 ? 0 : -1, &hours))
    return NULL;
  (void) anky_cursor_take (cursor, "'");
  if (!take_number (cursor, 2, 0, &minutes) || hours > 23 || minutes > 59)
    return NULL;
  (void) anky_cursor_take (cursor, "'");
  if (!anky_cursor_is_at_end (cursor))
    return NULL;
  return g_time_zone_new_offset ((sign == '-' ? -1 : 1) *
                                 (hours * 3600 + minutes * 60));
}

GDateTime *
anky_clock_parse_pdf (const char *text)
{
  g_autoptr (GTimeZone) zone = NULL;
  AnkyCursor cursor;
  int year, month, day, hour, minute, second;

  anky_cursor_init (&cursor, (const guint8 *) text, strlen (text));
  (void) anky_cursor_take (&cursor, "D:");
  if (!take_number (&cursor, 4, -1, &year) ||
      !take_number (&cursor, 2, 1, &month) ||
      !take_number (&cursor, 2, 1, &day) ||
      !take_number (&cursor, 2, 0, &hour) ||
      !take_number (&cursor, 2, 0, &minute) ||
      !take_number (&cursor, 2, 0, &second))
    return NULL;
  zone = take_zone (&cursor);
  if (!zone)
    return NULL;
  return g_date_time_new (zone, year, month, day, hour, minute, second);
}
