/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-kept-pages.h"

#include <math.h>

/* Of each kind: a page before, after and as others see it, and one to spare. */
#define N_KEPT 4
/* A3 at 8 pixels a millimetre, nearly: 32 MB. */
#define MAX_KEPT_PIXELS (8 * 1024 * 1024)
/* A hair over a whole number is that number. */
#define HAIR_PX 1e-3

/* What a small part must not exceed: a share of the page. */
#define SMALL_SHARE 0.25

/* @pixels: NULL while only a part was asked for */
typedef struct {
  guint page;
  double pixels_per_mm;
  AnkyPixels *pixels;
} Drawing;

typedef struct {
  guint page;
  AnkyPageText *text;
} Reading;

struct _AnkyKeptPages {
  GObject parent_instance;

  AnkyRenderer *renderer;
  GArray *sizes;    /* AnkyPageSize; NULL until asked */
  GArray *drawings; /* Drawing, the oldest first */
  GArray *readings; /* Reading, the same */
};

static void anky_kept_pages_page_source_init (AnkyPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyKeptPages,
    anky_kept_pages,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (ANKY_TYPE_PAGE_SOURCE,
                           anky_kept_pages_page_source_init))

static void
clear_drawing (Drawing *self)
{
  g_clear_pointer (&self->pixels, anky_pixels_unref);
}

static void
clear_reading (Reading *self)
{
  g_clear_pointer (&self->text, anky_page_text_unref);
}

static void
anky_kept_pages_finalize (GObject *object)
{
  AnkyKeptPages *self = ANKY_KEPT_PAGES (object);

  g_clear_pointer (&self->drawings, g_array_unref);
  g_clear_pointer (&self->readings, g_array_unref);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_object (&self->renderer);
  G_OBJECT_CLASS (anky_kept_pages_parent_class)->finalize (object);
}

static void
anky_kept_pages_class_init (AnkyKeptPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_kept_pages_finalize;
}

static void
anky_kept_pages_init (AnkyKeptPages *self)
{
  self->drawings = g_array_new (FALSE, FALSE, sizeof (Drawing));
  self->readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  g_array_set_clear_func (self->drawings, (GDestroyNotify) clear_drawing);
  g_array_set_clear_func (self->readings, (GDestroyNotify) clear_reading);
}

AnkyKeptPages *
anky_kept_pages_new (AnkyRenderer *renderer)
{
  AnkyKeptPages *self = g_object_new (ANKY_TYPE_KEPT_PAGES, NULL);

  self->renderer = g_object_ref (renderer);
  return self;
}

AnkyPageSource *
anky_kept_pages_new_page_source (AnkyFile *document,
                                 gpointer unused,
                                 GError **error)
{
  g_autoptr (AnkyRenderer) renderer = anky_renderer_new (document, 0, NULL);

  anky_renderer_set_cpu_limit (renderer, ANKY_KEPT_PAGES_CPU_SECONDS);
  return ANKY_PAGE_SOURCE (anky_kept_pages_new (renderer));
}

/* --- whole pages ------------------------------------------------------------
 */

/* Whether the page can be kept at that scale; its size is in @area_out. */
static gboolean
can_keep (AnkyKeptPages *self,
          guint page,
          double pixels_per_mm,
          GCancellable *cancellable,
          AnkyRectMm *area_out)
{
  const AnkyPageSize *size = NULL;

  if (!self->sizes)
    self->sizes = anky_renderer_dup_sizes (self->renderer, cancellable, NULL);
  if (!self->sizes || page >= self->sizes->len)
    return FALSE;

  size = &g_array_index (self->sizes, AnkyPageSize, page);
  *area_out = (AnkyRectMm){ 0, 0, size->width_mm, size->height_mm };
  return size->width_mm * size->height_mm * pixels_per_mm * pixels_per_mm <=
         MAX_KEPT_PIXELS;
}

static Drawing *
find_drawing (AnkyKeptPages *self, guint page, double pixels_per_mm)
{
  for (guint i = 0; i < self->drawings->len; i++) {
    Drawing *known = &g_array_index (self->drawings, Drawing, i);

    if (known->page == page && known->pixels_per_mm == pixels_per_mm)
      return known;
  }
  return NULL;
}

static Drawing *
add_drawing (AnkyKeptPages *self, guint page, double pixels_per_mm)
{
  Drawing drawing = { page, pixels_per_mm, NULL };

  if (self->drawings->len >= N_KEPT)
    g_array_remove_index (self->drawings, 0);
  g_array_append_val (self->drawings, drawing);
  return &g_array_index (self->drawings, Drawing, self->drawings->len - 1);
}

