/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-clock.h"

#include <string.h>

static void
test_now (void)
{
  g_autoptr (GDateTime) now = anky_clock_now ();
  g_autofree char *text = anky_clock_format (now);

  g_assert_cmpint (g_date_time_get_utc_offset (now), ==, 7 * G_TIME_SPAN_HOUR);
  g_assert_true (g_str_has_suffix (text, "+07:00"));
}

static void
test_rfc3339 (void)
{
  g_autoptr (GDateTime) time = anky_clock_parse ("2026-11-21T09:30:00+07:00");
  g_autoptr (GDateTime) same = anky_clock_parse ("2026-11-21T02:30:00Z");
  g_autofree char *text = anky_clock_format (time);

  g_assert_cmpstr (text, ==, "2026-11-21T09:30:00+07:00");
  g_assert_true (g_date_time_equal (time, same));
}

static const char *const no_times[] = {
  "",           "2026",
  "2026-11-21", "2026-11-21T09:30:00",
  "tomorrow",   "2026-13-21T09:30:00Z",
};

static void
test_rfc3339_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_times); i++)
    g_assert_null (anky_clock_parse (no_times[i]));
}

static const struct {
  const char *pdf;
  const char *expected;
} dates[] = {
  { "D:20261121093000+07'00'", "2026-11-21T09:30:00+07:00" },
  { "D:20261121093000+07'00", "2026-11-21T09:30:00+07:00" },
  { "D:20261121093000+0700", "2026-11-21T09:30:00+07:00" },
  { "D:20261121093000+07'", "2026-11-21T09:30:00+07:00" },
  { "D:20261121093000+07", "2026-11-21T09:30:00+07:00" },
  { "D:20261121093000-03'30'", "2026-11-21T09:30:00-03:30" },
  { "D:20261121093000Z", "2026-11-21T09:30:00+00:00" },
  { "D:20261121093000Z00'00'", "2026-11-21T09:30:00+00:00" },
  { "D:20261121093000", "2026-11-21T09:30:00+00:00" },
  { "20261121093000Z", "2026-11-21T09:30:00+00:00" },
  { "D:202611210930", "2026-11-21T09:30:00+00:00" },
  { "D:2026112109", "2026-11-21T09:00:00+00:00" },
  { "D:20261121", "2026-11-21T00:00:00+00:00" },
  { "D:202611", "2026-11-01T00:00:00+00:00" },
  { "D:2026", "2026-01-01T00:00:00+00:00" },
};

static void
test_pdf (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autoptr (GDateTime) time = anky_clock_parse_pdf (dates[i].pdf);
    g_autofree char *text = NULL;

    g_assert_nonnull (time);
    text = anky_clock_format (time);
    g_assert_cmpstr (text, ==, dates[i].expected);
  }
}

static const char *const no_dates[] = {
  "",
  "D:",
  "D:202",
  "D:20261",
  "D:20261321",
  "D:20260230",
  "D:20261121243000",
  "D:20261121096000",
  "D:20261121093060",
  "D:00000101",
  "D:20261121093000+24'00'",
  "D:20261121093000+07'60'",
  "D:20261121093000+7",
  "D:20261121093000+",
  "D:20261121093000x",
  "D:-2026",
  "D:21 November 2026",
  "D:2026-11-21",
  "D:20261121093000+07'00'x",
};

static void
test_pdf_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_dates); i++) {
    g_autoptr (GDateTime) time = anky_clock_parse_pdf (no_dates[i]);

    if (time)
      g_test_message ("taken as a date: %s", no_dates[i]);
    g_assert_null (time);
  }
}

static const char *const written[] = {
  "D:20261121093000+07'00'",
  "D:20261121093000-03'30'",
  "D:20261121093000-00'30'",
  "D:20260101000000+00'00'",
};

static void
test_pdf_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    g_autoptr (GDateTime) time = anky_clock_parse_pdf (written[i]);
    g_autofree char *text = anky_clock_format_pdf (time);

    g_assert_cmpstr (text, ==, written[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/now", test_now);
  g_test_add_func ("/base/clock/rfc3339", test_rfc3339);
  g_test_add_func ("/base/clock/rfc3339/refuses", test_rfc3339_refuses);
  g_test_add_func ("/base/clock/pdf", test_pdf);
  g_test_add_func ("/base/clock/pdf/refuses", test_pdf_refuses);
  g_test_add_func ("/base/clock/pdf/round-trip", test_pdf_round_trip);
  return g_test_run ();
}
