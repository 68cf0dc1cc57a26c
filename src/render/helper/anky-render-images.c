/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-images.h"

#include "anky-render-protocol.h"

#include <math.h>

/* Poppler-GLib tells where on the displayed page the picture's own top left
 * corner stands (for a picture on its head the opposite one) and how long its
 * sides are, but not which way they run from there, nor surely which of the
 * two is the width. Of the ways that there are the one that keeps most of it
 * on the page is taken, and the upright one when that does not tell. For a
 * scan that fills its page this is right at every /Rotate. */
#define N_WAYS 9

static AnkyRectMm
make_candidate (const PopplerRectangle *area, guint way)
{
  double a = fabs (area->x2 - area->x1);
  double b = fabs (area->y2 - area->y1);
  double width = way % 2 == 0 ? a : b;
  double height = way % 2 == 0 ? b : a;
  gboolean runs_left = way / 2 % 2 == 1;
  gboolean runs_up = way / 4 == 1;
  AnkyRectMm from_start = { runs_left ? area->x1 - width : area->x1,
                            runs_up ? area->y1 - height : area->y1,
                            width,
                            height };
  AnkyRectMm from_end = { area->x2 - b, area->y2 - a, b, a };

  return way == N_WAYS - 1 ? from_end : from_start;
}

static gboolean
is_tame (const AnkyRectMm *box)
{
  return fabs (box->x) <= ANKY_RENDER_MAX_POINTS &&
         fabs (box->y) <= ANKY_RENDER_MAX_POINTS &&
         box->width <= ANKY_RENDER_MAX_POINTS &&
         box->height <= ANKY_RENDER_MAX_POINTS;
}

/* @box cut with the page; FALSE if nothing of it is there. */
static gboolean
choose_box (const PopplerRectangle *area, AnkyRectMm page, AnkyRectMm *box_out)
{
  const double margin = 1.01;
  double best = 0;

  for (guint way = 0; way < N_WAYS; way++) {
    AnkyRectMm box = make_candidate (area, way);
    AnkyRectMm common;

    /* Also sorts out NaN, for which no comparison holds. */
    if (!is_tame (&box) || !anky_rect_mm_intersect (box, page, &common))
      continue;
    if (common.width * common.height > best * margin) {
      best = common.width * common.height;
      *box_out = common;
    }
  }
  return best > 0;
}

GArray *
anky_render_find_images (PopplerPage *page)
{
  GList *mappings = poppler_page_get_image_mapping (page);
  GArray *images = g_array_new (FALSE, FALSE, sizeof (AnkyRectMm));
  AnkyRectMm whole = { 0 };
  PopplerRectangle crop;

  poppler_page_get_size (page, &whole.width, &whole.height);
  poppler_page_get_crop_box (page, &crop);
  for (const GList *l = mappings; l && images->len < ANKY_RENDER_MAX_IMAGES;
       l = l->next) {
    const PopplerImageMapping *mapping = l->data;
    PopplerRectangle area = mapping->area;
    AnkyRectMm box;

    /* Poppler draws into the CropBox and subtracts its corner once more. */
    area.x1 += crop.x1;
    area.x2 += crop.x1;
    area.y1 += crop.y1;
    area.y2 += crop.y1;
    if (choose_box (&area, whole, &box))
      g_array_append_val (images, box);
  }
  poppler_page_free_image_mapping (mappings);
  return images;
}
