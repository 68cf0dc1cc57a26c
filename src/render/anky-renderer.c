/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "anky-renderer.h"

#include "anky-executor.h"
#include "anky-render-page.h"

#include <math.h>
#include <string.h>

/* UserUnit has no ceiling in ISO 32000-2 (table 31); this one keeps sizes
 * finite. */
#define MAX_USER_UNIT 75000.0

struct _AnkyRenderer {
  GObject parent_instance;

  GArray *user_units; /* NULL: all 1.0 */
  AnkyExecutor *executor;
  AnkyRenderSession *session; /* of the executor's thread */
};

static void anky_renderer_page_source_init (AnkyPageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    AnkyRenderer,
    anky_renderer,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (ANKY_TYPE_PAGE_SOURCE,
                           anky_renderer_page_source_init))

static void
anky_renderer_finalize (GObject *object)
{
  AnkyRenderer *self = ANKY_RENDERER (object);

  /* Requests hold a reference: none is left. */
  g_clear_pointer (&self->session, anky_render_session_free);
  g_clear_object (&self->executor);
  g_clear_pointer (&self->user_units, g_array_unref);
  G_OBJECT_CLASS (anky_renderer_parent_class)->finalize (object);
}

static void
anky_renderer_class_init (AnkyRendererClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anky_renderer_finalize;
}

static void
anky_renderer_init (AnkyRenderer *self)
{
  self->executor = anky_executor_new ("render");
}

AnkyRenderer *
anky_renderer_new (AnkyFile *file, gsize length, const char *password)
{
  AnkyRenderer *self;
  AnkySecret *secret = NULL;
  gsize size;

  g_return_val_if_fail (ANKY_IS_FILE (file), NULL);

  self = g_object_new (ANKY_TYPE_RENDERER, NULL);
  size = anky_file_get_size (file);
  if (password)
    secret = anky_secret_new (password, strlen (password));
  self->session =
      anky_render_session_new (file,
                               length == 0 ? size : MIN (length, size),
                               secret);
  return self;
}

void
anky_renderer_set_user_units (AnkyRenderer *self, GArray *user_units)
{
  g_return_if_fail (ANKY_IS_RENDERER (self));

  if (user_units)
    g_array_ref (user_units);
  g_clear_pointer (&self->user_units, g_array_unref);
  self->user_units = user_units;
}

void
anky_renderer_set_timeout (AnkyRenderer *self, guint timeout_ms)
{
  g_return_if_fail (ANKY_IS_RENDERER (self));

  anky_render_session_set_timeout (self->session, timeout_ms);
}

void
anky_renderer_set_cpu_limit (AnkyRenderer *self, guint seconds)
{
  g_return_if_fail (ANKY_IS_RENDERER (self));

  anky_render_session_set_cpu_limit (self->session, seconds);
}

AnkyRendererConfinement
anky_renderer_get_confinement (AnkyRenderer *self)
{
  g_return_val_if_fail (ANKY_IS_RENDERER (self), 0);

  return (AnkyRendererConfinement) anky_render_session_get_confinement (
      self->session);
}

int
anky_renderer_get_pid (AnkyRenderer *self)
{
  g_return_val_if_fail (ANKY_IS_RENDERER (self), 0);

  return anky_render_session_get_pid (self->session);
}

static double
get_user_unit (GArray *user_units, guint page)
{
  double unit;

  if (!user_units || page >= user_units->len)
    return 1.0;
  unit = g_array_index (user_units, double, page);
  return unit > 0 && unit <= MAX_USER_UNIT ? unit : 1.0;
}

/* One request, with all that the executor's thread needs to know. */
typedef struct {
  AnkyRenderSession *session;
  GArray *user_units;
  guint page;
  AnkyRectMm area;
  double pixels_per_mm;
  gpointer result;
} Request;

static Request *
make_request (AnkyRenderer *self, guint page)
{
  Request *request = g_new0 (Request, 1);

  request->session = self->session;
  request->user_units =
      self->user_units ? g_array_ref (self->user_units) : NULL;
  request->page = page;
  return request;
}

static void
free_request (Request *request)
{
  g_clear_pointer (&request->user_units, g_array_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, free_request)

static gboolean
get_sizes (gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  GArray *sizes_pt = anky_render_session_open (request->session, error);
  GArray *sizes;

  if (!sizes_pt)
    return FALSE;
  sizes =
      g_array_sized_new (FALSE, FALSE, sizeof (AnkyPageSize), sizes_pt->len);
  for (guint i = 0; i < sizes_pt->len; i++) {
    const AnkyPageSizePt *pt = &g_array_index (sizes_pt, AnkyPageSizePt, i);
    double unit = ANKY_MM_PER_POINT * get_user_unit (request->user_units, i);
    AnkyPageSize size = { pt->width * unit, pt->height * unit };

    g_array_append_val (sizes, size);
  }
  request->result = sizes;
  return TRUE;
}

static gboolean
draw (gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  double unit = get_user_unit (request->user_units, request->page);

  request->result = anky_render_page_draw (request->session,
                                           request->page,
                                           request->area,
                                           request->pixels_per_mm,
                                           unit,
                                           cancellable,
                                           error);
  return request->result != NULL;
}

static gboolean
read_text (gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  double unit = get_user_unit (request->user_units, request->page);

  request->result = anky_render_page_read (request->session,
                                           request->page,
                                           unit,
                                           cancellable,
                                           error);
  return request->result != NULL;
}

static gpointer
run_sync (AnkyRenderer *self,
          AnkyExecutorFunc func,
          Request *request,
          GCancellable *cancellable,
          GError **error)
{
  if (!anky_executor_run_sync (self->executor,
                               func,
                               request,
                               cancellable,
                               error))
    return NULL;
  return request->result;
}

static void
run_task (GTask *task,
          AnkyExecutorFunc func,
          GDestroyNotify free_result,
          GCancellable *cancellable)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (func (request, cancellable, &error))
    g_task_return_pointer (task, request->result, free_result);
  else
    g_task_return_error (task, error);
}

