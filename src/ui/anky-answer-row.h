/* anky-answer-row.h - one answer: an icon, words and a tone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-signature-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnkyAnswerRow:
 *
 * Says by icon, by word and only then by colour how an answer is to be taken.
 *
 * Thread: main.
 */
#define ANKY_TYPE_ANSWER_ROW (anky_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (AnkyAnswerRow, anky_answer_row, ANKY, ANSWER_ROW, GtkBox)

GtkWidget *anky_answer_row_new (AnkyTone tone, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_answer_row_set (AnkyAnswerRow *self, AnkyTone tone, const char *text);
/* A second, smaller line: the article, the place. NULL: none. */
void anky_answer_row_set_note (AnkyAnswerRow *self, const char *note);

G_END_DECLS
