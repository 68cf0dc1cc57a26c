/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws what later revisions changed: each page as it was before and after a
 * step, out of one plain copy, and the newest pages as the renderer makes them
 * of the file itself. The two are drawn side by side: they are two documents,
 * in two processes.
 */

#include "anky-ink-effect-private.h"
#include "anky-look-ink-private.h"

#define MAX_INKS  120u
#define MAX_PAGES 60u

/* Rounding of anti-aliased edges, were there any. */
#define MAX_PAGE_DIFFERENCE 24u

/* --- what cannot be looked at -----------------------------------------------
 */

static void
note_all_unseen (AnkyLook *self, const char *why)
{
  for (guint i = 0; i < self->steps->len; i++) {
    AnkyStep *step = g_ptr_array_index (self->steps, i);

    for (guint j = 0; j < step->inks->len; j++)
      anky_look_note_unseen (step, g_ptr_array_index (step->inks, j), why);
  }
}

/* --- the copy ---------------------------------------------------------------
 */

static guint
count_inks (AnkyLook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    n += ((AnkyStep *) g_ptr_array_index (self->steps, i))->inks->len;
  return n;
}

static GHashTable *
dup_changed_pages (AnkyLook *self)
{
  GHashTable *pages = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++) {
    const AnkyStep *step = g_ptr_array_index (self->steps, i);
    GHashTableIter iter;
    gpointer page = NULL;

    g_hash_table_iter_init (&iter, step->pages);
    while (g_hash_table_iter_next (&iter, &page, NULL))
      g_hash_table_add (pages, page);
    for (guint j = 0; j < step->inks->len; j++) {
      const AnkyInk *ink = g_ptr_array_index (step->inks, j);

      g_hash_table_add (pages, GUINT_TO_POINTER (ink->page));
    }
  }
  return pages;
}

