/* anky-text-selection.h - choosing text on a page, to be copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-page-view.h"

G_BEGIN_DECLS

/**
 * AnkyTextSelection:
 *
 * What was chosen on one page of a view: drawn with the pointer from letter to
 * letter, or the whole page. Shows itself on the view; emits `changed`.
 *
 * Thread: main.
 */
#define ANKY_TYPE_TEXT_SELECTION (anky_text_selection_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTextSelection,
                      anky_text_selection,
                      ANKY,
                      TEXT_SELECTION,
                      GObject)

/* Follows the pointer on @view, which must outlive it. */
AnkyTextSelection *anky_text_selection_new (AnkyPageView *view)
    G_GNUC_WARN_UNUSED_RESULT;
void anky_text_selection_clear (AnkyTextSelection *self);
/* Once the page's text was read. */
void anky_text_selection_select_page (AnkyTextSelection *self, guint page);
/* NULL: nothing is chosen. */
char *anky_text_selection_dup_text (AnkyTextSelection *self)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
