/* anky-text-flow.h - the text of a page as one line of letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-source.h"

G_BEGIN_DECLS

/* Letters first to last - 1 of a flow. */
typedef struct {
  guint first;
  guint last;
} AnkyTextRange;

/**
 * AnkyTextFlow:
 *
 * The letters of one page in the order of reading, each with its place: what
 * finding, choosing and copying text stand on. Letters that are written in
 * parts (NFD) count as one. Immutable. Thread: any.
 */
typedef struct _AnkyTextFlow AnkyTextFlow;

AnkyTextFlow *anky_text_flow_new (AnkyPageText *text) G_GNUC_WARN_UNUSED_RESULT;
void anky_text_flow_free (AnkyTextFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnkyTextFlow, anky_text_flow_free)

guint anky_text_flow_get_length (const AnkyTextFlow *self);

/* The letter at a point of the page (millimetres), or the nearest one; FALSE
 * without text. */
gboolean anky_text_flow_find_letter (const AnkyTextFlow *self,
                                     double x_mm,
                                     double y_mm,
                                     guint *letter_out);
/* Whether a letter is there, or nearly so. */
gboolean anky_text_flow_has_letter_at (const AnkyTextFlow *self,
                                       double x_mm,
                                       double y_mm);

/* With a new line where a line ends. */
char *anky_text_flow_dup_text (const AnkyTextFlow *self, AnkyTextRange range)
    G_GNUC_WARN_UNUSED_RESULT;
/* One rectangle a line (element-type AnkyRectMm). */
GArray *anky_text_flow_list_boxes (const AnkyTextFlow *self,
                                   AnkyTextRange range)
    G_GNUC_WARN_UNUSED_RESULT;

/* Where @words stand (element-type AnkyTextRange): without regard to case, any
 * white space like any other. A word without marks finds it with any marks
 * ("uy ban" finds "Ủy ban"), one with marks only with these ("hòa" finds
 * "Hoà", not "hóa"). */
GArray *anky_text_flow_find (const AnkyTextFlow *self, const char *words)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
