/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-reader.h"

#include "anky-kept-pages.h"

struct _AnkyActReader {
  GThread *thread; /* NULL when it was waited for */
  GCancellable *cancellable;
  AnkyFile *file;
  AnkyRenderer *renderer;
  AnkyPageSource *pages; /* of the renderer; not this thread's */
  gboolean has_user_units;
  AnkyAnatomy *anatomy; /* NULL with @error, or when handed over */
  const AnkyAnatomy *known;
  GError *error;
};

static gpointer
read_thread (gpointer data)
{
  AnkyActReader *self = data;

  self->anatomy = anky_anatomy_read (ANKY_PAGE_SOURCE (self->renderer),
                                     self->cancellable,
                                     &self->error);
  return NULL;
}

static void
set_user_units (AnkyActReader *self, AnkyPdfDocument *document)
{
  g_autoptr (GArray) units = anky_pdf_revision_dup_user_units (
      anky_pdf_document_get_newest (document));

  self->has_user_units = units != NULL;
  anky_renderer_set_user_units (self->renderer, units);
}

AnkyActReader *
anky_act_reader_new (AnkyPdfDocument *document,
                     guint cpu_seconds,
                     GCancellable *cancellable)
{
  AnkyActReader *self = g_new0 (AnkyActReader, 1);

  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->file = g_object_ref (anky_pdf_document_get_file (document));
  self->renderer = anky_renderer_new (self->file, 0, NULL);
  if (cpu_seconds > 0)
    anky_renderer_set_cpu_limit (self->renderer, cpu_seconds);
  set_user_units (self, document);
  self->pages = ANKY_PAGE_SOURCE (anky_kept_pages_new (self->renderer));
  self->thread = g_thread_new ("anky-reader", read_thread, self);
  return self;
}

static void
wait (AnkyActReader *self)
{
  if (!self->thread)
    return;
  g_thread_join (g_steal_pointer (&self->thread));
  self->known = self->anatomy;
}

void
anky_act_reader_free (AnkyActReader *self)
{
  wait (self);
  g_clear_object (&self->pages);
  g_clear_object (&self->renderer);
  g_clear_object (&self->file);
  g_clear_pointer (&self->anatomy, anky_anatomy_free);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/* The validator compares what renderers agree about: pages without UserUnit. */
AnkyPageSource *
anky_act_reader_make_source (AnkyFile *document,
                             gpointer reader,
                             GError **error)
{
  AnkyActReader *self = reader;

  if (document == self->file && !self->has_user_units)
    return g_object_ref (self->pages);
  return anky_kept_pages_new_page_source (document, NULL, error);
}

const AnkyAnatomy *
anky_act_reader_get_anatomy (gpointer reader)
{
  AnkyActReader *self = reader;

  wait (self);
  return self->known;
}

gboolean
anky_act_reader_finish (AnkyActReader *self,
                        AnkyPageSource **pages_out,
                        AnkyAnatomy **anatomy_out,
                        GError **error)
{
  wait (self);
  if (!self->anatomy) {
    g_propagate_error (error, g_error_copy (self->error));
    return FALSE;
  }
  *pages_out = g_object_ref (self->pages);
  *anatomy_out = g_steal_pointer (&self->anatomy);
  return TRUE;
}
