/* anky-text-search.h - finding words in a whole document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "anky-renderer.h"

G_BEGIN_DECLS

typedef struct {
  guint page;
  GArray *boxes; /* AnkyRectMm, one a line */
} AnkyTextMatch;

/**
 * AnkyTextSearch:
 *
 * Goes through the pages from the one that is shown, in the background, and
 * keeps what it finds in the order of the document. Emits `changed` when more
 * was found or the end was reached.
 *
 * Thread: main.
 */
#define ANKY_TYPE_TEXT_SEARCH (anky_text_search_get_type ())
G_DECLARE_FINAL_TYPE (AnkyTextSearch,
                      anky_text_search,
                      ANKY,
                      TEXT_SEARCH,
                      GObject)

AnkyTextSearch *anky_text_search_new (AnkyRenderer *renderer,
                                      guint n_pages,
                                      guint first_page,
                                      const char *words)
    G_GNUC_WARN_UNUSED_RESULT;
/* Nothing is told any more. */
void anky_text_search_stop (AnkyTextSearch *self);

gboolean anky_text_search_is_done (AnkyTextSearch *self);
guint anky_text_search_get_n_matches (AnkyTextSearch *self);
/* Borrowed until the next `changed`. */
const AnkyTextMatch *anky_text_search_get_match (AnkyTextSearch *self,
                                                 guint index);

/* The match that is gone to; FALSE: none yet. The first one is that from the
 * page on which the search began. */
gboolean anky_text_search_get_current (AnkyTextSearch *self, guint *index_out);
/* To the next, or the one before, around the ends. */
void anky_text_search_go (AnkyTextSearch *self, int direction);

G_END_DECLS
