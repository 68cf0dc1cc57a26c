/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-geometry.h"

AnkyRectPdf
anky_rect_pdf_normalize (AnkyRectPdf rect)
{
  AnkyRectPdf result = {
    .x0 = MIN (rect.x0, rect.x1),
    .y0 = MIN (rect.y0, rect.y1),
    .x1 = MAX (rect.x0, rect.x1),
    .y1 = MAX (rect.y0, rect.y1),
  };

  return result;
}

AnkyRectPdf
anky_rect_pdf_intersect (AnkyRectPdf a, AnkyRectPdf b)
{
  AnkyRectPdf result = {
    .x0 = MAX (a.x0, b.x0),
    .y0 = MAX (a.y0, b.y0),
    .x1 = MIN (a.x1, b.x1),
    .y1 = MIN (a.y1, b.y1),
  };

  return result;
}

gboolean
anky_rect_pdf_is_empty (AnkyRectPdf rect)
{
  return !(rect.x1 > rect.x0 && rect.y1 > rect.y0);
}

void
anky_page_geometry_get_size_mm (const AnkyPageGeometry *self,
                                double *width_out,
                                double *height_out)
{
  double unit = ANKY_MM_PER_POINT * self->user_unit;
  double width = (self->crop_box.x1 - self->crop_box.x0) * unit;
  double height = (self->crop_box.y1 - self->crop_box.y0) * unit;
  gboolean is_turned = self->rotate == 90 || self->rotate == 270;

  *width_out = is_turned ? height : width;
  *height_out = is_turned ? width : height;
}

/* A point in millimetres of the displayed page to user space. */
static void
point_to_pdf (const AnkyPageGeometry *self,
              double x_mm,
              double y_mm,
              double *x_out,
              double *y_out)
{
  const AnkyRectPdf *crop = &self->crop_box;
  double unit = ANKY_MM_PER_POINT * self->user_unit;
  double x = x_mm / unit;
  double y = y_mm / unit;

  switch (self->rotate) {
  case 90:
    *x_out = crop->x0 + y;
    *y_out = crop->y0 + x;
    break;
  case 180:
    *x_out = crop->x1 - x;
    *y_out = crop->y0 + y;
    break;
  case 270:
    *x_out = crop->x1 - y;
    *y_out = crop->y1 - x;
    break;
  default:
    *x_out = crop->x0 + x;
    *y_out = crop->y1 - y;
    break;
  }
}

static void
point_to_mm (const AnkyPageGeometry *self,
             double x,
             double y,
             double *x_mm_out,
             double *y_mm_out)
{
  const AnkyRectPdf *crop = &self->crop_box;
  double unit = ANKY_MM_PER_POINT * self->user_unit;

  switch (self->rotate) {
  case 90:
    *x_mm_out = (y - crop->y0) * unit;
    *y_mm_out = (x - crop->x0) * unit;
    break;
  case 180:
    *x_mm_out = (crop->x1 - x) * unit;
    *y_mm_out = (y - crop->y0) * unit;
    break;
  case 270:
    *x_mm_out = (crop->y1 - y) * unit;
    *y_mm_out = (crop->x1 - x) * unit;
    break;
  default:
    *x_mm_out = (x - crop->x0) * unit;
    *y_mm_out = (crop->y1 - y) * unit;
    break;
  }
}

AnkyRectPdf
anky_page_geometry_to_pdf (const AnkyPageGeometry *self, AnkyRectMm rect)
{
  AnkyRectPdf corners = { 0 };

  point_to_pdf (self, rect.x, rect.y, &corners.x0, &corners.y0);
  point_to_pdf (self,
                rect.x + rect.width,
                rect.y + rect.height,
                &corners.x1,
                &corners.y1);
  return anky_rect_pdf_normalize (corners);
}

AnkyRectMm
anky_page_geometry_to_mm (const AnkyPageGeometry *self, AnkyRectPdf rect)
{
  double xa, ya, xb, yb;
  AnkyRectMm result = { 0 };

  point_to_mm (self, rect.x0, rect.y0, &xa, &ya);
  point_to_mm (self, rect.x1, rect.y1, &xb, &yb);
  result.x = MIN (xa, xb);
  result.y = MIN (ya, yb);
  result.width = MAX (xa, xb) - result.x;
  result.height = MAX (ya, yb) - result.y;
  return result;
}

gboolean
anky_rect_mm_intersect (AnkyRectMm a, AnkyRectMm b, AnkyRectMm *common_out)
{
  double x0 = MAX (a.x, b.x);
  double y0 = MAX (a.y, b.y);
  double x1 = MIN (a.x + a.width, b.x + b.width);
  double y1 = MIN (a.y + a.height, b.y + b.height);

  if (x1 <= x0 || y1 <= y0)
    return FALSE;
  if (common_out)
    *common_out = (AnkyRectMm){ x0, y0, x1 - x0, y1 - y0 };
  return TRUE;
}

AnkyRectMm
anky_rect_mm_union (AnkyRectMm a, AnkyRectMm b)
{
  double x0 = MIN (a.x, b.x);
  double y0 = MIN (a.y, b.y);
  double x1 = MAX (a.x + a.width, b.x + b.width);
  double y1 = MAX (a.y + a.height, b.y + b.height);
  AnkyRectMm result = { x0, y0, x1 - x0, y1 - y0 };

  return result;
}
