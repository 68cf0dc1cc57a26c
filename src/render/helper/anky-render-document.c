/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-document.h"

#include "anky-render-wire.h"

#include <cairo.h>
#include <errno.h>
#include <sys/mman.h>

/* A4, for a page whose own size is of no use. */
#define FALLBACK_WIDTH  595.0
#define FALLBACK_HEIGHT 842.0

struct _AnkyRenderDocument {
  GBytes *bytes;
  PopplerDocument *poppler;
  PopplerPage *page; /* NULL, or number page_number */
  guint page_number;
};

typedef struct {
  gpointer data;
  gsize size;
} Mapping;

static void
free_mapping (Mapping *mapping)
{
  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

static GBytes *
map_document (int fd, guint64 length, GError **error)
{
  Mapping *mapping;
  gpointer data;

  if (length == 0 || length > G_MAXSSIZE) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the file is empty");
    return NULL;
  }
  data = mmap (NULL, (gsize) length, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED) {
    g_set_error (error,
                 G_IO_ERROR,
                 g_io_error_from_errno (errno),
                 "mmap: %s",
                 g_strerror (errno));
    return NULL;
  }
  mapping = g_new (Mapping, 1);
  mapping->data = data;
  mapping->size = (gsize) length;
  return g_bytes_new_with_free_func (data,
                                     mapping->size,
                                     (GDestroyNotify) free_mapping,
                                     mapping);
}

/* Over a wrong password poppler_document_new_from_bytes() crashes (22.12): it
 * tries again with a copy of its stream that is of another class. */
static PopplerDocument *
open_poppler (GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (!password)
    return poppler_document_new_from_bytes (bytes, NULL, error);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  return poppler_document_new_from_stream (stream,
                                           (goffset) g_bytes_get_size (bytes),
                                           password,
                                           NULL,
                                           error);
}

AnkyRenderDocument *
anky_render_document_open (int fd,
                           guint64 length,
                           const char *password,
                           GError **error)
{
  g_autoptr (AnkyRenderDocument) self = g_new0 (AnkyRenderDocument, 1);
  int n_pages;

  self->bytes = map_document (fd, length, error);
  if (!self->bytes)
    return NULL;
  self->poppler = open_poppler (self->bytes, password, error);
  if (!self->poppler)
    return NULL;
  n_pages = poppler_document_get_n_pages (self->poppler);
  if (n_pages <= 0 || n_pages > ANKY_RENDER_MAX_PAGES) {
    g_set_error (error,
                 G_IO_ERROR,
                 G_IO_ERROR_FAILED,
                 "the document has %d pages",
                 n_pages);
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
anky_render_document_free (AnkyRenderDocument *self)
{
  if (!self)
    return;
  g_clear_object (&self->page);
  g_clear_object (&self->poppler);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

guint
anky_render_document_get_n_pages (AnkyRenderDocument *self)
{
  return (guint) poppler_document_get_n_pages (self->poppler);
}

PopplerPage *
anky_render_document_dup_page (AnkyRenderDocument *self, guint page)
{
  if (page >= anky_render_document_get_n_pages (self))
    return NULL;
  return poppler_document_get_page (self->poppler, (int) page);
}

/* The one that was drawn last, which is likely to be drawn again. */
static PopplerPage *
get_page (AnkyRenderDocument *self, guint page)
{
  if (self->page && self->page_number == page)
    return self->page;
  g_clear_object (&self->page);
  self->page = anky_render_document_dup_page (self, page);
  self->page_number = page;
  return self->page;
}

static gboolean
is_side (double points)
{
  return points > 0 && points <= ANKY_RENDER_MAX_POINTS;
}

void
anky_render_document_write_sizes (AnkyRenderDocument *self, AnkyBuffer *buffer)
{
  guint n_pages = anky_render_document_get_n_pages (self);

  for (guint i = 0; i < n_pages; i++) {
    g_autoptr (PopplerPage) page =
        poppler_document_get_page (self->poppler, (int) i);
    double width = 0;
    double height = 0;

    if (page)
      poppler_page_get_size (page, &width, &height);
    if (!is_side (width) || !is_side (height)) {
      width = FALLBACK_WIDTH;
      height = FALLBACK_HEIGHT;
    }
    anky_wire_append_double (buffer, width);
    anky_wire_append_double (buffer, height);
  }
}

static void
draw_page (PopplerPage *page, const AnkyRenderRequest *request, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (!page)
    return;
  cairo_translate (cr, -request->x_px, -request->y_px);
  cairo_scale (cr, request->scale, request->scale);
  poppler_page_render (page, cr);
}

gboolean
anky_render_document_draw (AnkyRenderDocument *self,
                           const AnkyRenderRequest *request,
                           guint8 *pixels,
                           GError **error)
{
  PopplerPage *page = get_page (self, request->page);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      pixels,
      CAIRO_FORMAT_ARGB32,
      (int) request->width_px,
      (int) request->height_px,
      (int) (request->width_px * ANKY_RENDER_PIXEL_BYTES));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  draw_page (page, request, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_FAILED,
               "drawing: %s",
               cairo_status_to_string (status));
  return FALSE;
}
