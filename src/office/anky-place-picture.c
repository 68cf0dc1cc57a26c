/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-place-picture.h"

#include <string.h>

/* What is shown of the paper, wide enough for the block about a signature. */
#define WIDTH_MM      84.0
#define HEIGHT_MM     (WIDTH_MM / ANKY_PLACE_PICTURE_ASPECT)
#define PIXELS_PER_MM 4.0

static AnkyRectMm
choose_area (AnkyPageText *page, const AnkyPlacement *placement)
{
  AnkyRectMm area = { 0, 0, WIDTH_MM, HEIGHT_MM };
  const AnkyRectMm *rect = placement ? &placement->rect : NULL;
  gboolean is_seal = placement && placement->kind == ANKY_KIND_SEAL;

  if (rect && rect->width + 8 > WIDTH_MM) {
    area.width = rect->width + 8;
    area.height = area.width / ANKY_PLACE_PICTURE_ASPECT;
  }
  if (rect) {
    /* A seal is shown with the signature that it lies over. */
    area.x = rect->x + rect->width * (is_seal ? 0.9 : 0.5) - area.width / 2;
    area.y = rect->y + rect->height / 2 - area.height / 2;
  }
  area.x = CLAMP (area.x, 0, MAX (0, page->width_mm - area.width));
  area.y = CLAMP (area.y, 0, MAX (0, page->height_mm - area.height));
  return area;
}

static cairo_surface_t *
copy_pixels (const AnkyPixels *pixels)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                      (int) pixels->width_px,
                                                      (int) pixels->height_px);
  int stride = cairo_image_surface_get_stride (copy);
  guint8 *data = cairo_image_surface_get_data (copy);

  if (!data)
    return copy;
  for (guint row = 0; row < pixels->height_px; row++)
    memcpy (data + (gsize) row * (gsize) stride,
            pixels->data + (gsize) row * pixels->stride_bytes,
            (gsize) pixels->width_px * 4);
  cairo_surface_mark_dirty (copy);
  return copy;
}

static gboolean
shows_picture (AnkyKind kind)
{
  return kind == ANKY_KIND_LEADER || kind == ANKY_KIND_INITIALS ||
         kind == ANKY_KIND_SEAL;
}

static void
draw_placement (cairo_t *cr,
                const AnkyPlacement *placement,
                AnkyRectMm area,
                AnkyAppearance *picture)
{
  double points_per_mm = 1 / ANKY_MM_PER_POINT;
  double baseline = placement->baseline_mm > 0
                        ? placement->baseline_mm - placement->rect.y
                        : 0;
  g_autoptr (AnkyAppearance) appearance = NULL;

  if (!shows_picture (placement->kind))
    appearance = anky_appearance_new_for_placement (placement);
  else if (picture)
    appearance = g_object_ref (picture);
  if (!appearance)
    return;
  cairo_save (cr);
  cairo_scale (cr,
               PIXELS_PER_MM * ANKY_MM_PER_POINT,
               PIXELS_PER_MM * ANKY_MM_PER_POINT);
  cairo_translate (cr,
                   (placement->rect.x - area.x) * points_per_mm,
                   (placement->rect.y - area.y) * points_per_mm);
  anky_appearance_draw (appearance,
                        cr,
                        placement->rect.width * points_per_mm,
                        placement->rect.height * points_per_mm,
                        baseline * points_per_mm);
  cairo_restore (cr);
}

static void
draw_all (cairo_surface_t *surface,
          GPtrArray *placements,
          guint page,
          AnkyRectMm area,
          AnkyAppearance *picture)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; placements && i < placements->len; i++) {
    const AnkyPlacement *placement = g_ptr_array_index (placements, i);

    if (placement->page == page)
      draw_placement (cr, placement, area, picture);
  }
  cairo_destroy (cr);
}

cairo_surface_t *
anky_place_picture_draw (AnkyPageSource *pages,
                         GPtrArray *placements,
                         AnkyAppearance *picture,
                         GCancellable *cancellable)
{
  const AnkyPlacement *last =
      placements && placements->len > 0
          ? g_ptr_array_index (placements, placements->len - 1)
          : NULL;
  guint page = last ? last->page : 0;
  g_autoptr (AnkyPageText) text =
      anky_page_source_dup_text (pages, page, cancellable, NULL);
  g_autoptr (AnkyPixels) pixels = NULL;
  cairo_surface_t *surface;
  AnkyRectMm area;

  if (!text)
    return NULL;
  area = choose_area (text, last);
  pixels = anky_page_source_dup_pixels (pages,
                                        page,
                                        area,
                                        PIXELS_PER_MM,
                                        cancellable,
                                        NULL);
  if (!pixels)
    return NULL;
  surface = copy_pixels (pixels);
  draw_all (surface, placements, page, area, picture);
  return surface;
}
