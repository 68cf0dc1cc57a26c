/* anky-text-search.c - finding words in a whole document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-text-search.h"

#include "anky-text-flow.h"

/* Nobody goes through more, and each costs memory. */
#define MOST_MATCHES 5000

struct _AnkyTextSearch {
  GObject parent_instance;

  AnkyRenderer *renderer;
  GCancellable *cancellable;
  char *words;
  guint n_pages;
  guint first_page;
  guint n_done;
  GPtrArray *matches; /* AnkyTextMatch, by page */
  AnkyTextMatch *current;
};

G_DEFINE_FINAL_TYPE (AnkyTextSearch, anky_text_search, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void search_next (AnkyTextSearch *self);

static void
match_free (AnkyTextMatch *match)
{
  g_array_unref (match->boxes);
  g_free (match);
}

static guint
get_page (AnkyTextSearch *self)
{
  return (self->first_page + self->n_done) % self->n_pages;
}

/* Pages before the first are searched last, and stand before it. */
static guint
find_position (AnkyTextSearch *self, guint page)
{
  guint position = self->matches->len;

  while (position > 0 &&
         ((AnkyTextMatch *) self->matches->pdata[position - 1])->page > page)
    position--;

  return position;
}

static void
take_page (AnkyTextSearch *self, guint page, AnkyPageText *text)
{
  g_autoptr (AnkyTextFlow) flow = anky_text_flow_new (text);
  g_autoptr (GArray) ranges = anky_text_flow_find (flow, self->words);
  guint position = find_position (self, page);

  for (guint i = 0; i < ranges->len && self->matches->len < MOST_MATCHES; i++) {
    AnkyTextMatch *match = g_new0 (AnkyTextMatch, 1);

    match->page = page;
    match->boxes =
        anky_text_flow_list_boxes (flow,
                                   g_array_index (ranges, AnkyTextRange, i));
    g_ptr_array_insert (self->matches, (int) (position + i), match);
    if (!self->current)
      self->current = match;
  }
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AnkyTextSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnkyPageText) text =
      anky_renderer_get_text_finish (ANKY_RENDERER (source), result, &error);
  guint n_before = self->matches->len;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* A page that cannot be read has no words; the others have. */
  if (text)
    take_page (self, get_page (self), text);
  self->n_done++;
  if (self->matches->len != n_before || anky_text_search_is_done (self))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (!g_cancellable_is_cancelled (self->cancellable))
    search_next (self);
}

static void
search_next (AnkyTextSearch *self)
{
  if (anky_text_search_is_done (self))
    return;

  anky_renderer_get_text_async (self->renderer,
                                get_page (self),
                                ANKY_RENDER_AHEAD,
                                self->cancellable,
                                text_cb,
                                g_object_ref (self));
}

static void
anky_text_search_finalize (GObject *object)
{
  AnkyTextSearch *self = ANKY_TEXT_SEARCH (object);

  g_clear_object (&self->renderer);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_free (self->words);

  G_OBJECT_CLASS (anky_text_search_parent_class)->finalize (object);
}

static void
anky_text_search_class_init (AnkyTextSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_text_search_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
anky_text_search_init (AnkyTextSearch *self)
{
  self->cancellable = g_cancellable_new ();
  self->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) match_free);
}

AnkyTextSearch *
anky_text_search_new (AnkyRenderer *renderer,
                      guint n_pages,
                      guint first_page,
                      const char *words)
{
  AnkyTextSearch *self = g_object_new (ANKY_TYPE_TEXT_SEARCH, NULL);

  self->renderer = g_object_ref (renderer);
  self->n_pages = n_pages;
  self->first_page = first_page;
  self->words = g_strdup (words);
  search_next (self);

  return self;
}

void
anky_text_search_stop (AnkyTextSearch *self)
{
  g_cancellable_cancel (self->cancellable);
}

gboolean
anky_text_search_is_done (AnkyTextSearch *self)
{
  return self->n_done >= self->n_pages || self->matches->len >= MOST_MATCHES;
}

guint
anky_text_search_get_n_matches (AnkyTextSearch *self)
{
  return self->matches->len;
}

const AnkyTextMatch *
anky_text_search_get_match (AnkyTextSearch *self, guint index)
{
  return self->matches->pdata[index];
}

gboolean
anky_text_search_get_current (AnkyTextSearch *self, guint *index_out)
{
  return self->current &&
         g_ptr_array_find (self->matches, self->current, index_out);
}

void
anky_text_search_go (AnkyTextSearch *self, int direction)
{
  guint n_matches = self->matches->len;
  guint index = 0;

  if (!anky_text_search_get_current (self, &index))
    return;

  index = direction > 0 ? (index + 1) % n_matches
                        : (index + n_matches - 1) % n_matches;
  self->current = self->matches->pdata[index];
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
