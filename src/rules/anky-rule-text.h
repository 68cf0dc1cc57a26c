/* anky-rule-text.h - what the regulations' texts say, to the letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NĐ 30/2020, Phụ lục I, II.3: a number under 10 begins with 0. Text that is
 * not all digits ("15a") is kept. */
char *anky_rule_text_number (const char *number) G_GNUC_WARN_UNUSED_RESULT;

/* Phụ lục I, II.4: days under 10 and the months 1 and 2 begin with 0. */
char *anky_rule_text_day (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;
char *anky_rule_text_month (GDateTime *date) G_GNUC_WARN_UNUSED_RESULT;

/* Number and symbol as they are cited: "15/UBND-VX". */
char *anky_rule_text_cite (const char *number, const char *symbol)
    G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  ANKY_COPY_SAO_Y,
  ANKY_COPY_SAO_LUC,
  ANKY_COPY_TRICH_SAO,
} AnkyCopyForm;

const char *anky_copy_form_to_string (AnkyCopyForm form); /* "sao-y" */
gboolean anky_copy_form_from_string (const char *word, AnkyCopyForm *form_out);

/* Phụ lục I, ô 14 and Phụ lục III: "SAO Y; <body>; 21/11/2026; 14:05:09
 * +07:00". @iso: strict ISO 8601 for the time, where a profile wants it. */
char *anky_rule_text_copy (AnkyCopyForm form,
                           const char *organization,
                           GDateTime *time,
                           gboolean iso) G_GNUC_WARN_UNUSED_RESULT;

/* "Số: 15/UBND-VX; 21/11/2026; 14:05:09 +07:00". */
char *anky_rule_text_attachment (const char *document_number,
                                 GDateTime *time,
                                 gboolean iso) G_GNUC_WARN_UNUSED_RESULT;

/* About how wide @text is in the type of the decree, millimetres: no font is
 * asked. Digits are exact. */
double anky_rule_text_estimate_width (const char *text, double font_size_pt);

G_END_DECLS