/* The newest first: it is what the file itself is compared with. */
static gboolean
add_newest (AnkyLook *self, GHashTable *pages, GError **error)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (self->run->document);
  GHashTableIter iter;
  gpointer page = NULL;

  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &page, NULL)) {
    if (anky_plain_copy_add_page (self->copy,
                                  newest,
                                  GPOINTER_TO_UINT (page),
                                  error) < 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_inked (AnkyLook *self, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++) {
    const AnkyStep *step = g_ptr_array_index (self->steps, i);

    for (guint j = 0; j < step->inks->len; j++) {
      const AnkyInk *ink = g_ptr_array_index (step->inks, j);

      if (anky_plain_copy_add_page (self->copy,
                                    ink->shown_before,
                                    ink->page,
                                    error) < 0 ||
          anky_plain_copy_add_page (self->copy,
                                    ink->shown_after,
                                    ink->page,
                                    error) < 0)
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
open_copy (AnkyLook *self, GHashTable *pages, GError **error)
{
  const AnkyValidateOptions *options = self->run->options;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnkyFile) file = NULL;

  self->copy = anky_plain_copy_new (error);
  if (!self->copy || !add_newest (self, pages, error) ||
      !add_inked (self, error))
    return FALSE;

  bytes = anky_plain_copy_finish (self->copy, error);
  if (!bytes)
    return FALSE;
  file = anky_file_new_for_bytes (bytes);
  self->plain = options->page_source (file, options->page_source_data, error);
  return self->plain != NULL;
}

/* --- core and renderer ------------------------------------------------------
 */

static void
disagree (AnkyLook *self, guint page, const char *message)
{
  AnkyStep *last = g_ptr_array_index (self->steps, self->steps->len - 1);
  AnkyPlaceOfUse place = { 0, page };

  anky_step_add (last,
                 ANKY_CHANGES_FORBIDDEN,
                 "renderer-differs",
                 place,
                 "%s",
                 message);
  anky_report_add (self->run->report,
                   "renderer-differs",
                   ANKY_SEVERITY_ERROR,
                   "%s",
                   message)
      ->page = page;
}

static void
compare_count (AnkyLook *self)
{
  g_autoptr (GError) error = NULL;
  guint shown = anky_page_source_get_n_pages (self->as_is, &error);

  if (error)
    anky_report_add_limit (self->run->report, "drawing");
  else if (shown != self->run->report->n_pages)
    disagree (self,
              G_MAXUINT,
              "readers do not agree about how many pages the document has");
}

/* One page of the file itself, while others are drawn. */
typedef struct {
  AnkyLook *look;
  guint page;
  AnkyRectMm area;
  AnkyPixels *pixels;
} Beside;

static gpointer
draw_beside (gpointer data)
{
  Beside *self = data;

  self->pixels = anky_look_draw (self->look,
                                 self->look->as_is,
                                 self->page,
                                 self->area,
                                 ANKY_LOOK_PIXELS_PER_MM);
  return NULL;
}

static void
compare_drawings (AnkyLook *self,
                  guint page,
                  const AnkyPixels *core,
                  const AnkyPixels *shown)
{
  if (!core || !shown)
    self->has_failed = TRUE;
  else if (anky_pixels_count_differences (core, shown) > MAX_PAGE_DIFFERENCE)
    disagree (self, page, "readers do not agree about what the page shows");
}

static void
look_at_inks (AnkyLook *self, guint page)
{
  for (guint i = 0; i < self->steps->len; i++) {
    AnkyStep *step = g_ptr_array_index (self->steps, i);

    for (guint j = 0; j < step->inks->len; j++) {
      const AnkyInk *ink = g_ptr_array_index (step->inks, j);

      if (ink->page != page)
        continue;
      if (self->has_failed)
        anky_look_note_unseen (step, ink, "a page could not be drawn");
      else
        anky_look_at_ink (self, step, ink);
    }
  }
}

/* What the first ink is judged by, which is what most are. */
static void
draw_ahead (AnkyLook *self, guint page)
{
  const AnkyInk *first = NULL;
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++) {
    AnkyStep *step = g_ptr_array_index (self->steps, i);

    for (guint j = 0; j < step->inks->len; j++) {
      const AnkyInk *ink = g_ptr_array_index (step->inks, j);

      if (ink->page != page)
        continue;
      if (!first)
        first = ink;
      n++;
    }
  }
  if (first)
    anky_look_draw_ahead (self, first, n > 1);
}

/* What is drawn once serves the comparison and the inks. */
static void
look_at_page (AnkyLook *self, guint page)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (self->run->document);
  int index = anky_plain_copy_add_page (self->copy, newest, page, NULL);
  AnkyPageGeometry geometry;
  Beside beside = { .look = self, .page = page };
  GThread *thread = NULL;
  g_autoptr (AnkyPixels) core = NULL;

  if (self->has_failed || index < 0 ||
      !anky_look_get_geometry (newest, page, &geometry)) {
    look_at_inks (self, page);
    return;
  }
  beside.area = anky_look_get_whole_page (&geometry);
  thread = g_thread_new ("anky-look", draw_beside, &beside);
  core = anky_look_draw (self,
                         self->plain,
                         (guint) index,
                         beside.area,
                         ANKY_LOOK_PIXELS_PER_MM);
  if (core)
    draw_ahead (self, page);
  g_thread_join (thread);
  compare_drawings (self, page, core, beside.pixels);
  g_clear_pointer (&beside.pixels, anky_pixels_unref);
  look_at_inks (self, page);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (a);
  guint other = GPOINTER_TO_UINT (b);

  return (one > other) - (one < other);
}

static void
look_at_pages (AnkyLook *self, GHashTable *pages)
{
  g_autoptr (GList) list =
      g_list_sort (g_hash_table_get_keys (pages), compare_numbers);

  for (const GList *item = list; item; item = item->next)
    look_at_page (self, GPOINTER_TO_UINT (item->data));
  if (self->has_failed)
    anky_report_add_limit (self->run->report, "drawing");
}

static void
run_look (AnkyLook *self)
{
  g_autoptr (GHashTable) pages = dup_changed_pages (self);
  g_autoptr (GError) error = NULL;

  anky_look_choose_moments (self->run->document, self->steps);
  if (count_inks (self) > MAX_INKS || g_hash_table_size (pages) > MAX_PAGES) {
    anky_report_add_limit (self->run->report, "compared-pages");
    note_all_unseen (self, "there is too much of it");
    return;
  }
  if (!self->as_is) {
    note_all_unseen (self, "the document cannot be drawn");
    return;
  }
  if (g_hash_table_size (pages) > 0 && !open_copy (self, pages, &error)) {
    anky_report_add_limit (self->run->report, "compared-pages");
    note_all_unseen (self, error->message);
    return;
  }
  compare_count (self);
  look_at_pages (self, pages);
}

static void
clear_look (AnkyLook *self)
{
  g_clear_pointer (&self->copy, anky_plain_copy_free);
  g_clear_object (&self->plain);
  g_clear_object (&self->as_is);
  g_clear_pointer (&self->anatomy, anky_anatomy_free);
}

/* --- the renderer's view ----------------------------------------------------
 */

static gpointer
open_beside (gpointer data)
{
  g_autoptr (GError) error = NULL;

  anky_page_source_get_n_pages (data, &error);
  return NULL;
}

void
anky_look_begin (AnkyLook *self, AnkyValidation *validation)
{
  const AnkyValidateOptions *options = validation->options;
  AnkyFile *file = anky_pdf_document_get_file (validation->document);

  *self = (AnkyLook){ .run = validation };
  if (!options->page_source)
    return;
  self->as_is = options->page_source (file, options->page_source_data, NULL);
  if (self->as_is)
    self->opening = g_thread_new ("anky-look", open_beside, self->as_is);
}

void
anky_look_finish (AnkyLook *self, GPtrArray *steps, GCancellable *cancellable)
{
  self->steps = steps;
  self->cancellable = cancellable;
  if (self->opening)
    g_thread_join (self->opening);
  if (steps->len > 0 && !self->run->options->page_source)
    note_all_unseen (self, "no renderer is there");
  else if (steps->len > 0)
    run_look (self);
  clear_look (self);
}
