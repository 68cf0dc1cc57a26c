/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws what later revisions changed: each page as it was before and after a
 * step, out of one plain copy, and the newest pages as the renderer makes them
 * of the file itself.
 */

#include "anky-look-private.h"

#include "anky-ink-effect-private.h"
#include "anky-look-ink-private.h"

#define MAX_INKS  120u
#define MAX_PAGES 60u

#define PAGE_PIXELS_PER_MM 4.0
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
                                    step->before,
                                    ink->page,
                                    error) < 0 ||
          anky_plain_copy_add_page (self->copy, step->after, ink->page, error) <
              0)
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

  self->copy = anky_plain_copy_new (error);
  if (!self->copy || !add_newest (self, pages, error) ||
      !add_inked (self, error))
    return FALSE;

  bytes = anky_plain_copy_finish (self->copy, error);
  if (!bytes)
    return FALSE;
  self->plain = options->page_source (bytes, options->page_source_data, error);
  return self->plain != NULL;
}

static gboolean
open_as_is (AnkyLook *self, GError **error)
{
  const AnkyValidateOptions *options = self->run->options;
  AnkyFile *file = anky_pdf_document_get_file (self->run->document);
  g_autoptr (GBytes) bytes =
      anky_file_dup_bytes (file, 0, anky_file_get_size (file));

  self->as_is = options->page_source (bytes, options->page_source_data, error);
  return self->as_is != NULL;
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

static void
compare_page (AnkyLook *self, guint page)
{
  AnkyPdfRevision *newest = anky_pdf_document_get_newest (self->run->document);
  int index = anky_plain_copy_add_page (self->copy, newest, page, NULL);
  AnkyPageGeometry geometry;
  g_autoptr (AnkyPixels) core = NULL;
  g_autoptr (AnkyPixels) shown = NULL;
  AnkyRectMm area;

  if (index < 0 || !anky_look_get_geometry (newest, page, &geometry))
    return;
  area = anky_look_get_whole_page (&geometry);
  core = anky_look_draw (self,
                         self->plain,
                         (guint) index,
                         area,
                         PAGE_PIXELS_PER_MM);
  shown = anky_look_draw (self, self->as_is, page, area, PAGE_PIXELS_PER_MM);
  if (!core || !shown) {
    anky_report_add_limit (self->run->report, "drawing");
    return;
  }
  if (anky_pixels_count_differences (core, shown) > MAX_PAGE_DIFFERENCE)
    disagree (self, page, "readers do not agree about what the page shows");
}

static void
compare_pages (AnkyLook *self, GHashTable *pages)
{
  GHashTableIter iter;
  gpointer page = NULL;

  compare_count (self);
  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    compare_page (self, GPOINTER_TO_UINT (page));
}

static void
look_at_all (AnkyLook *self)
{
  for (guint i = 0; i < self->steps->len; i++) {
    AnkyStep *step = g_ptr_array_index (self->steps, i);

    for (guint j = 0; j < step->inks->len; j++)
      anky_look_at_ink (self, step, g_ptr_array_index (step->inks, j));
  }
}

static void
run_look (AnkyLook *self)
{
  g_autoptr (GHashTable) pages = dup_changed_pages (self);
  g_autoptr (GError) error = NULL;

  if (count_inks (self) > MAX_INKS || g_hash_table_size (pages) > MAX_PAGES) {
    anky_report_add_limit (self->run->report, "compared-pages");
    note_all_unseen (self, "there is too much of it");
    return;
  }
  if (!open_as_is (self, &error)) {
    note_all_unseen (self, error->message);
    return;
  }
  if (g_hash_table_size (pages) == 0) {
    compare_count (self);
    return;
  }
  if (!open_copy (self, pages, &error)) {
    anky_report_add_limit (self->run->report, "compared-pages");
    note_all_unseen (self, error->message);
    return;
  }
  compare_pages (self, pages);
  look_at_all (self);
}

static void
clear_look (AnkyLook *self)
{
  g_clear_pointer (&self->copy, anky_plain_copy_free);
  g_clear_object (&self->plain);
  g_clear_object (&self->as_is);
  g_clear_pointer (&self->anatomy, anky_anatomy_free);
}

void
anky_steps_look (GPtrArray *steps,
                 AnkyValidation *validation,
                 GCancellable *cancellable)
{
  AnkyLook self = { .run = validation,
                    .steps = steps,
                    .cancellable = cancellable };

  if (steps->len == 0)
    return;
  if (!validation->options->page_source) {
    note_all_unseen (&self, "no renderer is there");
    return;
  }
  run_look (&self);
  clear_look (&self);
}
