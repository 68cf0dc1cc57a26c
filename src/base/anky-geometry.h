/* anky-geometry.h - rectangles, one type for each coordinate system
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ANKY_MM_PER_POINT (25.4 / 72.0)

/**
 * AnkyRectMm:
 *
 * Millimetres from the top left corner of the page as it is displayed (CropBox
 * cut out, /Rotate applied, UserUnit applied), y downwards. What rules, the
 * window and the command line speak.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} AnkyRectMm;

/**
 * AnkyRectPdf:
 *
 * Default user space of a page (ISO 32000-2, 8.3.2.3), y upwards, in units of
 * 1/72 inch times UserUnit. Normalised: x0 <= x1 and y0 <= y1.
 */
typedef struct {
  double x0;
  double y0;
  double x1;
  double y1;
} AnkyRectPdf;

/**
 * AnkyPageGeometry:
 *
 * What decides how user space becomes the page on screen.
 * @crop_box: CropBox cut with the MediaBox, normalised, not empty
 * @rotate: 0, 90, 180 or 270, clockwise (ISO 32000-2, table 31)
 * @user_unit: 1.0 if the page names none
 */
typedef struct {
  AnkyRectPdf crop_box;
  int rotate;
  double user_unit;
} AnkyPageGeometry;

void anky_page_geometry_get_size_mm (const AnkyPageGeometry *self,
                                     double *width_out,
                                     double *height_out);
AnkyRectPdf anky_page_geometry_to_pdf (const AnkyPageGeometry *self,
                                       AnkyRectMm rect);
AnkyRectMm anky_page_geometry_to_mm (const AnkyPageGeometry *self,
                                     AnkyRectPdf rect);

AnkyRectPdf anky_rect_pdf_normalize (AnkyRectPdf rect);
AnkyRectPdf anky_rect_pdf_intersect (AnkyRectPdf a, AnkyRectPdf b);
gboolean anky_rect_pdf_is_empty (AnkyRectPdf rect);

gboolean anky_rect_mm_intersect (AnkyRectMm a,
                                 AnkyRectMm b,
                                 AnkyRectMm *common_out);
AnkyRectMm anky_rect_mm_union (AnkyRectMm a, AnkyRectMm b);

G_END_DECLS
