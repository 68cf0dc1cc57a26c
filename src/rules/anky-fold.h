/* anky-fold.h - Vietnamese text made comparable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NFC, the look-alike Icelandic and African letters for Đ and đ replaced, runs
 * of white space (tabs, no-break spaces) made one space, ends trimmed. What is
 * shown and quoted. */
char *anky_fold_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* For comparing: cleaned, lower case, and the tone mark of each syllable moved
 * to its end, so that hoà and hòa, uỷ and ủy, are the same while Hùng and Hưng
 * stay different. Not for showing. */
char *anky_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* The same for one letter, without the tone: no allocation. */
gunichar anky_fold_letter (gunichar c);

gboolean anky_fold_equal (const char *a, const char *b);

/* Whether every letter is a capital (and there is one). */
gboolean anky_fold_is_upper (const char *text);

/* A person's name without degrees and ranks before it ("TS.", "Đại tá"),
 * folded: names are compared in this form. */
char *anky_fold_person (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @text looks like a Vietnamese person's name: two to six words, each
 * a capital followed by small letters, nothing else (degrees apart). */
gboolean anky_fold_is_person (const char *text);

G_END_DECLS
