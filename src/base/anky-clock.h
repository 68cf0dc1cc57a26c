/* anky-clock.h - the time, which tests can fix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * anky_clock_now:
 *
 * Now, in Vietnam time (+07:00, no daylight saving). Everything that asks for
 * the time asks here. SOURCE_DATE_EPOCH does not change it; tests run the
 * program under faketime or pass a time of validation.
 *
 * Returns: (transfer full)
 */
GDateTime *anky_clock_now (void) G_GNUC_WARN_UNUSED_RESULT;

/* The zone in which the program shows and writes times unless told. */
GTimeZone *anky_clock_get_vietnam (void) G_GNUC_WARN_UNUSED_RESULT;

/* RFC 3339 with its offset: 2026-11-21T09:30:00+07:00; parse takes Z too. */
char *anky_clock_format (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *anky_clock_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* ISO 32000-2, 7.9.4: D:20261121093000+07'00'. Parsing is lenient as to the
 * trailing apostrophe and missing parts; NULL if it is no date. */
char *anky_clock_format_pdf (GDateTime *time) G_GNUC_WARN_UNUSED_RESULT;
GDateTime *anky_clock_parse_pdf (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
