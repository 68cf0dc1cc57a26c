/* anky-cli-parse.h - reading numbers, dates and places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-placement.h"

G_BEGIN_DECLS

/* All fail with %ANKY_OFFICE_ERROR_USAGE and name @option. */

/* A decimal number over 0 and up to @max, with a point. */
gboolean anky_cli_parse_length (const char *option,
                                const char *text,
                                double max,
                                double *value_out,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* From @min to @max, digits only. */
gboolean anky_cli_parse_uint (const char *option,
                              const char *text,
                              guint min,
                              guint max,
                              guint *value_out,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* YYYY-MM-DD, midnight in Vietnam. */
GDateTime *anky_cli_parse_date (const char *option,
                                const char *text,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One of @words, NULL-terminated. */
gboolean anky_cli_parse_word (const char *option,
                              const char *text,
                              const char *const *words,
                              guint *index_out,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* [KIND:]X,Y,W,H; without KIND @kind, or the seal for %ANKY_KIND_ISSUE. @page
 * from 0. */
AnkyPlacement *anky_cli_parse_rect (const char *text,
                                    AnkyKind kind,
                                    guint page,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns FALSE. */
gboolean anky_cli_set_usage_error (GError **error, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
