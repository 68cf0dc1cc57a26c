/* anky-viewport.c - where the pages lie on the canvas, and at which zoom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "anky-viewport.h"

#include <math.h>

#define SCREEN_PIXELS_PER_MM (96.0 / 25.4)
#define STEPS_PER_OCTAVE     4.0
/* Two zooms nearer than this are the same step: fitting gives odd numbers. */
#define STEP_TOLERANCE 0.02
/* A page that says it is wider than any paper is shown, but no larger. */
#define PAGE_MAX_MM 100000.0
#define PAGE_MIN_MM 1.0
/* Beyond it a line of text is too long for the eye. */
#define AUTO_MOST 1.25

struct _AnkyViewport {
  guint n_pages;
  AnkyPageExtent *pages;
  int *tops; /* n_pages + 1 of them; the last is the canvas' height */
  double zoom;
  int around;
  int between;
  int view_width;
  int view_height;
};

static int
to_whole (const AnkyViewport *self, double mm)
{
  return MAX (1, (int) lround (mm * anky_viewport_get_pixels_per_mm (self)));
}

static void
lay_out (AnkyViewport *self)
{
  int y = self->around;

  for (guint i = 0; i < self->n_pages; i++) {
    self->tops[i] = y;
    y += to_whole (self, self->pages[i].height_mm);
    y += i + 1 < self->n_pages ? self->between : self->around;
  }
  self->tops[self->n_pages] = y;
}

static double
get_widest_mm (const AnkyViewport *self)
{
  double widest = PAGE_MIN_MM;

  for (guint i = 0; i < self->n_pages; i++)
    widest = MAX (widest, self->pages[i].width_mm);

  return widest;
}

AnkyViewport *
anky_viewport_new (const AnkyPageExtent *pages, guint n_pages)
{
  AnkyViewport *self = g_new0 (AnkyViewport, 1);

  self->n_pages = n_pages;
  self->pages = g_new (AnkyPageExtent, n_pages);
  for (guint i = 0; i < n_pages; i++) {
    self->pages[i].width_mm =
        CLAMP (pages[i].width_mm, PAGE_MIN_MM, PAGE_MAX_MM);
    self->pages[i].height_mm =
        CLAMP (pages[i].height_mm, PAGE_MIN_MM, PAGE_MAX_MM);
  }
  self->tops = g_new0 (int, (gsize) n_pages + 1);
  self->zoom = 1.0;
  lay_out (self);

  return self;
}

void
anky_viewport_free (AnkyViewport *self)
{
  g_free (self->pages);
  g_free (self->tops);
  g_free (self);
}

guint
anky_viewport_get_n_pages (const AnkyViewport *self)
{
  return self->n_pages;
}

const AnkyPageExtent *
anky_viewport_get_page (const AnkyViewport *self, guint page)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  return &self->pages[page];
}

void
anky_viewport_set_margins (AnkyViewport *self, int around, int between)
{
  self->around = MAX (0, around);
  self->between = MAX (0, between);
  lay_out (self);
}

void
anky_viewport_set_view_size (AnkyViewport *self, int width, int height)
{
  self->view_width = MAX (0, width);
  self->view_height = MAX (0, height);
}

double
anky_viewport_get_zoom (const AnkyViewport *self)
{
  return self->zoom;
}

void
anky_viewport_set_zoom (AnkyViewport *self, double zoom)
{
  self->zoom = CLAMP (zoom, ANKY_ZOOM_MIN, ANKY_ZOOM_MAX);
  lay_out (self);
}

double
anky_viewport_get_pixels_per_mm (const AnkyViewport *self)
{
  return self->zoom * SCREEN_PIXELS_PER_MM;
}

double
anky_viewport_get_step (const AnkyViewport *self, int direction)
{
  double step = log2 (self->zoom) * STEPS_PER_OCTAVE;
  double next = direction > 0 ? floor (step + STEP_TOLERANCE) + 1
                              : ceil (step - STEP_TOLERANCE) - 1;

  return CLAMP (exp2 (next / STEPS_PER_OCTAVE), ANKY_ZOOM_MIN, ANKY_ZOOM_MAX);
}

