/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-render-page.h"

#include "anky-render-text.h"
#include "anky-renderer.h"
#include "anky-shared-memory.h"

#include <float.h>
#include <math.h>

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error,
                       ANKY_RENDER_ERROR,
                       ANKY_RENDER_ERROR_FAILED,
                       message);
  return FALSE;
}

/* The page's size, owned by the session. */
static const AnkyPageSizePt *
find_page (AnkyRenderSession *session, guint page, GError **error)
{
  GArray *sizes = anky_render_session_open (session, error);

  if (!sizes)
    return NULL;
  if (page >= sizes->len) {
    fail (error, "there is no such page");
    return NULL;
  }
  return &g_array_index (sizes, AnkyPageSizePt, page);
}

/* Pixels of a side of @length_mm; a hair over a whole number is that number. */
static double
count_pixels (double length_mm, double pixels_per_mm)
{
  const double hair = 1e-3;

  return MAX (1.0, ceil (length_mm * pixels_per_mm - hair));
}

/* FALSE for NaN and infinities too. */
static gboolean
is_within (double value, double min, double max)
{
  return value >= min && value <= max;
}

static gboolean
make_window (AnkyRenderRequest *request,
             AnkyRectMm area,
             double pixels_per_mm,
             double user_unit,
             GError **error)
{
  double width = count_pixels (area.width, pixels_per_mm);
  double height = count_pixels (area.height, pixels_per_mm);

  request->x_px = area.x * pixels_per_mm;
  request->y_px = area.y * pixels_per_mm;
  request->scale = pixels_per_mm * ANKY_MM_PER_POINT * user_unit;
  if (!is_within (request->scale, DBL_MIN, ANKY_RENDER_MAX_SCALE) ||
      !is_within (request->x_px,
                  -ANKY_RENDER_MAX_PLACE,
                  ANKY_RENDER_MAX_PLACE) ||
      !is_within (request->y_px, -ANKY_RENDER_MAX_PLACE, ANKY_RENDER_MAX_PLACE))
    return fail (error, "no such place or scale");
  if (!is_within (width, 1, ANKY_RENDER_MAX_SIDE_PX) ||
      !is_within (height, 1, ANKY_RENDER_MAX_SIDE_PX) ||
      width * height > ANKY_RENDER_MAX_PIXELS)
    return fail (error, "more pixels than can be drawn at once");
  request->width_px = (guint32) width;
  request->height_px = (guint32) height;
  return TRUE;
}

/* Takes @memory, whose first bytes are rows of @request's window. */
static AnkyPixels *
wrap_pixels (AnkySharedMemory *memory, const AnkyRenderRequest *request)
{
  return anky_pixels_new (request->width_px,
                          request->height_px,
                          request->width_px * ANKY_RENDER_PIXEL_BYTES,
                          memory->data,
                          (GDestroyNotify) anky_shared_memory_free,
                          memory);
}

AnkyPixels *
anky_render_page_draw (AnkyRenderSession *session,
                       guint page,
                       AnkyRectMm area,
                       double pixels_per_mm,
                       double user_unit,
                       GCancellable *cancellable,
                       GError **error)
{
  AnkyRenderRequest request = { .kind = ANKY_RENDER_PIXELS, .page = page };
  g_autoptr (AnkySharedMemory) memory = NULL;
  AnkyRenderAnswer answer;
  gsize size;

  if (!make_window (&request, area, pixels_per_mm, user_unit, error) ||
      !find_page (session, page, error))
    return NULL;
  size = (gsize) request.width_px * request.height_px * ANKY_RENDER_PIXEL_BYTES;
  memory = anky_shared_memory_new (size, error);
  if (!memory || !anky_render_session_ask (session,
                                           &request,
                                           memory->fd,
                                           cancellable,
                                           &answer,
                                           error))
    return NULL;
  if (answer.n != size) {
    anky_render_session_refuse (session, error);
    return NULL;
  }
  if (!anky_shared_memory_map (memory, error))
    return NULL;
  return wrap_pixels (g_steal_pointer (&memory), &request);
}

/* Copies before it parses: the helper can still write into the memory. */
static AnkyPageText *
parse_answer (AnkySharedMemory *memory,
              guint64 size,
              const AnkyPageSizePt *page_size,
              double mm_per_point)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size > memory->size)
    return NULL;
  bytes = anky_shared_memory_read (memory, (gsize) size, NULL);
  if (!bytes)
    return NULL;
  return anky_render_text_parse (g_bytes_get_data (bytes, NULL),
                                 (gsize) size,
                                 page_size->width * mm_per_point,
                                 page_size->height * mm_per_point,
                                 mm_per_point);
}

AnkyPageText *
anky_render_page_read (AnkyRenderSession *session,
                       guint page,
                       double user_unit,
                       GCancellable *cancellable,
                       GError **error)
{
  AnkyRenderRequest request = { .kind = ANKY_RENDER_TEXT, .page = page };
  const AnkyPageSizePt *page_size = find_page (session, page, error);
  g_autoptr (AnkySharedMemory) memory = NULL;
  AnkyRenderAnswer answer;
  AnkyPageText *text;

  if (!page_size)
    return NULL;
  memory = anky_shared_memory_new (ANKY_RENDER_MAX_TEXT_BYTES, error);
  if (!memory || !anky_render_session_ask (session,
                                           &request,
                                           memory->fd,
                                           cancellable,
                                           &answer,
                                           error))
    return NULL;
  text =
      parse_answer (memory, answer.n, page_size, ANKY_MM_PER_POINT * user_unit);
  if (!text)
    anky_render_session_refuse (session, error);
  return text;
}