static GTask *
make_task (AnkyRenderer *self,
           Request *request,
           AnkyRenderPriority priority,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  static const int task_priorities[] = {
    [ANKY_RENDER_URGENT] = G_PRIORITY_DEFAULT,
    [ANKY_RENDER_THUMBNAIL] = G_PRIORITY_DEFAULT_IDLE,
    [ANKY_RENDER_AHEAD] = G_PRIORITY_LOW,
  };
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, request, (GDestroyNotify) free_request);
  g_task_set_priority (task, task_priorities[priority]);
  return task;
}

static void
open_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  run_task (task, get_sizes, (GDestroyNotify) g_array_unref, cancellable);
}

void
anky_renderer_open_async (AnkyRenderer *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANKY_IS_RENDERER (self));

  task = make_task (self,
                    make_request (self, 0),
                    ANKY_RENDER_URGENT,
                    cancellable,
                    callback,
                    user_data);
  g_task_set_source_tag (task, anky_renderer_open_async);
  anky_executor_run (self->executor, task, open_thread);
}

GArray *
anky_renderer_open_finish (AnkyRenderer *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GArray *
anky_renderer_dup_sizes (AnkyRenderer *self,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (ANKY_IS_RENDERER (self), NULL);

  request = make_request (self, 0);
  return run_sync (self, get_sizes, request, cancellable, error);
}

static void
render_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  run_task (task, draw, (GDestroyNotify) anky_pixels_unref, cancellable);
}

void
anky_renderer_render_async (AnkyRenderer *self,
                            guint page,
                            AnkyRectMm area,
                            double pixels_per_mm,
                            AnkyRenderPriority priority,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (ANKY_IS_RENDERER (self));

  request = make_request (self, page);
  request->area = area;
  request->pixels_per_mm = pixels_per_mm;
  task = make_task (self, request, priority, cancellable, callback, user_data);
  g_task_set_source_tag (task, anky_renderer_render_async);
  anky_executor_run (self->executor, task, render_thread);
}

/* Pages are opaque: without the alpha byte Cairo copies instead of blending,
 * and a helper that lies in it changes nothing. */
static cairo_surface_t *
make_surface (AnkyPixels *pixels)
{
  static const cairo_user_data_key_t pixels_key;
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data ((guint8 *) pixels->data,
                                           CAIRO_FORMAT_RGB24,
                                           (int) pixels->width_px,
                                           (int) pixels->height_px,
                                           (int) pixels->stride_bytes);

  cairo_surface_set_user_data (surface,
                               &pixels_key,
                               pixels,
                               (cairo_destroy_func_t) anky_pixels_unref);
  return surface;
}

cairo_surface_t *
anky_renderer_render_finish (AnkyRenderer *self,
                             GAsyncResult *result,
                             GError **error)
{
  AnkyPixels *pixels;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  pixels = g_task_propagate_pointer (G_TASK (result), error);
  return pixels ? make_surface (pixels) : NULL;
}

static void
text_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  run_task (task,
            read_text,
            (GDestroyNotify) anky_page_text_unref,
            cancellable);
}

void
anky_renderer_get_text_async (AnkyRenderer *self,
                              guint page,
                              AnkyRenderPriority priority,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANKY_IS_RENDERER (self));

  task = make_task (self,
                    make_request (self, page),
                    priority,
                    cancellable,
                    callback,
                    user_data);
  g_task_set_source_tag (task, anky_renderer_get_text_async);
  anky_executor_run (self->executor, task, text_thread);
}

AnkyPageText *
anky_renderer_get_text_finish (AnkyRenderer *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static guint
anky_renderer_get_n_pages (AnkyPageSource *source, GError **error)
{
  g_autoptr (GArray) sizes =
      anky_renderer_dup_sizes (ANKY_RENDERER (source), NULL, error);

  return sizes ? sizes->len : 0;
}

static AnkyPageText *
anky_renderer_dup_text (AnkyPageSource *source,
                        guint page,
                        GCancellable *cancellable,
                        GError **error)
{
  AnkyRenderer *self = ANKY_RENDERER (source);
  g_autoptr (Request) request = make_request (self, page);

  return run_sync (self, read_text, request, cancellable, error);
}

static AnkyPixels *
anky_renderer_dup_pixels (AnkyPageSource *source,
                          guint page,
                          AnkyRectMm area,
                          double pixels_per_mm,
                          GCancellable *cancellable,
                          GError **error)
{
  AnkyRenderer *self = ANKY_RENDERER (source);
  g_autoptr (Request) request = make_request (self, page);

  request->area = area;
  request->pixels_per_mm = pixels_per_mm;
  return run_sync (self, draw, request, cancellable, error);
}

static void
anky_renderer_page_source_init (AnkyPageSourceInterface *iface)
{
  iface->get_n_pages = anky_renderer_get_n_pages;
  iface->dup_text = anky_renderer_dup_text;
  iface->dup_pixels = anky_renderer_dup_pixels;
}
