/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-page-source.h"

G_DEFINE_INTERFACE (AnkyPageSource, anky_page_source, G_TYPE_OBJECT)

static void
anky_page_source_default_init (AnkyPageSourceInterface *iface)
{
}

guint
anky_page_source_get_n_pages (AnkyPageSource *self, GError **error)
{
  g_return_val_if_fail (ANKY_IS_PAGE_SOURCE (self), 0);

  return ANKY_PAGE_SOURCE_GET_IFACE (self)->get_n_pages (self, error);
}

AnkyPageText *
anky_page_source_dup_text (AnkyPageSource *self,
                           guint page,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (ANKY_IS_PAGE_SOURCE (self), NULL);

  return ANKY_PAGE_SOURCE_GET_IFACE (self)->dup_text (self,
                                                      page,
                                                      cancellable,
                                                      error);
}

AnkyPixels *
anky_page_source_dup_pixels (AnkyPageSource *self,
                             guint page,
                             AnkyRectMm area,
                             double pixels_per_mm,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (ANKY_IS_PAGE_SOURCE (self), NULL);

  return ANKY_PAGE_SOURCE_GET_IFACE (self)
      ->dup_pixels (self, page, area, pixels_per_mm, cancellable, error);
}

static void
clear_run (AnkyTextRun *run)
{
  g_free (run->text);
  g_free (run->font);
  g_free (run->char_boxes);
}

AnkyPageText *
anky_page_text_new (double width_mm,
                    double height_mm,
                    GArray *runs,
                    GArray *images,
                    gboolean has_unmapped_fonts)
{
  AnkyPageText *self = g_new0 (AnkyPageText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width_mm = width_mm;
  self->height_mm = height_mm;
  self->has_unmapped_fonts = has_unmapped_fonts;
  if (runs) {
    self->n_runs = runs->len;
    self->runs = (AnkyTextRun *) (gpointer) g_array_steal (runs, NULL);
  }
  if (images) {
    self->n_images = images->len;
    self->images = (AnkyRectMm *) (gpointer) g_array_steal (images, NULL);
  }
  return self;
}

AnkyPageText *
anky_page_text_ref (AnkyPageText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_page_text_unref (AnkyPageText *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_runs; i++)
    clear_run (&self->runs[i]);
  g_free (self->runs);
  g_free (self->images);
  g_free (self);
}

AnkyPixels *
anky_pixels_new (guint width_px,
                 guint height_px,
                 guint stride_bytes,
                 const guint8 *data,
                 GDestroyNotify free_func,
                 gpointer free_data)
{
  AnkyPixels *self = g_new0 (AnkyPixels, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width_px = width_px;
  self->height_px = height_px;
  self->stride_bytes = stride_bytes;
  self->data = data;
  self->free_func = free_func;
  self->free_data = free_data;
  return self;
}

AnkyPixels *
anky_pixels_ref (AnkyPixels *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
anky_pixels_unref (AnkyPixels *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->free_func)
    self->free_func (self->free_data);
  g_free (self);
}