/* --- parts ------------------------------------------------------------------
 */

/* NULL if the part is not wholly there. */
static AnkyPixels *
cut_out (AnkyPixels *whole, AnkyRectMm area, double pixels_per_mm)
{
  double x = floor (area.x * pixels_per_mm + HAIR_PX);
  double y = floor (area.y * pixels_per_mm + HAIR_PX);
  double width = MAX (1.0, ceil (area.width * pixels_per_mm - HAIR_PX));
  double height = MAX (1.0, ceil (area.height * pixels_per_mm - HAIR_PX));
  gsize offset;

  if (!(x >= 0 && y >= 0 && x + width <= whole->width_px &&
        y + height <= whole->height_px))
    return NULL;
  offset = (gsize) y * whole->stride_bytes + (gsize) x * 4;
  return anky_pixels_new ((guint) width,
                          (guint) height,
                          whole->stride_bytes,
                          whole->data + offset,
                          (GDestroyNotify) anky_pixels_unref,
                          anky_pixels_ref (whole));
}

static guint
anky_kept_pages_get_n_pages (AnkyPageSource *source, GError **error)
{
  AnkyKeptPages *self = ANKY_KEPT_PAGES (source);

  return anky_page_source_get_n_pages (ANKY_PAGE_SOURCE (self->renderer),
                                       error);
}

static AnkyPixels *
draw_part (AnkyKeptPages *self,
           guint page,
           AnkyRectMm area,
           double pixels_per_mm,
           GCancellable *cancellable,
           GError **error)
{
  return anky_page_source_dup_pixels (ANKY_PAGE_SOURCE (self->renderer),
                                      page,
                                      area,
                                      pixels_per_mm,
                                      cancellable,
                                      error);
}

static gboolean
is_small (AnkyRectMm area, AnkyRectMm page)
{
  return area.width * area.height < SMALL_SHARE * page.width * page.height;
}

/* The page, now or before; NULL without @error if it is better drawn in parts.
 */
static AnkyPixels *
get_whole (AnkyKeptPages *self,
           guint page,
           AnkyRectMm area,
           double pixels_per_mm,
           GCancellable *cancellable,
           GError **error)
{
  Drawing *drawing = find_drawing (self, page, pixels_per_mm);
  AnkyRectMm all;

  if (drawing && drawing->pixels)
    return drawing->pixels;
  if (!can_keep (self, page, pixels_per_mm, cancellable, &all))
    return NULL;
  if (!drawing) {
    drawing = add_drawing (self, page, pixels_per_mm);
    if (is_small (area, all))
      return NULL;
  }
  drawing->pixels =
      draw_part (self, page, all, pixels_per_mm, cancellable, error);
  return drawing->pixels;
}

static AnkyPixels *
anky_kept_pages_dup_pixels (AnkyPageSource *source,
                            guint page,
                            AnkyRectMm area,
                            double pixels_per_mm,
                            GCancellable *cancellable,
                            GError **error)
{
  AnkyKeptPages *self = ANKY_KEPT_PAGES (source);
  g_autoptr (GError) local_error = NULL;
  AnkyPixels *whole =
      get_whole (self, page, area, pixels_per_mm, cancellable, &local_error);
  AnkyPixels *part = whole ? cut_out (whole, area, pixels_per_mm) : NULL;

  if (part)
    return part;
  if (local_error) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return draw_part (self, page, area, pixels_per_mm, cancellable, error);
}

static AnkyPageText *
anky_kept_pages_dup_text (AnkyPageSource *source,
                          guint page,
                          GCancellable *cancellable,
                          GError **error)
{
  AnkyKeptPages *self = ANKY_KEPT_PAGES (source);
  Reading reading = { page, NULL };

  for (guint i = 0; i < self->readings->len; i++) {
    const Reading *known = &g_array_index (self->readings, Reading, i);

    if (known->page == page)
      return anky_page_text_ref (known->text);
  }
  reading.text = anky_page_source_dup_text (ANKY_PAGE_SOURCE (self->renderer),
                                            page,
                                            cancellable,
                                            error);
  if (!reading.text)
    return NULL;
  if (self->readings->len >= N_KEPT)
    g_array_remove_index (self->readings, 0);
  g_array_append_val (self->readings, reading);
  return anky_page_text_ref (reading.text);
}

static void
anky_kept_pages_page_source_init (AnkyPageSourceInterface *iface)
{
  iface->get_n_pages = anky_kept_pages_get_n_pages;
  iface->dup_text = anky_kept_pages_dup_text;
  iface->dup_pixels = anky_kept_pages_dup_pixels;
}