double
anky_viewport_get_fit (const AnkyViewport *self, AnkyFit fit, guint page)
{
  double width_mm = get_widest_mm (self);
  double width = self->view_width - 2.0 * self->around;
  double height = self->view_height - 2.0 * self->around;
  double zoom;

  if (fit == ANKY_FIT_NONE || page >= self->n_pages || width < 1 || height < 1)
    return self->zoom;

  if (fit == ANKY_FIT_PAGE)
    width_mm = self->pages[page].width_mm;
  zoom = width / width_mm / SCREEN_PIXELS_PER_MM;
  if (fit == ANKY_FIT_PAGE)
    zoom =
        MIN (zoom, height / self->pages[page].height_mm / SCREEN_PIXELS_PER_MM);
  if (fit == ANKY_FIT_AUTO)
    zoom = MIN (zoom, AUTO_MOST);

  return CLAMP (zoom, ANKY_ZOOM_MIN, ANKY_ZOOM_MAX);
}

void
anky_viewport_get_canvas_size (const AnkyViewport *self,
                               int *width_out,
                               int *height_out)
{
  int column = to_whole (self, get_widest_mm (self)) + 2 * self->around;

  *width_out = MAX (column, self->view_width);
  *height_out = MAX (self->tops[self->n_pages], self->view_height);
}

AnkyRectPx
anky_viewport_get_page_rect (const AnkyViewport *self, guint page)
{
  AnkyRectPx rect = { 0, 0, 0, 0 };
  int canvas_width = 0;
  int canvas_height = 0;

  g_return_val_if_fail (page < self->n_pages, rect);

  anky_viewport_get_canvas_size (self, &canvas_width, &canvas_height);
  rect.width = to_whole (self, self->pages[page].width_mm);
  rect.height = to_whole (self, self->pages[page].height_mm);
  rect.x = (canvas_width - rect.width) / 2;
  rect.y = self->tops[page];
  /* A short document stands in the middle of a tall window. */
  if (self->tops[self->n_pages] < canvas_height)
    rect.y += (canvas_height - self->tops[self->n_pages]) / 2;

  return rect;
}

guint
anky_viewport_find_page (const AnkyViewport *self, int y)
{
  guint low = 0;
  guint high = self->n_pages;

  /* The last page that begins at or above @y. */
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (anky_viewport_get_page_rect (self, middle).y <= y)
      low = middle;
    else
      high = middle;
  }

  return low;
}

gboolean
anky_viewport_get_visible (const AnkyViewport *self,
                           int y,
                           int height,
                           guint *first_out,
                           guint *last_out)
{
  guint first;
  AnkyRectPx rect;

  if (self->n_pages == 0)
    return FALSE;

  first = anky_viewport_find_page (self, y);
  rect = anky_viewport_get_page_rect (self, first);
  if (rect.y + rect.height <= y && first + 1 < self->n_pages)
    first++;
  *first_out = first;
  *last_out = MAX (first, anky_viewport_find_page (self, y + height - 1));

  return TRUE;
}

AnkyRectPx
anky_viewport_to_px (const AnkyViewport *self, guint page, AnkyRectMm rect)
{
  AnkyRectPx on_page = anky_viewport_get_page_rect (self, page);
  double scale = anky_viewport_get_pixels_per_mm (self);
  AnkyRectPx px;

  px.x = on_page.x + (int) lround (rect.x * scale);
  px.y = on_page.y + (int) lround (rect.y * scale);
  px.width = (int) lround (rect.width * scale);
  px.height = (int) lround (rect.height * scale);

  return px;
}

void
anky_viewport_to_mm (const AnkyViewport *self,
                     guint page,
                     double x_px,
                     double y_px,
                     double *x_mm_out,
                     double *y_mm_out)
{
  AnkyRectPx on_page = anky_viewport_get_page_rect (self, page);
  double scale = anky_viewport_get_pixels_per_mm (self);

  *x_mm_out = (x_px - on_page.x) / scale;
  *y_mm_out = (y_px - on_page.y) / scale;
}

AnkyAnchor
anky_viewport_get_anchor (const AnkyViewport *self, double x_px, double y_px)
{
  AnkyAnchor anchor = { 0, 0, 0 };
  AnkyRectPx rect;

  if (self->n_pages == 0)
    return anchor;

  anchor.page = anky_viewport_find_page (self, (int) y_px);
  rect = anky_viewport_get_page_rect (self, anchor.page);
  anchor.x = (x_px - rect.x) / rect.width;
  anchor.y = (y_px - rect.y) / rect.height;

  return anchor;
}

void
anky_viewport_find_anchor (const AnkyViewport *self,
                           const AnkyAnchor *anchor,
                           double *x_px_out,
                           double *y_px_out)
{
  AnkyRectPx rect;

  *x_px_out = 0;
  *y_px_out = 0;
  if (anchor->page >= self->n_pages)
    return;

  rect = anky_viewport_get_page_rect (self, anchor->page);
  *x_px_out = rect.x + anchor->x * rect.width;
  *y_px_out = rect.y + anchor->y * rect.height;
}
