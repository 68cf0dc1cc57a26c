/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-act-reader.h"

#include "anky-renderer.h"

struct _AnkyActReader {
  GThread *thread; /* NULL when it was waited for */
  GCancellable *cancellable;
  AnkyPageSource *pages;
  AnkyAnatomy *anatomy; /* NULL with @error */
  GError *error;
};

static gpointer
read_thread (gpointer data)
{
  AnkyActReader *self = data;

  self->anatomy =
      anky_anatomy_read (self->pages, self->cancellable, &self->error);
  return NULL;
}

AnkyActReader *
anky_act_reader_new (AnkyFile *file, GCancellable *cancellable)
{
  AnkyActReader *self = g_new0 (AnkyActReader, 1);

  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->pages = ANKY_PAGE_SOURCE (anky_renderer_new (file, 0, NULL));
  self->thread = g_thread_new ("anky-reader", read_thread, self);
  return self;
}

static void
wait (AnkyActReader *self)
{
  if (self->thread)
    g_thread_join (g_steal_pointer (&self->thread));
}

void
anky_act_reader_free (AnkyActReader *self)
{
  wait (self);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->anatomy, anky_anatomy_free);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
anky_act_reader_finish (AnkyActReader *self,
                        AnkyPageSource **pages_out,
                        AnkyAnatomy **anatomy_out,
                        GError **error)
{
  wait (self);
  if (!self->anatomy) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  *pages_out = g_steal_pointer (&self->pages);
  *anatomy_out = g_steal_pointer (&self->anatomy);
  return TRUE;
}
